"""Reading historical letters, responses and statements: text in, plain records out."""

from apps.archive.parsing.document import parse
from apps.archive.parsing.records import ParsedDocument, UnreadableDocument

__all__ = ["ParsedDocument", "UnreadableDocument", "parse"]
