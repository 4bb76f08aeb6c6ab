"""Letters of any layout as past campaigns: what is odd in print must neither stop an import nor be lost."""

from dataclasses import replace

import pytest

from apps.addressees.models import Address, Holder, Institution, Office
from apps.archive.models import Document
from apps.archive.parsing import ParsedDocument, parse
from apps.archive.parsing.records import (
    ParsedAddressee,
    ParsedAsk,
    ParsedFootnote,
    ParsedProse,
    ParsedSender,
    ParsedSignatory,
)
from apps.campaigns.models import Campaign
from apps.letters.models import Letter
from apps.past_campaigns.importing import archive, letters, responses
from apps.past_campaigns.rules import Provenance, Source
from apps.responses.models import Response
from apps.signatories.models import Signature
from tests.past_campaigns import documents
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DATA = documents.letter()
READ = parse(DATA)


def source(parsed: ParsedDocument) -> Source:
    provenance = Provenance(
        file="letter.txt",
        kind=parsed.kind,
        title="Letter",
        date=parsed.date,
        language="en",
        sha256="",
        publisher="Ministry of Justice of Kenya",
    )
    return Source(provenance, DATA, parsed, DATA.decode())


def campaign(**changes: object) -> Letter:
    given = source(replace(READ, **changes))  # type: ignore[arg-type]
    document = archive.add(given, None, is_public=True)
    return letters.add_past_campaign(given, document, None).letters.get()


def test_letter_without_addressee_asks_and_signatories() -> None:
    letter = campaign(addressees=(), cc=(), asks=(), asks_in_prose=(), signatories=(), salutation="")
    assert not (letter.addressees.exists() or letter.signatures.exists() or letter.campaign.asks.exists())
    assert letter.campaign.summary.startswith("Joint letter of 3 March 2021, signed by names that were not read.")


def test_list_of_240_names_is_whole_and_in_order() -> None:
    names = tuple(ParsedSignatory(f"Group {n}, Kenya", f"Group {n}", "organisation", "KE", "Kenya") for n in range(240))
    letter = campaign(signatories=names)
    rows = letter.signatures.order_by("position")
    assert [row.name for row in rows] == [each.name for each in names]
    assert {(row.transitions.get().to_status, row.country.code) for row in rows[:3]} == {("as_printed", "KE")}


def test_persons_alone_sign() -> None:
    people = tuple(ParsedSignatory(f"Ada {n}, Poet", f"Ada {n}", "individual", title="Poet") for n in range(3))
    letter = campaign(signatories=people)
    assert [row.title for row in letter.signatures.all()] == ["Poet"] * 3
    assert (letter.tally.individuals, letter.tally.organisations) == (3, 0)


def test_more_asks_than_paragraphs_and_other_words_find_no_paragraph() -> None:
    asks = (*READ.asks, ParsedAsk("", "", READ.asks[0].text), ParsedAsk("", "Visits", "In other words."))
    prose = (ParsedProse("Mine alone.", -1),)
    letter = campaign(asks=asks, asks_in_prose=prose)
    rows = letter.campaign.asks.order_by("position")
    assert [row.text for row in rows] == [*(ask.text for ask in asks), "Mine alone."]
    assert [row.source.position if row.source else None for row in rows] == [3, 4, 3, None, None]


def test_two_persons_in_one_post_stand_in_one_block() -> None:
    pair = tuple(
        ParsedAddressee(
            name=name, title="Senator", organisation="Senate", lines=(name, "Senator"), email=f"{name}@s.example"
        )
        for name in ("Ada", "Bo")
    )
    letter = campaign(addressees=pair, cc=pair[1:])
    row = letter.addressees.get()
    assert row.block == "Ada\nSenator\n\nBo\nSenator\n\nBo\nSenator"
    assert set(Holder.objects.values_list("name", flat=True)) == {"Ada", "Bo"}
    assert Address.objects.filter(is_historical=True).count() == Address.objects.count() == 2


def test_addressee_of_an_address_alone_is_named_by_its_first_line() -> None:
    letter = campaign(addressees=(ParsedAddressee(address="1 Long Road\nNairobi, Kenya", lines=("1 Long Road",)),))
    assert letter.addressees.get().office.title == "1 Long Road"


def test_address_that_no_channel_can_use_stays_in_the_block_alone() -> None:
    odd = ParsedAddressee(
        "Ada", "Minister", "Ministry", fax=("call us",), email="ada at gov", lines=("Ada", "ada at gov")
    )
    letter = campaign(addressees=(odd,))
    assert not Address.objects.exists()
    assert "ada at gov" in letter.addressees.get().block + letter.addressees.get().contacts


def test_institution_that_was_merged_stands_for_its_survivor() -> None:
    survivor = Institution.objects.create(name="Justice Ministry", country="KE")
    Institution.objects.create(name="Ministry of Justice", country="KE", merged_into=survivor)
    letter = campaign()
    assert letter.addressees.get().office.institution == survivor
    assert list(Document.objects.get().institutions.all()) == [survivor]
    assert Office.objects.get().institution == survivor


def test_long_lines_are_cut_where_a_column_ends_and_whole_in_the_archive() -> None:
    letter = campaign(salutation="Dear " + "x" * 300, closing="y" * 400, place="z" * 150, reference="1" * 99)
    assert [len(getattr(letter, name)) for name in ("salutation", "closing", "place", "reference")] == [
        200,
        300,
        100,
        80,
    ]
    assert letter.salutation.endswith("…")


def test_notes_that_a_person_added_are_passages_without_a_place() -> None:
    letter = campaign(footnotes=(ParsedFootnote("1", "See the report."),))
    assert letter.source is not None
    note = letter.source.passages.get(kind="footnote")
    assert (note.text, note.start, note.end) == ("See the report.", 0, 0)


def test_name_that_no_row_can_hold_is_told_with_its_place() -> None:
    rows = (*READ.signatories, ParsedSignatory("x" * 301, "x" * 301, "organisation"))
    refusal = refused("invalid", lambda: campaign(signatories=rows))
    assert refusal.field == "signatories-3-name" and str(refusal.message).startswith("Signatory 4: ")


def test_letter_without_a_date_says_none() -> None:
    letter = campaign(date=None)
    assert (letter.date, letter.date_wording) == (None, "3 March 2021")
    assert Campaign.objects.get().summary.startswith("Joint letter to Jane Mwangi, signed by 3 organisations.")
    assert Signature.objects.count() == 3


def test_sender_with_an_odd_website_speaks_for_its_institution() -> None:
    sender = ParsedSender(
        name="Jane Mwangi", title="Minister", organisation="Ministry of Justice", website="not a site"
    )
    given = source(replace(READ, kind="response", sender=sender))
    document = archive.add(given, None, is_public=True)
    responses.add_response(given, document, None)
    response = Response.objects.get()
    assert (response.institution.name, response.institution.website) == ("Ministry of Justice", "")
    assert list(document.institutions.all()) == [response.institution]
