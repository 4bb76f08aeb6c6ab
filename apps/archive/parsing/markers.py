"""Labels that begin an item of a list: numbers, letters, ordinal words of several languages, bullets."""

import re
from dataclasses import dataclass

# Words for first, second, third …; an empty string says that the language has no usual one there.
_ORDINAL_WORDS = (
    "first(?:ly)?|to begin with|to start with|for a start|pour commencer|para empezar|"
    "우선|먼저|first and foremost|first of all|in the first place|premièrement|en premier lieu|tout d'abord|d'abord|"
    "primo|primer[oa]|primeramente|en primer lugar|ante todo|primeiro|em primeiro lugar|erstens|첫째(?:로)?|"
    "첫\\s?번째(?:로)?|하나|أولا|أولاً|أوّلاً|أولًا",
    "second(?:ly)?|then|next|puis|luego|다음으로|"
    "deuxièmement|en deuxième lieu|en second lieu|ensuite|secundo|segund[oa]|en segundo lugar|"
    "em segundo lugar|zweitens|둘째(?:로)?|두\\s?번째(?:로)?|ثانيا|ثانياً|ثانيًا",
    "third(?:ly)?|troisièmement|en troisième lieu|tertio|tercer[oa]|en tercer lugar|terceiro|drittens|셋째(?:로)?|"
    "세\\s?번째(?:로)?|ثالثا|ثالثاً|ثالثًا",
    "fourth(?:ly)?|quatrièmement|cuart[oa]|en cuarto lugar|quarto|viertens|넷째(?:로)?|네\\s?번째(?:로)?|"
    "رابعا|رابعاً|رابعًا",
    "fifth(?:ly)?|cinquièmement|quint[oa]|en quinto lugar|fünftens|다섯째(?:로)?|다섯\\s?번째(?:로)?|خامسا|خامساً|خامسًا",
    "sixth(?:ly)?|sixièmement|sext[oa]|en sexto lugar|여섯째(?:로)?|سادسا|سادساً|سادسًا",
    "seventh(?:ly)?|septièmement|séptim[oa]|일곱째(?:로)?|سابعا|سابعاً|سابعًا",
    "eighth(?:ly)?|huitièmement|octav[oa]|여덟째(?:로)?|ثامنا|ثامناً|ثامنًا",
    "ninth(?:ly)?|neuvièmement|noven[oa]|아홉째(?:로)?|تاسعا|تاسعاً|تاسعًا",
    "tenth(?:ly)?|dixièmement|décim[oa]|열째(?:로)?|عاشرا|عاشراً|عاشرًا",
)
_LAST_WORDS = (
    "finally|lastly|last but not least|last|enfin|finalement|en dernier lieu|finalmente|por último|por fim|schließlich|"
    "마지막으로|끝으로|وأخيرا|وأخيراً|وأخيرًا|أخيرا|أخيراً|أخيرًا"
)
LAST = -1
# Korean resolutions begin each of their demands with "one".
_EACH = "하나"
_ORDINALS = "|".join(f"(?P<o{i}>{words})" for i, words in enumerate(_ORDINAL_WORDS))
_BEHIND = r"(?:\s?[,،:：.、](?:[-–—])?|\s?[-–—](?=\s))"
_CARDINALS = (
    "one|un|uno|une", "two|deux|dos", "three|trois|tres", "four|quatre|cuatro", "five|cinq|cinco", "six|seis",
    "seven|sept|siete", "eight|huit|ocho", "nine|neuf|nueve", "ten|dix|diez",
)  # fmt: skip
_NUMBERS = "|".join(f"(?P<c{i}>{words})" for i, words in enumerate(_CARDINALS))
_THINGS = (
    r"(?:demand|request|ask|recommendation|wish|step|point|measure|proposal|appeal|plea|call|priority|thing|task|change|"
    r"demande|revendication|recommandation|mesure|demanda|petición|exigencia|recomendación|medida)"
)
# "Our first request:", "The second is", "Number three:", "Two," and Korean words without a comma.
COUNTED = re.compile(
    rf"(?:(?P<noun>(?:(?:and|et|y)\s+)?(?:(?:our|the|my|a|notre|la|le|nuestra)\s+)?(?:{_ORDINALS}|(?P<last>last|final))"
    rf"(?:\s+{_THINGS})?(?:\s+(?:is|would\s+be|concerns|est|es)(?=\s)|\s?[:：]|\s[-–—](?=\s)))"
    rf"|(?P<number>\(?(?:number|no\.?|{_THINGS}|the)?\s?(?:{_NUMBERS})"
    r"(?:\s?[,:：.)](?=\s)|\s[-–—](?=\s)))"
    r"|(?P<th>(?P<n_th>\d{1,2})(?:st|nd|rd|th|er|ère|e|ème|ª|º)\s?[:：.,)–—-])"
    r"|(?P<adverb>firstly|secondly|thirdly|fourthly|fifthly|first|second|third|fourth|fifth)(?=\s)"
    r"|(?P<korean>(?:[첫두세네]|다섯|여섯)\s?번째\s?(?:로는|로|는|요구는|요청은|부탁은)|(?:첫|둘|셋|넷|다섯|여섯|일곱)째(?:로|는)?|하나(?=\s)))\s+",
    re.IGNORECASE,
)
_ADVERBS = ("first", "second", "third", "fourth", "fifth")
_KOREAN_PLACES = ("첫", "둘두", "셋세", "넷네", "다", "여", "일")
ORDINAL = re.compile(rf"و?(?:{_ORDINALS}|(?P<last>{_LAST_WORDS})){_BEHIND}\s+", re.IGNORECASE)

