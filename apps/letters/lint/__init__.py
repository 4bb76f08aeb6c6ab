"""Letter lint: what a careful colleague would say before the letter goes out. Pure reading, no row is written."""

from apps.letters.lint.checking import check, of_words
from apps.letters.lint.records import Facts, Finding, Level, Place
from apps.letters.lint.texts import Text, texts_of

__all__ = ["Facts", "Finding", "Level", "Place", "Text", "check", "of_words", "texts_of"]
