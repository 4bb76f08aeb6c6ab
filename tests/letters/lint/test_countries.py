"""One country by one name."""

import pytest

from apps.letters.lint.countries import two_names
from tests.letters.lint.words import marked, text


@pytest.mark.parametrize(
    ("language", "said", "other"),
    [
        ("en", "The people of North Korea suffer. North Korea denies it. The DPRK must stop.", "DPRK"),
        ("en", "We write about Myanmar. In Myanmar nobody is safe. Burma needs you.", "Burma"),
        ("en", "Refugees in Türkiye. Türkiye is a party. Turkey must act.", "Turkey"),
        ("en", "The US voted. The US agreed. The U.S. left.", "U.S."),
        ("fr", "La Birmanie est loin. La Birmanie doit agir. Le Myanmar aussi.", "Myanmar"),
        ("es", "Corea del Norte lo niega. Corea del Norte firmó. La RPDC debe actuar.", "RPDC"),
        ("ko", "북한은 부인합니다. 북한의 주민은 고통받습니다. 북조선은 멈추어야 합니다.", "북조선"),
    ],
)
def test_two_names_for_one_country_are_named_at_the_rarer(language: str, said: str, other: str) -> None:
    assert marked(two_names(text(said, language=language))) == [("country-names", other)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The Democratic People’s Republic of Korea (DPRK, North Korea) is a party. The DPRK and North Korea act.",
        ),
        ("en", "We write about Burma (Myanmar). Burma needs you; Myanmar too."),
        ("en", "Myanmar/Burma is far. Burma needs you."),
        ("en", "Türkiye, formerly Turkey, is a party. Turkey must act."),
        ("en", "North Korea denies it. The Special Rapporteur on the situation of human rights in the DPRK was right."),
        ("en", "North Korea denies it, though the minister said: “The DPRK has no camps.”"),
        (
            "en",
            "South Korea helped. The President of the Republic of Korea agreed. ALTSEAN-Burma and Burma Campaign too.",
        ),
        ("en", "South Korea helped the Democratic People’s Republic of Korea; no other name is used for either."),
        ("en", "The United States voted; the US agreed. The United Kingdom and the UK too."),
        ("fr", "La Corée du Nord nie. Le Rapporteur spécial sur les droits de l’homme en RPDC avait raison."),
        ("ko", "북한은 부인합니다. 북한에서 온 사람들과 대한민국, 한국."),
    ],
)
def test_one_name_official_titles_quotations_and_names_said_to_be_one_pass(language: str, said: str) -> None:
    assert marked(two_names(text(said, language=language))) == []
