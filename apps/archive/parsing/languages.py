"""Languages of a document, by script and by its commonest small words, paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterator

_SMALL_WORDS = {
    "en": "the of and to in that is for we our on with by this are has at as from have was were not your you",
    "fr": "le la les des du et une est que dans pour nous vous sur au aux qui par de en ne pas notre votre nos",
    "es": "el los las del y una que es en para por con su al se nos de la lo sus como más no",
    "pt": "o os as da do das dos e uma que em para por com não ao na no nos de se à",
    "it": "il lo gli della dei delle e una che di per con non del nel alla sono la le si",
    "de": "der die das und ist den von zu mit wir auf für eine nicht des im dem sich",
    "nl": "de het een en van is dat op te voor met wij zijn niet aan om ook door",
}
_OWNERS: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _OWNERS.setdefault(_word, []).append(_language)
_SCRIPTS = {
    "ko": "[가-힣]",
    "ar": "[\u0621-\u064a]",
    "ja": "[\u3041-\u30fa]",
    "zh": "[\u4e00-\u9fff]",
    "ru": "[\u0410-\u044f]",
}
_LEAST_SHARE = 0.2
# One syllable of Hangul, kana or Han says about as much as this many Latin letters.
_WEIGHT = {"ko": 2.5, "ja": 2.5, "zh": 3.0}
_SENTENCE = re.compile(r"[^\W\d]{2}[.?!:;。؟…]['\"”»’)]*$")
_PROSE = 40
_ALIKE = 0.7
_FEWEST_SMALL_WORDS = 3


def detect(text: str) -> tuple[str, ...]:
    """BCP 47 codes of languages that fill at least a fifth of the sentences, the largest first; empty when unknown.

    Lists of names count only in a text without sentences: a body may be named in any language.
    """
    prose = _weights([each for each in _paragraphs(text) if len(each) >= _PROSE and _SENTENCE.search(each)])
    weights = prose if prose.total() else _weights([text])
    total = weights.total()
    found = [language for language, weight in weights.most_common() if weight and weight >= _LEAST_SHARE * total]
    if len(found) == 2 and weights[found[1]] >= _ALIKE * weights[found[0]]:
        found.sort(key=list(weights).index)  # a text and its translation, in the order printed
    return tuple(found)


def uses_script_of(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a line is written in a script of these languages; a line without letters always is."""
    foreign = [script for language, script in _SCRIPTS.items() if language not in languages and re.search(script, text)]
    return not foreign


def _paragraphs(text: str) -> Iterator[str]:
    return (" ".join(each.split()) for each in re.split(r"\n[ \t\r]*\n", text))


def _weights(paragraphs: list[str]) -> Counter[str]:
    """Letters of each language; a paragraph in Latin letters is written in one language."""
    weights: Counter[str] = Counter()
    usual = _latin_language(" ".join(paragraphs), 1)
    for paragraph in paragraphs:
        found = {language: len(re.findall(script, paragraph)) for language, script in _SCRIPTS.items()}
        if found["ja"]:
            found["zh"] = 0
        for language, letters in found.items():
            if letters:
                weights[language] += round(letters * _WEIGHT.get(language, 1.0))
        language = _latin_language(paragraph, _FEWEST_SMALL_WORDS) or usual
        if language:
            weights[language] += len(re.findall(r"[A-Za-zÀ-ÿ]", paragraph))
    return weights


def _latin_language(text: str, fewest: int) -> str:
    """The language whose small words are by far the most frequent; "" when there are too few to tell."""
    counts: Counter[str] = Counter()
    for word in re.findall(r"[a-zà-ÿ]+", text.casefold()):
        counts.update(_OWNERS.get(word, ()))
    ranking = counts.most_common(2)
    if not ranking or ranking[0][1] < fewest:
        return ""
    return ranking[0][0] if len(ranking) == 1 or fewest == 1 or ranking[0][1] > ranking[1][1] else ""
