"""Made-up paragraphs of an archive of letters: five languages, common words as common as in life (Zipf), fixed seed."""

import datetime
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from apps.archive.models import Document, Passage

DOCUMENTS, PASSAGES = 5_000, 20  # of each
VOCABULARY = 30_000
LANGUAGES = {"en": 60, "ko": 15, "fr": 10, "es": 10, "ar": 5}  # in a hundred documents
COMMON = {
    "en": "the of and to in a we that for human rights on be their with all by are government people urge is as our",
    "fr": "de la les et des le que à en nous droits du pour dans homme une sur par gouvernement ont au plus sont",
    "es": "de la que los en y el derechos las por humanos para con una del se gobierno su nos al más como",
    "ko": "인권 북한 정부는 우리는 대한 있는 그리고 이에 국제 사회가 정치범 수용소 모든 위한 촉구한다 사람들의",
    "ar": "في من على حقوق الإنسان إلى أن التي الحكومة هذا عن مع جميع المنظمات",
}
SYLLABLES = {
    "en": "ka mo ri sen tal vo ny be lum dra zi phu ost an gel wi hak tro min cha er ing".split(),
    "fr": "mé ri ca tion lou pré ver ment ais çon dé fé toi gne ré bla que".split(),
    "es": "ción ra do lla mien to ñe pe rra gó ma cia dad vo ji sté".split(),
    "ko": "가나다라마바사아자차카타파하국민제도법원회의장소문서기관조사실행전달보호석방송환구금".replace(" ", ""),
    "ar": "كا مل سر تب نو جد رح يق عم لي صو دم فا هب".split(),
}
ENDINGS = ("은", "는", "이", "가", "을", "를", "의", "에", "에서", "으로", "와", "")


@dataclass(frozen=True)
class Language:
    """Words from the commonest to the rarest, with the sums of their shares."""

    code: str
    words: list[str]
    shares: list[float]

    def text(self, chance: random.Random, length: int) -> str:
        chosen = chance.choices(self.words, cum_weights=self.shares, k=length)
        if self.code == "ko":
            chosen = [word + chance.choice(ENDINGS) for word in chosen]
        return f"{' '.join(chosen)}."


def language(code: str, chance: random.Random) -> Language:
    made = dict.fromkeys(COMMON[code].split())
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES[code], k=chance.randint(2, 5)))] = None
    words = list(made)
    return Language(code, words, list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words)))))


def length(chance: random.Random) -> int:
    """Words of a paragraph: 59 on average; headings of three words and pages of three hundred occur."""
    return min(300, max(3, round(chance.lognormvariate(3.75, 0.8))))


def documents(chance: random.Random) -> Iterator[tuple[Document, list[Passage]]]:
    """Not saved yet. Nine in ten are public, from 1990 to 2026."""
    spoken = {code: language(code, chance) for code in LANGUAGES}
    for number in range(DOCUMENTS):
        code = chance.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
        texts = [spoken[code].text(chance, length(chance)) for _ in range(PASSAGES)]
        yield (
            _document(number, code, texts, chance),
            [
                Passage(position=place, kind="paragraph", text=text, language=code, end=len(text))
                for place, text in enumerate(texts, start=1)
            ],
        )


def _document(number: int, code: str, texts: list[str], chance: random.Random) -> Document:
    text = "\n\n".join(texts)
    return Document(
        slug=f"made-up-{number}",
        kind=chance.choice(Document.Kind.values),
        title=f"Made-up letter {number}",
        date=datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(36 * 365)),
        language=code,
        file_name=f"{number}.txt",
        sha256=f"{number:064x}",
        original=text.encode(),
        text=text,
        is_public=chance.random() < 0.9,
    )
