"""A letter in other languages: begun, written paragraph by paragraph, given up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees import rules as directory
from apps.base import richtext
from apps.base.actions import record
from apps.base.errors import RuleError
from apps.letters import rules
from apps.letters.models import Letter, LetterAddressee, Translation


@dataclass(frozen=True)
class Rendering:
    """What somebody wrote beside one part of the master. `master` is the part as it stood before their eyes;
    `still_fits`: they looked at the change and let their words stand."""

    master: str
    text: str
    still_fits: bool = False


@dataclass(frozen=True)
class Renderings:
    """A whole page of a translation: its head by name, the values of placeholders by name, the blocks in order.

    `drops_left_over`: what translates nothing in the master any more is taken away.
    """

    blocks: Sequence[Rendering]
    head: Mapping[str, Rendering] = field(default_factory=dict)
    values: Mapping[str, Rendering] = field(default_factory=dict)
    drops_left_over: bool = False


@transaction.atomic
def begin_translation(*, letter: Letter, language: str, actor: User | None) -> Translation:
    """An empty translation, with salutation and closing as the directory has them for the first addressee, and the
    address blocks of all.

    Raises RuleError `not-allowed`, `not-a-draft`, `same-language` or `invalid`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(letter)
    if language == letter.language:
        raise RuleError("same-language", _("The letter itself is written in this language."), "language")
    translation = Translation(letter=letter, language=language)
    first = letter.addressees.filter(part=LetterAddressee.Part.TO).select_related("office__institution").first()
    if first is not None:
        formality = rules.formality(letter)
        translation.salutation = directory.salutation(first.office, language, letter.date, formality=formality)
        translation.closing = directory.closing(first.office, language, letter.date, formality=formality)
        translation.sources = {"salutation": letter.salutation, "closing": letter.closing}
    record(translation, actor=actor)
    for row in letter.addressees.select_related("office__institution"):
        row.translated_blocks[language] = "\n".join(directory.block(row.office, letter.date, language=language))
        record(row, actor=actor)
    return translation


@transaction.atomic
def save_translation(
    *, translation: Translation, renderings: Renderings, revision: int | None, actor: User | None
) -> Translation:
    """Saves what was written. Words that are new or were looked at again count as said of the master that was shown.

    What the page did not show is kept. Raises RuleError `not-allowed`, `not-a-draft`, `changed-meanwhile`,
    `text-too-long` or `invalid`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    letter = Letter.objects.get(pk=translation.letter_id)
    rules.check_draft(letter)
    stored = Translation.objects.select_for_update().get(pk=translation.pk)
    rules.check_revision(stored, revision)
    _set_head(stored, letter, renderings.head)
    _set_values(stored, letter, renderings.values)
    stored.blocks = _blocks(stored, letter, renderings)
    stored.revision += 1
    return record(stored, actor=actor)


def remove_translation(*, translation: Translation, actor: User | None) -> None:
    """Gives a translation up; its history stays."""
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(translation.letter)
    translation.delete()


def _blocks(stored: Translation, letter: Letter, given: Renderings) -> list[dict[str, str]]:
    """The blocks as they shall be stored: those given, in their order, and what is left over after them."""
    known = rules.aligned(letter, stored)
    before = {row.master: row for row in known if row.master}
    blocks = []
    for each in given.blocks:
        row, text = before.get(each.master), rules.with_notes_of(each.master, richtext.clean(each.text))
        is_new = row is None or rules.with_notes_of(each.master, row.text) != text or each.still_fits
        source = each.master if is_new or row is None else row.source
        blocks.append({"source": source, "text": text})
    shown = {each.master for each in given.blocks} | ({""} if given.drops_left_over else set())
    rest = [row for row in known if row.text and row.master not in shown]
    return [*blocks, *({"source": row.source, "text": row.text} for row in rest)]


def _set_head(stored: Translation, letter: Letter, given: Mapping[str, Rendering]) -> None:
    rows = rules.head(letter, stored)
    for name, each in given.items():
        if name not in rows:
            continue
        text = richtext.plain_line(each.text)
        if text != rows[name].text or each.still_fits:
            stored.sources[name] = each.master
        setattr(stored, name, text)


def _set_values(stored: Translation, letter: Letter, given: Mapping[str, Rendering]) -> None:
    for name, row in rules.values_needed(letter, stored).items():
        if name in given:
            each, text = given[name], richtext.plain_line(given[name].text)
            source = each.master if text != row.text or each.still_fits else row.source
            stored.values[name] = {"source": source, "text": text}
