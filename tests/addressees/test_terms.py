"""Who held an office when, and in which language it is named; what nobody has checked for a year."""

import datetime
from typing import Any

import pytest

from apps.addressees import actions, rules
from apps.addressees.models import Address, Holder, Institution, InstitutionName, Office, OfficeTitle
from apps.letters import actions as letter_actions
from apps.letters.models import LetterAddressee
from tests import making

pytestmark = pytest.mark.django_db
CHANGE = datetime.date(2024, 1, 1)
DAY = datetime.timedelta(days=1)


def ministry() -> Office:
    """A minister until the last day of 2023, the next from then on, and one whom only an old document names."""
    institution = Institution.objects.create(name="Ministry of Example", country="KR")
    office = Office.objects.create(institution=institution, title="Minister", rank=Office.Rank.MINISTER)
    Holder.objects.create(office=office, name="Before", until=CHANGE - DAY)
    Holder.objects.create(office=office, name="After", since=CHANGE)
    Holder.objects.create(office=office, name="Of Old", is_historical=True)
    return office


def names(holders: list[Holder]) -> list[str]:
    return [holder.name for holder in holders]


def test_holders_between_two_days_are_all_who_held_the_office_on_one_of_them() -> None:
    office = ministry()
    assert names(rules.holders_between(office, CHANGE - DAY, CHANGE)) == ["Before", "After"]
    assert names(rules.holders_between(office, CHANGE, CHANGE + DAY)) == ["After"]
    assert names(rules.holders_between(office, CHANGE - 9 * DAY, CHANGE - DAY)) == ["Before"]


def test_changed_since_names_who_left_and_who_came() -> None:
    office = ministry()
    assert names(rules.changed_since(office, CHANGE - 30 * DAY)) == ["Before", "After"]
    assert rules.changed_since(office, CHANGE) == []
    assert rules.changed_since(office, CHANGE - 30 * DAY, until=CHANGE - 20 * DAY) == []
    Holder.objects.filter(name="After").update(until=CHANGE + 100 * DAY)
    assert names(rules.changed_since(office, CHANGE)) == ["After"]


def test_terms_overlap_only_with_more_than_the_day_of_the_change_in_common() -> None:
    office = ministry()
    assert rules.overlapping(office) == []
    Holder.objects.filter(name="Before").update(until=CHANGE)
    assert rules.overlapping(office) == []
    Holder.objects.filter(name="Before").update(until=CHANGE + DAY)
    assert [(one.name, other.name) for one, other in rules.overlapping(office)] == [("Before", "After")]


def test_a_new_holder_leaves_what_was_addressed_before_as_it_is() -> None:
    office = ministry()
    letter = making.draft(to=office)
    row = LetterAddressee.objects.get(letter=letter)
    assert row.block.startswith("After")
    Holder.objects.filter(name="After").update(until=CHANGE)
    actions.save_holder(row=Holder(office=office, name="Newest", since=CHANGE), actor=None)
    row.refresh_from_db()
    assert row.block.startswith("After")
    letter_actions.remove_addressee(addressee=row, actor=None)
    again = letter_actions.add_addressee(letter=letter, office=office, part=LetterAddressee.Part.TO, actor=None)
    assert again.block.startswith("Newest")


def test_block_and_salutation_take_the_language_of_the_letter() -> None:
    office = ministry()
    InstitutionName.objects.create(institution=office.institution, language="fr", name="Ministère de l’Exemple")
    InstitutionName.objects.create(institution=office.institution, language="en", kind="short", name="MoE")
    OfficeTitle.objects.create(office=office, language="fr", title="Ministre", feminine="La Ministre")
    assert rules.block(office, CHANGE, language="fr") == ("After", "Ministre", "Ministère de l’Exemple")
    assert rules.block(office, CHANGE, language="fr-CA") == ("After", "Ministre", "Ministère de l’Exemple")
    assert rules.block(office, CHANGE) == ("After", "Minister", "Ministry of Example")
    assert rules.block(office, CHANGE, language="es") == ("After", "Minister", "Ministry of Example")
    Holder.objects.filter(name="After").update(style="Mme")
    assert rules.block(office, CHANGE, language="fr")[:2] == ("Mme After", "La Ministre")
    assert rules.name_in(office.institution, "en", is_short=True) == "MoE"


def test_letter_in_another_language_addresses_the_office_in_it() -> None:
    office = ministry()
    InstitutionName.objects.create(institution=office.institution, language="fr", name="Ministère de l’Exemple")
    OfficeTitle.objects.create(office=office, language="fr", title="Ministre")
    row = making.draft(to=office, language="fr").addressees.get()
    assert row.block == "After\nMinistre\nMinistère de l’Exemple"


def test_salutation_to_a_body_names_it_in_the_language_of_the_letter() -> None:
    parliament = Institution.objects.create(name="National Assembly", country="KR")
    office = Office.objects.create(institution=parliament, title="National Assembly", rank=Office.Rank.BODY)
    InstitutionName.objects.create(institution=parliament, language="ko", name="국회")
    assert rules.salutation(office, "ko", CHANGE) == "국회 귀중"
    assert rules.block(office, CHANGE, language="ko") == ("국회 귀중",)
    assert rules.salutation(office, "en", CHANGE) == "Dear Members of National Assembly,"


@pytest.mark.parametrize("noun", [Institution, Office, Address])
def test_rows_are_unverified_verified_and_after_a_year_stale(noun: Any) -> None:
    today = datetime.date(2026, 11, 24)
    office = ministry()
    address = Address.objects.create(office=office, channel="email", value="a@gov.example")
    row: Any = next(each for each in (office.institution, office, address) if isinstance(each, noun))
    found = {}
    for name, day in (("never", None), ("a year", today - 365 * DAY), ("longer", today - 366 * DAY)):
        row.verified_on = day
        row.save()
        rows = noun.objects.filter(pk=row.pk)
        assert row.is_stale(today) == rows.stale(today).exists()
        found[name] = [row.verification(today), rows.unverified().count(), rows.verified(today).count()]
    assert found == {"never": ["unverified", 1, 0], "a year": ["verified", 0, 1], "longer": ["stale", 0, 0]}
