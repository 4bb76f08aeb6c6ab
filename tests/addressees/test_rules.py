"""Forms of address: by rank, language and formality, with their sources; blocks; addresses that may be used."""

import datetime

import pytest

from apps.addressees import rules
from apps.addressees.models import Address, Channel, Holder, Institution, Office
from apps.base.errors import RuleError

DAY = datetime.date(2024, 5, 1)


def office(rank: str, title: str = "Minister of Foreign Affairs", **fields: object) -> Office:
    institution = Institution.objects.create(name=str(fields.pop("institution", "Ministry of Foreign Affairs")))
    return Office.objects.create(institution=institution, title=title, rank=rank, **fields)


def held(rank: str, name: str, style: str = "", **fields: object) -> Office:
    made = office(rank, **fields)  # type: ignore[arg-type]
    Holder.objects.create(office=made, name=name, style=style)
    return made


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rank", "language", "style", "expected"),
    [
        ("member_states", "en", "", "Excellencies,"),
        ("high_representative", "en", "", "Your Excellency,"),
        ("ambassador", "en", "H.E.", "Your Excellency,"),
        ("minister", "en", "Ms", "Dear Minister,"),
        ("other", "en", "Dr.", "Dear Dr. Ana Ruiz,"),
        ("minister", "fr", "M.", "Monsieur le Ministre,"),
        ("minister", "fr", "Mme", "Madame la Ministre,"),
        ("minister", "fr", "H.E.", "Madame la Ministre, Monsieur le Ministre,"),
        ("head_of_state", "es", "Sra.", "Excelentísima señora Presidenta:"),
        ("head_of_state", "es", "", "Excelentísimo/a señor/a Presidente/a:"),
        ("head_of_state", "ko", "", "대통령님께,"),
        ("minister", "de", "", "Dear Minister,"),
        ("minister", "fr-CA", "Mme", "Madame la Ministre,"),
    ],
)
def test_salutation_follows_rank_language_and_style(rank: str, language: str, style: str, expected: str) -> None:
    assert rules.salutation(held(rank, "Ana Ruiz", style), language, DAY) == expected


@pytest.mark.django_db
def test_plain_salutation_names_post_and_holder() -> None:
    president = held("head_of_state", "Moon Jae-in", title="President of the Republic of Korea")
    assert rules.salutation(president, "en", DAY, formality="plain") == "President Moon Jae-in,"
    assert rules.salutation(president, "en", DAY) == "Your Excellency,"


@pytest.mark.django_db
def test_korean_salutation_takes_the_name_in_hangul_only() -> None:
    assert rules.salutation(held("head_of_state", "문재인"), "ko", DAY) == "문재인 대통령님께,"


@pytest.mark.django_db
def test_salutation_without_a_holder_names_nobody() -> None:
    assert rules.salutation(office("other"), "en", DAY) == "Dear Sir or Madam,"


@pytest.mark.django_db
def test_french_closing_repeats_the_salutation() -> None:
    minister = held("minister", "Ana Ruiz", "Mme")
    assert rules.closing(minister, "fr", DAY) == (
        "Nous vous prions d’agréer, Madame la Ministre, l’expression de notre très haute considération."
    )
    ambassador = held("ambassador", "Jean Roux", "M.", institution="Mission")
    assert rules.closing(ambassador, "fr", DAY) == (
        "Nous vous prions d’agréer, Monsieur l’Ambassadeur, les assurances de notre très haute considération."
    )


def test_every_rank_has_a_form_in_every_language_it_is_offered_in() -> None:
    for language in ("en", "fr", "es", "ko"):
        for rank in Office.Rank.values:
            form = rules.form_for(rank, language)
            assert form.language == language and rank in form.ranks, (language, rank)
            assert form.neutral and form.closing


def test_no_form_is_entered_twice() -> None:
    keys = [(form.language, rank, form.formality) for form in rules.forms() for rank in form.ranks]
    assert len(keys) == len(set(keys))


def test_only_what_was_checked_names_a_source() -> None:
    """Forms known from practice alone must not look sourced."""
    assert (
        rules.form_for("member_states", "en").salutation_source == "Joint letter to UN Member States, 10 November 2014"
    )
    assert "formsofaddress.info" in rules.form_for("ambassador", "en").salutation_source
    assert "modele-lettre.com" in rules.form_for("minister", "fr").closing_source
    for rank, language in (("special_rapporteur", "fr"), ("high_representative", "es"), ("minister", "es")):
        form = rules.form_for(rank, language)
        assert form.salutation_source == form.closing_source == ""
    chilean = rules.form_for("head_of_state", "es")
    assert "Chile" in chilean.salutation_source and chilean.closing_source == ""


def test_no_korean_form_has_an_honorific_and_an_address_form_together() -> None:
    for form in rules.forms():
        assert not ("님" in form.neutral and ("귀하" in form.neutral or "귀중" in form.neutral))


