import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from apps.accounts.models import Role
from apps.archive import actions as archive
from apps.archive.models import Document, Passage
from apps.letters import rules
from apps.letters.models import Letter
from tests import desks, making
from tests.pages import asking

TEXT = "We urge the release of all who are held for their opinions."
NOTED = (
    '<p>Held since 1998<sup data-footnote="1"></sup>, says {campaign.title}.</p>\n'
    '<p dir="rtl" lang="ar">سلام</p>\n<aside data-footnote="1"><p>A report.</p></aside>'
)


def _passage() -> Passage:
    draft = Document(slug="old", kind="letter", title="Old letter", file_name="a.txt", text=TEXT, original=b"x")
    passage = Passage(kind="paragraph", text=TEXT, start=0, end=len(TEXT))
    return archive.add_document(document=draft, passages=[passage], actor=None).passages.get()


def _address(letter: Letter) -> str:
    return reverse("desk:letter", args=[letter.pk])


def _log_in(page: Page, url: str) -> None:
    visitor = desks.client(Role.DRAFTER)
    page.context.add_cookies([{"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": url}])


def _words(letter: Letter, **changes: str) -> dict[str, str]:
    names = ("subject", "salutation", "body", "closing")
    return {name: getattr(letter, name) for name in names} | changes


@pytest.mark.django_db
def test_draft_is_saved_in_canonical_form() -> None:
    letter = making.draft()
    desks.client(Role.DRAFTER).post(_address(letter), _words(letter, body="<p>Stop <b>now</b><script>x</script></p>"))
    letter.refresh_from_db()
    assert letter.body == "<p>Stop <strong>now</strong></p>"


@pytest.mark.django_db
def test_search_saves_the_draft_and_shows_passages() -> None:
    _passage()
    letter = making.draft()
    data = _words(letter, subject="Typed just now") | {"words": "release opinions", "search": "1"}
    page = desks.client(Role.DRAFTER).post(_address(letter), data, follow=True)
    letter.refresh_from_db()
    assert letter.subject == "Typed just now"
    assert TEXT in page.content.decode().replace("<mark>", "").replace("</mark>", "")
    assert "<mark>release</mark>" in page.content.decode()


@pytest.mark.django_db
def test_search_is_narrowed_to_an_addressee_of_the_letter() -> None:
    passage = _passage()
    letter = making.draft()
    institution = letter.addressees.get().office.institution
    data = _words(letter) | {"words": "release", "search": "1", "institution": str(institution.pk)}
    drafter = desks.client(Role.DRAFTER)
    assert "<mark>release</mark>" not in drafter.post(_address(letter), data, follow=True).content.decode()
    passage.document.institutions.add(institution)
    assert "<mark>release</mark>" in drafter.post(_address(letter), data, follow=True).content.decode()


@pytest.mark.django_db
def test_ask_of_the_campaign_finds_where_it_was_asked_and_what_was_answered() -> None:
    passage = _passage()
    asking.answered(passage, 1, quote="Nobody is held.")
    letter = making.draft()
    ask = letter.campaign.asks.create(label="Release", text="Release all who are held for their opinions")
    data = _words(letter, subject="Typed just now") | {"like": str(ask.pk), "words": "nonsense"}
    page = desks.client(Role.DRAFTER).post(_address(letter), data, follow=True).content.decode()
    assert Letter.objects.get(pk=letter.pk).subject == "Typed just now"
    assert f'name="borrow" value="{passage.pk}"' in page and "Nobody is held." in page


@pytest.mark.django_db
def test_page_takes_the_same_queries_for_any_number_of_passages_found() -> None:
    letter, drafter = making.draft(), desks.client(Role.DRAFTER)
    address = f"{_address(letter)}?words=paragraph"

    def make(number: int) -> None:
        asking.answered(asking.document(number).passages.get(), number)

    asking.assert_constant(drafter, address, make)


@pytest.mark.django_db
def test_passage_is_taken_over_with_its_provenance() -> None:
    passage = _passage()
    letter = making.draft()
    drafter = making.user(Role.DRAFTER)
    data = _words(letter, body="<p>Typed just now.</p>") | {"borrow": str(passage.pk)}
    desks.client_of(drafter).post(_address(letter), data)
    letter.refresh_from_db()
    borrowed = letter.borrowed_passages.get()
    assert letter.body == f'<p>Typed just now.</p>\n<p data-source="{borrowed.pk}">{TEXT}</p>'
    assert (borrowed.passage, borrowed.borrowed_by) == (passage, drafter)


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["x", "-1", "9" * 30])
def test_passage_that_is_none_does_not_exist(number: str) -> None:
    letter = making.draft()
    data = _words(letter, body="<p>Typed just now.</p>") | {"borrow": number}
    assert desks.client(Role.DRAFTER).post(_address(letter), data).status_code == 404


@pytest.mark.django_db
def test_unknown_placeholder_is_named_at_the_text() -> None:
    letter = making.draft()
    response = desks.client(Role.DRAFTER).post(_address(letter), _words(letter, body="<p>{asks.all}</p>"))
    assert "{asks.all}" in str(response.context["form"].errors["body"])
    letter.refresh_from_db()
    assert "asks.all" not in letter.body


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER])
def test_text_is_read_but_not_written_by_other_roles(role: Role) -> None:
    letter = making.draft(body="<p>As it was.</p>")
    visitor = desks.client(role)
    page = desks.words(visitor, _address(letter))
    assert "As it was." in page
    assert 'name="body"' not in page and 'id="writing"' not in page
    assert page.count("<textarea") == page.count('name="text"') == 1  # room for a remark, nothing else
    assert visitor.post(_address(letter), _words(letter, body="<p>Changed</p>")).status_code == 403


