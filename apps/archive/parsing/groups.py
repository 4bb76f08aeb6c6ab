"""Headings of signatory groups: what they say of kind and role."""

import re
from dataclasses import dataclass

from apps.archive.parsing import countries
from apps.archive.parsing.records import SignatoryKind, SignatoryRole
from apps.archive.parsing.text import Line

# What may stand before the Korean word for bodies or persons without a space; with other words it is a name.
_KOREAN = (
    r"(?:공동|연명|참여|참가|서명|연대|지지|제안|주최|주관|국내|해외|국제|시민|사회|인권|종교|환경|노동|여성|청년|후원|동참|선언|성명|발표|"
    r"가입|회원|소속|및)*"
)
_BODIES = (
    r"organi[sz]ations?|groups?|ngos?|ong|ongs|csos?|ingos?|cbos?|associations?|coalitions?|networks?|institutions?|"
    r"societies|unions|"
    r"platforms|federations|entities|movements|companies|businesses|corporations|firms|enterprises|entreprises|"
    r"empresas|sociétés|trade|collectives|churches|parties|organi[sz]ational|organizaciones|organismos|asociaciones|"
    r"colectivos|redes|"
    r"collectifs|syndicats|organisationnels?|entidades|organizações|"
    r"(?:ال)?منظمات|(?:ال)?جمعيات|(?:ال)?هيئات|(?:ال)?مؤسسات|"
    rf"{_KOREAN}(?:단체|단체명|기관|조직)(?:들|일동)?"
)
_PEOPLE = (
    r"individuals?|persons?|people|experts?|officials?|diplomats|ambassadors|rapporteurs|professors|journalists|"
    r"activists|laureates|academics?|scholars?|survivors|"
    r"parliamentarians|lawmakers|lawyers|writers|artists|scientists|physicians|doctors|researchers|meps|mps|senators|"
    r"particuliers|individus|individuel(?:le)?s?|personnes|personnel|personnalités|individuos|individuales|"
    r"individual|personas|personalidades|pessoas|"
    r"universitaires|chercheurs|avocats|académicos|defensores|"
    rf"(?:ال)?أفراد|(?:ال)?شخصيات|{_KOREAN}(?:개인|연명자|참여자|서명자|인사|사람)(?:들|일동)?"
)
_SIGNING = (
    r"signator(?:y|ies)|signers?|signed|signing|signatures?|undersigned|signataires?|signée?s?|signent|signad[oa]s?|"
    r"rubrican|suscrit[oa]s?|soussignée?s|firmantes?|firmado|firman|"
    r"firmas|suscriben|suscrito|subscrevem|assinam|"
    r"연명|서명|list|lista|liste|[가-힣]*(?:명단|연명)|(?:ال|و)?موقع(?:ة|ون|ين|ات)|(?:ال)?توقيعات|قائمة"
)
_ENDORSING = (
    r"endors(?:e|es|ed|er|ers|ement|ements)|endorsing|support(?:s|ed|ers?|ing)?|co-?sponsor(?:s|ed|ing)?|appuyée?|"
    r"appuient|soutiens?|soutenue?|"
    r"soutiennent|apoyan|apoyo|apoyada|adhieren|adhesiones|adhesión|respaldan|지지|[가-힣]*지지(?:단체)?"
)
_FILLERS = (
    r"the|and|of|by|for|in|on|to|from|with|our|their|behalf|all|other|additional|following|participating|co|"
    r"international|former|special|un|united|nations|senior|"
    r"regional|national|local|global|civil|society|non|governmental|nongovernmental|human|rights|concerned|member|"
    r"community|faith|based|religious|"
    r"partner|personal|capacity|capacities|names?|joint|individual|below|this|letter|statement|appeal|call|is|are|as|"
    r"at|date|full|alphabetical|order|country|countries|affiliations?|identification|purposes|only|initial|first|further|also|"
    r"et|ont|han|por|document|documento|fue|was|were|has|have|been|following|suivantes?|we|nous|nosotr[oa]s|et|de|"
    r"des|d|l|la|le|les|los|las|y|e|o|par|por|du|à|a|al|titre|título|titulo|avec|con|el|lettre|carta|cette|esta|"
    r"ordre|alphabétique|orden|alfabético|"
    r"non|gouvernementales|no|gubernamentales|civiles?|sociedad|société|derechos|humanos|internationales?|"
    r"internacionales?|nationales?|nacionales?|premiers|premières|abajo|siguientes|"
    r"및|외|총|개|명|목록|공동성명|성명|성명서|입장문|기자회견|국내|해외|국제|시민사회|가나다순|참여|함께하는|함께한|함께|뜻을|같이하는|같이한|공동|참가|일동|이상|على|في|أسماء"
)
_CORE = re.compile(rf"(?:{_BODIES}|{_PEOPLE}|{_SIGNING}|{_ENDORSING})", re.IGNORECASE)
_ANY = re.compile(rf"(?:{_BODIES}|{_PEOPLE}|{_SIGNING}|{_ENDORSING}|{_FILLERS}|\d+(?:개|명|개국)?)", re.IGNORECASE)
_NAMES_SIGNING = re.compile(rf"(?:{_SIGNING}|{_ENDORSING})", re.IGNORECASE)
_SINGULAR = re.compile(
    r"(?:group|association|coalition|network|institution|organi[sz]ation|list|individual|person|support|entidades|parties)",
    re.I,
)
_NOTE = re.compile(r"(?<=\S)\s*[(\[（][^()\[\]（）]{1,60}[)\]）]\s*[:：]?$")
_INLINE = re.compile(r"[■▪◆●○□▶•*\s]*([^:：]{2,70})[:：]\s*(?=\S)")
_INLINE_BY = re.compile(r"((?i:(?:co-?)?(?:signed|endorsed|supported)\s+by))\s+(?=(?:the\s+)?[^\W\d_a-z][^,;]*[,;])")
_SIGNERS = re.compile(rf"(?:{_BODIES}|{_PEOPLE})", re.IGNORECASE)
# "■ 종교 (17)": a theme with the number of those below it.
_COUNTED_THEME = re.compile(r"[■▪◆●○□▶◇]\s*[^()]{1,40}\(\s*\d+\s*(?:개|명|단체|개\s*단체)?\s*\)")
_COUNTED_INLINE = re.compile(
    r"[■▪◆●○□▶◇•\s]*([^():：,]{1,20}\(\s*\d+\s*(?:개|명|단체|개\s*단체)?\s*\))\s*[:：]\s*(?=\S)"
)
_OF_PARLIAMENT = re.compile(
    r"\bmembers\s+of\s+(?:the\s+)?(?:european\s+parliament|parliament|congress|senate|house\s+of\s+\w+)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^\[([^\[\]]+)\]$")
