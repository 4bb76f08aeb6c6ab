"""An archive with the one paragraph that the demonstration takes over."""

from pathlib import Path

import pytest
from pytest_django import Settings

from apps.archive import actions
from apps.archive.models import Document, Passage

PARAGRAPH = "The COI concluded that the DPRK committed crimes against humanity, and documented them."


@pytest.fixture
def archived(db: None) -> Passage:
    document = Document(
        slug="old-letter",
        kind=Document.Kind.LETTER,
        title="Old letter",
        file_name="old.txt",
        text=PARAGRAPH,
        original=b"x",
    )
    passage = Passage(kind="paragraph", text=PARAGRAPH, start=0, end=len(PARAGRAPH))
    actions.add_document(document=document, passages=[passage], actor=None)
    return passage


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
