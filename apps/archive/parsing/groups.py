"""Headings of signatory groups: what they say of kind and role."""

import re
from dataclasses import dataclass

from apps.archive.parsing.records import SignatoryKind, SignatoryRole
from apps.archive.parsing.text import Line

_BODIES = (
    r"organi[sz]ations?|groups?|ngos|ong|ongs|csos|associations?|coalitions?|networks?|institutions?|societies|"
    r"organi[sz]ational|organizaciones|organismos|asociaciones|단체|단체명|연명단체|참여단체|서명단체"
)
_PEOPLE = (
    r"individuals?|persons?|people|experts?|officials?|diplomats|ambassadors|rapporteurs|professors|journalists|activists|laureates|academics?|scholars?|survivors|parliamentarians|lawmakers|"
    r"particuliers|individus|personnes|personnalités|individuos|personas|개인|개인연명|연명자|참여자"
)
_SIGNING = r"signator(?:y|ies)|signers?|signed|undersigned|signataires|signé|firmantes|firmado|firman|연명|서명|list"
_ENDORSING = r"endorse(?:d|rs|ments)|endorsing|support(?:ed|ers|ing)|appuyé|soutiens|apoyan|adhieren|지지"
_FILLERS = (
    r"the|and|of|by|for|in|on|to|from|with|our|their|behalf|all|other|additional|following|participating|co|international|former|special|un|united|nations|senior|"
    r"regional|national|local|civil|society|non|governmental|nongovernmental|human|rights|concerned|member|"
    r"partner|personal|capacity|names?|joint|individual|signatory|signing|et|de|des|la|le|les|los|las|y|e|par|por|du|"
    r"du|non|gouvernementales|no|gubernamentales|및|외|개"
)
_CORE = re.compile(rf"(?:{_BODIES}|{_PEOPLE}|{_SIGNING}|{_ENDORSING})", re.IGNORECASE)
_ANY = re.compile(rf"(?:{_BODIES}|{_PEOPLE}|{_SIGNING}|{_ENDORSING}|{_FILLERS}|\d+)", re.IGNORECASE)
_SINGULAR = re.compile(
    r"(?:group|association|coalition|network|institution|organi[sz]ation|list|individual|person)", re.I
)
_LONGEST = 80


@dataclass(frozen=True)
class GroupHeading:
    text: str
    kind: SignatoryKind | None
    role: SignatoryRole


def heading_of(line: Line) -> GroupHeading | None:
    """Read a line such as "Groups", "Endorsed by:", "Individuals (7)"; None when it is anything else."""
    text = line.text.strip(" :：-–—■▪•*()[]")
    words = re.findall(r"[^\W_]+", text)
    if not words or len(line.text) > _LONGEST or line.text.endswith((".", ",", ";")):
        return None
    if not all(_ANY.fullmatch(word) for word in words):
        return _other_heading(line)
    cores = [word for word in words if _CORE.fullmatch(word)]
    if not cores and line.text.endswith((":", "：")):
        return GroupHeading(text, _kind(words), "signed")
    if not cores or all(_SINGULAR.fullmatch(word) for word in cores):
        return None
    return GroupHeading(line.text.rstrip(" :："), _kind(words), _role(words))


def names_signing(text: str) -> bool:
    """Whether a heading itself says that those below sign or endorse."""
    return any(re.fullmatch(rf"{_SIGNING}|{_ENDORSING}", word, re.IGNORECASE) for word in re.findall(r"[^\W_]+", text))


def _other_heading(line: Line) -> GroupHeading | None:
    """A region or theme ("Asia:", "## Latin America") says nothing of kind or role."""
    if line.is_heading or (line.text.endswith((":", "：")) and len(line.text.split()) <= 5):
        return GroupHeading(line.text.rstrip(" :："), None, "signed")
    return None


def _kind(words: list[str]) -> SignatoryKind | None:
    if "capacity" in [word.casefold() for word in words]:
        return "individual"
    bodies = any(re.fullmatch(_BODIES, word, re.IGNORECASE) for word in words)
    people = any(re.fullmatch(_PEOPLE, word, re.IGNORECASE) and word.casefold() != "individual" for word in words)
    if bodies == people:
        return None
    return "organisation" if bodies else "individual"


def _role(words: list[str]) -> SignatoryRole:
    return "endorsed" if any(re.fullmatch(_ENDORSING, word, re.IGNORECASE) for word in words) else "signed"
