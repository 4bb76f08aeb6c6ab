"""The three joint letters as past campaigns, and altered copies of them."""

import datetime
from pathlib import Path

import pytest

from apps.addressees.models import Channel, Office
from apps.base.errors import RuleError
from apps.campaigns.models import Ask, Campaign
from apps.deliveries import pdf
from apps.deliveries import rules as delivery_rules
from apps.deliveries.actions import create_edition
from apps.letters import rules
from apps.letters.models import Letter, LetterAddressee
from apps.past_campaigns.actions import import_corpus
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db


def letter(file: str, folder: Path = copies.CORPUS) -> Letter:
    import_corpus(folder=folder)
    return Letter.objects.select_related("campaign", "source", "version").get(source__file_name=file)


@pytest.mark.parametrize("file", [copies.UN, copies.MOON, copies.EU])
def test_letter_is_historical_frozen_and_public(file: str) -> None:
    row = letter(file)
    assert row.is_historical and row.campaign.is_historical
    assert (row.status, row.campaign.status) == (Letter.Status.DELIVERED, Campaign.Status.ARCHIVED)
    assert row in Letter.objects.public()
    assert row.version is not None and row.version.number == 1
    assert row.version.fingerprint == rules.fingerprint(row.version)
    text = row.version.texts.get()
    assert (text.body, text.subject, text.closing) == (row.body, row.subject, "Sincerely,")
    assert [(t.from_status, t.to_status) for t in row.transitions.all()] == [("", "delivered")]


def test_letter_to_member_states_addresses_a_class_without_a_block() -> None:
    row = letter(copies.UN)
    assert (row.place, row.date, row.salutation) == ("New York", datetime.date(2014, 11, 10), "Excellencies,")
    addressee = row.addressees.get()
    assert (addressee.part, addressee.block, addressee.contacts) == ("to", "", "")
    assert (addressee.office.title, addressee.office.rank) == ("UN Member States", Office.Rank.MEMBER_STATES)
    assert addressee.office.is_class and str(addressee) == "UN Member States"
    assert row.claimed_total is row.claimed_organisations is row.claimed_countries is None


@pytest.mark.parametrize(
    ("file", "printed"),
    [(copies.UN, "10 November 2014"), (copies.MOON, "February 21, 2020"), (copies.EU, "February 26, 2020")],
)
def test_date_keeps_the_wording_of_the_original(file: str, printed: str) -> None:
    assert letter(file).date_wording == printed


def test_title_of_two_lines_is_printed_as_one() -> None:
    (block,) = pdf.letter_document(letter(copies.EU)).addressees
    assert block.lines == (
        "Josep Borrell Fontelles",
        "High Representative of the Union for Foreign Affairs and Security Policy and Vice-President of the European "
        "Commission",
        "European External Action Service",
        "1046 Brussels, Belgium",
    )


@pytest.mark.parametrize(
    ("file", "layouts"), [(copies.UN, ["list"]), (copies.MOON, ["columns", "list"]), (copies.EU, ["columns", "list"])]
)
def test_few_organisations_stand_below_each_other_and_many_in_columns(file: str, layouts: list[str]) -> None:
    assert [group.layout for group in pdf.letter_document(letter(file)).groups] == layouts


def test_notes_are_tied_to_their_marks() -> None:
    body = letter(copies.UN).body
    assert [body.count(f'<sup data-footnote="{mark}"></sup>') for mark in ("i", "ii", "iii", "iv")] == [1, 1, 1, 1]
    assert 'continues to deny.<sup data-footnote="i"></sup> North Koreans' in body
    assert '<aside data-footnote="ii"><p>COI report, para 26.</p></aside>' in body


def test_asks_in_prose_wait_for_a_person() -> None:
    asks = list(letter(copies.UN).campaign.asks.all())
    assert {ask.status for ask in asks} == {Ask.Status.PROPOSED}
    urged = next(ask for ask in asks if ask.text.startswith("We therefore urge Member States to support"))
    assert urged.source is not None and urged.text in urged.source.text
    assert len(urged.label) <= 120


def test_high_representative_is_addressed_as_printed() -> None:
    row = letter(copies.EU)
    addressee = row.addressees.get()
    assert addressee.block.splitlines() == [
        "Josep Borrell Fontelles",
        "High Representative of the Union for Foreign Affairs and Security Policy and Vice-President",
        "of the European Commission",
        "European External Action Service",
        "1046 Brussels, Belgium",
    ]
    assert addressee.office.rank == Office.Rank.HIGH_REPRESENTATIVE
    assert (addressee.office.institution.name, addressee.office.institution.country.code) == (
        "European External Action Service",
        "",
    )
    holder = addressee.office.holders.get()
    assert (holder.name, holder.since, holder.until, holder.is_historical) == (
        "Josep Borrell Fontelles",
        None,
        None,
        True,
    )
    assert row.subject.startswith("Joint open letter concerning") and row.salutation == "Your Excellency,"
    assert (row.claimed_total, row.claimed_countries, row.claimed_organisations) == (35, 10, None)


