"""Whether the letter speaks to whom it is sent: salutation, office-holders, addresses, and what it asks of them."""

import datetime
import re
from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.addressees import rules as directory
from apps.addressees.models import Address, Holder, Office
from apps.base import clock
from apps.campaigns.models import Ask
from apps.letters.lint.records import Finding, Place, warning
from apps.letters.lint.texts import Text
from apps.letters.models import Letter, LetterAddressee, LetterTemplate
from apps.letters.rules import formality

Rank = Office.Rank
_STATES = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)
_DIPLOMATS = (Rank.AMBASSADOR, Rank.HIGH_REPRESENTATIVE, Rank.MEMBER_STATES)
# Words of a salutation, and the ranks that they fit. The longest word found decides.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"majest|majestad|majesté|폐하", (Rank.HEAD_OF_STATE,)),
    (r"excellenc|excelencia|فخامة|معالي|سعادة", (*_STATES, *_DIPLOMATS, Rank.MINISTER)),
    (r"prime minister|premi(?:er|ère) ministre|primer(?:a)? ministr[oa]|총리|chancellor", (Rank.HEAD_OF_GOVERNMENT,)),
    (r"high representative|haute? représentante?|alt[oa] representante|고위대표", (Rank.HIGH_REPRESENTATIVE,)),
    (r"special rapporteur|rapporteu(?:r|se) spéciale?|relator(?:a)? especial|특별보고관", (Rank.SPECIAL_RAPPORTEUR,)),
    (r"ambassad|embajador|대사", (Rank.AMBASSADOR,)),
    (r"minist(?:er|re|ro|ra)|foreign secretary|secretary of state|장관", (Rank.MINISTER, Rank.HEAD_OF_GOVERNMENT)),
    (r"president|président|대통령", (*_STATES, Rank.BODY, Rank.OTHER)),
    (r"members of|membres|integrantes|miembros|의원", (Rank.BODY, Rank.MEMBER_STATES)),
)
_LANGUAGE_SIGNS: tuple[tuple[str, str], ...] = (
    ("ko", r"[가-힣]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("en", r"\b(?:dear|your|excellenc(?:y|ies)|sir|madam|mr\.?|ms\.?|members of|to whom)\b"),
    ("fr", r"\b(?:monsieur|madame|mesdames|messieurs|votre|chers?|chères?)\b"),
    ("es", r"\b(?:señor(?:a|es|as)?|excelent[ií]sim[oa]s?|estimad[oa]s?|distinguid[oa]s?|su excelencia)\b"),
)
_PERSON_KOREAN, _BODY_KOREAN = re.compile(r"귀하"), re.compile(r"귀중")


def rows_of(letter: Letter) -> list[LetterAddressee]:
    """The addressees with their offices, holders and usable addresses: three queries however many there are."""
    usable = Prefetch("office__addresses", Address.objects.usable(), to_attr="usable")
    holders = Prefetch("office__holders", Holder.objects.filter(is_historical=False))
    return list(letter.addressees.select_related("office__institution").prefetch_related(holders, usable))


def salutations(letter: Letter, texts: tuple[Text, ...], rows: list[LetterAddressee]) -> Iterator[Finding]:
    """Of the letter and its translations, and of each addressee that has an own one."""
    to = [row.office for row in rows if row.part == LetterAddressee.Part.TO]
    for text in texts:
        for piece in text.pieces:
            if piece.field == "salutation" and to:
                yield from _salutation(piece.text, to, piece.place(), text.language, letter)
    for row in rows:
        if row.salutation and row.salutation != letter.salutation:
            place = Place("addressees", letter.language, row.pk, 0, len(row.salutation), row.salutation)
            yield from _salutation(row.salutation, [row.office], place, letter.language, letter)


def _salutation(said: str, offices: list[Office], place: Place, language: str, letter: Letter) -> Iterator[Finding]:
    short = language.split("-")[0].lower()
    right = directory.salutation(offices[0], language, _day(letter), formality=formality(letter))
    remedy = _("Usual is: %(salutation)s") % {"salutation": right}
    spoken = {name for name, signs in _LANGUAGE_SIGNS if re.search(signs, said, re.IGNORECASE)}
    if spoken and short in dict(_LANGUAGE_SIGNS) and short not in spoken:
        message = _("The salutation is not in the language of the text [%(language)s].") % {"language": language}
        yield warning("salutation-language", message, remedy, place)
    elif not any(_fits(said, office) for office in offices):
        message = _("This salutation does not fit the office: %(office)s.") % {"office": offices[0].title}
        yield warning("salutation-office", message, remedy, place, f"{said}|{offices[0].pk}")
    if _PERSON_KOREAN.search(said) and "님" in said:
        message = _("님 and 귀하 are not used together.")
        yield warning("salutation-office", message, remedy, place, f"{said}|님")


def _fits(said: str, office: Office) -> bool:
    """Whether no word of the salutation belongs to another rank; the words of the office's own title always fit."""
    words = said.casefold()
    if (
        office.rank == Rank.BODY
        and _PERSON_KOREAN.search(said)
        or office.rank != Rank.BODY
        and _BODY_KOREAN.search(said)
    ):
        return False
    for pattern, ranks in _WORDS:
        match = re.search(pattern, words)
        if match:
            return office.rank in ranks or match.group() in office.title.casefold()
    return True


def holders(letter: Letter, rows: list[LetterAddressee]) -> Iterator[Finding]:
    """Who is named in a block, and is not in office on the day of the letter; who came since the block was taken."""
    day = _day(letter)
    for row in rows:
        known = list(row.office.holders.all())
        current = [holder for holder in known if _holds(holder, day)]
        said = [row.block, row.salutation or letter.salutation]
        named = [holder for words in said for holder in known if holder.name and holder.name in words]
        gone = [holder for words in said if (holder := _gone(words, known, current))]
        values = {"office": row.office.title, "date": date_format(day)}
        place = Place("addressees", letter.language, row.pk, excerpt=row.block.partition("\n")[0])
        if gone:
            values |= {"name": gone[0].name}
            message = _("%(name)s does not hold this office on %(date)s: %(office)s.")
            yield warning(
                "holder-not-in-office", message % values, _remedy(current), place, "|".join((*said, str(day)))
            )
        elif row.block and not named and any(holder.updated_at > row.updated_at for holder in current):
            message = _("The directory changed since this address was taken: %(office)s.")
            about = f"{row.block}|{current[0].name}"
            yield warning("holder-changed", message % values, _remedy(current), place, about)


def _gone(words: str, known: list[Holder], current: list[Holder]) -> Holder | None:
    """Whom the words name though somebody else is in office, or nobody."""
    named = [holder for holder in known if holder.name and holder.name in words]
    return None if any(holder in current for holder in named) else next(iter(named), None)


def _holds(holder: Holder, day: datetime.date) -> bool:
    return (holder.since is None or holder.since <= day) and (holder.until is None or holder.until >= day)


def _remedy(current: list[Holder]) -> str:
    if current:
        return _("In office is %(name)s. Take the address anew, and see the salutation.") % {"name": current[0]}
    return _("The directory knows nobody in this office. Find out who holds it, or write to the office alone.")


def addresses(letter: Letter, rows: list[LetterAddressee], today: datetime.date) -> Iterator[Finding]:
    """Offices that cannot be reached, or at addresses that nobody checked within a year."""
    for row in rows:
        usable: list[Address] = row.office.usable  # type: ignore[attr-defined]
        place, values = Place("addressees", letter.language, row.pk), {"office": row.office.title}
        doubtful = [address for address in usable if address.verification(today) != "verified"]
        about = "|".join([str(row.office_id), *(f"{each.value}{each.verified_on}" for each in doubtful)])
        if not usable and not row.office.is_class:
            message = _("The directory has no address of this office: %(office)s.")
            yield warning(
                "address-missing", message % values, _("Enter one, and the day you checked it."), place, about
            )
        elif doubtful:
            never = [address for address in doubtful if address.verified_on is None]
            message = (
                _("Nobody has checked an address of this office yet: %(office)s (%(channels)s).")
                if never
                else _("An address of this office was checked more than a year ago: %(office)s (%(channels)s).")
            )
            channels = ", ".join(str(each.get_channel_display()) for each in never or doubtful)
            remedy = _("Compare it with its source, and enter the day in the directory.")
            code = "address-unverified" if never else "address-stale"
            yield warning(code, message % (values | {"channels": channels}), remedy, place, about)


def asks(letter: Letter, master: Text, rows: list[LetterAddressee]) -> Iterator[Finding]:
    """An ask that reaches nobody, an addressee who is asked nothing. Thanks ask nothing. One query, or two."""
    if letter.template is not None and letter.template.kind == LetterTemplate.Kind.THANKS:
        return
    wanted = list(letter.campaign.asks.exclude(status=Ask.Status.REJECTED))
    to = [row for row in rows if row.part == LetterAddressee.Part.TO]
    place = Place("addressees", letter.language)
    if wanted and not to:
        message = _("The campaign asks for something, and the letter is addressed to nobody.")
        yield warning("ask-without-addressee", message, _("Choose an addressee."), place)
    if to and not _says_any(master, wanted):
        message = _("The letter does not say what the campaign asks for.")
        remedy = (
            _("Put {asks} where the numbered list belongs.")
            if wanted
            else _("Enter what the campaign asks for, and put {asks} into the text.")
        )
        yield warning("addressee-without-ask", message, remedy, Place("body", letter.language))


def _says_any(master: Text, wanted: list[Ask]) -> bool:
    words = _squeezed(" ".join(piece.text for piece in master.pieces))
    return "{asks}" in words or any(_squeezed(ask.text)[:80] in words for ask in wanted if ask.text.strip())


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold().strip()


def _day(letter: Letter) -> datetime.date:
    return letter.date or clock.today()
