"""Symbols of United Nations documents: whether they are written as the United Nations write them.

Series and parts after the guide of the UN library, research.un.org/en/docs/symbols.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.letters.lint.records import Finding, warning
from apps.letters.lint.texts import Text

_BODIES = "CCPR|CEDAW|CAT|CRC|CERD|CRPD|CED|CMW|CESCR"
_NUMBER, _YEAR = r"\d{1,4}", r"(?:19[4-9]\d|20\d\d)"
_SESSION = r"(?:\d{1,3}|S-\d{1,2}|ES-\d{1,2})"
_ROMAN = r"\s?\([IVXLC]+\)"
_PIECE = r"(?:L|CRP|NGO|NI|G|INF|WP|PV|SR|BUR|R|PC|PM|CONF|Add|Rev|Corr|Amend|SP|TU|FORUM|ST)"
_KIND = r"(?:L|CRP|WP|PV|SR|R|INF|NGO|NI|G|BUR|PC)"
_SUFFIX = r"(?:/(?:Add|Rev|Corr|Amend)\.\d{1,3}|\*)*(?:\s?\((?:Vol\.?\s?[IVX]+|Part\s?[IVX]+|SUPP\.?)\))?"
_LAST = rf"(?:{_KIND}[./]{_NUMBER}|{_NUMBER}(?:-{_NUMBER})?)"
_GOOD = tuple(
    re.compile(form + _SUFFIX)
    for form in (
        # General Assembly
        rf"A/{_SESSION}/(?:(?:PV|L|INF)[./])?{_NUMBER}",
        rf"A/(?:INF|BUR|DEC)/{_SESSION}/{_NUMBER}",
        rf"A/RES/{_SESSION}/{_NUMBER}(?:\s?[A-Z](?:-[A-Z])?)?",
        rf"A/RES/{_NUMBER}(?:\s?[A-Z])?{_ROMAN}(?:\s?[A-Z]\b)?",
        rf"A/(?:C\.[1-6]|AC\.\d{{1,3}}|CN\.\d{{1,2}}|CONF\.\d{{1,3}})(?:/{_SESSION})?/(?:{_LAST}|{_PIECE}[./]{_NUMBER})",
        # Human Rights Council
        rf"A/HRC/{_SESSION}/{_LAST}",
        rf"A/HRC/(?:RES|DEC|PRST|OM)/(?:{_SESSION}/)?{_NUMBER}",
        r"A/HRC/WG\.6/\d{1,2}/(?:[A-Z]{3}/)?(?:L\.)?\d{1,3}",
        rf"A/HRC/WG\.\d{{1,2}}/\d{{1,3}}/{_LAST}",
        rf"A/HRC/(?:WGAD|WGEID|AC|EMRIP|FMI|SF|MEM|IOA|Sub\.1)/(?:{_YEAR}|\d{{1,3}})/{_LAST}",
        # Security Council
        rf"S/{_YEAR}/{_NUMBER}",
        r"S/\d{3,5}",
        rf"S/RES/\d{{1,4}}(?:\s?\({_YEAR}\))?",
        rf"S/PRST/{_YEAR}/\d{{1,3}}",
        r"S/PV\.\d{1,5}(?:\s?\((?:Resumption|resumption)\s?\d\))?",
        r"S/(?:INF|AC\.\d+|Agenda)/[\w./-]*\d",
        # Economic and Social Council, and its commissions
        rf"E/(?:{_YEAR}|\d{{4}})/(?:{_KIND}[./])?{_NUMBER}",
        rf"E/(?:RES|DEC)/{_YEAR}/{_NUMBER}",
        rf"E/CN\.\d{{1,2}}/(?:RES/|DEC/)?{_YEAR}/(?:(?:{_KIND}[./]|WG\.\d+/)*){_NUMBER}",
        rf"E/CN\.\d{{1,2}}/{_NUMBER}",
        rf"E/CN\.4/[Ss]ub\.2/(?:AC\.\d+/)?(?:RES/|DEC/)?{_YEAR}/(?:{_KIND}[./])?{_NUMBER}",
        rf"E/CN\.4/[Ss]ub\.2/{_NUMBER}",
        r"E/C\.\d{1,2}/(?:[A-Z]{3}/)?(?:(?:CO|Q|GC|SR|ESC)[./])?(?:\d{1,4}(?:-\d+)?)(?:/[A-Z]{1,2}(?:/\d+)*|/\d+)*",
        r"E/(?:ICEF|ECE|ESCWA|ECA|INF|NGO|C\.\d+|AC\.\d+)/[\w./-]*\d",
        # Treaty bodies
        rf"(?:{_BODIES})/C/(?:[\w.-]+/)*[\w.-]*\d[\w.-]*(?:/[A-Z]{{1,2}})?",
        rf"(?:{_BODIES})/CO/\d{{2}}/[A-Z]{{3}}",  # concluding observations until 2005
        rf"(?:{_BODIES})/(?:SP|OP|PSP|MSP|OPSP)(?:/[A-Z]+)*/[\w./-]*\d",
        r"HRI/(?:GEN|MC|CORE)/[\w./-]*\d",
    )
)
# What begins like a symbol and is meant as one. Blanks and the wrong sign between its parts belong to it.
_GAP = r"\s?[/\\]\s?"
_REST = r"[\w.()*-]*(?:(?:[/\\]\s?|\s(?=\d+[/\\]))[\w.()*-]+)*(?:\s\([IVXLC]+\)(?:\s?[A-Z]\b)?|\s\((?:19|20)\d\d\))?"
_MEANT = re.compile(
    rf"(?<![\w/\\.:@-])(?:"
    rf"(?:A|a){_GAP}(?:HRC|hrc|RES|DEC|C\.?\s?[1-6]\b|CONF\b|AC\.|\d{{2,4}}(?=\s?/\s?\d)|S-\d){_REST}"
    rf"|A[.\s-](?:HRC|RES)[./\s-]\d{_REST}"
    rf"|HRC{_GAP}(?:RES{_GAP})?\d{_REST}"
    rf"|S{_GAP}(?:RES|PRST|PV|(?:19|20)\d\d{_GAP}\d){_REST}"
    rf"|E{_GAP}(?:CN\b|CN\d|RES|C\.\s?12|(?:19|20)\d\d{_GAP}\d){_REST}"
    rf"|(?:{_BODIES}){_GAP}C{_GAP}{_REST}"
    rf"|(?:CCPR|CEDAW|CERD|CRPD)/(?!C/|SP|OP|C\b)[A-Z\d]{_REST}"
    rf")"
)
_URL = re.compile(r"(?:https?://|www\.|(?<!\w)\w{1,60}\.(?:org|int|ch|com)/)\S+", re.IGNORECASE)
_ENDING = ".,;:)(*-"


def malformed(text: Text) -> Iterator[Finding]:
    for piece in text.pieces:
        links = [match.span() for match in _URL.finditer(piece.text)]
        for match in _MEANT.finditer(piece.text):
            start, end = _trimmed(piece.text, *match.span())
            if any(first <= start < last for first, last in links) or is_good(piece.text[start:end]):
                continue
            symbol = piece.text[start:end]
            message = _("“%(symbol)s” is not how a United Nations document is named.") % {"symbol": symbol}
            better = suggestion(symbol)
            remedy = _("Did you mean %(symbol)s?") % {"symbol": better} if better else _check_it()
            yield warning("symbol-malformed", message, remedy, piece.place(start, end))


def is_good(symbol: str) -> bool:
    return any(form.fullmatch(symbol) for form in _GOOD)


def suggestion(symbol: str) -> str:
    """The well-formed symbol that a slip of the pen was meant for, or nothing."""
    plain = re.sub(r"\s*[/\\]\s*", "/", symbol).strip()
    tries = [plain, plain.upper(), re.sub(r"(?<=\d)\s+(?=\d)", "/", plain), re.sub(r"\s+", "/", plain)]
    tries += [re.sub(r"\s+", "", each) for each in tries]
    tries += [re.sub(r"(?<=[A-Z])[.\s-](?=[A-Z]|\d)|(?<=\d)-(?=\d)", "/", each) for each in (plain, plain.upper())]
    tries += [f"A/{each}" for each in (plain, plain.upper()) if each.startswith("HRC")]
    tries += [re.sub(r"^(E/CN|A/C)\.?(?=\d|/)", r"\1.", each).replace("./", ".") for each in tries[:4]]
    tries += [re.sub(r"(?<=HRC|RES)(?=\d)", "/", each) for each in tries[:4]]
    tries += [re.sub(r"^S/RES/(\d+)/((?:19|20)\d\d)$", r"S/RES/\1 (\2)", plain)]
    return next((each for each in tries if is_good(each)), "")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the signs of the sentence around it, an opened bracket alone, or a stop."""
    while end > start and text[end - 1] in _ENDING:
        if text[end - 1] == ")" and "(" in text[start:end] and text[start:end].count("(") >= text[start:end].count(")"):
            break
        end -= 1
    return start, end


def _check_it() -> str:
    return _("Look it up, for example A/HRC/25/63, A/HRC/RES/43/25, A/RES/60/251, S/RES/1325 (2000).")
