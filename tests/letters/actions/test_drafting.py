import datetime
from functools import partial

import pytest

from apps.accounts.models import Role
from apps.archive.models import Document, Passage
from apps.base.errors import RuleError
from apps.letters import actions
from apps.letters.models import LetterTemplate
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def _passage() -> Passage:
    document = Document.objects.create(
        slug="old",
        kind="letter",
        title="Old letter",
        date=datetime.date(2014, 11, 10),
        file_name="old.txt",
        sha256="0" * 64,
        original=b"x",
        text="x",
    )
    return Passage.objects.create(document=document, position=3, kind="paragraph", text="Never <again> & again.")


def test_letter_from_a_template_takes_over_its_text() -> None:
    actions.load_shipped_templates()
    template = LetterTemplate.objects.get(slug="un-member-states")
    letter = actions.create_letter(
        campaign=making.campaign(), title="T", slug="t", language="en", template=template, actor=None
    )
    assert (letter.body, letter.subject, letter.closing) == (template.body, template.subject, "Sincerely,")
    assert (letter.template_number, letter.page_limit) == (1, 3)


def test_borrowed_passage_is_text_in_the_draft_and_keeps_its_source() -> None:
    letter = making.draft(body='<p>a<sup data-footnote="1"></sup></p><aside data-footnote="1"><p>n</p></aside>')
    borrowed = actions.borrow_passage(letter=letter, passage=_passage(), actor=None)
    letter.refresh_from_db()
    assert letter.body.splitlines() == [
        '<p>a<sup data-footnote="1"></sup></p>',
        f'<p data-source="{borrowed.pk}">Never &lt;again&gt; &amp; again.</p>',
        '<aside data-footnote="1"><p>n</p></aside>',
    ]
    assert (borrowed.passage.document.slug, borrowed.passage.position) == ("old", 3)


def test_first_addressee_gives_the_letter_its_salutation() -> None:
    letter = making.draft()
    row = letter.addressees.get()
    assert row.salutation
    assert letter.salutation == row.salutation


def test_an_office_is_addressed_once() -> None:
    office = making.office()
    letter = making.draft(to=office)
    with pytest.raises(RuleError) as refusal:
        actions.add_addressee(letter=letter, office=office, part="cc", actor=None)
    assert refusal.value.code == "invalid"


def test_form_is_not_saved_while_somebody_else_writes() -> None:
    letter, writer, other = making.draft(), making.user(Role.DRAFTER), making.user(Role.DRAFTER)
    actions.take_lock(letter=letter, actor=writer, tab="one")
    letter.body = "<p>Over it.</p>"
    save = partial(actions.save_draft, letter=letter, revision=letter.revision)
    refused("locked", partial(save, actor=other))
    assert save(actor=writer).body == "<p>Over it.</p>"
