"""What may be printed, what the public sees of it, and how a copy reaches an addressee. No writes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.addressees.models import Address, Channel, Office
from apps.base.errors import RuleError
from apps.deliveries.models import Dispatch, Edition
from apps.letters.models import Letter, LetterAddressee, LetterVersion
from apps.signatories.models import Signature

# Which way a copy takes when an office can be reached in several; all but e-mail are a person's task.
PREFERENCE = (Channel.EMAIL, Channel.POST, Channel.FAX, Channel.WEB_FORM)


@dataclass(frozen=True)
class Route:
    """How a copy goes to an office. An empty `address` leaves it to the person whose task it is."""

    channel: str
    address: str


def check_edition_possible(letter: Letter) -> LetterVersion:
    """The version that an edition made now prints. Raises RuleError `letter-historical` or `letter-not-opened`."""
    if letter.is_historical:
        raise RuleError("letter-historical", _("A letter of the past keeps its printed form; it gets no new editions."))
    opened = (Letter.Status.OPEN, Letter.Status.CLOSED, Letter.Status.DELIVERED)
    if letter.version is None or letter.status not in opened:
        raise RuleError("letter-not-opened", _("Open the letter for signing first; an edition prints its frozen text."))
    return letter.version


def check_deliverable(edition: Edition) -> None:
    """Raises RuleError `edition-not-ready`, `edition-outdated` or `letter-still-open`."""
    letter = edition.letter
    if edition.status != Edition.Status.READY:
        raise RuleError("edition-not-ready", _("This edition is not printed yet."))
    if letter.status not in (Letter.Status.CLOSED, Letter.Status.DELIVERED):
        raise RuleError("letter-still-open", _("Close the letter first: what is delivered must not change any more."))
    if edition != public_edition(letter):
        message = _("A newer edition has replaced this one, or somebody named in it has withdrawn. Make a new edition.")
        raise RuleError("edition-outdated", message)


def public_edition(letter: Letter) -> Edition | None:
    """The one edition that readers may see: the latest that is ready, and only while all it names are still public.

    Who withdraws is thus out of the public PDF at once, not only when the next edition is printed. Two queries.
    """
    latest = letter.editions.ready().select_related("letter").order_by("-number").first()
    return latest if latest and is_current(latest) else None


def is_current(edition: Edition) -> bool:
    """Whether everybody whom the edition names may be named today."""
    return set(edition.named) <= set(named_now(edition.letter))


def named_now(letter: Letter) -> list[int]:
    """The ids of the signatures whose names an edition made now would print, ascending."""
    return list(Signature.objects.filter(letter=letter).public().order_by("pk").values_list("pk", flat=True))


def usable_address(office: Office, channel: str) -> str:
    """The address for a channel, or empty. Those read from historical documents are never given out."""
    found = Address.objects.usable().filter(office=office, channel=channel).order_by("-verified_on", "id").first()
    return found.value.strip() if found else ""


def route(office: Office) -> Route:
    """E-mail where the office has a usable address, else post and the others as a person's task."""
    for channel in PREFERENCE:
        if address := usable_address(office, channel):
            return Route(channel=channel, address=address)
    return Route(channel=Channel.POST, address="")


def check_address(dispatch: Dispatch) -> None:
    """Raises RuleError `address-not-usable` when the directory does not hold the address for sending any more."""
    known = Address.objects.usable().filter(office=dispatch.addressee.office, channel=dispatch.channel)
    if dispatch.address not in {address.value.strip() for address in known}:
        message = _("The directory does not hold this address for sending any more. Choose another channel.")
        raise RuleError("address-not-usable", message)


def is_delivered(letter: Letter) -> bool:
    """Whether a copy of some edition went to each office that the letter is addressed to."""
    gone = Dispatch.objects.filter(status__in=[Dispatch.Status.SENT, Dispatch.Status.DELIVERED])
    addressed = letter.addressees.filter(part=LetterAddressee.Part.TO)
    return addressed.exists() and not addressed.exclude(pk__in=gone.values("addressee")).exists()
