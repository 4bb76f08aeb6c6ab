"""Writing a draft: its text, whom it addresses, what it takes over from the archive."""

import datetime
from collections.abc import Mapping
from html import escape

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import roles
from apps.accounts.models import User
from apps.addressees import rules as directory
from apps.addressees.models import Office
from apps.archive.models import Passage
from apps.base import clock, richtext
from apps.base.actions import begin, record
from apps.base.errors import RuleError
from apps.campaigns.models import Campaign
from apps.letters import rules
from apps.letters.actions.locking import check_not_taken, take_lock
from apps.letters.document import Reply
from apps.letters.models import BorrowedPassage, Letter, LetterAddressee, LetterTemplate

WORDS = ("subject", "salutation", "body", "closing")
KEPT_EVERY = datetime.timedelta(minutes=10)


@transaction.atomic
def create_letter(
    *, campaign: Campaign, title: str, slug: str, language: str, template: LetterTemplate | None, actor: User | None
) -> Letter:
    """A new draft, its text taken over from `template`. Raises RuleError `invalid` with the field."""
    roles.require(actor, roles.LETTER_DRAFT)
    letter = Letter(campaign=campaign, title=title, slug=slug, language=language, template=template)
    letter.date = clock.today(campaign.time_zone)
    if template is not None:
        letter.subject, letter.body, letter.closing = template.subject, template.body, template.closing
        letter.template_number, letter.page_limit = template.number, template.page_limit
    record(letter, actor=actor)
    begin(letter, actor=actor)
    return letter


@transaction.atomic
def follow_up(
    *, earlier: Letter, template: LetterTemplate, title: str, slug: str, reply: Reply | None, actor: User | None
) -> Letter:
    """A new draft that comes back to an earlier letter: to the same offices, as the directory has them today.

    Raises RuleError `not-sent-yet` while the earlier letter is still in preparation, or `invalid` with the field.
    """
    rules.check_followed(earlier)
    letter = create_letter(
        campaign=earlier.campaign, title=title, slug=slug, language=earlier.language, template=template, actor=actor
    )
    letter.follows, letter.place, letter.formality = earlier, earlier.place, earlier.formality
    if reply is not None:
        letter.answered_on, letter.answer_reference = reply.date, reply.reference[:80]
    record(letter, actor=actor)
    for row in earlier.addressees.select_related("office__institution"):
        add_addressee(letter=letter, office=row.office, part=row.part, actor=actor)
    letter.refresh_from_db()
    return letter


@transaction.atomic
def save_draft(*, letter: Letter, actor: User | None, revision: int | None = None) -> Letter:
    """Saves the fields of a letter: its text only while it is a draft; once it was opened, what decides when it is
    public and may be signed only by who may open letters.

    `revision` is the state of the text that was changed, if known. The body is brought into canonical form. Raises
    RuleError `not-allowed`, `not-a-draft`, `unknown-placeholder`, `changed-meanwhile`, `locked` or `invalid`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    stored = Letter.objects.select_for_update().get(pk=letter.pk)
    rules.check_revision(stored, revision)
    if revision is not None and actor is not None:
        check_not_taken(letter=stored, actor=actor)
    letter.body = richtext.clean(letter.body)
    frozen = ("language", "subject", "salutation", "body", "closing", "place", "date", "campaign_id", "title")
    if any(getattr(letter, name) != getattr(stored, name) for name in frozen):
        rules.check_draft(stored)
        letter.revision = stored.revision + 1
    if rules.changes_release(letter, stored):
        roles.require(actor, roles.LETTER_OPEN)
    rules.check_placeholders(letter.body, "body")
    letter.status, letter.version = stored.status, stored.version
    return record(letter, actor=actor)


@transaction.atomic
def autosave_draft(*, letter: Letter, words: Mapping[str, str], revision: int, tab: str, actor: User) -> Letter:
    """Keeps what is being typed: `words` maps names of WORDS to text, `prints_sources` to "on" or nothing.

    Refuses nothing that a draft may hold, unknown placeholders included; a state of the text goes into the history
    when the last one is older than KEPT_EVERY.

    Raises RuleError `not-allowed`, `not-a-draft`, `locked`, `changed-meanwhile`, `text-too-long` or `invalid`.
    """
    stored = Letter.objects.select_for_update().get(pk=letter.pk)
    lock, is_mine = take_lock(letter=stored, actor=actor, tab=tab)
    if not is_mine:
        raise RuleError("locked", _("%s is writing this text at the moment.") % lock.holder)
    rules.check_revision(stored, revision)
    for name in WORDS:
        if name in words:
            setattr(stored, name, richtext.clean(words[name]) if name == "body" else words[name])
    if "prints_sources" in words:
        stored.prints_sources = words["prints_sources"] == "on"
    stored.revision += 1
    kept = stored.history.latest("history_date")
    if kept.history_user_id == actor.pk and kept.history_date > clock.now() - KEPT_EVERY:
        stored.skip_history_when_saving = True  # type: ignore[attr-defined]
    return record(stored, actor=actor)


@transaction.atomic
def add_addressee(*, letter: Letter, office: Office, part: str, actor: User | None) -> LetterAddressee:
    """Addresses the letter to an office, its block as the directory has it today.

    The first one gives the letter its salutation, and its closing, if it has none yet.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(letter)
    day = letter.date or clock.today()
    row = LetterAddressee(letter=letter, office=office, part=part, position=letter.addressees.count() + 1)
    row.block = "\n".join(directory.block(office, day, language=letter.language))
    row.contacts = "\n".join(directory.contacts(office, language=letter.language))
    for language in letter.translations.values_list("language", flat=True):
        row.translated_blocks[language] = "\n".join(directory.block(office, day, language=language))
    formality = rules.formality(letter)
    row.salutation = directory.salutation(office, letter.language, day, formality=formality)
    record(row, actor=actor)
    if part == LetterAddressee.Part.TO and not letter.salutation:
        letter.salutation = row.salutation
        letter.closing = letter.closing or directory.closing(office, letter.language, day, formality=formality)
        record(letter, actor=actor)
    return row


def save_addressee(*, addressee: LetterAddressee, actor: User | None) -> LetterAddressee:
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(addressee.letter)
    return record(addressee, actor=actor)


def remove_addressee(*, addressee: LetterAddressee, actor: User | None) -> None:
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(addressee.letter)
    addressee.delete()


@transaction.atomic
def borrow_passage(*, letter: Letter, passage: Passage, actor: User | None) -> BorrowedPassage:
    """Takes a paragraph of the archive over into the draft, at its end, and remembers where it came from."""
    row = take_passage(letter=letter, passage=passage, actor=actor)
    body, notes = letter.body, ""
    if "\n<aside" in body:  # the notes stay at the end
        at = body.index("\n<aside")
        body, notes = body[:at], body[at:]
    letter.body = richtext.clean(f"{body}{borrowed_html(row)}{notes}")
    letter.revision += 1
    record(letter, actor=actor)
    return row


def take_passage(*, letter: Letter, passage: Passage, actor: User | None) -> BorrowedPassage:
    """Remembers that a paragraph of the archive is taken over; the editor puts `borrowed_html` where its cursor is."""
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_draft(letter)
    return BorrowedPassage.objects.create(letter=letter, passage=passage, text=passage.text, borrowed_by=actor)


def borrowed_html(row: BorrowedPassage) -> str:
    return f'<p data-source="{row.pk}">{escape(row.text)}</p>'
