"""Finding in the archive across nouns: narrowed by campaign or institution, and with what was answered to a passage."""

from apps.progress.search.answers import Answered, Answers, Found, answers, like, with_answers
from apps.progress.search.asking import FILTERS, Chosen, Looser, Pairs, address, choices, documents, find, looser
from apps.progress.search.form import SearchForm

__all__ = [
    "FILTERS",
    "Answered",
    "Answers",
    "Chosen",
    "Found",
    "Looser",
    "Pairs",
    "SearchForm",
    "address",
    "answers",
    "choices",
    "documents",
    "find",
    "like",
    "looser",
    "with_answers",
]
