import datetime

import pytest

from apps.addressees.models import OfficeTitle
from apps.base.errors import RuleError
from apps.letters import actions, compose, rules
from apps.letters.actions import Rendering, Renderings
from apps.letters.document import Figures
from apps.letters.models import Letter, LetterAddressee, Translation
from tests import making

pytestmark = pytest.mark.django_db

FIRST, SECOND, ASKS = "<p>We write about {campaign.title}.</p>", "<p>Act now.</p>", "<p>{asks}</p>"


@pytest.fixture
def letter() -> Letter:
    made = making.draft(body=FIRST + SECOND + ASKS, date=datetime.date(2026, 2, 26))
    made.salutation = "Dear Minister,"
    return actions.save_draft(letter=made, actor=None)


def _translated(letter: Letter, texts: dict[str, str] | None = None) -> Translation:
    """A complete Korean translation, or one with `texts` beside blocks of the master."""
    translation = actions.begin_translation(letter=letter, language="ko", actor=None)
    said = texts or {FIRST: "<p>{campaign.title}에 관하여 씁니다.</p>", SECOND: "<p>지금 행동하십시오.</p>"}
    head = {name: Rendering(row.master, f"{name} 번역") for name, row in rules.head(letter, translation).items()}
    values = {
        name: Rendering(row.master, f"{name} 번역") for name, row in rules.values_needed(letter, translation).items()
    }
    blocks = [Rendering(master, text) for master, text in said.items()]
    renderings = Renderings(blocks=blocks, head=head, values=values)
    return actions.save_translation(translation=translation, renderings=renderings, revision=0, actor=None)


def _states(letter: Letter, translation: Translation) -> list[str]:
    return [row.state for row in rules.aligned(letter, translation)]


def _edit(letter: Letter, body: str) -> Letter:
    letter.body = body
    return actions.save_draft(letter=letter, actor=None)


def test_new_translation_greets_as_its_language_does_and_has_all_else_to_do(letter: Letter) -> None:
    translation = actions.begin_translation(letter=letter, language="ko", actor=None)
    assert "장관님" in translation.salutation
    assert _states(letter, translation) == ["missing", "missing", "fresh"]
    assert set(rules.values_needed(letter, translation)) >= {"campaign.title"}


def test_change_in_the_master_marks_its_paragraph_alone_and_shows_what_changed(letter: Letter) -> None:
    translation = _translated(letter)
    assert _states(letter, translation) == ["fresh", "fresh", "fresh"]
    letter = _edit(letter, FIRST + "<p>Act now, please.</p>" + ASKS)
    rows = rules.aligned(letter, translation)
    assert [row.state for row in rows] == ["fresh", "stale", "fresh"]
    assert [(piece.kind, piece.text) for piece in rows[1].differences] == [
        ("same", "Act now"),
        ("in", ", please"),
        ("same", "."),
    ]
    assert rules.parts(letter, translation).is_stale


def test_paragraphs_that_move_or_come_between_keep_their_translations(letter: Letter) -> None:
    translation = _translated(letter)
    letter = _edit(letter, SECOND + "<p>Something wholly different about prisons.</p>" + FIRST + ASKS)
    rows = rules.aligned(letter, translation)
    assert [(row.state, row.text) for row in rows[:3]] == [
        ("fresh", "<p>지금 행동하십시오.</p>"),
        ("missing", ""),
        ("fresh", "<p>{campaign.title}에 관하여 씁니다.</p>"),
    ]


def test_translation_of_a_paragraph_that_went_is_kept_aside(letter: Letter) -> None:
    translation = _translated(letter)
    letter = _edit(letter, FIRST + ASKS)
    assert _states(letter, translation) == ["fresh", "fresh", "left over"]
    assert "지금" not in rules.text_of(letter, translation)


def test_words_that_still_fit_become_fresh_when_somebody_says_so_and_only_then(letter: Letter) -> None:
    translation = _translated(letter)
    changed = "<p>Act now, please.</p>"
    letter = _edit(letter, FIRST + changed + ASKS)
    text = rules.aligned(letter, translation)[1].text
    for still_fits, state in ((False, "stale"), (True, "fresh")):
        translation = actions.save_translation(
            translation=translation,
            renderings=Renderings(blocks=[Rendering(changed, text, still_fits)]),
            revision=translation.revision,
            actor=None,
        )
        assert _states(letter, translation)[1] == state


def test_letter_goes_to_review_in_all_its_languages_or_not_at_all(letter: Letter) -> None:
    translation = actions.begin_translation(letter=letter, language="ko", actor=None)
    with pytest.raises(RuleError) as refusal:
        actions.submit_letter(letter=letter, actor=None)
    assert refusal.value.code == "translation-incomplete"
    actions.remove_translation(translation=translation, actor=None)
    _translated(letter)
    actions.submit_letter(letter=letter, actor=None)
    version = letter.versions.get()
    texts = {text.language: text for text in version.texts.all()}
    assert set(texts) == {"en", "ko"}
    assert texts["ko"].body.startswith(
        "<p>campaign.title 번역에 관하여 씁니다.</p>\n<p>지금 행동하십시오.</p>\n<ol><li>"
    )
    assert "번역" in texts["ko"].body.split("<ol>")[1] and "Ask 1" not in texts["ko"].body
    assert texts["en"].body.endswith("</ol>") and "Ask 1" in texts["en"].body