def test_numbered_asks_are_accepted_with_their_paragraphs() -> None:
    row = letter(copies.EU)
    listed = list(row.campaign.asks.filter(status=Ask.Status.ACCEPTED))
    assert [ask.label for ask in listed] == [
        "Political prisoners and the death penalty",
        "Sexual violence",
        "Right to food",
        "Liberty of movement",
        "International abductions",
    ]
    assert [ask.position for ask in row.campaign.asks.all()] == list(range(1, 9))
    assert all(ask.source is not None and ask.source.heading == ask.label for ask in listed)
    assert row.body.count("<ol ") + row.body.count("<ol>") == 1
    assert "<li><strong>Right to food:</strong> Promote equal access" in row.body
    assert row.campaign.asks.filter(status=Ask.Status.PROPOSED).count() == 3


def test_president_and_copies_keep_blocks_and_every_number() -> None:
    row = letter(copies.MOON)
    president, minister, unification = row.addressees.all()
    assert president.block.splitlines()[0] == "Moon Jae-in"
    assert president.contacts.splitlines() == ["Fax: +82 2-770-4721", "E-mail: president@president.go.kr"]
    assert (president.office.rank, president.office.institution.country.code) == (Office.Rank.HEAD_OF_STATE, "KR")
    assert [row.part for row in (president, minister, unification)] == ["to", "cc", "cc"]
    assert unification.contacts == "Fax: +82 2 2100 5759/49"
    numbers = unification.office.addresses.filter(channel=Channel.FAX).values_list("value", flat=True)
    assert sorted(numbers) == ["+82 2 2100 5749", "+82 2 2100 5759"]
    assert (row.claimed_organisations, row.claimed_individuals, row.claimed_countries) == (69, 7, 23)


def test_altered_letter_gives_the_altered_rows(tmp_path: Path) -> None:
    folder = copies.copy(tmp_path)
    copies.only(folder, copies.EU)
    copies.alter(
        folder,
        copies.EU,
        ("Josep Borrell Fontelles", "Maria Silva Duarte"),
        ("February 26, 2020", "March 3, 2021"),
        ("of 35 non-governmental", "of 41 non-governmental"),
        ("from 10 different", "from 12 different"),
        ("Right to food:", "Access to medicine:"),
        ("1046 Brussels, Belgium", "1049 Brussels, Belgium"),
    )
    copies.describe(folder, ("date = 2020-02-26", "date = 2021-03-03"))
    row = letter(copies.EU, folder)
    assert row.date == datetime.date(2021, 3, 3)
    assert (row.claimed_total, row.claimed_countries) == (41, 12)
    assert row.addressees.get().block.splitlines()[0] == "Maria Silva Duarte"
    assert row.addressees.get().office.addresses.get(channel=Channel.POST).value == "1049 Brussels, Belgium"
    assert row.campaign.asks.get(position=3).label == "Access to medicine"
    assert "Maria Silva Duarte" in row.campaign.summary and "3 March 2021" in row.campaign.summary
    assert row.source is not None and "claims 41" in str(row.source.warnings)


def test_office_of_two_letters_is_one(tmp_path: Path) -> None:
    """A second letter to the same president, a year later and to a successor, finds the office of the first."""
    import_corpus(folder=copies.CORPUS)
    folder = copies.copy(tmp_path)
    copies.only(folder, copies.MOON)
    changes = (("Moon Jae-in", "Kim Min-ji"), ("February 21, 2020", "February 21, 2023"))
    copies.alter(folder, copies.MOON, *changes)
    name = "2023-02-21-president-of-korea.txt"
    (folder / copies.MOON).rename(folder / name)
    copies.describe(folder, (copies.MOON, name), ("date = 2020-02-21", "date = 2023-02-21"))
    row = letter(name, folder)
    office = row.addressees.filter(part=LetterAddressee.Part.TO).get().office
    assert sorted(office.holders.values_list("name", flat=True)) == ["Kim Min-ji", "Moon Jae-in"]
    assert office.letter_addressees.count() == 2


def test_no_copy_of_a_letter_finds_a_way_to_an_office_of_the_past() -> None:
    import_corpus(folder=copies.CORPUS)
    offices = list(Office.objects.all())
    assert len(offices) == 6 and sum(office.addresses.count() for office in offices) >= 10
    assert {delivery_rules.route(office).address for office in offices} == {""}
    for channel in Channel.values:
        assert {delivery_rules.usable_address(office, channel) for office in offices} == {""}


def test_no_edition_is_made_of_a_letter_of_the_past() -> None:
    with pytest.raises(RuleError) as refusal:
        create_edition(letter=letter(copies.MOON), actor=None)
    assert refusal.value.code == "letter-historical"
