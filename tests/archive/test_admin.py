import itertools

import pytest

from apps.accounts.models import Role
from apps.addressees.models import Institution
from apps.archive import actions, search
from apps.archive.models import Document, Passage, Theme
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


def test_drafter_sees_whether_a_document_is_public_and_does_not_change_it() -> None:
    visitor = desks.client(Role.DRAFTER)
    document = _document()
    data = desks.form_data(visitor, desks.page(document))
    assert 'name="is_public"' not in desks.words(visitor, desks.page(document))
    assert visitor.post(desks.page(document), data | {"is_public": "on", "title": "Mine"}).status_code == 302
    kept = Document.objects.get(pk=document.pk)
    assert (kept.title, kept.is_public) == ("Mine", False)


def test_document_is_made_public_and_labelled() -> None:
    visitor = desks.client(Role.COORDINATOR)
    document = _document()
    ministry = Institution.objects.create(name="Ministry", country="KR")
    data = {"slug": "prison-camps", "name": "Prison camps"}
    assert visitor.post(desks.adding(Theme), data).status_code == 302
    theme = Theme.objects.get(slug="prison-camps")
    assert search.find(search.Query("urge")).hits == ()
    given = {"is_public": "on", "institutions": [ministry.pk], "themes": [theme.pk]}
    data = desks.form_data(visitor, desks.page(document)) | given
    assert visitor.post(desks.page(document), data).status_code == 302
    kept = Document.objects.public().get(pk=document.pk)
    assert (list(kept.institutions.all()), list(kept.themes.all())) == ([ministry], [theme])
    assert [hit.document for hit in search.find(search.Query("urge", theme="prison-camps")).hits] == [kept]
    data = desks.form_data(visitor, desks.page(document)) | {"publisher": "A newspaper"}
    assert visitor.post(desks.page(document), data).status_code == 302
    assert list(Document.objects.get(pk=document.pk).themes.all()) == [theme]


def test_approver_may_not_add_a_theme() -> None:
    assert desks.client(Role.APPROVER).get(desks.adding(Theme)).status_code == 403
