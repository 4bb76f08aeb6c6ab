"""Made-up letters in Korean and French."""

from datetime import date

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

_KOREAN = """2021년 3월 5일

외교부 장관 귀하

제목: 북한인권 개선 촉구 서한

존경하는 장관님,

우리 35개 단체는 북한 인권 상황에 대해 깊은 우려를 표명합니다. 정부가 결의안에 참여할 것을 촉구합니다.

감사합니다.

연명단체
북한인권시민연합
전환기정의워킹그룹
"""


_FRENCH = """Lettre ouverte au Président de la République de Ruritanie

Paris, le 12 février 2020

Monsieur le Président,

Nous vous écrivons au nom de 12 organisations et de cinq experts de 7 pays pour vous demander d'agir dans le pays.

Nous vous demandons de :

1. Suspendre les ventes d'armes ;
2. Publier les rapports.

Veuillez agréer, Monsieur le Président, l'expression de notre haute considération.

Organisations signataires :

Ligue des droits de l'Homme, France
Stiftung Beispiel, Allemagne

Particuliers :

Jean Dupont, avocat
"""


def _read(text: str) -> ParsedDocument:
    return parse(text.encode())


def test_korean_letter_is_read() -> None:
    letter = _read(_KOREAN)
    assert (letter.language, letter.date) == (("ko",), date(2021, 3, 5))
    assert [each.title for each in letter.addressees] == ["외교부 장관"]
    assert letter.subject == "북한인권 개선 촉구 서한"
    assert [each.name for each in letter.signatories] == ["북한인권시민연합", "전환기정의워킹그룹"]
    assert letter.claims.organisations == 35
    assert [ask.text for ask in letter.asks_in_prose] == ["정부가 결의안에 참여할 것을 촉구합니다."]


def test_french_letter_is_read() -> None:
    letter = _read(_FRENCH)
    assert (letter.language, letter.date, letter.place) == (("fr",), date(2020, 2, 12), "Paris")
    assert [each.title for each in letter.addressees] == ["Président de la République de Ruritanie"]
    assert (letter.claims.organisations, letter.claims.individuals, letter.claims.countries) == (12, 5, 7)
    assert [ask.text for ask in letter.asks] == ["Suspendre les ventes d'armes ;", "Publier les rapports."]
    assert letter.closing.startswith("Veuillez agréer")
    assert [(each.name, each.kind, each.country) for each in letter.signatories] == [
        ("Ligue des droits de l'Homme", "organisation", "FR"),
        ("Stiftung Beispiel", "organisation", "DE"),
        ("Jean Dupont", "individual", None),
    ]
