import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role, User
from apps.base import clock
from apps.letters.models import LOCK_SECONDS, Letter
from tests import desks, making
from tests.pages import asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> User:
    return making.user(Role.DRAFTER)


@pytest.fixture
def drafter(writer: User) -> Client:
    return desks.client_of(writer)


def _keep(client: Client, letter: Letter, **data: str) -> tuple[int, dict[str, object]]:
    posted = {"revision": str(letter.revision), "tab": "one"} | data
    answer = client.post(reverse("desk:draft-keep", args=[letter.pk]), posted)
    return answer.status_code, answer.json()


def _lock(client: Client, letter: Letter, tab: str, **data: str) -> dict[str, object]:
    answer: dict[str, object] = client.post(reverse("desk:draft-lock", args=[letter.pk]), {"tab": tab} | data).json()
    return answer


def test_typing_is_kept_as_it_is_with_placeholders_that_do_not_exist_yet(drafter: Client) -> None:
    letter = making.draft()
    assert _keep(drafter, letter, body="<p>On {campaign.tit</p><p>{nothing}</p>") == (
        200,
        {"revision": letter.revision + 1},
    )
    letter.refresh_from_db()
    assert letter.body == "<p>On {campaign.tit</p>\n<p>{nothing}</p>"
    assert drafter.get(reverse("desk:draft-stored", args=[letter.pk])).json()["body"] == letter.body


def test_saving_over_words_of_another_window_is_refused_and_changes_nothing(drafter: Client) -> None:
    letter = making.draft()
    assert _keep(drafter, letter, body="<p>First.</p>")[0] == 200
    status, said = _keep(drafter, letter, body="<p>Second.</p>")
    assert (status, said["code"]) == (409, "changed-meanwhile")
    assert Letter.objects.get(pk=letter.pk).body == "<p>First.</p>"


def test_two_people_see_each_other_and_one_may_take_over(drafter: Client, writer: User) -> None:
    letter, other = making.draft(), desks.client(Role.DRAFTER)
    assert _lock(drafter, letter, "one")["is_mine"]
    seen = _lock(other, letter, "two")
    assert (seen["is_mine"], seen["holder"], seen["is_me"]) == (False, str(writer), False)
    status, said = _keep(other, letter, tab="two", body="<p>Over it.</p>")
    assert (status, said["code"]) == (423, "locked")
    assert _lock(other, letter, "two", by_force="1")["is_mine"]
    assert _keep(other, letter, tab="two", body="<p>Taken over.</p>")[0] == 200
    assert _keep(drafter, letter, body="<p>Too late.</p>")[0] == 423
    assert Letter.objects.get(pk=letter.pk).body == "<p>Taken over.</p>"


def test_second_window_of_one_person_is_told_that_it_is_their_own(drafter: Client) -> None:
    letter = making.draft()
    _lock(drafter, letter, "one")
    seen = _lock(drafter, letter, "two")
    assert (seen["is_mine"], seen["is_me"]) == (False, True)
    _lock(drafter, letter, "one", leave="1")
    assert _lock(drafter, letter, "two")["is_mine"]


def test_lock_of_a_window_that_died_lapses(drafter: Client) -> None:
    letter = making.draft()
    _lock(drafter, letter, "one")
    with time_machine.travel(clock.now() + datetime.timedelta(seconds=LOCK_SECONDS + 1), tick=False):
        assert _lock(drafter, letter, "two")["is_mine"]


def test_history_keeps_a_state_every_ten_minutes_and_not_every_word(drafter: Client) -> None:
    letter = making.draft()
    before = letter.history.count()
    for minutes in (0, 1, 2, 11):
        with time_machine.travel(clock.now() + datetime.timedelta(minutes=minutes), tick=False):
            assert _keep(drafter, letter, body=f"<p>After {minutes}.</p>")[0] == 200
        letter.refresh_from_db()
    kept = [row.body for row in letter.history.order_by("history_date")][before:]
    assert kept == ["<p>After 0.</p>", "<p>After 11.</p>"]


@pytest.mark.parametrize("field", ["body", "subject"])
def test_text_that_is_too_long_is_refused_with_its_field(drafter: Client, field: str) -> None:
    letter = making.draft()
    status, said = _keep(drafter, letter, **{field: "x" * 600_000})
    assert (status, field if said["code"] == "invalid" else said["code"]) == (
        422,
        "text-too-long" if field == "body" else "subject",
    )


def test_pages_are_pictures_of_the_printed_draft(drafter: Client) -> None:
    letter = making.draft(body="".join(f"<p>{'Long paragraph. ' * 60}{number}</p>" for number in range(12)))
    said = drafter.get(reverse("desk:draft-pages", args=[letter.pk])).json()
    assert len(said["pages"]) > 1
    for address in said["pages"]:
        answer = drafter.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
        assert answer.content.startswith(b"\x89PNG")
    missing = reverse("desk:draft-page", args=[letter.pk, len(said["pages"]) + 1])
    assert drafter.get(missing).status_code == 404


def test_page_that_no_font_can_print_names_the_character(drafter: Client) -> None:
    letter = making.draft(body="<p>\U0001fae8</p>")
    answer = drafter.get(reverse("desk:draft-pages", args=[letter.pk]))
    assert (answer.status_code, answer.json()["code"]) == (422, "missing-glyph")


def test_passage_taken_over_comes_with_its_mark_and_where_it_is_from(drafter: Client) -> None:
    letter, passage = making.draft(), asking.document(1).passages.get()
    address = reverse("desk:draft-passage", args=[letter.pk])
    said = drafter.post(address, {"passage": passage.pk}).json()
    row = letter.borrowed_passages.get()
    assert (row.passage, said["source"]) == (passage, row.pk)
    assert f'data-source="{row.pk}"' in said["html"] and str(passage.document) in said["note"]


@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER])
@pytest.mark.parametrize("name", ["draft-keep", "draft-lock", "draft-passage"])
def test_only_drafters_write(role: Role, name: str) -> None:
    letter = making.draft()
    assert desks.client(role).post(reverse(f"desk:{name}", args=[letter.pk]), {"tab": "x"}).status_code == 403
    assert not letter.locks.exists()


def test_letter_in_review_is_not_written(drafter: Client) -> None:
    letter = making.open_letter()
    assert _keep(drafter, letter, body="<p>Changed.</p>")[1]["code"] == "not-a-draft"