_NAMED = (
    r"Recommendation|Request|Demand|Ask|Call|Step|Priority|Point|Measure|Action|Recommandation|Demande|Revendication|Mesure|"
    r"Recomendación|Demanda|Petición|Medida|Punto|Exigencia|요구|요구사항|요청|제안|권고|المطلب|التوصية"
)
_DEMAND = (
    r"(?:our\s+)?(?:recommendation|request|demand|ask\b|recommandation|revendication|recomendación|petición|"
    r"exigencia|요구|요청|제안|권고)"
)
_ROMAN = r"[ivx]{1,5}|[IVX]{1,5}"
_HANGUL = "가나다라마바사아자차카타파하"
_ARABIC = "أبجدهوزحطي"
_MARKER = re.compile(
    rf"(?P<named>(?i:{_NAMED})\s?(?:n[°º]\s?|no\.?\s?|#)?(?P<n_named>\d{{1,2}})\s?(?:[.:)：]|[-–—](?=\s)))\s+"
    r"|(?P<para>§\s?(?P<n_para>\d{1,2})[.):]?)\s+"
    r"|(?P<slash>(?P<n_slash>\d{1,2})\s?/)\s+"
    r"|(?P<colon>(?P<n_colon>\d{1,2})\s?[:：])\s+"
    r"|(?P<digits>\(?(?P<n_digits>\d{1,2})(?:\\?[.)]|\s?[°º]\)?)(?:[-–—])?)\s+"
    r"|(?P<dashed>(?P<n_dashed>\d{1,2})\s?[-–—])\s+"
    rf"|(?P<roman>\(?(?P<n_roman>{_ROMAN})[.)])\s+"
    r"|(?P<circled>(?P<n_circled>[①-⑳]))\s*"
    r"|(?P<lower>\(?(?P<n_lower>[a-z])\))\s+"
    r"|(?P<tight>(?P<n_tight>\d{1,2})[.)])(?=[^\W\d])"
    r"|(?P<tabbed>(?P<n_tabbed>\d{1,2}))\t\s*"
    r"|(?P<dotted>(?P<n_dotted>[a-z])\.)\s+"
    r"|(?P<upper>\(?(?P<n_upper>[A-Z])[.)])\s+"
    rf"|(?P<hangul>\(?(?P<n_hangul>[{_HANGUL}])[.)])\s+"
    rf"|(?P<arabic>\(?(?P<n_arabic>[{_ARABIC}])\s?[.)\-–—])\s+"
    r"|(?P<task>[-*+]\s+\[[ xX]?\])\s+"
    r"|(?P<arrow>(?:=+|-+)>|[»~])\s+"
    r"|(?P<bullet>[•·▪■◦°○●‣⁃∙◇◆□▲△▶►▸▷➢➤➔→✓✔✗☐❖♦◊❍ㅇㆍ⚫\uf0b7\uf0a7\uf0d8*+–—-]|--)\s+"
    r"|(?P<round>o)\s+"
    r"|(?P<spaced>(?P<n_spaced>\d{1,2}))\s+(?=[A-ZÀ-Ý가-힣])"
    r"|(?P<stuck>[—–](?=[^\W\d_]))"
    r"|(?P<sign>[•▪■●▲▶►▸➢✓✔])(?=\S)"
)
# Labels that may as well be the beginning of a sentence or a name; they count only beside another of their kind.
_WEAK = frozenset("round dotted upper hangul arabic tight tabbed dashed slash colon spaced stuck".split())


