"""Reading historical letters, responses and statements: a file in, plain records out."""

from apps.archive.parsing.document import parse, parse_text
from apps.archive.parsing.formats import read_text
from apps.archive.parsing.records import ParsedDocument, SourceText, UnreadableDocument

__all__ = ["ParsedDocument", "SourceText", "UnreadableDocument", "parse", "parse_text", "read_text"]
