"""What is looked for, and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from apps.archive.models import Document, Passage
from apps.archive.search.asking import Clause
from apps.archive.search.entries import searched
from apps.archive.search.snippets import snippet


@dataclass(frozen=True)
class Query:
    """Words with filters; what is left empty does not filter.

    `words` as people type them: all of them, in any order; "in quotes" as a phrase; free* for words that begin so.
    `addressee` is a part of the addressee's name, `institution` the id of one, `theme` a short name. `documents`
    narrows to those documents. `public_only` leaves out what is not public, whatever `documents` holds.
    """

    words: str = ""
    kind: str = ""
    addressee: str = ""
    institution: int | None = None
    year: int | None = None
    theme: str = ""
    language: str = ""
    documents: QuerySet[Document] | None = None
    public_only: bool = True


@dataclass(frozen=True)
class Hit:
    """A passage with its document, of which what lists show was read. A higher score is better within one query.

    A document that was found by what it is called has a passage that is not saved, at position 0: its title.
    """

    passage: Passage
    document: Document
    score: float
    clauses: Sequence[Clause] = field(default=(), repr=False, compare=False)

    @cached_property
    def snippet(self) -> SafeString:
        """A piece of the passage, escaped, with <mark> around the words found. Made when it is first shown."""
        return snippet(searched(self.passage), self.clauses)


@dataclass(frozen=True)
class Results:
    """One page of hits, best first. `total` is None where counting all would take longer than finding the best."""

    hits: tuple[Hit, ...]
    page: int
    has_next: bool
    total: int | None = None
