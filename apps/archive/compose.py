"""What the reader of documents says, in the language of whoever reads it. Rows keep the sentences in English."""

import re
from typing import Any

from django.utils.translation import gettext, gettext_noop

# Every sentence of `parsing` that people see; what it names stands between. A test finds those that are not here.
SENTENCES = (
    gettext_noop("A numbered list that no sentence introduces as demands; it was kept as text."),
    gettext_noop("No sentence introduces this list as demands, but its items read like demands."),
    gettext_noop("This line below the closing was not read."),
    gettext_noop("This name cannot be read; the text seems to be saved in another encoding."),
    gettext_noop("This paragraph seems to break off; the next one may belong to it."),
    gettext_noop("Some letters look as if the text had been saved in another encoding."),
    gettext_noop("No addressee was found."),
    gettext_noop("No date was found."),
    gettext_noop("No signatories were found."),
    gettext_noop("“%(part)s” was read as the person who signs for “%(body)s”."),
    gettext_noop("“%(part)s” stands in a column of its own and is not a known country."),
    gettext_noop("This entry names two countries: %(countries)s."),
    gettext_noop("“%(part)s” may be a place and no part of the name."),
    gettext_noop("“%(part)s” was read as a place and no part of the name."),
    gettext_noop("“%(part)s” was read as the country of “%(name)s”."),
    gettext_noop("“%(part)s” was read as the country %(code)s."),
    gettext_noop("Name and title of “%(entry)s” could not be told apart."),
    gettext_noop("The date %(date)s can be read in two ways; it was left out."),
    gettext_noop("From here on, %(number)s lines were read as no part of the document."),
    gettext_noop("%(number)s signatories are printed more than once; they were counted once."),
    gettext_noop("The text claims %(claim)s organisations, the list gives %(counted)s."),
    gettext_noop("The text claims %(claim)s individuals, the list gives %(counted)s."),
    gettext_noop("The text claims %(claim)s countries, the list gives %(counted)s."),
    gettext_noop("The text claims %(claim)s signatories, the list gives %(counted)s."),
    gettext_noop("The document attached to this mail was read, not the note that came with it."),
    gettext_noop("A document is attached: %(name)s."),
    gettext_noop("The attachment %(name)s was not read: %(problem)s"),
    gettext_noop("It is a message of its own."),
    gettext_noop("This mail holds no text."),
    gettext_noop("The text of this mail is in an encoding that cannot be read."),
    gettext_noop("This file is larger than 50 MB."),
    gettext_noop("This text is far longer than a letter; it was not read."),
    gettext_noop("This file is empty."),
    gettext_noop("This file holds no text."),
    gettext_noop("This file is a picture and holds no text. Run text recognition (OCR) on it first."),
    gettext_noop("This is an archive. Unpack it and read the documents in it."),
    gettext_noop("This is a rich text file (.rtf). Save it as .docx and try again."),
    gettext_noop("This page is not in the encoding it names. Save it again as UTF-8 and try once more."),
    gettext_noop(
        "The encoding of this file cannot be told. Save it again as UTF-8 text and try once more. "
        "It is neither UTF-8 nor UTF-16, nor a Western, Korean or Arabic encoding of Windows."
    ),
    gettext_noop("The file does not say how it is encoded; it was read as %(encoding)s. Check accents and names."),
    gettext_noop("This file begins as a text in UTF-16 but is damaged."),
    gettext_noop("UTF-16 without a mark"),
    gettext_noop("Korean (Windows-949, EUC-KR)"),
    gettext_noop("Arabic (Windows-1256)"),
    gettext_noop("Arabic (ISO-8859-6)"),
    gettext_noop("Western European (Windows-1252, ISO-8859-1)"),
    gettext_noop("Western European (ISO-8859-15)"),
    gettext_noop("This file is not a text: it holds binary data."),
    gettext_noop("This file unpacks to far more than a document holds; it was not opened."),
    gettext_noop("This file is protected by a password. Save it without the password and try again."),
    gettext_noop("This document is protected by a password. Save it without the password and try again."),
    gettext_noop("This PDF is damaged and cannot be read."),
    gettext_noop("This PDF is protected by a password. Save it without the password and try again."),
    gettext_noop("This PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."),
    gettext_noop("This PDF has %(count)s pages; letters of up to %(most)s are read."),
    gettext_noop("This Word document is damaged and cannot be opened."),
    gettext_noop("This is a document of an old Word (.doc). Save it as .docx and try again."),
    gettext_noop("This is an archive and no Word document."),
    gettext_noop("This Word document is nested too deeply to be read."),
    gettext_noop("This Word document holds declarations that no letter needs."),
)


def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = re.split(r"%\((\w+)\)s", sentence)
    named = (f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile("".join(named), re.DOTALL)


_WHOLE = frozenset(sentence for sentence in SENTENCES if "%(" not in sentence)
_SAID = frozenset({"problem", "encoding"})  # values that are words of the reader themselves
_PATTERNS = tuple((sentence, _pattern(sentence)) for sentence in SENTENCES if "%(" in sentence)


def said(warning: Any) -> str:
    """A warning of the reader ({"message": …}) or its bare sentence, translated; what is not known stays as it is."""
    message = str(warning.get("message") or "") if isinstance(warning, dict) else str(warning)
    if message in _WHOLE:
        return gettext(message)
    for sentence, pattern in _PATTERNS:
        if match := pattern.fullmatch(message):
            values = {name: said(value) if name in _SAID else value for name, value in match.groupdict().items()}
            return gettext(sentence) % values
    return gettext(message) if message else ""