@pytest.mark.django_db
def test_block_has_holder_title_institution_and_postal_lines() -> None:
    minister = held("minister", "Ana Ruiz", "H.E.")
    Address.objects.create(office=minister, channel=Channel.POST, value="Main Street 1\n1000 Town")
    assert rules.block(minister, DAY) == (
        "H.E. Ana Ruiz",
        "Minister of Foreign Affairs",
        "Ministry of Foreign Affairs",
        "Main Street 1",
        "1000 Town",
    )


@pytest.mark.django_db
def test_block_leaves_out_what_the_title_says_already() -> None:
    president = office("head_of_state", "President of the Republic of Korea", institution="Republic of Korea")
    assert rules.block(president, DAY) == ("President of the Republic of Korea",)
    states = office("member_states", "UN Member States", institution="United Nations", is_class=True)
    assert rules.block(states, DAY) == ("UN Member States",)


@pytest.mark.django_db
def test_korean_block_goes_from_the_large_to_the_small_and_closes_with_the_form_for_a_person_or_a_body() -> None:
    minister = held("minister", "강경화", title="외교부 장관", institution="대한민국", language="ko")
    Address.objects.create(office=minister, channel=Channel.POST, value="서울특별시 종로구")
    assert rules.block(minister, DAY) == ("대한민국", "외교부 장관", "강경화 귀하", "서울특별시 종로구")
    unheld = office("minister", "외교부 장관", institution="외교부", language="ko")
    assert rules.block(unheld, DAY) == ("외교부 장관 귀하",)
    assert rules.block(office("body", "국회", institution="대한민국 국회", language="ko"), DAY) == (
        "대한민국 국회 귀중",
    )


@pytest.mark.django_db
def test_holder_of_the_day_is_who_held_the_office_then() -> None:
    minister = office("minister")
    Holder.objects.create(office=minister, name="Before", until=datetime.date(2023, 12, 31))
    Holder.objects.create(office=minister, name="Since", since=datetime.date(2024, 1, 1))
    names = [rules.holder_on(minister, datetime.date(year, 6, 1)) for year in (2022, 2024)]
    assert [holder.name for holder in names if holder] == ["Before", "Since"]


@pytest.mark.django_db
def test_office_is_called_by_its_title_and_by_its_institution_unless_that_is_named_already() -> None:
    assert str(office("minister")) == "Minister of Foreign Affairs, Ministry of Foreign Affairs"
    mission = office("ambassador", "Permanent Representative of the Kingdom of X", institution="Kingdom of X")
    assert str(mission) == "Permanent Representative of the Kingdom of X"


@pytest.mark.django_db
def test_new_letters_use_nothing_read_from_old_documents() -> None:
    minister = office("minister")
    Holder.objects.create(office=minister, name="Of Old", is_historical=True)
    for channel, value in (
        (Channel.POST, "Old Street 1"),
        (Channel.EMAIL, "old@gov.example"),
        (Channel.FAX, "+1 22 33"),
    ):
        Address.objects.create(office=minister, channel=channel, value=value, is_historical=True)
    assert rules.block(minister, DAY) == ("Minister of Foreign Affairs", "Ministry of Foreign Affairs")
    assert rules.contacts(minister) == ()
    assert rules.block(minister, DAY, is_historical=True)[0] == "Of Old"
    assert rules.block(minister, DAY, is_historical=True)[-1] == "Old Street 1"
    assert rules.contacts(minister, is_historical=True) == ("Fax: +1 22 33", "E-mail: old@gov.example")


@pytest.mark.django_db
def test_contacts_are_labelled_in_the_language_of_the_office() -> None:
    ministry = office("minister", language="ko")
    Address.objects.create(office=ministry, channel=Channel.FAX, value="+82 2 1")
    Address.objects.create(office=ministry, channel=Channel.EMAIL, value="a@gov.example")
    assert rules.contacts(ministry) == ("팩스: +82 2 1", "이메일: a@gov.example")
    assert rules.contacts(ministry, language="en") == ("Fax: +82 2 1", "E-mail: a@gov.example")


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("President of the Republic of Korea", "head_of_state"),
        ("Prime Minister", "head_of_government"),
        ("Unification Minister", "minister"),
        ("High Representative of the Union and Vice-President of the Commission", "high_representative"),
        ("Permanent Representative of Chile to the United Nations", "ambassador"),
        ("UN Member States", "member_states"),
        ("Vice-President for Sales", "other"),
    ],
)
def test_rank_of_reads_the_words_of_a_title(title: str, rank: str) -> None:
    assert rules.rank_of(title) == rank


@pytest.mark.parametrize(
    ("channel", "value"),
    [("email", "not an address"), ("fax", "call me"), ("web_form", "gov.example/form")],
)
def test_address_that_its_channel_cannot_use_is_refused(channel: str, value: str) -> None:
    with pytest.raises(RuleError) as refusal:
        rules.check_address(Address(channel=channel, value=value))
    assert (refusal.value.code, refusal.value.field) == ("invalid", "value")
