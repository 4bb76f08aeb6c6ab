import datetime

import pytest
from django.test import Client

from apps.base import clock
from apps.letters import actions
from apps.letters.models import Letter, LetterVersion
from tests import making

ADDRESS = "/en/letters/one/versions/2/changes/"
BODY = "<p>We are {signatories.organisations} organisations.</p><p>Release them all.</p><p>Act now.</p>"


@pytest.fixture
def letter(db: None) -> Letter:
    """Signed as version 1, in force as version 2."""
    made = making.open_letter(slug="one", body=BODY)
    making.confirmed(made)
    return _in_force(made, BODY.replace("all", "now &amp; today"))


def _in_force(made: Letter, body: str) -> Letter:
    made.body = body
    version = actions.freeze(letter=made, change=LetterVersion.Change.EDITORIAL, actor=None)
    LetterVersion.objects.filter(pk=version.pk).update(summary="A word was missing.")
    Letter.objects.filter(pk=made.pk).update(version=version)
    return Letter.objects.get(pk=made.pk)


def test_changes_are_marked_word_by_word(client: Client, letter: Letter) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "Release them <del>all</del><ins>now &amp; today</ins>." in page
    assert page.count("<ins>") == 1 and "A word was missing." in page
    assert "{signatories" not in page


def test_letter_links_to_the_changes_of_later_versions(client: Client, letter: Letter) -> None:
    page = client.get("/en/letters/one/").content.decode()
    assert ADDRESS in page and "/versions/1/changes/" not in page
    assert "A word was missing." in page


@pytest.mark.parametrize("number", [1, 3, 4])
def test_first_version_and_those_nobody_could_sign_have_no_changes(client: Client, letter: Letter, number: int) -> None:
    letter.body = "<p>Secret plan.</p>"
    actions.freeze(letter=letter, change=LetterVersion.Change.EDITORIAL, actor=None)
    assert client.get(f"/en/letters/one/versions/{number}/changes/").status_code == 404


def test_version_that_nobody_could_sign_is_passed_over(client: Client, letter: Letter) -> None:
    making.confirmed(letter)
    letter.body = "<p>Secret plan.</p>"
    actions.freeze(letter=letter, change=LetterVersion.Change.EDITORIAL, actor=None)
    _in_force(letter, BODY)
    page = client.get("/en/letters/one/versions/4/changes/").content.decode()
    assert "Secret" not in page
    assert "Release them <del>now &amp; today</del><ins>all</ins>." in page


def test_changes_are_not_there_under_an_embargo(client: Client, letter: Letter) -> None:
    assert client.get(ADDRESS).status_code == 200
    Letter.objects.filter(pk=letter.pk).update(embargo_until=clock.now() + datetime.timedelta(hours=1))
    assert client.get(ADDRESS).status_code == 404
