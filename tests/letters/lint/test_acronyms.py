"""Acronyms: explained where they stand first, once; emphasis, numerals and what everybody knows are none."""

import pytest

from apps.letters.lint.acronyms import acronyms
from tests.letters.lint.words import marked, text


def test_an_acronym_that_nobody_explains_is_named_where_it_stands_first() -> None:
    said = text("We thank the OHCHR.", "The OHCHR office in Seoul must stay.")
    (finding,) = acronyms(said)
    assert (finding.code, finding.level, finding.place.block) == ("acronym-unexplained", "warning", 0)
    assert finding.place.excerpt == "OHCHR"


def test_an_explanation_that_comes_too_late_is_named() -> None:
    said = text("The COI reported in 2014.", "The Commission of Inquiry (COI) was thorough.")
    assert marked(acronyms(said)) == [("acronym-too-early", "COI")]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "The International Criminal Court (ICC) can act.",
            "Only the International Criminal Court (ICC) can act.",
        ),
        ("fr", "La Cour pénale internationale (CPI) agit.", "Que la Cour pénale internationale (CPI) agisse."),
        ("es", "La Corte Penal Internacional (CPI) puede.", "Que la Corte Penal Internacional (CPI) actúe."),
        ("ko", "국제형사재판소(ICC)는 행동해야 합니다.", "국제형사재판소(ICC)에 회부해야 합니다."),
    ],
)
def test_the_same_explanation_twice_is_named_at_the_second(language: str, first: str, second: str) -> None:
    (finding,) = acronyms(text(first, second, language=language))
    assert (finding.code, finding.place.block) == ("acronym-twice", 1)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The Democratic People’s Republic of Korea (DPRK, North Korea) is a party. The DPRK must act."),
        ("en", "The Office of the High Commissioner for Human Rights (OHCHR) and OHCHR Seoul."),
        ("en", "The Report of the UN Commission of Inquiry (COI report) is clear; the COI report says so."),
        ("en", "FIDH (International Federation for Human Rights) wrote; FIDH waits."),
        ("en", "The Human Rights Council (hereafter “HRC”) meets. The HRC decides."),
        ("en", "Non-governmental organisations (NGOs) met the UN, the EU, NATO and UNICEF in the USA."),
        (
            "en",
            "We do NOT accept this, and you must not. Article XIV and Chapter VII apply. PRIMERO is said in Spanish.",
        ),
        ("en", "The YS-11 hijacking, A/HRC/25/63, and the minister wrote: “ABC and DEF”."),
        ("fr", "Le Haut-Commissariat aux droits de l’homme (HCDH) et le HCDH ; l’ONU, l’UE et une ONG."),
        ("es", "La Comisión Interamericana de Derechos Humanos (CIDH) y la CIDH; la ONU, la UE y una ONG."),
        ("es", "El Sistema Interamericano de Protección, en adelante SIP, y el SIP."),
        ("fr", "La Commission d’enquête, ci-après dénommée la CEN, et la CEN."),
        ("en", "The Court found that ‘Israel’s measures constitute a breach of Article 3 of CERD’ and more."),
        ("en", "Ahead of the election of the UN Human Rights Council (“HRC” or “the Council”) the HRC met."),
        ("ko", "유엔 인권이사회(HRC)와 북한인권조사위원회(COI)는 … HRC는 UN의 기구입니다."),
        ("ar", "تدعو OHCHR إلى ذلك"),
        ("en", "Professor Ann Lee (MP) and Dr Joe Roe (MP) sign."),
        ("en", "The Committee against Torture (CAT) applies it; the Consolidated Appeals Text (CAT) is another thing."),
    ],
)
def test_explained_and_known_ones_pass(language: str, said: str) -> None:
    assert marked(acronyms(text(said, language=language))) == []


def test_a_note_explains_for_what_follows() -> None:
    html = (
        '<p>It found crimes.<sup data-footnote="1"></sup></p><p>The COI was right.</p>'
        '<aside data-footnote="1"><p>Report of the Commission of Inquiry (COI), 7 February 2014.</p></aside>'
    )
    assert marked(acronyms(text(html=html))) == []
