import datetime
from functools import partial

import pytest

from apps.letters import actions, compose, rules
from apps.letters.document import Figures, Reply
from apps.letters.models import Letter, LetterTemplate, TemplateSection
from tests import making
from tests.pages import asking
from tests.refusals import refused

pytestmark = pytest.mark.django_db

FIGURES = Figures(organisations=3, individuals=2, countries=2)


def _template(*sections: tuple[str, str], **fields: str) -> LetterTemplate:
    template = LetterTemplate(slug="ours", title="Ours", rank="minister", **fields)
    actions.save_template(template=template, actor=None)
    for position, (name, body) in enumerate(sections, start=1):
        section = TemplateSection(template=template, position=position, name=name, body=body)
        actions.save_section(section=section, actor=None)
    actions.seal_template(template=template, actor=None)
    return template


def test_ten_templates_are_shipped_for_every_kind_of_letter() -> None:
    loaded = actions.load_shipped_templates()
    kinds = [template.kind for template in loaded]
    assert (len(loaded), kinds.count("first")) == (10, 7)
    assert {"silence", "reply", "thanks"} < set(kinds)
    for template in loaded:
        sections = list(template.sections.all())
        assert len(sections) >= 3 and all(section.guidance for section in sections)
        assert template.guidance and template.body and template.page_limit


def test_shipped_templates_load_once_and_stay_as_edited() -> None:
    actions.load_shipped_templates()
    template = LetterTemplate.objects.get(slug="eu-high-representative")
    template.title = "Ours"
    actions.save_template(template=template, actor=None)
    assert actions.load_shipped_templates() == []
    assert LetterTemplate.objects.get(slug="eu-high-representative").title == "Ours"


@pytest.mark.parametrize("slug", ["head-of-state", "un-member-states", "special-rapporteur", "follow-up-silence"])
def test_letter_of_a_shipped_template_prints_with_nothing_left_in_braces(slug: str) -> None:
    actions.load_shipped_templates()
    letter = making.open_letter()
    actions.close_letter(letter=letter, actor=None)
    template = LetterTemplate.objects.get(slug=slug)
    draft = actions.follow_up(earlier=letter, template=template, title="N", slug="n", reply=None, actor=None)
    wording = compose.draft_wording(draft, figures=FIGURES)
    assert "{" not in wording.subject + wording.body


def test_text_of_a_template_is_its_sections_without_the_optional_ones() -> None:
    template = _template(("One", "<p>First.</p>"), ("Two", "<p>Second.</p>"))
    section = template.sections.get(name="Two")
    section.is_optional = True
    actions.save_section(section=section, actor=None)
    actions.seal_template(template=template, actor=None)
    template.refresh_from_db()
    assert template.body == "<p>First.</p>"


def test_versions_are_counted_by_what_changed_and_keep_what_was() -> None:
    template = _template(("One", "<p>First.</p>"))
    assert actions.seal_template(template=template, actor=None).number == 1
    section = template.sections.get()
    section.body = "<p>Anew.</p>"
    actions.save_section(section=section, actor=None)
    assert actions.seal_template(template=template, actor=None).number == 2
    assert [row.fields["sections"][0]["body"] for row in template.versions.all()] == ["<p>First.</p>", "<p>Anew.</p>"]


def test_unknown_placeholder_of_a_section_is_named_with_the_nearest() -> None:
    template = _template()
    section = TemplateSection(template=template, name="One", body="<p>{campain.title}</p>")
    refusal = refused("unknown-placeholder", partial(actions.save_section, section=section, actor=None))
    assert "{campaign.title}" in str(refusal.message)


def test_follow_up_goes_to_the_same_offices_and_names_letter_and_reply() -> None:
    earlier = making.open_letter(title="Free them", date=datetime.date(2026, 2, 1), reference="A-1")
    template = _template(
        ("One", "<p>On {earlier.date} we sent “{earlier.title}” ({earlier.reference}).</p>"),
        ("Two", "<p>You answered on {reply.date} ({reply.reference}).</p>"),
        kind="reply",
    )
    follow = partial(actions.follow_up, earlier=earlier, template=template, title="Again", slug="again", actor=None)
    reply = Reply(datetime.date(2026, 3, 5), "MFA/7")
    refused("not-sent-yet", partial(follow, reply=reply))
    actions.close_letter(letter=earlier, actor=None)
    earlier.refresh_from_db()
    letter = follow(reply=reply)
    assert [row.office for row in letter.addressees.all()] == [row.office for row in earlier.addressees.all()]
    assert compose.draft_wording(letter, figures=FIGURES).body == (
        "<p>On February 1, 2026 we sent “Free them” (A-1).</p>\n<p>You answered on March 5, 2026 (MFA/7).</p>"
    )


def test_placeholders_all_have_a_value_or_a_reason_to_have_none() -> None:
    letter = making.draft()
    values = compose.frozen_values(letter) | compose.live_values(FIGURES, "en")
    assert set(values) == set(rules.REGISTRY)


def test_borrowed_paragraphs_are_printed_with_their_source_only_when_wanted() -> None:
    letter = making.draft(body="<p>Mine.</p>")
    passage = asking.document(1).passages.get()
    actions.borrow_passage(letter=letter, passage=passage, actor=None)
    letter = Letter.objects.get(pk=letter.pk)
    assert compose.draft_wording(letter, figures=FIGURES).footnotes == ()
    letter.prints_sources = True
    actions.save_draft(letter=letter, actor=None)
    wording = compose.draft_wording(letter, figures=FIGURES)
    assert [note.mark for note in wording.footnotes] == ["1"]
    assert passage.document.title in wording.footnotes[0].html and "data-source" not in wording.body
    actions.submit_letter(letter=letter, actor=None)
    text = letter.versions.get().texts.get()
    assert passage.document.title in text.body and "data-source" not in text.body