_LONGEST = 80
_LONGEST_MARKED = 7
_LONGEST_SENTENCE = 150


@dataclass(frozen=True)
class GroupHeading:
    text: str
    kind: SignatoryKind | None
    role: SignatoryRole


def heading_of(line: Line) -> GroupHeading | None:
    """Read a line such as "Groups", "Endorsed by:", "Individuals (7)"; None when it is anything else."""
    whole = line.text.replace("\\", "")
    text = _NOTE.sub("", _IN_BRACKETS.sub(r"\1", whole)).strip(" :：-–—■▪◆●○□▶◇•*+()[]<>〈〉《》「」【】#")
    words = _words(text)
    signs = line.text.endswith(",") and len(words) <= 2 and all(_NAMES_SIGNING.fullmatch(word) for word in words)
    if not words or len(line.text) > _LONGEST_SENTENCE or (line.text.endswith((".", ",", ";")) and not signs):
        return None
    heading = line.text.rstrip(" :：")
    if not all(_ANY.fullmatch(word) for word in words):
        return _sentence(line, heading, words) or _region(line)
    if len(line.text) > _LONGEST:
        return None
    cores = [word for word in words if _CORE.fullmatch(word)]
    if not cores and line.text.endswith((":", "：")):
        return GroupHeading(text, _kind(words), "signed")
    if not cores and countries.is_region(text):
        return _region(line)
    kind = _kind(words)
    alone = all(_SINGULAR.fullmatch(word) for word in cores) and not line.is_heading
    if not cores or (alone and not _is_capacity(words)):
        return None
    return GroupHeading(heading, kind, _role(words))


