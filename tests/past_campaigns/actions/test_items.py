"""What becomes of a file that was read."""

from pathlib import Path

import pytest

from apps.archive.models import Document
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db
Status = ImportItem.Status


def test_letter_is_read_without_a_doubt_and_imported() -> None:
    item = documents.read()
    assert (item.status, item.is_ready, item.doubts) == (Status.READ, True, []), (item.message, item.read)
    item = actions.import_item(item=item, as_past_campaign=False, is_public=False, actor=None)
    document = Document.objects.get()
    assert (item.status, item.document, bytes(item.original)) == (Status.IMPORTED, document, b"")
    assert bytes(document.original) == documents.letter()


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_every_document_becomes_a_past_campaign(path: Path) -> None:
    item = documents.read(path.read_bytes(), name=path.name)
    assert item.status == Status.READ, item.message
    if not item.date:
        item = actions.correct_item(item=item, fields={"date": "2020-01-02"}, actor=None)
    item = actions.import_item(item=item, as_past_campaign=True, is_public=True, actor=None)
    assert item.status == Status.IMPORTED