def test_dates_and_figures_are_written_as_the_translation_writes_them(letter: Letter) -> None:
    date, count = "<p>On {letter.date}.</p>", "<p>From {signatories.organisations} bodies.</p>"
    letter = _edit(letter, date + count)
    translation = _translated(
        letter, {date: "<p>{letter.date}에.</p>", count: "<p>{signatories.organisations}개 단체.</p>"}
    )
    figures = Figures(organisations=1234, individuals=0, countries=3)
    wording = compose.draft_wording(letter, figures=figures, translation=translation)
    assert wording.body == "<p>2026년 2월 26일에.</p>\n<p>1,234개 단체.</p>"


def test_saving_over_words_of_another_translator_is_refused(letter: Letter) -> None:
    translation = _translated(letter)
    with pytest.raises(RuleError) as refusal:
        actions.save_translation(
            translation=translation,
            renderings=Renderings(blocks=[Rendering(FIRST, "<p>x</p>")]),
            revision=0,
            actor=None,
        )
    assert refusal.value.code == "changed-meanwhile"
    assert "씁니다" in rules.text_of(letter, Translation.objects.get(pk=translation.pk))


def test_what_a_page_did_not_show_is_kept(letter: Letter) -> None:
    translation = _translated(letter)
    translation = actions.save_translation(
        translation=translation,
        renderings=Renderings(blocks=[Rendering(FIRST, "<p>새 문장.</p>")]),
        revision=translation.revision,
        actor=None,
    )
    assert [row.text for row in rules.aligned(letter, translation)][:2] == [
        "<p>새 문장.</p>",
        "<p>지금 행동하십시오.</p>",
    ]


def test_own_language_and_second_translation_are_refused(letter: Letter) -> None:
    for language, code in (("en", "same-language"), ("ko", "invalid")):
        with pytest.raises(RuleError) as refusal:
            actions.begin_translation(letter=letter, language="ko", actor=None)
            actions.begin_translation(letter=letter, language=language, actor=None)
        assert refusal.value.code == code
        letter.translations.all().delete()


def test_translation_prints_the_address_as_the_directory_has_it_in_its_language() -> None:
    office = making.office()
    OfficeTitle.objects.create(office=office, language="fr", title="Ministre de l’Exemple")
    letter = making.draft(to=office)
    translation = actions.begin_translation(letter=letter, language="fr", actor=None)
    late = making.office()
    OfficeTitle.objects.create(office=late, language="fr", title="Ministre de la Suite")
    actions.add_addressee(letter=letter, office=late, part=LetterAddressee.Part.TO, actor=None)
    OfficeTitle.objects.update(title="Renommé")
    printed = compose.draft_document(
        letter, figures=Figures(organisations=1, individuals=0, countries=1), groups=(), translation=translation
    )
    assert [block.lines[1] for block in printed.addressees] == ["Ministre de l’Exemple", "Ministre de la Suite"]
    assert compose.frozen_values(letter, translation)["addressee.title"] == "Renommé"
    assert compose.frozen_values(letter, translation)["addressee.name"] == office.holders.get().name
    master = compose.draft_document(letter, figures=Figures(organisations=1, individuals=0, countries=1), groups=())
    assert [block.lines[1] for block in master.addressees] == [office.title, late.title]


CALLED, NOTE = '<p>It found crimes.<sup data-footnote="1"></sup></p>', '<aside data-footnote="1"><p>Report.</p></aside>'


def test_translated_note_is_a_note_and_its_mark_is_never_lost(letter: Letter) -> None:
    letter = _edit(letter, CALLED + ASKS + NOTE)
    translation = _translated(letter, {CALLED: "<p>범죄를 밝혔다.</p>", NOTE: "<p>보고서.</p>"})
    text = rules.text_of(letter, translation)
    assert '<p>범죄를 밝혔다.<sup data-footnote="1"></sup></p>' in text
    assert text.endswith('<aside data-footnote="1"><p>보고서.</p></aside>')
    assert _states(letter, translation) == ["fresh", "fresh", "fresh"]


def test_mark_stays_where_the_translator_put_it_and_follows_the_number_of_the_master(letter: Letter) -> None:
    letter = _edit(letter, CALLED + ASKS + NOTE)
    words = '<p>범죄<sup data-footnote="1"></sup>를 밝혔다.</p>'
    translation = _translated(letter, {CALLED: words, NOTE: "<p>보고서.</p>"})
    before = '<p>New.<sup data-footnote="1"></sup></p>'
    notes = '<aside data-footnote="1"><p>First of all.</p></aside>' + NOTE.replace('"1"', '"2"')
    letter = _edit(letter, before + CALLED.replace('"1"', '"2"') + ASKS + notes)
    text = rules.text_of(letter, translation)
    assert '<p>범죄<sup data-footnote="2"></sup>를 밝혔다.</p>' in text
    assert text.endswith('<aside data-footnote="2"><p>보고서.</p></aside>')


def test_note_is_shown_to_its_translator_as_a_paragraph_and_nothing_else_changes() -> None:
    assert rules.without_note(NOTE) == "<p>Report.</p>"
    assert rules.without_note(FIRST + CALLED) == FIRST + CALLED
    assert rules.with_notes_of(SECOND, CALLED) == "<p>It found crimes.</p>"
    assert rules.with_notes_of(NOTE, "") == "" and rules.with_notes_of(FIRST, SECOND) == SECOND
