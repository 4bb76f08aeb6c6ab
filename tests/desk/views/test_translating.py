from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from apps.accounts.models import Role
from apps.letters import actions, rules
from apps.letters.models import Letter, Translation
from tests import desks, making
from tests.pages import asking

BODY = "<p>We write to you.</p><p>Act now.</p><p>{asks}</p>"


@pytest.fixture
def drafter(db: None) -> Client:
    return desks.client(Role.DRAFTER)


def _begun(drafter: Client, language: str = "ko") -> tuple[Letter, Translation]:
    letter = making.draft(body=BODY, campaign=making.campaign(asks=1))
    drafter.post(reverse("desk:translation-begin", args=[letter.pk]), {"language": language})
    return letter, letter.translations.get()


def _posted(letter: Letter, translation: Translation, **changes: str) -> dict[str, str]:
    """What the page posts when every part is filled."""
    data = {"revision": str(translation.revision)}
    blocks = {f"block-{i}": row for i, row in enumerate(rules.aligned(letter, translation)) if row.master}
    head = {f"head-{name}": row for name, row in rules.head(letter, translation).items()}
    values = {f"value-{name}": row for name, row in rules.values_needed(letter, translation).items()}
    for name, row in (blocks | head | values).items():
        data |= {f"{name}-master": row.master, f"{name}-text": row.text or "번역"}
    return data | changes


def _address(letter: Letter) -> str:
    return reverse("desk:translation", args=[letter.pk, "ko"])


def test_translation_is_begun_filled_and_complete(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    page = desks.words(drafter, _address(letter))
    assert "We write to you." in page and "장관님" in page
    panel = desks.words(drafter, reverse("desk:letter", args=[letter.pk]))
    assert "parts to translate" in panel
    assert drafter.post(_address(letter), _posted(letter, translation)).status_code == 302
    translation.refresh_from_db()
    assert rules.parts(letter, translation).missing == 0
    assert "complete" in desks.words(drafter, reverse("desk:letter", args=[letter.pk]))


def test_change_of_the_letter_is_shown_beside_its_translation(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    drafter.post(_address(letter), _posted(letter, translation))
    letter.body = BODY.replace("Act now", "Act today")
    actions.save_draft(letter=letter, actor=None)
    page = drafter.get(_address(letter)).content.decode()
    assert "<del>now</del><ins>today</ins>" in page
    assert "the letter changed since" in desks.words(drafter, reverse("desk:letter", args=[letter.pk]))


def test_words_refused_are_shown_again(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    drafter.post(_address(letter), _posted(letter, translation))
    answer = drafter.post(_address(letter), _posted(letter, translation, **{"block-0-text": "<p>두 번째 창.</p>"}))
    assert answer.status_code == 422
    assert "두 번째 창." in answer.content.decode()
    assert "두 번째 창" not in rules.text_of(letter, Translation.objects.get())


def test_hostile_words_stay_words(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    hostile = '<p onclick="x()">{{ 7|add:1 }}<script>alert(1)</script>\u202eabc</p>'
    drafter.post(_address(letter), _posted(letter, translation, **{"block-0-text": hostile}))
    page = drafter.get(_address(letter)).content.decode()
    assert "{{ 7|add:1 }}" in page
    assert not any(bad in page for bad in ('onclick="x()', "alert(1)", "\u202e"))


def test_translation_is_given_up(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    drafter.post(reverse("desk:translation-remove", args=[letter.pk, "ko"]))
    assert not letter.translations.exists()
    assert Translation.history.filter(id=translation.pk).exists()


@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER])
def test_others_read_and_do_not_write(drafter: Client, role: Role) -> None:
    letter, translation = _begun(drafter)
    reader = desks.client(role)
    assert reader.get(_address(letter)).status_code == 200
    answer = reader.post(_address(letter), _posted(letter, translation))
    assert (answer.status_code, rules.parts(letter, Translation.objects.get()).missing > 0) == (422, True)
    assert reader.post(reverse("desk:translation-begin", args=[letter.pk]), {"language": "fr"}).status_code == 403


def test_page_takes_the_same_queries_for_any_number_of_paragraphs(drafter: Client) -> None:
    letter, _translation = _begun(drafter)

    def make(number: int) -> None:
        letter.body += f"<p>Paragraph {number}.</p>"
        actions.save_draft(letter=letter, actor=None)

    asking.assert_constant(drafter, _address(letter), make)


@pytest.mark.django_db(transaction=True)
def test_paragraph_is_translated_in_a_browser(live_server, page: Page) -> None:  # type: ignore[no-untyped-def]
    visitor = desks.client(Role.DRAFTER)
    letter, _translation = _begun(visitor)
    page.context.add_cookies(
        [{"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url + _address(letter))
    page.locator("#block-0").get_by_role("textbox").click()
    page.keyboard.type("귀하께 씁니다.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".messagelist .success")
    assert "<p>귀하께 씁니다.</p>" in rules.text_of(letter, Translation.objects.get())


def test_names_of_parts_that_no_page_has_are_not_read(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    absurd = {f"block-{'9' * 5000}-text": "No", f"block-{'9' * 5000}-master": "No", "block-x-text": "No"}
    data, plainly = urlencode(_posted(letter, translation, **absurd)), "application/x-www-form-urlencoded"
    assert drafter.post(_address(letter), data, content_type=plainly).status_code == 302
    assert "No" not in rules.text_of(letter, letter.translations.get())


def test_what_left_the_letter_is_taken_away_only_when_asked(drafter: Client) -> None:
    letter, translation = _begun(drafter)
    drafter.post(_address(letter), _posted(letter, translation, **{"block-1-text": "지금 행동하십시오."}))
    letter.body = BODY.replace("<p>Act now.</p>", "")
    letter = actions.save_draft(letter=letter, actor=None)
    for more, left in (({}, True), ({"drop-left-over": "on"}, False)):
        translation = letter.translations.get()
        assert drafter.post(_address(letter), _posted(letter, translation, **more)).status_code == 302
        assert ("지금" in desks.words(drafter, _address(letter))) is left
