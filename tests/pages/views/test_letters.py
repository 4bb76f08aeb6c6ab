import datetime
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from apps.archive.models import Document
from apps.deliveries.models import Edition
from apps.letters.models import Letter
from apps.pages.views import letters
from apps.signatories import actions, sweeps
from apps.signatories.models import Signature, Tally
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db

NOTED = (
    '<p>First claim<sup data-footnote="a"></sup>, again<sup data-footnote="a"></sup>.</p>'
    '<aside data-footnote="a"><p>The source.</p></aside>'
)


def text_of(client: Client, address: str = "/en/letters/one/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def edition(letter: Letter, *names: str, number: int = 1) -> Edition:
    assert letter.version is not None
    lines = [{"name": name, "detail": ""} for name in names]
    made = Edition(letter=letter, version=letter.version, number=number, status=Edition.Status.READY)
    made.signatories = [{"heading": "", "layout": "columns", "lines": lines}]
    made.named = list(letter.signatures.filter(name__in=names).values_list("pk", flat=True))
    made.pdf.save(f"edition-{letter.pk}-{number}.pdf", ContentFile(b"%PDF-1.7 " + str(number).encode()))
    return made


def test_letter_is_filled_with_the_public_figures_as_of_their_time(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, country="KR")
    making.confirmed(letter, country="FR")
    sweeps.refresh_tallies()
    Tally.objects.update(counted_at=datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC))
    text = text_of(client)
    assert "We are 2 organisations from 2 countries." in text
    assert "March 4, 2026, 05:06</time> (UTC)" in text


def test_letter_counts_nothing_itself(client: Client) -> None:
    letter = making.open_letter(slug="one")
    sweeps.refresh_tallies()
    making.confirmed(letter, name="Signed a moment ago")
    text = text_of(client)
    assert "We are 0 organisations" in text
    assert "Signed a moment ago" in text


def test_letter_shows_deadlines_with_their_zone(client: Client) -> None:
    campaign = making.campaign(time_zone="Asia/Seoul")
    letter = making.open_letter(slug="one", campaign=campaign)
    hard = datetime.datetime(2099, 12, 31, 15, 0, tzinfo=datetime.UTC)
    Letter.objects.filter(pk=letter.pk).update(hard_deadline=hard)
    assert "January 1, 2100, 00:00</time> (Seoul time, UTC+09:00)" in text_of(client)


def test_letter_leads_to_the_form_only_while_it_can_be_signed(client: Client) -> None:
    letter = making.open_letter(slug="one")
    assert 'href="/en/letters/one/sign/"' in text_of(client)
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.CLOSED)
    assert 'href="/en/letters/one/sign/"' not in text_of(client)


@pytest.mark.parametrize("fields", [{"visibility": "withheld"}, {"visibility": "private"}, {"is_at_risk": True}])
def test_letter_never_names_who_is_not_public(client: Client, fields: dict[str, object]) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, "individual", name="Never Named", title="Never titled", **fields)
    making.confirmed(letter, "individual", name="Always Named")
    sweeps.refresh_tallies()
    for page in (1, 2):
        text = text_of(client, f"/en/letters/one/?page={page}")
        assert "Always Named" in text
        assert "Never" not in text


@pytest.mark.parametrize("status", ["pending", "withdrawn", "held", "expired", "to_be_confirmed"])
def test_letter_never_names_who_is_not_confirmed(client: Client, status: str) -> None:
    letter = making.open_letter(slug="one")
    signature = making.confirmed(letter, name="Not Confirmed")
    Signature.objects.filter(pk=signature.pk).update(status=status)
    assert "Not Confirmed" not in text_of(client)


def test_letter_never_shows_addresses_or_who_signs_for_an_organisation(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, email="secretary@ngo.example", contact_name="Contact Person", contact_role="Treasurer")
    text = text_of(client)
    assert not any(trace in text for trace in ("secretary@", "Contact Person", "Treasurer"))


def test_letter_keeps_the_signatory_own_wording_of_the_country(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="Own words", country="CN", country_wording="Tibet")
    text = text_of(client)
    assert "<bdi>Tibet</bdi>" in text and "China" not in text


def test_letter_escapes_what_signatories_write(client: Client) -> None:
    letter = making.open_letter(slug="one")
    making.confirmed(letter, name="<script>alert(1)</script>", country_wording="<b>x</b>")
    text = text_of(client)
    assert "<script>" not in text and "<b>x" not in text
    assert "&lt;script&gt;" in text


def test_letter_links_footnotes_both_ways(client: Client) -> None:
    making.open_letter(slug="one", body=NOTED)
    text = text_of(client)
    assert text.count('href="#note-1"') == 2
    assert text.count('id="call-1"') == 1
    assert 'id="note-1"' in text and 'href="#call-1"' in text
    assert "The source." in text