@dataclass(frozen=True)
class Marker:
    """`label` as printed, `length` with the space behind it; `places` are (series, place in it), none for bullets.

    One letter may be of two series: "i)" is the first Roman number or the ninth letter.
    """

    style: str
    label: str
    length: int
    places: frozenset[tuple[str, int]] = frozenset()
    is_weak: bool = False
    names_demand: bool = False

    def precedes(self, other: "Marker") -> bool:
        """Whether `other` may be the next item of the same list."""
        if self.style == other.style == "bullet":
            return self.label == other.label
        if self.style == other.style == "ordinal":
            own, next_one = next(iter(self.places))[1], next(iter(other.places))[1]
            if self.label.startswith(_EACH):
                return self.label == other.label
            return own != LAST and (next_one == LAST or next_one > own)
        return any((series, place + 1) in other.places for series, place in self.places)

    @property
    def is_first(self) -> bool:
        return not self.places or any(place == 1 for _, place in self.places)


def read(text: str) -> Marker | None:
    """The label at the beginning of a text that goes on behind it."""
    match = ORDINAL.match(text)
    if match and match.end() < len(text):
        return _ordinal(match)
    match = _MARKER.match(text)
    if match and match.end() < len(text):
        return _marker(match)
    match = COUNTED.match(text)
    return _counted(match) if match and match.end() < len(text) else None


def _counted(match: re.Match[str]) -> Marker:
    """Labels that may as well begin a sentence are weak: they count beside another of their kind alone."""
    label = match.group().strip()
    place = _place(match)
    shape = "th" if match["th"] else "cardinal" if match["number"] else "ordinal"
    names = bool(re.search(_DEMAND, label, re.IGNORECASE))
    style = "number" if shape == "th" else "ordinal"
    if label == _EACH:
        return Marker(style, label, match.end(), frozenset({("ordinal", 1)}), is_weak=True)
    return Marker(style, label, match.end(), frozenset({(shape, place)}), is_weak=True, names_demand=names)


def _place(match: re.Match[str]) -> int:
    if match["noun"]:
        return ordinal_place(match)
    if match["number"]:
        return next(i + 1 for i in range(len(_CARDINALS)) if match[f"c{i}"])
    if match["n_th"]:
        return int(match["n_th"])
    if match["adverb"]:
        return next(i + 1 for i, word in enumerate(_ADVERBS) if match["adverb"].casefold().startswith(word))
    return next((i + 1 for i, chars in enumerate(_KOREAN_PLACES) if match["korean"][0] in chars), 1)


def ordinal_place(match: re.Match[str]) -> int:
    """1 for the first …, LAST for the last one."""
    return next((i + 1 for i in range(len(_ORDINAL_WORDS)) if match[f"o{i}"]), LAST)


def _ordinal(match: re.Match[str]) -> Marker:
    return Marker("ordinal", match.group().strip(), match.end(), frozenset({("ordinal", ordinal_place(match))}))


def _marker(match: re.Match[str]) -> Marker:
    kind = next(name for name, value in match.groupdict().items() if value and not name.startswith("n_"))
    label = match[kind].strip()
    if kind in ("bullet", "sign", "round", "task", "arrow", "stuck"):
        return Marker("bullet", label, match.end(), is_weak=kind in _WEAK)
    core = match[f"n_{kind}"]
    # Brackets and stops tell series apart: "1." is not continued by "(2)".
    shape = re.sub(r"\s", "", label.replace(core, "#")) if kind != "named" else label[: label.index(core)].casefold()
    names = kind == "named" and bool(re.match(_DEMAND, shape, re.IGNORECASE))
    return Marker("number", label, match.end(), _places(core, shape), kind in _WEAK, names)


def _places(core: str, shape: str) -> frozenset[tuple[str, int]]:
    if core.isdecimal():
        return frozenset({(f"{shape}1", int(core))})
    if core in _HANGUL:
        return frozenset({(f"{shape}가", _HANGUL.index(core) + 1)})
    if core in _ARABIC:
        return frozenset({(f"{shape}أ", _ARABIC.index(core) + 1)})
    if "①" <= core <= "⑳":
        return frozenset({(f"{shape}①", ord(core) - ord("①") + 1)})
    case = "A" if core.isupper() else "a"
    places = set()
    if len(core) == 1:
        places.add((f"{shape}{case}", ord(core.casefold()) - ord("a") + 1))
    value = _roman(core.casefold())
    if value:
        places.add((f"{shape}{case}i", value))
    return frozenset(places)


def _roman(core: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    if not set(core) <= set(values):
        return 0
    digits = [values[char] for char in core]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
