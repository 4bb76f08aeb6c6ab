"""What counts as the same word, script by script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.archive.search import words

# Letters of many scripts with their marks, signs between words, and now and then anything at all.
LETTERS = st.sampled_from(
    "aeéèesyiSsßİIıñøœæЖжйΣςσ가힣인권정치人権ガｶﾞかกาิ์ကာက်សិទ្ធិहिन्दीالإنسانةىًـ ٢2½²'-_.\u0301\u0307\u200b\u200d\u00ad"
)
ANYTHING = st.text(LETTERS, max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    "same",
    [
        ("Rights", "RIGHTS", "right", "ｒｉｇｈｔｓ", "𝐫𝐢𝐠𝐡𝐭"),
        ("country", "countries", "Country"),
        ("treaty", "treaties"),
        ("state", "states", "States"),
        ("release", "releases"),
        ("refugee", "refugees"),
        ("détenu", "detenus", "DÉTENUE", "de\u0301tenues"),
        ("étranger", "étrangère", "étrangères"),
        ("loi", "lois"),
        ("nación", "naciones", "NACIÓN"),
        ("país", "países"),
        ("Łódź", "lodz"),
        ("œuvre", "oeuvres"),
        ("منظمة", "المنظمات", "والمنظمة", "مُنَظَّمَة"),
        ("الإنسان", "انسان", "إنسان"),
        ("حقوق", "وحقوق", "الحقوق", "حـقـوق"),
        ("2014", "٢٠١٤", "２０１４"),
        ("co\u00adoperation", "cooperation"),
    ],
)
def test_forms_of_one_word_are_one_token(same: tuple[str, ...]) -> None:
    assert len({tuple(words.tokens(form)) for form in same}) == 1
    assert len(words.tokens(same[0])) == 1


@pytest.mark.parametrize(
    "others", [("crisis", "crime"), ("process", "proceed"), ("camp", "campaign"), ("was", "war"), ("news", "newspaper")]
)
def test_other_words_are_other_tokens(others: tuple[str, str]) -> None:
    assert words.tokens(others[0]) != words.tokens(others[1])


def test_scripts_without_spaces_give_a_token_at_each_character() -> None:
    assert words.tokens("인권은") == ["인권", "권은", "은"]
    assert words.tokens("정치범 수용소") == ["정치", "치범", "범", "수용", "용소", "소"]
    assert words.tokens("DPRK의") == ["dprk", "의"]
    assert words.tokens("人権") == ["人権", "権"]
    assert words.tokens("ｶﾞｷﾞ") == words.tokens("ガギ")
    assert words.tokens("សិទ្ធិ\u200bមនុស្ស") == words.tokens("សិទ្ធិមនុស្ស")
    assert words.tokens(unicodedata.normalize("NFD", "인권")) == ["인권", "권"]


def test_vowels_that_are_marks_part_words() -> None:
    assert words.tokens("กา") != words.tokens("กี")
    assert words.tokens("हिन्दी") == ["हिन्दी"]


def test_words_are_parted_by_what_is_no_letter() -> None:
    assert words.tokens("l'homme, U.N. co-operation_now") == ["l", "homm", "u", "n", "co", "operation", "now"]
    assert words.tokens("!?*\"'\x00\x1f …—") == []


def test_endless_words_are_cut() -> None:
    assert words.tokens("x" * 5000) == ["x" * words.LONGEST]
    assert words.tokens("é" * 5000) == ["e" * (words.LONGEST)] or words.tokens("é" * 5000)[0].startswith("e")


@given(ANYTHING)
def test_tokens_are_what_both_engines_take(text: str) -> None:
    found = words.tokens(text)
    assert [token.text for token in words.read(text)] == found
    for token in found:
        assert token and len(token) <= words.LONGEST
        assert not set(token) & set(" \t\n\r\x00'\"\\:*&|!()<>+-_^{}") and not token.isspace()
        assert token.isascii() is False or token == token.lower()
        assert all(unicodedata.category(char)[0] in "LMN" for char in token)


@given(ANYTHING)
def test_places_stand_in_the_text_in_order(text: str) -> None:
    places = [(token.start, token.end) for token in words.read(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(ANYTHING)
def test_composed_and_decomposed_text_read_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert words.tokens(composed) == words.tokens(decomposed)


@given(ANYTHING)
def test_case_of_letters_does_not_matter(text: str) -> None:
    assert words.tokens(text.casefold()) == words.tokens(text.casefold().casefold())
    plain = "".join(char for char in text if char.isascii())
    assert words.tokens(plain.upper()) == words.tokens(plain.lower())


@given(ANYTHING)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = words.folded(text)
    assert words.folded(once) == once