def test_letter_pages_long_lists(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "PER_PAGE", 2)
    letter = making.open_letter(slug="one")
    for name in ("Alpha", "Beta", "Gamma"):
        making.confirmed(letter, name=name)
    first, second = text_of(client), text_of(client, "/en/letters/one/?page=2")
    assert "Alpha" in first and "Beta" in first and "Gamma" not in first
    assert "Gamma" in second and "Alpha" not in second
    assert 'href="?page=2#signatories"' in first


def test_letter_takes_the_same_queries_for_any_number_of_names(client: Client) -> None:
    letter = making.open_letter(slug="one")

    def make(number: int) -> None:
        making.confirmed(letter)
        making.confirmed(letter, "individual")
        asking.response(letter.campaign, number, letter=letter)

    asking.assert_constant(client, "/en/letters/one/", make)


def test_version_file_has_the_fingerprint_of_the_page(client: Client) -> None:
    letter = making.open_letter(slug="one")
    assert letter.version is not None
    response = client.get("/en/letters/one/version-1.json")
    assert hashlib.sha256(response.content).hexdigest() == letter.version.fingerprint
    assert letter.version.fingerprint in text_of(client)


def test_version_that_nobody_was_asked_to_sign_is_not_found(client: Client) -> None:
    letter = making.open_letter(slug="one")
    letter.versions.create(number=2, fingerprint="f" * 64)
    assert client.get("/en/letters/one/version-2.json").status_code == 404
    assert "f" * 64 not in text_of(client)


def test_letter_pdf_is_the_latest_ready_edition(client: Client) -> None:
    letter = making.open_letter(slug="one")
    assert client.get("/en/letters/one/letter.pdf").status_code == 404
    edition(letter, number=1)
    edition(letter, number=2)
    assert letter.version is not None
    Edition.objects.create(letter=letter, version=letter.version, number=3)
    response = client.get("/en/letters/one/letter.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content) == b"%PDF-1.7 2"  # type: ignore[attr-defined]
    assert "Edition 2 (PDF)" in text_of(client)


@pytest.mark.parametrize("visibility", ["withheld", "private"])
def test_letter_pdf_is_taken_down_when_it_names_who_is_not_public_any_more(client: Client, visibility: str) -> None:
    letter = making.open_letter(slug="one")
    signature = making.confirmed(letter, "individual", name="Changed My Mind")
    edition(letter, "Changed My Mind", "Somebody Else")
    assert client.get("/en/letters/one/letter.pdf").status_code == 200
    actions.change_visibility(signature=signature, visibility=visibility)
    assert client.get("/en/letters/one/letter.pdf").status_code == 404
    assert "Edition 1" not in text_of(client)


def test_letter_pdf_is_taken_down_after_a_withdrawal(client: Client) -> None:
    letter = making.open_letter(slug="one")
    signature = making.confirmed(letter, name="Gone Again")
    edition(letter, "Gone Again")
    actions.withdraw(signature=signature)
    assert client.get("/en/letters/one/letter.pdf").status_code == 404


def historical(document: Document) -> Letter:
    letter = making.open_letter(slug="one", body="<p>As printed in 2014.</p>")
    assert letter.version is not None
    Letter.objects.filter(pk=letter.pk).update(
        is_historical=True,
        status=Letter.Status.DELIVERED,
        source=document,
        claimed_organisations=69,
        claimed_countries=23,
        claimed_individuals=7,
    )
    for position, name in enumerate(("Zebra first", "Alpha second"), start=1):
        Signature.objects.create(
            letter=letter,
            version=letter.version,
            kind="organisation",
            name=name,
            status="as_printed",
            position=position,
        )
    Tally.objects.update_or_create(letter=letter, defaults={"organisations": 70, "individuals": 7, "countries": 22})
    return letter


def test_historical_letter_shows_claimed_beside_counted_and_links_its_source(client: Client) -> None:
    historical(asking.document())
    text = text_of(client)
    assert "Historical letter, as printed." in text
    rows = [row for row in text.split("<tr>") if "<td" in row][1:]
    figures = [[part.split(">", 1)[1] for part in row.split("</td>")[:3]] for row in rows]
    assert [row[0].rsplit(">", 1)[1] for row in figures] == ["69", "7", "23"]
    assert [row[1].rsplit(">", 1)[-1] for row in figures] == ["70", "7", "22"]
    assert "not confirmed by the countries printed" in text
    assert 'href="/en/archive/document-1/"' in text
    assert "/sign/" not in text


def test_historical_letter_keeps_the_order_of_the_original(client: Client) -> None:
    historical(asking.document())
    text = text_of(client)
    assert text.index("Zebra first") < text.index("Alpha second")


def test_letter_in_another_language_is_marked_as_such(client: Client) -> None:
    making.open_letter(slug="one", language="ar", body="<p>نص الرسالة</p>")
    assert '<article class="sheet" lang="ar" dir="rtl"' in text_of(client)