def inline_heading(line: Line) -> tuple[GroupHeading, int] | None:
    """The heading of "Signed: A, B and C" and where its names begin; None for a line that has none."""
    theme = _COUNTED_INLINE.match(line.text)
    if theme:
        return GroupHeading(theme[1].strip(), _kind(_words(theme[1])), "signed"), theme.end()
    match = _INLINE.match(line.text)
    if match and countries.lookup(match[1].strip()) and _lists_several(line.text[match.end() :]):
        return GroupHeading(match[1].strip(), None, "signed"), match.end()
    match = match or _INLINE_BY.match(line.text)
    if not match or len(match[1].split()) > 8:
        return None
    words = _words(match[1])
    if not any(_NAMES_SIGNING.fullmatch(word) or _SIGNERS.fullmatch(word) for word in words):
        return None
    if not all(_ANY.fullmatch(word) for word in words):
        return None
    return GroupHeading(match[1].strip(), _kind(words), _role(words)), match.end()


def _lists_several(text: str) -> bool:
    """Names behind the country above them all: parted by semicolons, or by commas with words enough between them."""
    pieces = [piece.split() for piece in text.split(",")]
    return ";" in text or (len(pieces) > 1 and all(len(piece) > 1 for piece in pieces))


def names_signing(text: str) -> bool:
    """Whether a heading itself says that those below sign or endorse."""
    return any(_NAMES_SIGNING.fullmatch(word) for word in _words(text))


def opens_list(line: Line) -> bool:
    """Whether a heading says that signatories, bodies or people are listed below, which a region does not say."""
    if _COUNTED_THEME.fullmatch(line.text):
        return True
    heading = heading_of(line)
    if heading is None:
        return False
    words = _words(_NOTE.sub("", heading.text))
    is_title = line.is_heading and len(words) > _LONGEST_MARKED
    plain = heading.kind is not None and all(_ANY.fullmatch(word) for word in words)
    return not is_title and (plain or names_signing(heading.text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _OF_PARLIAMENT.sub("MPs", text))


def _sentence(line: Line, heading: str, words: list[str]) -> GroupHeading | None:
    """ "This letter is endorsed by the following groups from Asia:", or the like as a marked heading."""
    if not (line.text.endswith((":", "：")) or line.is_heading or line.is_bold) or len(words) > 18:
        return None
    if not any(_NAMES_SIGNING.fullmatch(word) or word.casefold() == "sign" for word in words):
        return None
    return GroupHeading(heading, _kind(words), _role(words))


def _region(line: Line) -> GroupHeading | None:
    """A region or theme ("Asia:", "## Latin America", "EUROPE") says nothing of kind or role."""
    bare = line.text.strip(" :：-–—■▪◆●○□▶◇•*+()[]<>〈〉《》「」【】#")
    if line.is_heading or (line.text.endswith((":", "：")) and len(line.text.split()) <= 5):
        words = _words(bare)
        return GroupHeading(line.text.rstrip(" :："), _kind(words), _role(words))
    if _COUNTED_THEME.fullmatch(line.text):
        return GroupHeading(bare, None, "signed")
    if countries.is_region(bare) or (line.is_bold and countries.lookup(bare)):
        return GroupHeading(bare, None, "signed")
    return None


def _kind(words: list[str]) -> SignatoryKind | None:
    if _is_capacity(words):
        return "individual"
    bodies, people = _any(words, _BODIES), _any(words, _PEOPLE)
    if bodies and all(word.casefold() == "individual" for word in words if re.fullmatch(_PEOPLE, word, re.I)):
        return "organisation"
    if bodies == people:
        return None
    return "organisation" if bodies else "individual"


def _is_capacity(words: list[str]) -> bool:
    """ "In their personal capacity", "à titre individuel", "a título personal"."""
    folded = {word.casefold() for word in words}
    personal = folded & {"personnel", "personal", "individuel", "individual", "pessoal"}
    return bool(folded & {"capacity", "capacities"}) or bool(folded & {"titre", "título", "titulo"} and personal)


def _any(words: list[str], pattern: str) -> bool:
    return any(re.fullmatch(pattern, word, re.IGNORECASE) for word in words)


def _role(words: list[str]) -> SignatoryRole:
    return "endorsed" if _any(words, _ENDORSING) else "signed"
