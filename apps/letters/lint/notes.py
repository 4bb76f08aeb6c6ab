"""Footnotes and what they cite: each mark its note, each note its mark, each source its date."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.letters.lint.records import Finding, error, warning
from apps.letters.lint.texts import Piece, Text

_SYMBOL = re.compile(r"(?<![\w/])(?:A|E|S|CCPR|CEDAW|CAT|CRC|CERD|CRPD|CED|CMW)/[A-Z0-9][\w./-]*\d")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)|[٠-٩]{4}|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2}(?!\d)")
# A source that was given in full before.
_SHORT = re.compile(
    r"^\W*(?:see\s+|cf\.?\s+|voir\s+|véase\s+)?(?:ibid|idem|id\.|op\.?\s*cit|loc\.?\s*cit|supra|above|ci-dessus|ibíd|"
    r"위의|앞의|같은)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:supra|above|see|voir|véase)\s+(?:foot)?n(?:ote|\.|ota)\s*(\d{1,3})|(?:note|nota)\s+(\d{1,3})\s+(?:above|supra)",
    re.I,
)
_IBID = re.compile(r"^\W*(?:ibid|ibíd|idem)", re.IGNORECASE)
_BROKEN_URL = re.compile(
    r"https?:/(?!/)\S*|https?://(?:\s|$|[.,;)])|https?//\S+|htp://\S+|https?://https?:?\S*|https?://\S*(?:…|\.{3})"
)
_NOTHING_YET = re.compile(
    r"\[\s*(?:citation|source|ref(?:erence)?|cite|note|link|date|page|tbc|tk|xx+|fuente|à\s+compléter|출처)"
    r"(?:\s+(?:needed|missing|required|nécessaire))?\s*\]|\?{2,}|(?<!\w)(?:TBC|TK|X{3,}|TO-?DO)(?!\w)",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"(?<!\w)(?:paras?|pp?|arts?|nos?)\.\s*(?=$|[;,)]|\.\s*$)", re.IGNORECASE)


def footnotes(text: Text) -> Iterator[Finding]:
    """Marks without a note print nothing to read: an error. Notes without a mark are not printed: a warning."""
    keys = Counter(piece.key for piece in text.notes if piece.offset == 0)
    called = {key for piece in text.pieces for _offset, key in piece.marks}
    for piece in text.pieces:
        for offset, key in piece.marks:
            if key not in keys:
                message = _("The mark of a footnote stands here, but the note is missing.")
                around = piece.place(max(0, offset - 40), offset)
                yield error("mark-without-note", message, _("Write the note, or remove its mark."), around)
    for piece in text.notes:
        if piece.offset == 0 and piece.key not in called:
            message = _("Nothing in the text points to this footnote: it will not be printed.")
            remedy = _("Put its mark where it belongs, or remove the note.")
            yield warning("note-without-mark", message, remedy, piece.place())
        elif piece.offset == 0 and keys[piece.key] > 1:
            keys[piece.key] -= 1
            message = _("Two footnotes have the same mark; only the last one will be printed.")
            yield warning("note-twice", message, _("Give this note a mark of its own."), piece.place())


def citations(text: Text) -> Iterator[Finding]:
    notes = [piece for piece in text.notes if piece.offset == 0]
    for number, piece in enumerate(notes, start=1):
        yield from _broken(piece, number, len(notes))
        yield from _undated(piece)
    for piece in text.prose:
        yield from _promised(piece)


def _broken(piece: Piece, number: int, count: int) -> Iterator[Finding]:
    for match in _BROKEN_URL.finditer(piece.text):
        message = _("This address of a page is broken.")
        yield warning("citation-broken", message, _("Copy it anew from the page."), piece.place(*match.span()))
    if number == 1 and _IBID.match(piece.text):
        message = _("“Ibid.” stands in the first note: there is no source before it.")
        yield warning("citation-broken", message, _("Give the source in full."), piece.place())
    for match in _BACK.finditer(piece.text):
        if int(match[1] or match[2]) > count:
            message = _("The letter has no note %(number)s.") % {"number": match[1] or match[2]}
            yield warning("citation-broken", message, _("Name the right note."), piece.place(*match.span()))
    for match in _NO_NUMBER.finditer(piece.text):
        message = _("The number of the paragraph, page or article is missing.")
        yield warning("citation-broken", message, _("Add it."), piece.place(*match.span()))
    if piece.text.count("(") != piece.text.count(")"):
        message = _("A bracket is opened and not closed, or closed and not opened.")
        yield warning("citation-broken", message, _("Close it, or take it out."), piece.place())
    yield from _promised(piece)


def _promised(piece: Piece) -> Iterator[Finding]:
    """Where somebody meant to fill in a source later."""
    for match in _NOTHING_YET.finditer(piece.own_words):
        message = _("Something is still to be filled in here.")
        yield warning(
            "citation-broken", message, _("Fill it in, or take it out."), piece.place(*match.span()), piece.text
        )


def _undated(piece: Piece) -> Iterator[Finding]:
    """A document or page that is cited in full, with no year anywhere: not in its symbol or address either."""
    if _SHORT.match(piece.text) or _BACK.search(piece.text) or _YEAR.search(piece.text):
        return
    if _SYMBOL.search(piece.text) or _URL.search(piece.text):
        message = _("This source has no date.")
        remedy = _("Add the date of the document; for a page, the day on which it was read.")
        yield warning("citation-undated", message, remedy, piece.place())