@pytest.mark.django_db
def test_text_of_an_open_letter_is_not_written_any_more() -> None:
    letter = making.open_letter()
    page = desks.client(Role.DRAFTER).post(_address(letter), _words(letter, body="<p>Changed</p>"))
    assert page.status_code == 200
    letter.refresh_from_db()
    assert "Changed" not in letter.body


@pytest.mark.django_db
def test_preview_is_a_pdf() -> None:
    response = desks.client(Role.APPROVER).get(reverse("desk:letter-preview", args=[making.draft().pk]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.django_db
def test_policy_lets_no_inline_script_run() -> None:
    response = desks.client(Role.DRAFTER).get(_address(making.draft()))
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    page = response.content.decode()
    inline = [tag for tag in re.findall(r"<script[^>]*>", page) if " src=" not in tag]
    assert len(inline) == 1
    assert f'nonce="{nonce}"' in inline[0]
    assert 'type="importmap"' in inline[0]


@pytest.mark.django_db(transaction=True)
def test_editor_keeps_footnotes_placeholders_and_directions(live_server, page: Page) -> None:  # type: ignore[no-untyped-def]
    letter = making.draft(body=NOTED)
    _log_in(page, live_server.url)
    page.goto(live_server.url + _address(letter))
    editor = page.get_by_role("textbox").and_(page.locator(".ProseMirror"))
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("한국 ")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    letter.refresh_from_db()
    assert letter.body == NOTED.replace("<p>Held", "<p>한국 Held")


@pytest.mark.django_db
def test_who_approves_reads_the_frozen_text_with_figures_and_not_a_later_draft() -> None:
    letter = making.open_letter(body="<p>{signatories.organisations} organisations for {campaign.title}.</p>")
    making.confirmed(letter)
    Letter.objects.filter(pk=letter.pk).update(body="<p>Another text</p>")
    page = desks.client(Role.APPROVER).get(_address(letter)).content.decode()
    assert f"<p>1 organisations for {letter.campaign.title}.</p>" in page
    assert "Another text" not in page


@pytest.mark.django_db
def test_every_placeholder_is_explained_beside_the_text() -> None:
    letter = making.draft()
    page = desks.client(Role.DRAFTER).get(_address(letter)).content.decode()
    assert all(f"&#123;{each.name}&#125;" in page and str(each.meaning) in page for each in rules.REGISTRY.values())
    assert f"<strong>{letter.campaign.title}</strong>" in page


def _found(letter: Letter, role: Role = Role.DRAFTER, **asked: str) -> str:
    answer = desks.client(role).post(reverse("desk:draft-archive", args=[letter.pk]), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.django_db
def test_archive_finds_passages_like_a_posted_paragraph() -> None:
    passage = _passage()
    found = _found(making.draft(), text="Release all who are held for their opinions, we urge")
    assert TEXT in found.replace("<mark>", "").replace("</mark>", "") and f'value="{passage.pk}"' in found
    assert "says much the same as this paragraph" in _found(making.draft(), text="xyzzy")


@pytest.mark.django_db
def test_archive_tells_what_was_asked_of_an_institution_and_answered() -> None:
    passage, letter = _passage(), making.draft()
    asking.answered(passage, 1, quote="Nobody is held.")
    institution = letter.addressees.get().office.institution
    assert "no document to or from this addressee" in _found(letter, before=str(institution.pk))
    passage.document.institutions.add(institution)
    found = _found(letter, before=str(institution.pk))
    assert TEXT in found and "Nobody is held." in found
    assert TEXT not in _found(letter, before="1x")


@pytest.mark.django_db
def test_what_was_asked_before_takes_the_same_queries_for_any_number_of_letters() -> None:
    letter, drafter = making.draft(), desks.client(Role.DRAFTER)
    institution = letter.addressees.get().office.institution

    def make(number: int) -> None:
        passage = asking.document(number).passages.get()
        passage.document.institutions.add(institution)
        asking.answered(passage, number)

    asking.assert_constant(drafter, f"{_address(letter)}?before={institution.pk}", make)


@pytest.mark.django_db
def test_archive_is_closed_to_strangers_and_taking_over_to_readers() -> None:
    _passage()
    address = reverse("desk:draft-archive", args=[making.draft().pk])
    assert Client().post(address, {"words": "release"}).status_code == 302
    assert Client().get(address).status_code == 405
    assert "<mark>release</mark>" in _found(making.draft(), Role.APPROVER, words="release")
    assert 'name="borrow"' not in _found(making.draft(), Role.APPROVER, words="release")


@pytest.mark.django_db
def test_saving_over_words_that_came_in_meanwhile_is_refused_and_shows_what_was_typed() -> None:
    letter = making.draft(body="<p>As it was.</p>")
    drafter, data = desks.client(Role.DRAFTER), _words(letter, subject="Typed just now") | {"revision": "99"}
    page = drafter.post(_address(letter), data)
    assert page.status_code == 200 and "Typed just now" in page.content.decode()
    assert Letter.objects.get(pk=letter.pk).subject == letter.subject
    drafter.post(_address(letter), data | {"revision": str(letter.revision)})
    assert Letter.objects.get(pk=letter.pk).subject == "Typed just now"


@pytest.mark.django_db
def test_ten_megabytes_are_refused_in_words() -> None:
    letter = making.draft(body="<p>As it was.</p>")
    drafter = desks.client(Role.DRAFTER)
    data = _words(letter, body="word " * 2_000_000)
    response = drafter.post(_address(letter), urlencode(data), content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "larger than the server takes at once" in response.content.decode()
    assert Letter.objects.get(pk=letter.pk).body == "<p>As it was.</p>"
