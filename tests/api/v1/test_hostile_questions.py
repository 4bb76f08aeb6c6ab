"""Questions that no honest program asks are answered in the one shape of errors, never by a failure of ours."""

import base64
from urllib.parse import quote

import pytest
from django.test import Client

from apps.base import clock
from apps.letters.models import Letter
from apps.signatories.models import Signature
from tests import making

pytestmark = pytest.mark.django_db

HUGE = "9" * 40


def _cursor(position: str) -> str:
    return quote(base64.b64encode(position.encode()).decode())


QUESTIONS = [
    f"signatures/?cursor={_cursor('p=abc')}",
    f"signatures/?cursor={_cursor(f'p={HUGE}')}",
    f"signatures/?cursor={_cursor('p=1%00')}",
    f"signatures/?cursor={_cursor('o=-1&p=1')}",
    "signatures/?cursor=%00",
    "signatures/?cursor=%ff%fe",
    "signatures/?letter=%00",
    f"signatures/?page_size={HUGE}",
    f"passages/?cursor={_cursor('p=x')}",
    f"letters/?institution={HUGE}",
    "letters/?institution=NaN",
    "letters/?institution=1e999999",
    "letters/?institution=Infinity",
    "letters/?dated_from=0000-00-00",
    "letters/?ordering=campaign__contact_email",
    f"letters/?page={HUGE}",
    f"institutions/{HUGE}/",
    "institutions/%00/",
    f"commitments/?strength_from={HUGE}",
    f"asks/{HUGE}/",
    "letters/%00/",
    "campaigns/a%00b/",
    "letters/%00/versions/1/",
    "documents/a%0ab/",
    "passages/?q=%00",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_hostile_question_gets_a_plain_answer(client: Client, question: str) -> None:
    making.confirmed(making.open_letter())
    answer = client.get(f"/api/v1/{question}")
    assert answer.status_code in {200, 400, 404}
    if answer.status_code != 200:
        assert set(answer.json()) == {"error"}


def test_cursors_do_not_tell_how_many_signatures_are_hidden_between_two_public_ones(client: Client) -> None:
    letter = making.open_letter()
    making.confirmed(letter)
    for _number in range(3):
        making.pending(letter)
    making.confirmed(letter)
    making.confirmed(letter)
    pks = {str(pk) for pk in Signature.objects.values_list("pk", flat=True)}
    address, names, told = "/api/v1/signatures/?page_size=1", [], set()
    while address:
        page = client.get(address).json()
        names += [row["name"] for row in page["results"]]
        for link in filter(None, (page["next"], page["previous"])):
            cursor = link.partition("cursor=")[2].partition("&")[0]
            told |= set(base64.b64decode(cursor.replace("%3D", "="), altchars=b"-_").decode("latin-1").split("="))
        address = page["next"]
    assert names == list(Signature.objects.public().order_by("pk").values_list("name", flat=True))
    assert not told & pks


def test_a_cursor_leads_to_nothing_that_went_under_embargo_meanwhile(client: Client) -> None:
    letter = making.open_letter()
    for _number in range(2):
        making.confirmed(letter)
    following = client.get("/api/v1/signatures/?page_size=1").json()["next"]
    assert following
    Letter.objects.update(embargo_until=clock.now().replace(year=2999))
    assert client.get(following).json()["results"] == []
