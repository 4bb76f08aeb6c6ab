"""What is too long: sentences, and the letter."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.letters.lint.records import Facts, Finding, Place, warning
from apps.letters.lint.texts import Piece, Text
from apps.letters.models import Letter

MOST_WORDS = 40
SPACED = frozenset({"en", "fr", "es", "pt", "de", "it", "nl", "ko", "ar"})  # languages that part words by spaces
_WORD = re.compile(r"[^\W_]+(?:[’'.,:/@-][^\W_]+)*")


def sentences(text: Text) -> Iterator[Finding]:
    """Sentences of more than MOST_WORDS words; those of a quotation are not the letter's own and do not count.

    In an item of a list a semicolon parts what would stand in items of its own.
    """
    if text.short not in SPACED:
        return
    for piece in text.prose:
        for start, end in _sentences(piece):
            if len(_WORD.findall(piece.own_words[start:end])) > MOST_WORDS:
                count = len(_WORD.findall(piece.text[start:end]))
                message = _("This sentence has %(count)d words.") % {"count": count}
                remedy = _("Make two of it: more than %(most)d words are hard to follow.") % {"most": MOST_WORDS}
                yield warning("sentence-long", message, remedy, piece.place(start, end))


def _sentences(piece: Piece) -> Iterator[tuple[int, int]]:
    for start, end in piece.sentences:
        if piece.kind != "item":
            yield start, end
            continue
        for match in re.finditer(r"[^;；]+", piece.text[start:end]):
            spaces = len(match.group()) - len(match.group().lstrip())
            yield start + match.start() + spaces, start + match.end()


def pages(letter: Letter, facts: Facts) -> Iterator[Finding]:
    limit = letter.page_limit
    if limit is not None and facts.pages is not None and facts.pages > limit:
        message = _("The letter has %(pages)d pages; at most %(limit)d were planned.")
        values = {"pages": facts.pages, "limit": limit}
        about = f"{facts.pages}/{limit}"
        yield warning("too-many-pages", message % values, _("Shorten it, or allow more."), Place("page_limit"), about)
