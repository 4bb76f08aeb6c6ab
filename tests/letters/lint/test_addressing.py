"""Whether the letter speaks to whom it is sent."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.addressees.models import Address, Holder, Office
from apps.base import clock
from apps.campaigns.models import Ask
from apps.letters import lint
from apps.letters.lint import Facts, addressing
from apps.letters.models import Letter, LetterAddressee, LetterTemplate
from tests import making
from tests.letters.lint.words import codes

pytestmark = pytest.mark.django_db

Rank = Office.Rank


def written(rank: str = Rank.MINISTER, *, title: str = "", **fields: Any) -> Letter:
    """A draft to an office of this rank."""
    letter = making.draft(to=making.office(rank=rank, title=title or "The Office"))
    letter.addressees.update(salutation="")
    Letter.objects.filter(pk=letter.pk).update(**fields)
    letter.refresh_from_db()
    return letter


def salutations(letter: Letter) -> list[str]:
    return codes(addressing.salutations(letter, lint.texts_of(letter), addressing.rows_of(letter)))


@pytest.mark.parametrize(
    ("rank", "language", "said"),
    [
        (Rank.HEAD_OF_STATE, "en", "Dear Minister,"),
        (Rank.MINISTER, "en", "Dear High Representative,"),
        (Rank.SPECIAL_RAPPORTEUR, "en", "Your Excellency,"),
        (Rank.BODY, "en", "Your Excellency,"),
        (Rank.AMBASSADOR, "fr", "Monsieur le Ministre,"),
        (Rank.MINISTER, "es", "Estimada Relatora Especial:"),
        (Rank.MINISTER, "ko", "존경하는 대통령님께,"),
        (Rank.BODY, "ko", "국회 귀하"),
        (Rank.MINISTER, "ko", "장관님 귀하"),
    ],
)
def test_a_salutation_of_another_office_is_named(rank: str, language: str, said: str) -> None:
    assert salutations(written(rank, language=language, salutation=said)) == ["salutation-office"]


@pytest.mark.parametrize(
    ("rank", "language", "said"),
    [
        (Rank.HEAD_OF_STATE, "en", "President Moon Jae-in,"),
        (Rank.HEAD_OF_STATE, "en", "Your Excellency,"),
        (Rank.HEAD_OF_GOVERNMENT, "en", "Dear Prime Minister,"),
        (Rank.MINISTER, "en", "Dear Foreign Minister,"),
        (Rank.MINISTER, "en", "Dear Ms Lund,"),
        (Rank.HIGH_REPRESENTATIVE, "en", "Dear High Representative,"),
        (Rank.MEMBER_STATES, "en", "Excellencies,"),
        (Rank.SPECIAL_RAPPORTEUR, "en", "Dear Special Rapporteur,"),
        (Rank.BODY, "en", "Dear Members of Congress,"),
        (Rank.HEAD_OF_STATE, "fr", "Monsieur le Président de la République,"),
        (Rank.MINISTER, "es", "Excelentísima señora Ministra:"),
        (Rank.HEAD_OF_STATE, "ko", "존경하는 대통령님께,"),
        (Rank.AMBASSADOR, "ar", "سعادة السفير،"),
    ],
)
def test_salutations_that_fit_pass(rank: str, language: str, said: str) -> None:
    assert salutations(written(rank, language=language, salutation=said)) == []


def test_the_title_of_the_office_itself_always_fits() -> None:
    assert salutations(written(Rank.OTHER, title="Deputy Minister of Water", salutation="Dear Deputy Minister,")) == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Madame la Ministre,"), ("fr", "Dear Minister,"), ("ko", "Dear Minister,")]
)
def test_a_salutation_in_another_language_is_named_with_the_usual_one(language: str, said: str) -> None:
    letter = written(language=language, salutation=said)
    (finding,) = addressing.salutations(letter, lint.texts_of(letter), addressing.rows_of(letter))
    assert finding.code == "salutation-language" and finding.remedy.startswith("Usual is: ")


def test_one_salutation_for_several_offices_fits_when_it_fits_one() -> None:
    letter = written(Rank.HEAD_OF_STATE, salutation="Dear Minister,")
    assert salutations(letter) == ["salutation-office"]
    second = making.office(rank=Rank.MINISTER)
    LetterAddressee.objects.create(letter=letter, office=second, part=LetterAddressee.Part.TO, block="X")
    assert salutations(letter) == []


def holders(letter: Letter) -> list[str]:
    return codes(addressing.holders(letter, addressing.rows_of(letter)))


def test_who_left_before_the_date_of_the_letter_is_named_with_who_came() -> None:
    letter = written(date=datetime.date(2026, 3, 2))
    old = Holder.objects.get()
    assert old.name in letter.addressees.get().block and holders(letter) == []
    Holder.objects.update(until=datetime.date(2026, 2, 1))
    assert holders(letter) == ["holder-not-in-office"]
    Holder.objects.create(office=old.office, name="Ana Lund", since=datetime.date(2026, 2, 2))
    (finding,) = addressing.holders(letter, addressing.rows_of(letter))
    assert finding.message.startswith(f"{old.name} does not hold this office on") and "Ana Lund" in finding.remedy
    Letter.objects.update(date=datetime.date(2026, 1, 5))
    letter.refresh_from_db()
    assert holders(letter) == []


def test_a_salutation_that_names_who_left_is_named_though_the_block_is_right() -> None:
    letter = written(date=datetime.date(2026, 3, 2))
    old = Holder.objects.get()
    Holder.objects.update(until=datetime.date(2026, 2, 1))
    new = Holder.objects.create(office=old.office, name="Ana Lund", since=datetime.date(2026, 2, 2))
    letter.addressees.update(block=f"{new.name}\nThe Office", salutation="")
    assert holders(letter) == []
    letter.salutation = f"Dear {old.name},"
    assert holders(letter) == ["holder-not-in-office"]


def test_who_came_since_the_block_was_taken_is_named_and_not_who_was_left_out_before() -> None:
    letter = written(date=datetime.date(2026, 3, 2))
    row = letter.addressees.get()
    row.block = "The Minister\nStreet 1"
    row.save()
    assert holders(letter) == []
    Holder.objects.get().save()
    assert holders(letter) == ["holder-changed"]


def addresses(letter: Letter) -> list[str]:
    return codes(addressing.addresses(letter, addressing.rows_of(letter), clock.today()))


def test_addresses_are_asked_for_after_a_year_and_when_nobody_checked_them() -> None:
    letter, today = written(), clock.today()
    assert addresses(letter) == ["address-unverified"]
    Address.objects.update(verified_on=today - datetime.timedelta(days=400))
    assert addresses(letter) == ["address-stale"]
    Address.objects.update(verified_on=today - datetime.timedelta(days=300))
    assert addresses(letter) == []
    Address.objects.update(is_historical=True)
    assert addresses(letter) == ["address-missing"]
    Office.objects.update(is_class=True)
    assert addresses(letter) == []


def asks(letter: Letter) -> list[str]:
    return codes(addressing.asks(letter, lint.texts_of(letter)[0], addressing.rows_of(letter)))


def test_an_ask_that_reaches_nobody_and_an_addressee_who_is_asked_nothing() -> None:
    letter = written()
    assert asks(letter) == []
    letter.body = "<p>We greet you.</p>"
    assert asks(letter) == ["addressee-without-ask"]
    letter.addressees.all().delete()
    assert asks(letter) == ["ask-without-addressee"]
    letter.campaign.asks.all().delete()
    assert asks(letter) == []


def test_an_ask_in_its_own_words_is_said_and_thanks_ask_nothing() -> None:
    letter = written()
    letter.body = f"<p>We greet you.</p><p>{Ask.objects.all()[0].text}</p>"
    assert asks(letter) == []
    letter.body = "<p>We thank you.</p>"
    letter.template = LetterTemplate.objects.create(slug="thanks", title="Thanks", kind=LetterTemplate.Kind.THANKS)
    assert asks(letter) == []


def test_queries_are_the_same_for_one_addressee_and_for_three() -> None:
    letter, facts = written(), Facts(today=clock.today())

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            lint.check(Letter.objects.select_related("campaign", "template").get(pk=letter.pk), facts)
        return len(queries)

    one = cost()
    for _ in range(2):
        LetterAddressee.objects.create(letter=letter, office=making.office(), block="X")
    assert cost() == one
