import datetime

import pytest

from apps.letters import actions, compose
from apps.letters.document import Figures
from apps.letters.models import Letter
from tests import making

FIGURES = Figures(organisations=1234, individuals=7, countries=22)


def test_fill_replaces_placeholders_as_text() -> None:
    html = "<p>{campaign.title} and {unknown.name}</p>"
    assert compose.fill(html, {"campaign.title": "<b>A & B</b>"}) == (
        "<p>&lt;b&gt;A &amp; B&lt;/b&gt; and {unknown.name}</p>"
    )


def test_fill_turns_a_paragraph_of_asks_into_a_list() -> None:
    html = "<p>We urge:</p><p>{asks}</p><p>Thanks</p>"
    filled = compose.fill(html, {"asks": "<ol><li>x</li></ol>"})
    assert filled == "<p>We urge:</p>\n<ol><li>x</li></ol>\n<p>Thanks</p>"


def test_fill_never_fills_twice() -> None:
    assert compose.fill("<p>{campaign.title}</p>", {"campaign.title": "{letter.date}", "letter.date": "today"}) == (
        "<p>{letter.date}</p>"
    )


@pytest.mark.parametrize(("language", "written"), [("en", "1,234"), ("fr", "1\u202f234"), ("de", "1.234")])
def test_live_values_write_numbers_as_the_language_does(language: str, written: str) -> None:
    assert compose.live_values(FIGURES, language)["signatories.organisations"] == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "February 21, 2020"), ("ko", "2020년 2월 21일"), ("fr", "21 février 2020")]
)
def test_long_date_is_in_the_language(language: str, written: str) -> None:
    assert compose.long_date(datetime.date(2020, 2, 21), language) == written


@pytest.mark.parametrize(
    ("wording", "language", "read"),
    [
        ("21 February 2020", "en", "21 February 2020"),
        ("", "en", "February 21, 2020"),
        ("21 February 2020", "ko", "2020년 2월 21일"),
    ],
)
def test_date_of_a_letter_keeps_its_wording_in_its_own_language(wording: str, language: str, read: str) -> None:
    letter = Letter(language="en", date=datetime.date(2020, 2, 21), date_wording=wording)
    assert compose.date_text(letter, language) == read


@pytest.mark.django_db
def test_draft_document_fills_campaign_asks_and_figures() -> None:
    letter = making.draft()
    document = compose.draft_document(letter, figures=FIGURES, groups=())
    assert "We are 1,234 organisations from 22 countries." in document.body_html
    assert "<li><strong>Ask 1:</strong> Text of ask 1" in document.body_html
    assert document.watermark == "DRAFT"
    assert document.addressees[0].lines[0] == letter.addressees.get().block.splitlines()[0]


@pytest.mark.django_db
def test_version_keeps_its_text_when_the_campaign_changes_later() -> None:
    letter = making.open_letter(body="<p>{campaign.title}: {signatories.total}</p>")
    title = letter.campaign.title
    letter.campaign.title = "Another title"
    letter.campaign.save()
    letter.refresh_from_db()
    assert letter.version is not None
    wording = compose.version_wording(letter.version, language="en", figures=FIGURES)
    assert wording.body == f"<p>{title}: 1,241</p>"


@pytest.mark.django_db
def test_version_wording_falls_back_to_the_language_of_the_letter() -> None:
    letter = making.open_letter()
    assert letter.version is not None
    assert compose.version_wording(letter.version, language="ko", figures=FIGURES).language == "en"


@pytest.mark.django_db
def test_footnotes_are_numbered_anew() -> None:
    body = '<p>a<sup data-footnote="x"></sup></p><aside data-footnote="x"><p>Note</p></aside>'
    letter = making.draft(body=body)
    document = compose.draft_document(letter, figures=FIGURES, groups=())
    assert [(note.key, note.mark, note.html) for note in document.footnotes] == [("x", "1", "<p>Note</p>")]


@pytest.mark.django_db
def test_letterhead_names_the_leading_organisation() -> None:
    from apps.campaigns.models import Membership
    from apps.parties.models import Organisation

    letter = making.draft()
    for name, part in (("Lead", Membership.Part.LEAD), ("Member", Membership.Part.MEMBER)):
        organisation = Organisation.objects.create(name=name)
        Membership.objects.create(campaign=letter.campaign, organisation=organisation, part=part)
    document = compose.draft_document(letter, figures=FIGURES, groups=())
    assert (document.letterhead_name, document.letterhead_lines) == ("Lead", ("Member", "coalition@ngo.example"))
    assert actions.submit_letter(letter=letter, actor=None).status == "in_review"
