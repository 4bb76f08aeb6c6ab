import itertools

import pytest

from apps.accounts.models import Role
from apps.archive import actions
from apps.archive.models import Document, Passage
from tests import desks

pytestmark = pytest.mark.django_db

_numbers = itertools.count(1)


def _document() -> Document:
    number = next(_numbers)
    text = f"We urge you to act, for the {number}th time."
    draft = Document(slug=f"d{number}", kind="letter", title=f"Letter {number}", file_name="a.txt", text=text)
    draft.original = text.encode()
    passage = Passage(kind="paragraph", text=text, start=0, end=len(text))
    return actions.add_document(document=draft, passages=[passage], actor=None)


def test_lists_of_the_archive_cost_the_same_for_three() -> None:
    visitor = desks.client(Role.COORDINATOR)
    assert len(set(desks.list_costs(visitor, _document))) == 1
    assert len(set(desks.list_costs(visitor, lambda: _document().passages.get()))) == 1


def test_archive_pages_open_and_nothing_is_added_by_hand() -> None:
    visitor = desks.client(Role.COORDINATOR)
    document = _document()
    assert document.text in desks.words(visitor, desks.page(document))
    assert document.text in desks.words(visitor, desks.page(document.passages.get()))
    assert visitor.get(desks.adding(Document)).status_code == 403
    assert visitor.get(desks.adding(Passage)).status_code == 403


def test_description_is_corrected_and_the_document_stays() -> None:
    visitor = desks.client(Role.DRAFTER)
    document = _document()
    data = desks.form_data(visitor, desks.page(document)) | {"publisher": "A newspaper", "text": "Something else"}
    assert visitor.post(desks.page(document), data).status_code == 302
    kept = Document.objects.get(pk=document.pk)
    assert (kept.publisher, kept.text) == ("A newspaper", document.text)
    assert bytes(kept.original) == document.text.encode()


@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER])
def test_archive_is_read_only_for_other_roles(role: Role) -> None:
    document = _document()
    assert desks.client(role).post(desks.page(document), {"publisher": "Changed"}).status_code == 403
