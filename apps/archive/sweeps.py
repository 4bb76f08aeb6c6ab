"""What the clock does to the index of words. Each sweep may run twice at once."""

from celery import shared_task

from apps.archive import search


@shared_task
def count_words() -> int:
    """Counts the words of passages that are new in the index; returns how many passages."""
    return search.count_words()


@shared_task
def mend_index() -> int:
    """Indexes, a few hundred documents at a time, what is not in the index as it should be; returns how many passages.

    That is what came in before there was one, past the actions, or under another version of the tokenizer.
    """
    return search.index(search.drifted())
