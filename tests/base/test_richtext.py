import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.base import richtext
from apps.base.errors import RuleError

FOOTNOTED = '<p>One<sup data-footnote="1"></sup> two.</p>\n<aside data-footnote="1"><p>Note.</p></aside>'


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("plain words", "<p>plain words</p>"),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<div>a</div><b>c</b>", "<p>a</p>\n<p><strong>c</strong></p>"),
        ("<p>  a \n b </p>", "<p>a b</p>"),
        ("<h1>Title</h1>", "<h2>Title</h2>"),
        ("<ol start='3'><li>x</li></ol>", '<ol start="3"><li>x</li></ol>'),
        ('<p dir="rtl" lang="ar">نص</p>', '<p dir="rtl" lang="ar">نص</p>'),
        ("<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>"),
        ("<p></p><p>x</p>", "<p>x</p>"),
        ("<p>e\u0301</p>", "<p>\u00e9</p>"),
    ],
)
def test_clean_gives_the_canonical_form(raw: str, canonical: str) -> None:
    assert richtext.clean(raw) == canonical


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ('<p onclick="x()" style="color:red" class="y">x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<p><a>x</a></p>"),
        ('<img src="http://evil.example/x.png"><p>x</p>', "<p>x</p>"),
        ("<p>a\u202eb\u2066c</p>", "<p>abc</p>"),
        ("<p>{{ secret }} {% load x %}</p>", "<p>{{ secret }} {% load x %}</p>"),
        ("<!DOCTYPE x [<!ENTITY e 'boom'>]><p>&e;</p>", "<p>]&gt;</p>\n<p>&amp;e;</p>"),
    ],
)
def test_clean_leaves_of_hostile_text_only_words(hostile: str, left: str) -> None:
    assert richtext.clean(hostile) == left


@given(st.text(max_size=200))
def test_clean_is_stable_on_any_text(text: str) -> None:
    once = richtext.clean(text)
    assert richtext.clean(once) == once


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<ol>", "<li>", "</li>", "<b>", "</i>", "x", " ", "<aside>", "&", "<"]))
)
def test_clean_is_stable_on_broken_markup(pieces: list[str]) -> None:
    once = richtext.clean("".join(pieces))
    assert richtext.clean(once) == once


def test_clean_refuses_what_is_longer_than_a_letter() -> None:
    with pytest.raises(RuleError) as refusal:
        richtext.clean("x" * (richtext.LIMIT + 1))
    assert refusal.value.code == "text-too-long"


def test_split_footnotes_sets_notes_apart_in_the_order_of_their_marks() -> None:
    html = (
        '<p>a<sup data-footnote="b"></sup> c<sup data-footnote="a"></sup></p>\n'
        '<aside data-footnote="a"><p>A</p></aside>\n<aside data-footnote="b"><p>B</p></aside>'
    )
    body, notes = richtext.split_footnotes(html)
    assert body == '<p>a<sup data-footnote="b"></sup> c<sup data-footnote="a"></sup></p>'
    assert notes == (("b", "<p>B</p>"), ("a", "<p>A</p>"))


def test_to_text_numbers_lists_and_gives_notes_at_the_end() -> None:
    html = '<ol start="2"><li>x</li><li>y</li></ol>\n' + FOOTNOTED
    assert richtext.to_text(html) == "2. x\n\n3. y\n\nOne two.\n\n[1] Note."


def test_from_text_makes_paragraphs_and_escapes() -> None:
    assert richtext.from_text("a\nb\n\n<c>") == "<p>a b</p>\n<p>&lt;c&gt;</p>"


def test_marks_of_borrowed_paragraphs_survive_editing_and_leave_before_freezing() -> None:
    text = richtext.clean(
        '<p data-source="7">As we wrote in 2014, data-source="7" stays.</p><ol><li data-source="8">A</li></ol>'
    )
    assert (
        text
        == '<p data-source="7">As we wrote in 2014, data-source="7" stays.</p>\n<ol><li data-source="8">A</li></ol>'
    )
    assert richtext.without_sources(text) == ('<p>As we wrote in 2014, data-source="7" stays.</p>\n<ol><li>A</li></ol>')


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("<p>a\ud800b\ufffec\uffffd</p>", "<p>abcd</p>"),
        ("<p>a&#8203;b&#x202e;c&#xFFFE;d</p>", "<p>abcd</p>"),
        ('<p data-source="1\'><script>">x</p>', "<p>x</p>"),
        ('<p data-source="12">x</p>', '<p data-source="12">x</p>'),
        ('<p dir="evil" lang="not a language">x</p>', "<p>x</p>"),
        ('<ol start="many"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ("<p>\u0338x</p>", "<p>\u0338x</p>"),
    ],
)
def test_what_no_text_and_no_attribute_may_hold_goes(hostile: str, left: str) -> None:
    assert richtext.clean(hostile) == left
    assert richtext.clean(left) == left


@pytest.mark.parametrize("tags", ["<blockquote>", "<ul><li>", "<em>", "<span>"])
def test_text_nested_without_end_is_refused(tags: str) -> None:
    with pytest.raises(RuleError) as refusal:
        richtext.clean(tags * 5000 + "x")
    assert refusal.value.code == "text-too-deep"


def test_many_paragraphs_and_items_without_end_tags_are_not_deep() -> None:
    assert richtext.clean("<p>a" * 500).count("<p>") == 500
    assert richtext.clean("<ul>" + "<li>a" * 500 + "</ul>").count("<li>") == 500
