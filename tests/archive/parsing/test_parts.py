"""The small parts of the reader, each on its own."""

from datetime import date

import pytest

from apps.archive.parsing import addresses, countries, dates, footnotes, languages, names, numbers, sentences, text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.A", "US"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("ROK", "KR"),
        ("DPRK", "KP"),
        ("Burma", "MM"),
        ("Timor Leste", "TL"),
        ("Corée du Sud", "KR"),
        ("European Union", None),
        ("Asia", None),
        ("Seoul", None),
        ("", None),
        ("Kosovo", None),
    ],
)
def test_country_is_found_only_for_a_whole_name(name: str, code: str | None) -> None:
    assert countries.lookup(name) == code


def test_longest_country_at_the_end_wins() -> None:
    assert countries.trailing("Teachers Union South Korea") == (15, "KR")
    assert countries.trailing("Teachers Union") is None


def test_dates_are_found_in_order() -> None:
    found = dates.find_all("From 3 May 2019 to 2020-02-29, not 30 February 2020 or 4/5/2020.")
    assert [each.date for each in found] == [date(2019, 5, 3), date(2020, 2, 29)]


def test_numbers_in_figures_and_words() -> None:
    sentence = "one hundred and five of 1,200 groups, thirty-five and two dozen; not A/69/548, 43rd or 2014-2017"
    assert [value for _, _, value in numbers.find_all(sentence)] == [105, 1200, 59] or [
        value for _, _, value in numbers.find_all(sentence)
    ] == [105, 1200, 35, 24]


def test_sentences_end_not_at_abbreviations() -> None:
    found = sentences.split("The Act (H.R. 757) of Mr. G. Smith passed. It is law, see Art. 5. Dr. No agreed.")
    assert len(found) == 3


def test_list_of_requests_is_split_only_when_each_part_is_one() -> None:
    listed = "We ask you to go; to see; and to act."
    assert [listed[a:b] for a, b in sentences.split_list(listed, 0, len(listed))] == [
        "We ask you to go",
        "to see",
        "to act.",
    ]
    other = "We ask you to go; the road is long; and to act."
    assert sentences.split_list(other, 0, len(other)) == [(0, len(other))]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("David Alton, Lord", "David Alton"),
        ("Yanghee Lee, Ph.D.", "Yanghee Lee"),
        ("H.E. Mr. Juan Pérez, MP, QC", "Juan Pérez"),
        ("Prof. Dr. Anna Ek", "Anna Ek"),
        ("Mr. G.", "Mr. G."),
        ("Maria Lord", "Maria Lord"),
    ],
)
def test_name_loses_honorific_and_post_nominals(printed: str, name: str) -> None:
    assert names.plain(printed) == name


def test_post_in_front_of_a_name_is_parted() -> None:
    assert names.split_leading_post("Foreign Minister Kang Kyung-hwa") == ("Foreign Minister", "Kang Kyung-hwa")
    assert names.split_leading_post("President of the Republic") == ("", "President of the Republic")


def test_fax_numbers_borrow_what_they_leave_out() -> None:
    assert addresses.fax_numbers("+82 2 2100 5759/49") == ["+82 2 2100 5759", "+82 2 2100 5749"]
    assert addresses.fax_numbers("none") == []


def test_marks_become_one_string() -> None:
    (line,) = text.lines_of("one.ⁱⁱ two ^{ii} three.[ii]")
    flow, refs = footnotes.take_marks(line.flow, frozenset({"ii"}))
    assert (flow.text, refs) == ("one. two three.", ((4, "ii"), (8, "ii"), (15, "ii")))


def test_marks_of_no_note_stay() -> None:
    (line,) = text.lines_of("5 m² and [sic]")
    assert footnotes.take_marks(line.flow, frozenset({"1"}))[0].text == "5 m² and [sic]"


def test_bilingual_text_has_two_languages() -> None:
    english = "The government of the country and the people of the world are in need of this."
    assert languages.detect(english) == ("en",)
    assert set(languages.detect(f"{english} {'우리는 정부가 결의안에 참여할 것을 촉구합니다. ' * 3}")) == {"en", "ko"}
    assert languages.detect("12345") == ()
