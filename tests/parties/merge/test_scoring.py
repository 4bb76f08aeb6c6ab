"""Pairs that must and must not be proposed. `Name [CC]` states a country; ` | ` a title of a person."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.parties.merge import Against, Index, Kind, Named, Reason, is_hidden_name, judge
from apps.parties.merge.blocking import trigrams
from apps.parties.merge.keys import read

ONE = [
    ("NK Watch", "nk watch", Reason.SAME_LETTERS),
    ("Reseau pour la Democratie", "Réseau pour la Démocratie", Reason.SAME_LETTERS),
    ("Action & Justice", "Action and Justice", Reason.SAME_LETTERS),
    ("HHK_Catacombs", "HHK Catacombs", Reason.SAME_LETTERS),
    ("ALTSEAN-Burma", "Altsean Burma", Reason.SAME_LETTERS),
    ("Citizens’ Alliance", "Citizens' Alliance", Reason.SAME_LETTERS),
    ("북한 인권 시민 연합", "북한인권시민연합", Reason.SAME_LETTERS),
    ("ＮＫ Watch Korea", "NK Watch Korea", Reason.SAME_LETTERS),
    ("المرصد الحقوقي", "الـمرصد الحقوقي", Reason.SAME_LETTERS),
    ("FIDH - International Federation for Human Rights", "International Federation for Human Rights (FIDH)", "any"),
    ("Citizens' Alliance for North Korean Human Rights", "Citizens' Alliance for North Korean Human Rights (NKHR)",
     Reason.ACRONYM_BESIDE),
    ("International Child Rights Center [KR]", "International Child Rights Center (InCRC) [KR]", Reason.ACRONYM_BESIDE),
    ("북한인권시민연합", "북한인권시민연합(NKHR)", Reason.ACRONYM_BESIDE),
    ("Reporters sans frontières (RSF)", "Reporters sans frontières", Reason.ACRONYM_BESIDE),
    ("NKHR (Citizens' Alliance for North Korean Human Rights)", "Citizens' Alliance for North Korean Human Rights",
     Reason.ACRONYM_BESIDE),
    ("Human Rights Data Analysis Group / HRDAG", "Human Rights Data Analysis Group", Reason.ACRONYM_BESIDE),
    ("HRDAG", "Human Rights Data Analysis Group (HRDAG)", Reason.ACRONYM_OF),
    ("KWAFU [KR]", "Korean War Abductees Family Union [KR]", Reason.ACRONYM_OF),
    ("HRNK [US]", "Human Rights for North Koreans [US]", Reason.ACRONYM_OF),
    ("BALAOD Mindanaw [PH]", "Balay Alternative Legal Advocates for Development in Mindanaw [PH]", Reason.ACRONYM_OF),
    ("Cristian Solidarity Worldwide [GB]", "Christian Solidarity Worldwide", Reason.ONE_LETTER),
    ("Naw Action & Unity for Human Rights", "Now Action & Unity for Human rights", Reason.ONE_LETTER),
    ("Transitional Justice Working Gruop", "Transitional Justice Working Group", Reason.ONE_LETTER),
    ("Comité por los Derechos Humano", "Comité por los Derechos Humanos", Reason.ONE_LETTER),
    ("Transitionnal Justice Workng Group", "Transitional Justice Working Group", Reason.FEW_LETTERS),
    ("The 88 Project", "88 Project", Reason.THE),
    ("The Carter Fund (CF)", "Carter Fund", Reason.THE),
    ("Arakan Rohingya National Organisation", "Arakan Rohingya National Organization", "any"),
    ("Centre for Peace Work", "Center for Peace Work", Reason.WORD_FORM),
    ("Int'l Child Rights Center", "International Child Rights Center", Reason.WORD_FORM),
    ("Jubilee Campaign Inc.", "Jubilee Campaign", Reason.WORD_FORM),
    ("Saram e.V.", "Saram e. V.", "any"),
    ("Association of Families of the Disappeared Nepal", "Association for Families of Disappeared Nepal",
     Reason.SMALL_WORDS),
    ("Watch Rohingya Network", "Rohingya Watch Network", Reason.SAME_WORDS),
    ("International Federation for Human Rights", "Fédération internationale pour les droits humains",
     Reason.TRANSLATED),
    ("International Federation for Human Rights", "Federación Internacional por los Derechos Humanos",
     Reason.TRANSLATED),
    ("Citizens' Alliance for North Korean Human Rights", "북한인권시민연합", Reason.TRANSLATED),
    ("Amnesty International", "Amnistía Internacional", Reason.TRANSLATED),
    ("Reporters Without Borders", "Reporters sans frontières", Reason.TRANSLATED),
    ("Committee against Torture", "لجنة ضد التعذيب", Reason.TRANSLATED),
    ("Human Rights Center", "인권센터", Reason.TRANSLATED),
    ("Хельсинкская группа", "Khelsinkskaya gruppa", Reason.OTHER_SCRIPT),
]  # fmt: skip
TWO = [
    ("Justice For All [US]", "Justice For North Korea [KR]", None),
    ("Justice for Iran", "Justice for Iraq", Against.PLACE),
    ("No Chain [KR]", "No Fence [JP]", None),
    ("Human Rights Watch", "Human Rights Watch Youth", Against.QUALIFIER),
    ("Korea Peace Network", "Japan Peace Network", Against.PLACE),
    ("North Korea Strategy Center", "South Korea Strategy Center", Against.PLACE),
    ("Open North Korea", "Open Korea", Against.PLACE),
    ("Article 19", "Article 18", Against.NUMBER),
    ("1969 KAL Abductees' Families Association", "1970 KAL Abductees' Families Association", Against.NUMBER),
    ("Unification Academy", "Unification Media Group", None),
    ("Unification Strategy Institution", "Unification Academy", None),
    ("Korean War Abductees Family Union", "Korean War POW Family Association", None),
    ("Rohingya Human Rights Network", "Arakan Rohingya National Organisation", None),
    ("Committee for Human Rights in North Korea", "Improving North Korean Human Rights Center", None),
    ("Asia Justice and Rights", "Access to Justice", None),
    ("Austrian Peace Council", "Australian Peace Council", Against.PLACE),
    ("Women for Human Rights", "Vietnamese Women for Human Rights", Against.PLACE_IN_ONE),
    ("Lawyers for Human Rights", "Lawyers for Human Rights Youth", Against.QUALIFIER),
    ("Korea Peace Foundation", "Korea Peace Institute", Against.BODY),
    ("Center for Human Rights [US]", "Center for Human Rights [KR]", Against.COMMON_WORDS),
    ("Human Rights Centre [KE]", "Human Rights Center [UG]", Against.COMMON_WORDS),
    ("Group for Change (GFC)", "Group for Change (GCH)", Against.ACRONYM),
    ("북한인권시민연합", "북한인권청년연합", Against.QUALIFIER),
    ("국제인권센터", "국제평화센터", None),
    ("한국인권네트워크", "북한인권네트워크", Against.PLACE),
    ("Réseau des femmes", "Réseau des jeunes", Against.QUALIFIER),
    ("Comité de Derechos Humanos de Cuba", "Comité de Derechos Humanos de Venezuela", Against.PLACE),
    ("CSW", "Coalition of Solidarity Workers", None),
    ("HRW", "Human Rights Watch", None),
    ("LUMEN", "Lawyers", None),
    ("Justice for Ali", "Justice for All", None),
    ("لجنة السلام", "لجنة العدالة", None),
    ("Students for Freedom", "Teachers for Freedom", Against.QUALIFIER),
    ("Freedom Fund", "Freedom Found [KR]", None),
]
PERSONS_ONE = [
    ("Viti Muntarbhorn | Former UN Special Rapporteur", "Vitit Muntarbhorn | Former UN Special Rapporteur, Professor"),
    ("Yanghee Lee, Ph.D. | UN Special Rapporteur", "Yanghee Lee | UN Special Rapporteur on Myanmar"),
    ("David Alton, Lord | Member of the House of Lords", "David Alton | House of Lords Member"),
    ("Tomás Ojea-Quintana | UN Special Rapporteur", "Tomas Ojea Quintana | UN Special Rapporteur"),
    ("Moon Jae-in | President", "Jae-in Moon | President of Korea"),
    ("이영희 | 교수", "이영희 교수 | 교수"),
]
PERSONS_TWO = [
    ("Kim Min-su | Pastor", "Kim Min-seo | Teacher"),
    ("Ann Lee | Judge", "Ann Lee | Carpenter"),
    ("Kim Chol | Reporter", "Kim Chul | Pastor"),
    ("Maria Santos | Advocate", "Mario Santos | Farmer"),
    ("Robert F. Kennedy", "Robert Francis Kennedy"),
    ("Mr G.", "Mr Gang Chol-hwan"),
    ("Kim C.", "Kim Chol"),
    ("김○○", "김철수"),
    ("Anonymous Witness", "Anonymous Witness"),
]


def named(text: str, pk: int = 1, kind: Kind = Kind.ORGANISATION) -> Named:
    text, _bar, title = text.partition(" | ")
    match = re.fullmatch(r"(.*?)(?: \[(\w\w)\])?", text)
    assert match
    return Named(pk, kind, match[1], match[2] or "", title=title)


@pytest.mark.parametrize(("one", "other", "reason"), ONE)
def test_one_organisation_is_proposed_with_its_reason(one: str, other: str, reason: str) -> None:
    verdict = judge(named(one), named(other, 2))
    assert verdict.proposed, verdict
    assert reason == "any" or reason in verdict.reasons


@pytest.mark.parametrize(("one", "other", "reason"), ONE)
def test_one_organisation_is_found_by_either_name(one: str, other: str, reason: str) -> None:
    rows = [named(one), named(other, 2)]
    index = Index(rows)
    found = [[each.row.pk for each in index.candidates(read(row))] for row in rows]
    assert [2] in found or [1] in found


@pytest.mark.parametrize(("one", "other", "against"), TWO)
def test_two_organisations_are_not_proposed(one: str, other: str, against: Against | None) -> None:
    verdict = judge(named(one), named(other, 2))
    assert not verdict.proposed, verdict
    assert against is None or against in verdict.against


@pytest.mark.parametrize(("one", "other"), PERSONS_ONE)
def test_one_person_is_proposed(one: str, other: str) -> None:
    verdict = judge(named(one, 1, Kind.PERSON), named(other, 2, Kind.PERSON))
    assert verdict.proposed, verdict


@pytest.mark.parametrize(("one", "other"), PERSONS_TWO)
def test_two_persons_are_not_proposed(one: str, other: str) -> None:
    verdict = judge(named(one, 1, Kind.PERSON), named(other, 2, Kind.PERSON))
    assert not verdict.proposed, verdict


def test_same_website_speaks_for_two_names_and_a_shared_one_does_not() -> None:
    one = Named(1, Kind.ORGANISATION, "Saram", website="https://www.saram-nk.example/en")
    other = Named(2, Kind.ORGANISATION, "Stiftung für Menschenrechte", website="http://saram-nk.example")
    assert judge(one, other).proposed
    assert Reason.WEBSITE in judge(one, other).reasons
    shared = "https://facebook.com/saram"
    pages = (Named(1, Kind.ORGANISATION, "Saram", website=shared), Named(2, Kind.ORGANISATION, "Lumen", website=shared))
    assert judge(*pages).score == 0.0


def test_ministries_of_two_countries_are_two_and_own_country_says_nothing() -> None:
    korea = Named(1, Kind.INSTITUTION, "Ministry of Foreign Affairs", "KR")
    assert not judge(korea, Named(2, Kind.INSTITUTION, "Ministry of Foreign Affairs", "NL")).proposed
    assert judge(
        korea, Named(2, Kind.INSTITUTION, "Ministry of Foreign Affairs of the Republic of Korea", "KR")
    ).proposed
    assert judge(korea, Named(2, Kind.INSTITUTION, "외교부", "KR")).score < 0.85


def test_offices_are_one_in_one_institution_only() -> None:
    one = Named(1, Kind.OFFICE, "Foreign Minister", "KR", within="3")
    assert judge(one, Named(2, Kind.OFFICE, "Minister of Foreign Affairs", "KR", within="3")).proposed
    assert not judge(one, Named(2, Kind.OFFICE, "Foreign Minister", "KR", within="4")).proposed
    assert not judge(one, Named(2, Kind.OFFICE, "Vice Foreign Minister", "KR", within="3")).proposed


def test_kinds_are_never_mixed() -> None:
    one, other = named("Geoffrey Nice", 1, Kind.PERSON), named("Geoffrey Nice", 2)
    assert judge(one, other).score <= 0.2
    assert Against.KIND in judge(one, other).against


def test_person_at_risk_gets_nothing_whatever_the_name() -> None:
    one = Named(1, Kind.PERSON, "Ada Hidden", at_risk=True)
    assert judge(one, named("Ada Hidden", 2, Kind.PERSON)).score == 0.0
    assert judge(one, named("Ada Hidden", 2, Kind.PERSON)).reasons == ()


@pytest.mark.parametrize(
    "name", ["Mr G.", "Kim C.", "J. Smith", "김○○", "김 모 씨", "Anonymous", "Jinju", "", "A. B.", "익명"]
)
def test_initials_and_masks_are_hidden(name: str) -> None:
    assert is_hidden_name(name)


@pytest.mark.parametrize(
    "name", ["Robert F. Kennedy", "김철수", "Yanghee Lee, Ph.D.", "Tomás Ojea-Quintana", "Moon Jae-in"]
)
def test_full_names_are_not_hidden(name: str) -> None:
    assert not is_hidden_name(name)


words = st.sampled_from(
    "Human Rights Korea 북한 인권 (NKHR) The Youth Réseau لجنة Center Watch 19 & - HRNK für No".split()
)
names = st.one_of(st.text(max_size=40), st.lists(words, min_size=1, max_size=7).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(names, names, st.sampled_from(["", "KR", "JP"]), st.sampled_from(list(Kind)))
def test_judging_is_symmetric_deterministic_and_between_0_and_1(one: str, other: str, country: str, kind: Kind) -> None:
    first, second = Named(1, kind, one, country), Named(2, kind, other, "KR")
    verdict = judge(first, second)
    assert verdict == judge(second, first) == judge(first, second)
    assert 0.0 <= verdict.score <= 1.0


@settings(max_examples=200, deadline=None)
@given(names)
def test_a_name_is_proposed_for_itself_and_found(name: str) -> None:
    one, other = named_plain(name, 1), named_plain(name, 2)
    assert judge(one, other).proposed
    assert [each.row.pk for each in Index([one, other]).candidates(read(one))] == [2]
    assert len(trigrams(read(one).letters)) == len(set(trigrams(read(one).letters)))


def named_plain(name: str, pk: int) -> Named:
    return Named(pk, Kind.ORGANISATION, name)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.INSTITUTION, ("Republic of Malawi", "MW"), ("Republic of Mali", "ML")),
        (Kind.INSTITUTION, ("Federal Republic of Germany", "DE"), ("Federal Republic of Nigeria", "NG")),
        (
            Kind.OFFICE,
            ("Representative of Mali to the United Nations", "ML"),
            ("Representative of Malta to the United Nations", "MT"),
        ),
    ],
)
def test_posts_of_two_states_are_not_even_worth_a_look(
    kind: Kind, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert judge(Named(1, kind, *one), Named(2, kind, *other)).reasons == ()
    assert judge(Named(1, kind, *one), Named(2, kind, other[0], one[1])).reasons != ()
