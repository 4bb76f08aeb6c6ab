"""What the words of one line on top of a document say: a label, a phrase of a heading, or the name of somebody."""

import re

from apps.archive.parsing import addresses, offices, vocabulary

_LABEL_ONLY = re.compile(
    r"(?:(?:for immediate|press|news|media|joint|open|public|statements?|letters?|releases?|immediate|for|release|"
    r"official|urgent|communiqu[ée]|de presse|comunicado|de prensa|conjunto|conjointe?|d[ée]claration|carta|abierta|"
    r"lettre|ouverte|appeal|statement by the spokesperson|memorandum|memo|보\s*도\s*자\s*료|공개\s*서한|공동\s*성명서?|"
    r"성명서?|بيان|صحفي|مشترك|رسالة|مفتوحة)[\s:–—|/•-]*)+",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?:letter|lettre|carta)\b|서한|편지|탄원서|رسالة", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\b(?:statement|declaration|communiqu[ée]|comunicado|pronunciamiento|manifiesto|declaraci[óo]n|d[ée]claration|"
    r"press release|news release)\b|성명|선언|기자회견문|논평|بيان|إعلان",
    re.IGNORECASE,
)
FORMS = re.compile(rf"(?:(?:{vocabulary.HONORIFICS})\.?|The Rt)\s+\S", re.IGNORECASE)
SENTENCE = re.compile(r"\b(?:we|our|nous|nuestr[oa]s?)\b|[^\W\d]{3}[.;,:]$|다$", re.IGNORECASE)
SMALL_WORDS = frozenset(
    "the of and for with from that this into over about against their your our les des aux une dans pour sur "
    "avec los las del para por con una sobre en de la le el à a al un on to by at "
    "und der die das van het voor".split()
)
ARTICLES = re.compile(r"\b(?:the|to|for|in|on|now|les?|aux?|pour|los|por|para)\b", re.IGNORECASE)


def reads_like_headline(text: str) -> bool:
    """A phrase, with several words in small letters that are more than "of" and "the", or many words in capitals."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    small = [word for word in words if word[:1].islower() and len(word) > 3 and word not in SMALL_WORDS]
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if text.endswith((",", ";")) or len(words) < 4:
        return False
    return len(small) >= 3 or (len(capitals) == len([w for w in words if len(w) > 1]) and len(words) >= 5)


def is_name(text: str) -> bool:
    said = len(text.split()) >= 4 and bool(ARTICLES.search(text))
    return (
        (not said and addresses.names_person(text))
        or offices.is_post(text)
        or offices.is_place(text)
        or offices.is_body(text)
    )


def is_label(text: str) -> bool:
    """Whether a line is nothing but "Press release", "For immediate release", "Open letter"."""
    return bool(_LABEL_ONLY.fullmatch(text.strip("*_-–—[] ")))


def is_form_of_address(text: str) -> bool:
    return bool(FORMS.match(text))


def announces(text: str) -> str:
    """ "letter" or "statement" for a heading that says what the document is; "" for another."""
    letter, statement = _LETTER.search(text), _STATEMENT.search(text)
    if letter and statement:
        return "letter" if letter.start() < statement.start() else "statement"
    return "letter" if letter else "statement" if statement else ""


def is_phrasing(text: str) -> bool:
    """Mostly words in small letters, where a name has capitals: "Open the border for aid"."""
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 3 or vocabulary.HAS_BODY.match(words[0]) or vocabulary.STARTS_WITH_POST.match(text):
        return False
    says = [word for word in words[1:] if word.islower() and len(word) > 2 and word not in SMALL_WORDS]
    return len(says) >= 2 and len(says) >= sum(word[0].isupper() for word in words[1:])


def names_somebody(text: str) -> bool:
    if is_phrasing(text):
        return False
    starts = vocabulary.STARTS_WITH_POST.match(text) or vocabulary.STARTS_WITH_BODY.match(text) or FORMS.match(text)
    named = bool(starts) or bool(vocabulary.HAS_POST_KOREAN.search(text))
    return named or offices.is_post(text) or offices.is_body(text)


def says_something(text: str) -> bool:
    """A heading with a verb or two in small letters rather than a name."""
    small = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower()]
    return len(text.split()) >= 4 and (len(small) >= 2 or ":" in text[:-1])


def is_phrase(text: str) -> bool:
    """Words that say something rather than name a body: three longer ones in small letters, or all capitals."""
    words = text.split()
    small = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower()]
    says = len(small) >= 3 or text.isupper() or (":" in text[:-1] and len(small) >= 1)
    return len(words) >= 5 and says and not SENTENCE.search(text)
