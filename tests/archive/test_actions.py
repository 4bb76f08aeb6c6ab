"""Documents come into the archive once, with their paragraphs, and stay as they were found."""

import datetime
import hashlib
from functools import partial

import pytest

from apps.accounts.models import Role
from apps.archive import actions
from apps.archive.models import Document, Passage
from apps.base.errors import RuleError
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def added(slug: str = "note", text: str = "First words.\n\nSecond words.", **fields: object) -> Document:
    year = fields.pop("year", 2020)
    document = Document(
        slug=slug,
        kind="letter",
        title=f"Note {slug}",
        is_public=True,
        date=datetime.date(int(str(year)), 1, 1),
        file_name=f"{slug}.txt",
        original=text.encode(),
        text=text,
        **fields,
    )
    first, second = text.split("\n\n")
    passages = [
        Passage(kind="paragraph", text=first, start=0, end=len(first)),
        Passage(kind="paragraph", text=second, start=len(first) + 2, end=len(text)),
    ]
    return actions.add_document(document=document, passages=passages, actor=None)


def test_document_gets_its_sum_and_numbered_paragraphs() -> None:
    document = added()
    assert document.sha256 == hashlib.sha256(b"First words.\n\nSecond words.").hexdigest()
    assert [(p.position, p.text) for p in document.passages.all()] == [(1, "First words."), (2, "Second words.")]


def test_same_bytes_are_not_added_twice() -> None:
    added()
    with pytest.raises(RuleError) as refusal:
        added("other")
    assert (refusal.value.code, refusal.value.field) == ("invalid", "sha256")
    assert Document.objects.count() == 1


def test_paragraph_outside_the_document_is_refused() -> None:
    document = Document(slug="a", kind="letter", title="A", file_name="a", original=b"A", text="A")
    with pytest.raises(RuleError) as refusal:
        actions.add_document(document=document, passages=[Passage(kind="p", text="A", start=0, end=2)], actor=None)
    assert refusal.value.code == "span-wrong"
    assert not Document.objects.exists()


def test_description_may_change_but_not_the_document() -> None:
    drafter = making.user(Role.DRAFTER)
    document = Document.objects.get(pk=added().pk)
    document.title = "A better title"
    actions.save_document(document=document, actor=drafter)
    assert Document.objects.get(pk=document.pk).title == "A better title"
    for name, value in (("text", "Other words."), ("original", b"Other"), ("sha256", "0" * 64)):
        document = Document.objects.get(pk=document.pk)
        setattr(document, name, value)
        with pytest.raises(RuleError) as refusal:
            actions.save_document(document=document, actor=drafter)
        assert (refusal.value.code, refusal.value.field) == ("kept-as-found", name)


def test_approver_may_not_change_the_archive() -> None:
    document = added()
    with pytest.raises(RuleError) as refusal:
        actions.save_document(document=document, actor=making.user(Role.APPROVER))
    assert refusal.value.code == "not-allowed"


def test_drafter_describes_a_document_but_does_not_say_who_can_read_it() -> None:
    drafter, coordinator = making.user(Role.DRAFTER), making.user(Role.COORDINATOR)
    document = added()
    document.is_public = False
    refusal = refused("not-allowed", lambda: actions.save_document(document=document, actor=drafter))
    assert refusal.field == "is_public" and Document.objects.get().is_public
    actions.save_document(document=document, actor=coordinator)
    document.title = "Described by a drafter"
    actions.save_document(document=document, actor=drafter)
    document.is_public = True
    refused("not-allowed", lambda: actions.save_document(document=document, actor=drafter))
    document.refresh_from_db()
    assert (document.title, document.is_public) == ("Described by a drafter", False)


def test_drafter_adds_no_public_document() -> None:
    document = Document(slug="a", kind="letter", title="A", file_name="a", original=b"A", text="A", is_public=True)
    act = partial(actions.add_document, document=document, passages=[], actor=making.user(Role.DRAFTER))
    refused("not-allowed", act)
    assert not Document.objects.exists()
