"""The text of a letter in one language, with everything filled in."""

from dataclasses import dataclass

from apps.base import richtext
from apps.letters import rules
from apps.letters.compose.sources import body_with_sources
from apps.letters.compose.values import fill, fill_text, frozen_values, live_values
from apps.letters.document import Figures, Footnote
from apps.letters.models import Letter, LetterVersion, Translation


@dataclass(frozen=True)
class Wording:
    """The text of a letter in one language with its placeholders filled. `body` and notes are canonical HTML."""

    language: str
    subject: str
    salutation: str
    body: str
    footnotes: tuple[Footnote, ...]
    closing: str


def version_wording(version: LetterVersion, *, language: str, figures: Figures) -> Wording:
    """The frozen text in `language` (in the letter's own when it has no translation), figures filled in."""
    texts = {text.language: text for text in version.texts.all()}
    text = texts.get(language) or texts[version.letter.language]
    values = live_values(figures, text.language)
    body, footnotes = _body(fill(text.body, values), keep_marks=version.letter.is_historical)
    return Wording(
        language=text.language,
        subject=fill_text(text.subject, values),
        salutation=fill_text(text.salutation, values),
        body=body,
        footnotes=footnotes,
        closing=text.closing,
    )


def draft_wording(letter: Letter, *, figures: Figures, translation: Translation | None = None) -> Wording:
    """The draft, or a translation of it, with everything filled that has a value by now."""
    text = translation or letter
    values = frozen_values(letter, translation) | live_values(figures, text.language)
    master = rules.text_of(letter, translation) if translation else body_with_sources(letter)
    body, footnotes = _body(fill(master, values), keep_marks=False)
    return Wording(
        language=text.language,
        subject=fill_text(text.subject, values),
        salutation=fill_text(text.salutation, values),
        body=body,
        footnotes=footnotes,
        closing=text.closing,
    )


def filled_body(letter: Letter, figures: Figures, language: str = "") -> str:
    """The text of the letter as readers see it on a page, notes left out: canonical HTML."""
    if letter.version is None:
        return draft_wording(letter, figures=figures).body
    return version_wording(letter.version, language=language or letter.language, figures=figures).body


def _body(html: str, *, keep_marks: bool) -> tuple[str, tuple[Footnote, ...]]:
    """Body and notes; the notes are numbered anew unless the original's own marks are to stay."""
    body, notes = richtext.split_footnotes(richtext.without_sources(html))
    footnotes = tuple(
        Footnote(mark=key if keep_marks else str(number), html=note, key=key)
        for number, (key, note) in enumerate(notes, start=1)
    )
    return body, footnotes
