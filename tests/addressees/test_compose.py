"""Postal addresses in the order of their country, what looks wrong with them, and how an office is greeted."""

import datetime

import pytest
from django_countries import countries

from apps.addressees import actions, compose, rules
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from tests import making


def postal(country: str, **parts: str) -> Address:
    return Address(channel=Channel.POST, country=country, **parts)


KOREAN = {"street": "세종대로 209", "city": "종로구", "country_area": "서울특별시", "postal_code": "03171"}


@pytest.mark.parametrize(
    ("address", "language", "lines"),
    [
        (
            postal("US", street="2 Example Plaza", city="New York", country_area="NY", postal_code="10017"),
            "en",
            ("2 Example Plaza", "NEW YORK, NY 10017", "United States"),
        ),
        (
            postal("NL", street="Voorbeeldstraat 8", city="Den Haag", postal_code="2515 XP"),
            "ko",
            ("Voorbeeldstraat 8", "2515 XP DEN HAAG", "네덜란드"),
        ),
        (postal("KR", **KOREAN), "ko", ("서울특별시 종로구", "세종대로 209", "03171", "대한민국")),
        (
            postal("KR", street="209 Sejong-daero", city="Jongno-gu", country_area="Seoul", postal_code="03171"),
            "fr",
            ("209 Sejong-daero", "Jongno-gu", "Seoul", "03171", "Corée du Sud"),
        ),
        (
            postal(
                "FR", organisation="Ministère", street="1 quai", city="Paris", postal_code="75007", sorting_code="CEDEX"
            ),
            "en",
            ("Ministère", "1 quai", "75007 PARIS CEDEX", "France"),
        ),
    ],
)
def test_postal_lines_stand_in_the_order_of_their_country(
    address: Address, language: str, lines: tuple[str, ...]
) -> None:
    assert compose.postal_lines(address, language) == lines
    assert compose.postal_remarks(address) == ()


def test_remarks_name_what_is_missing_unknown_or_not_printed() -> None:
    missing = compose.postal_remarks(postal("US", street="2 Example Plaza", city="New York"))
    assert missing == (
        "State or province: addresses in United States have one.",
        "Postal code: addresses in United States have one.",
    )
    wrong = compose.postal_remarks(postal("FR", street="1 quai", city="Paris", postal_code="7500"))
    assert wrong == ("Postal code: “7500” is not known in France. Please check it.",)
    unused = compose.postal_remarks(
        postal("DE", street="Musterstraße 1", city="Berlin", postal_code="10117", country_area="Berlin")
    )
    assert unused == ("State or province: addresses in Germany have none; it is not printed.",)


def test_lines_alone_are_remarked_on_and_mail_is_not() -> None:
    assert len(compose.remarks(Address(channel=Channel.POST, value="Main Street 1"))) == 1
    assert compose.remarks(Address(channel=Channel.POST, value="Main Street 1", is_historical=True)) == ()
    assert compose.remarks(Address(channel=Channel.EMAIL, value="a@gov.example")) == ()


def test_every_country_can_be_written_to() -> None:
    for code, _name in countries:
        lines = compose.postal_lines(postal(code, street="Example Street 1", city="Example"), "en")
        assert lines[-1] == compose.country_name(code, "en"), code
        assert "EXAMPLE STREET 1" in " ".join(lines).upper(), code


@pytest.mark.django_db
def test_saving_parts_writes_the_lines_and_wrong_ones_keep_nobody_from_saving() -> None:
    office = making.office(language="ko")
    row = Address(office=office, channel=Channel.POST, country="KR", **KOREAN)
    assert actions.save_address(row=row, actor=None).value == "서울특별시 종로구\n세종대로 209\n03171\n대한민국"
    row.postal_code = "NONSENSE"
    assert "NONSENSE" in actions.save_address(row=row, actor=None).value
    assert rules.block(office)[-1] == "대한민국"


@pytest.mark.django_db
def test_forms_of_address_come_with_their_source_the_own_language_first() -> None:
    ministry = Institution.objects.create(name="Ministry of Example")
    office = Office.objects.create(institution=ministry, title="Minister", rank=Office.Rank.MINISTER, language="fr")
    Holder.objects.create(office=office, name="Ana Ruiz", style="Mme")
    shown = compose.forms_of_address(office, datetime.date(2026, 11, 24))
    assert [each.language for each in shown] == ["fr", "ar", "en", "es", "ko"]
    assert shown[0].salutation == "Madame la Ministre,"
    assert "Madame la Ministre" in shown[0].closing
    assert shown[0].salutation_source == "modele-lettre.com, Formules de politesse"
    assert shown[2].salutation_source == ""
