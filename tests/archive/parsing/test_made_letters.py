"""What holds for every letter of the grammar: spans tell the truth, nothing vanishes unseen, twice is the same."""

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings

from apps.archive.parsing import UnreadableDocument, parse
from apps.archive.parsing.printing import as_printable
from tests.archive.parsing import grammar
from tests.archive.parsing.documents import ALL, CORPUS, words
from tests.archive.parsing.test_properties import spanned

ROOT = Path(__file__).parents[3]
MADE = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Words that name a field and are no part of it, in the letters of the grammar.
LABELS = {"re", "objet", "subject", "our", "ref", "to", "cc", "fax", "수신", "sup", "le"}
MARKS = re.compile(r"[#*_~\[\]()<>^{}|]")


@given(grammar.documents())
@MADE
def test_every_field_that_was_read_has_its_place(text: str) -> None:
    document = parse(text.encode())
    printed = as_printable(text.encode())
    derived = {"kind", "language", "warnings", "spans", "furniture"}
    for name, value in printed.items():
        if name in derived or not value or (name == "claims" and not any(value.values())):
            continue
        assert document.spans.get(name), name
        if isinstance(value, list) and name not in ("addressees", "cc"):
            assert len(document.spans[name]) == len(value), name
    for name, spans in document.spans.items():
        assert all(0 <= start < end <= len(text) for start, end in spans), name


@given(grammar.documents())
@example(
    "H.E. Jane Roe\nMinister of Justice\nMinistry of Justice\nFax: +1 2 3/4\n\n# Open letter on coal\n\n"
    "31 June 2020\n\nRe: Prisons\n\nDear Minister,\n\n"
    "We write to you about the prisoners of conscience, and we ask you to act.\n"
)
@MADE
def test_text_under_a_span_is_the_value(text: str) -> None:
    document = parse(text.encode())
    for name, i, value in spanned(document):
        start, end = document.spans[name][i]
        under = _letters(text[start:end])
        if name == "addressees" and document.spans[name] == document.spans.get("title"):
            assert _letters(value) in under
        elif document.furniture or document.footnotes:
            # What was set aside may stand within the span of a paragraph that goes on behind it.
            remaining = iter(under)
            assert all(char in remaining for char in _letters(value)), (name, value)
        else:
            assert under == _letters(value), name


@given(grammar.documents())
@MADE
def test_nothing_vanishes_unseen(text: str) -> None:
    document = parse(text.encode())
    seen = set[int]()
    for spans in document.spans.values():
        for start, end in spans:
            seen.update(range(start, end))
    aside = words(" ".join((*document.furniture, *(each.group for each in document.signatories))))
    rest = "".join(char if i not in seen else " " for i, char in enumerate(text))
    missing = [word for word in words(MARKS.sub(" ", rest)) if word not in aside and word.casefold() not in LABELS]
    # What is left are numbers and letters of lists.
    assert not [word for word in missing if len(word) > 1 and not word.isdecimal()], missing


@given(grammar.documents())
@MADE
def test_reading_twice_is_the_same(text: str) -> None:
    assert parse(text.encode()) == parse(text.encode())


def test_reading_in_another_process_is_the_same() -> None:
    """Sets and hashes differ from process to process; what is read does not."""
    assert {_digest_elsewhere(seed) for seed in ("0", "4711")} == {digest()}


def digest() -> str:
    """One figure for everything that is read in the corpus and the labelled documents of the work half."""
    paths = [*(CORPUS / name for name in ALL), *sorted((ROOT / "benchmarks/reading/work").glob("*.[!j]*"))]
    lines = [json.dumps(_printed(path), sort_keys=True) for path in paths]
    assert len(lines) > 30
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _printed(path: Path) -> dict[str, object]:
    try:
        return as_printable(path.read_bytes(), path.name)
    except UnreadableDocument as error:
        return {"error": str(error)}


def _digest_elsewhere(seed: str) -> str:
    code = "from tests.archive.parsing.test_made_letters import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", re.sub(r"</?sup>", " ", text))
    return "".join(re.findall(r"[^\W_]+", plain))
