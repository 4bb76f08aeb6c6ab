"""Symbols of United Nations documents: real ones pass, slips of the pen are told apart, and nothing else is one."""

import pytest

from apps.letters.lint import symbols
from tests.letters.lint.words import marked, text

REAL = (
    "A/HRC/25/63 A/69/548 A/62/280 A/63/332 A/78/481 A/57/49 A/78/PV.16 A/47/PV.1 A/78/L.2 A/65/L.78 A/S-16/4 "
    "A/ES-10/273 A/RES/60/251 A/RES/74/166 A/RES/ES-11/1 A/RES/217(III) A/RES/981(X) A/HRC/RES/43/25 A/HRC/RES/S-12/1 "
    "A/HRC/DEC/7/1 A/HRC/PRST/6/1 A/HRC/OM/1/1 A/HRC/S-22/L.1 A/HRC/43/L.17 A/HRC/25/CRP.1 A/HRC/30/NGO/12 "
    "A/HRC/21/47/Corr.1 A/HRC/14/24/Add.1 A/HRC/WG.6/18/PRK/1 A/HRC/WG.6/50/USA/2 A/HRC/WG.6/33/QAT/2 "
    "A/HRC/WGAD/2015/12 A/HRC/WGEID/118/1 A/HRC/AC/24/2 A/C.3/80/L.59 A/C.3/79/L.5/Rev.1 A/C.3/55/SR.30 A/CN.9/888 "
    "A/CONF.157/23 E/CN.4/1998/45 E/CN.4/1995/2 E/CN.4/2006/53/Add.1 E/CN.4/RES/2003/10 E/CN.4/2003/L.31 "
    "E/CN.4/Sub.2/1994/56 E/CN.4/Sub.2/2000/L.10 E/CN.4/Sub.2/AC.5/1999/WP.6 E/CN.6/2020/3 E/2020/22 E/RES/1996/31 "
    "E/C.12/GC/21 E/C.12/IDN/1 E/C.12/PRK/CO/1 E/C.12/55/D/2/2014 S/RES/2235 S/RES/1973(2011) S/PRST/2009/1 S/PV.6231 "
    "S/1998/927 S/2014/276 S/25704 CCPR/C/GC/34 CCPR/C/21/Rev.1/Add.13 CCPR/C/SR.4100 CCPR/C/PRK/2000/2 "
    "CCPR/C/119/D/2324/2013 CCPR/C/GBR/Q/8 CCPR/CO/72/PRK CEDAW/C/IRQ/CO/8 CEDAW/C/IDN/8-9 CEDAW/C/84/D/129/2018 "
    "CRC/C/PRK/CO/5 CRC/C/OPAC/GC/1 CAT/C/PRK/CO/1 CAT/OP/1 CERD/C/KOR/CO/17-19 CRPD/C/GC/6 CMW/C/GC/4 HRI/GEN/1/Rev.9"
).split()
WITH_BLANKS = ["S/RES/1325 (2000)", "A/RES/217 (III) A", "A/RES/2200A (XXI)", "A/RES/3452 (XXX)"]


@pytest.mark.parametrize("symbol", REAL + WITH_BLANKS)
def test_real_symbols_pass_wherever_they_stand(symbol: str) -> None:
    said = text(f"See UN Doc. {symbol}, para. 3.", f"The report ({symbol}) and {symbol}.", f"{symbol}; {symbol}")
    assert marked(symbols.malformed(said)) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A/HRC 25/63", "A/HRC/25/63"),
        ("A/HRC/25/ 63", "A/HRC/25/63"),
        ("A/HRC25/63", "A/HRC/25/63"),
        ("A-HRC-25-63", "A/HRC/25/63"),
        ("A\\HRC\\25\\63", "A/HRC/25/63"),
        ("a/hrc/25/63", "A/HRC/25/63"),
        ("HRC/25/63", "A/HRC/25/63"),
        ("HRC/RES/25/25", "A/HRC/RES/25/25"),
        ("A/HRC/RES 25/25", "A/HRC/RES/25/25"),
        ("A/HRC/RES/43-25", "A/HRC/RES/43/25"),
        ("A/RES 60/251", "A/RES/60/251"),
        ("A/C3/74/L.26", "A/C.3/74/L.26"),
        ("E/CN/4/1998/45", "E/CN.4/1998/45"),
        ("S/RES/1325/2000", "S/RES/1325 (2000)"),
    ],
)
def test_slips_of_the_pen_are_named_with_what_was_meant(written: str, meant: str) -> None:
    (finding,) = symbols.malformed(text(f"See UN Doc. {written}, para. 3."))
    assert (finding.level, finding.place.excerpt, finding.remedy) == ("warning", written, f"Did you mean {meant}?")


@pytest.mark.parametrize("written", ["A/HRC/2014/25", "A/HRC/25", "A/RES/2014/188", "E/CN.4/98/45", "S/PRST/31/2019"])
def test_what_cannot_be_a_symbol_is_named(written: str) -> None:
    (finding,) = symbols.malformed(text(f"As {written} says, …"))
    assert finding.place.excerpt == written and "A/HRC/25/63" in finding.remedy


def test_other_strokes_are_no_symbols() -> None:
    said = text(
        "She and/or he; S/he; A/B testing; the 24/7 line; c/o the office; HRC/OHCHR staff; UN/EU talks; the A/41 road.",
        "CAT/MRI scans, CRC/CEDAW committees, 2019/20, resolution 25/25 and decision 2004/127 of the Council.",
        "https://undocs.org/A/HRC/99 and https://www.un.org/docs/?symbol=S/RES/1325",
    )
    assert marked(symbols.malformed(said)) == []
