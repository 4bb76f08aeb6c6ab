"""Documents for searches."""

import datetime
import itertools
from typing import Any

from apps.archive import actions
from apps.archive.models import Document, Passage

_numbers = itertools.count(1)


def kept(*texts: str, **fields: Any) -> Document:
    """A public document of these paragraphs, through the real action; `year` or `date` is when."""
    number = next(_numbers)
    day = datetime.date(fields.pop("year", 2020), 1, 1)
    defaults: dict[str, Any] = {
        "slug": f"document-{number}",
        "kind": Document.Kind.LETTER,
        "title": f"Document {number}",
        "date": day,
        "file_name": f"{number}.txt",
        "original": f"Bytes {number}".encode(),
        "text": "\n".join(texts) or "-",
        "is_public": True,
    }
    document = Document(**(defaults | fields))
    passages = [Passage(kind="paragraph", text=text, end=len(text)) for text in texts]
    return actions.add_document(document=document, passages=passages, actor=None)
