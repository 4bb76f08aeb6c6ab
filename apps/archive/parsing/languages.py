"""Languages of a document, by script and by its commonest small words."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is for we our on with by this are has",
    "fr": "le la les des du et une est que dans pour nous vous sur au qui par",
    "es": "el los las del y una que es en para por con su al se nos",
    "de": "der die das und ist den von zu mit wir auf für eine nicht des",
    "nl": "de het een en van is dat op te voor met wij zijn niet aan",
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


def detect(text: str) -> tuple[str, ...]:
    """BCP 47 codes of languages that fill at least a fifth of the text, the largest first; empty when unknown."""
    weights: Counter[str] = Counter()
    for language, script in _SCRIPTS.items():
        weights[language] = round(len(re.findall(script, text)) * _WEIGHT.get(language, 1.0))
    if weights["ja"]:
        weights["zh"] = 0
    latin = len(re.findall(r"[A-Za-zÀ-ÿ]", text))
    for language, share in _latin_shares(text):
        weights[language] = round(latin * share)
    total = sum(weights.values())
    return tuple(language for language, weight in weights.most_common() if total and weight >= _LEAST_SHARE * total)


def uses_script_of(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a line is written in a script of these languages; a line without letters always is."""
    foreign = [script for language, script in _SCRIPTS.items() if language not in languages and re.search(script, text)]
    return not foreign


def _latin_shares(text: str) -> list[tuple[str, float]]:
    counts: Counter[str] = Counter()
    for word in re.findall(r"[a-zà-ÿ]+", text.casefold()):
        owners = _OWNERS.get(word, ())
        for owner in owners:
            counts[owner] += 1
    total = sum(counts.values())
    return [(language, count / total) for language, count in counts.most_common(2) if count >= 0.3 * total]
