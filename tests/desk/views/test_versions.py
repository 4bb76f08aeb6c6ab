import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.letters import actions
from apps.letters.models import Letter
from tests import desks, making

BODY = "<p>We are {signatories.organisations} organisations.</p><p>Release them all.</p><p>{asks}</p>"


@pytest.fixture
def approver(db: None) -> Client:
    return desks.client(Role.APPROVER)


def _twice_submitted() -> Letter:
    """A letter in review for the second time, one word changed since the first."""
    letter = making.draft(body=BODY)
    actions.submit_letter(letter=letter, actor=None)
    letter = actions.return_to_draft(letter=letter, actor=None, reason="Softer, please.")
    letter.body = letter.body.replace("them all", "them now")
    actions.save_draft(letter=letter, actor=None)
    return actions.submit_letter(letter=letter, actor=None)


def _remark(client: Client, letter: Letter, **changes: str) -> None:
    data = {"version": "1", "language": "en", "position": "1", "text": "Too harsh?"} | changes
    assert client.post(reverse("desk:remark", args=[letter.pk]), data).status_code == 302


def test_reviewer_remarks_on_a_paragraph_and_the_drafter_deals_with_it(approver: Client) -> None:
    letter = making.draft(body=BODY)
    actions.submit_letter(letter=letter, actor=None)
    assert "What should those who write know?" in desks.words(approver, reverse("desk:letter", args=[letter.pk]))
    _remark(approver, letter)
    assert "Too harsh?" in desks.words(approver, reverse("desk:letter", args=[letter.pk]))
    actions.return_to_draft(letter=letter, actor=None, reason="Softer.")
    drafter, comment = desks.client(Role.DRAFTER), letter.comments.get()
    page = desks.words(drafter, reverse("desk:letter", args=[letter.pk]))
    assert "Paragraph 2" in page and "on version 1" in page and "Too harsh?" in page
    drafter.post(reverse("desk:remark-resolve", args=[letter.pk, comment.pk]), {"from": "beside"})
    comment.refresh_from_db()
    assert comment.resolved_by is not None
    assert "1 remark dealt with" in desks.words(drafter, reverse("desk:letter", args=[letter.pk]))
    drafter.post(reverse("desk:remark-reopen", args=[letter.pk, comment.pk]), {"from": "beside"})
    comment.refresh_from_db()
    assert comment.resolved_by is None


def test_remark_is_text_whatever_it_says(approver: Client) -> None:
    letter = making.draft(body=BODY)
    _remark(approver, letter, version="", text="<script>alert(1)</script> {{ letter }}")
    page = approver.get(reverse("desk:letter-read", args=[letter.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ letter }}" in page


@pytest.mark.parametrize("changes", [{"position": "99"}, {"position": "-1"}, {"text": " "}, {"language": "xx"}])
def test_refused_remark_says_so_and_leaves_nothing(approver: Client, changes: dict[str, str]) -> None:
    letter = making.draft(body=BODY)
    data = {"version": "", "language": "en", "position": "0", "text": "Why?"} | changes
    answer = approver.post(reverse("desk:remark", args=[letter.pk]), data, follow=True)
    assert 'class="error"' in answer.content.decode()
    assert letter.comments.count() == 0


def test_strangers_neither_read_nor_remark(db: None, client: Client) -> None:
    letter = _twice_submitted()
    for name in ("letter-read", "letter-versions"):
        assert client.get(reverse(f"desk:{name}", args=[letter.pk])).status_code == 302
    assert client.post(reverse("desk:remark", args=[letter.pk]), {"text": "x"}).status_code == 302
    assert letter.comments.count() == 0


def test_link_of_a_remark_changes_nothing_on_get(approver: Client) -> None:
    letter = making.draft(body=BODY)
    _remark(approver, letter, version="")
    address = reverse("desk:remark-resolve", args=[letter.pk, letter.comments.get().pk])
    assert approver.get(address).status_code == 405
    assert letter.comments.get().resolved_at is None


def test_two_versions_stand_side_by_side(approver: Client) -> None:
    letter = _twice_submitted()
    address = reverse("desk:letter-versions", args=[letter.pk])
    page = approver.get(address, {"old": "1", "new": "2"}).content.decode()
    assert "Release them <del>all</del>." in page and "Release them <ins>now</ins>." in page
    assert "1 part changed." in page
    for version in letter.versions.all():
        assert version.fingerprint in page
    assert "Nothing differs." in desks.words(approver, f"{address}?old=2&new=2")


def test_draft_is_compared_as_it_would_be_frozen(approver: Client) -> None:
    letter = _twice_submitted()
    actions.return_to_draft(letter=letter, actor=None, reason="Once more.")
    address = reverse("desk:letter-versions", args=[letter.pk])
    assert "Nothing differs." in desks.words(approver, f"{address}?old=2&new=draft")
    letter.refresh_from_db()
    letter.subject = "Another subject altogether"
    actions.save_draft(letter=letter, actor=None)
    page = approver.get(address, {"old": "2", "new": "draft"}).content.decode()
    assert "<ins>Another" in page


def test_approval_shows_role_time_and_remark(db: None) -> None:
    letter = _twice_submitted()
    who = making.user(Role.APPROVER, Role.DATA_OFFICER, username="ada")
    actions.approve_letter(letter=letter, actor=who, remark="Good to go.")
    page = desks.words(desks.client(Role.DRAFTER), reverse("desk:letter-versions", args=[letter.pk]))
    assert "ada (Approver)" in page and "Good to go." in page
    assert letter.versions.get(number=2).approvals.get().role == Role.APPROVER


def test_reader_starts_from_the_version_that_they_saw(db: None) -> None:
    letter = _twice_submitted()
    reader = making.user(Role.APPROVER)
    version = letter.versions.get(number=1)
    actions.remark(letter=letter, version=version, language="en", position=0, text="So many?", actor=reader)
    letter = actions.return_to_draft(letter=letter, actor=None, reason="Again.")
    actions.submit_letter(letter=letter, actor=None)
    answer = desks.client_of(reader).get(reverse("desk:letter-versions", args=[letter.pk]))
    assert (answer.context["old"], answer.context["new"]) == ("1", "3")


def test_approving_warns_of_remarks_that_stand(approver: Client) -> None:
    letter = _twice_submitted()
    address = reverse("desk:step", args=["letters", "letter", letter.pk, "approve"])
    assert "still open" not in desks.words(approver, address)
    _remark(approver, letter)
    page = desks.words(approver, address)
    assert "1 remark is still open" in page and "Too harsh?" in page
    assert "What changed since the version you saw" in page


@pytest.mark.parametrize("side", ["9", "x", "-1", "\u0663"])
def test_version_that_is_not_there_is_not_found(approver: Client, side: str) -> None:
    letter = _twice_submitted()
    assert approver.get(reverse("desk:letter-versions", args=[letter.pk]), {"old": side}).status_code == 404
    assert approver.get(reverse("desk:letter-read", args=[letter.pk]), {"version": side}).status_code == 404


def test_versions_cost_the_same_queries_however_many(approver: Client) -> None:
    letter = _twice_submitted()
    address = f"{reverse('desk:letter-versions', args=[letter.pk])}?old=1&new=2"
    desks.cost(approver, address)
    before = desks.cost(approver, address)
    for _round in range(2):
        letter = actions.return_to_draft(letter=letter, actor=None, reason="Again.")
        letter = actions.submit_letter(letter=letter, actor=None)
    assert desks.cost(approver, address) == before
