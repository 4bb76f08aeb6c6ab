"""The Korean that ships: nothing of ours is left out or lost, and the compiled file is the written one."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "locale" / "ko" / "LC_MESSAGES"
CALLS = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[\w.]*\}")
REFRESH = "Refresh with `manage.py makemessages -l ko`, translate, then `manage.py compilemessages -l ko`."


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "django.po").read_bytes()), locale="ko")


def ours(catalogue: Catalog) -> Iterator[tuple[Message, tuple[str, ...], str]]:
    """Every message but the header, with its wordings (singular first) and its one Korean form."""
    for message in catalogue:
        wordings = tuple(message.id) if isinstance(message.id, (tuple, list)) else (str(message.id),)
        string = message.string[0] if isinstance(message.string, (tuple, list)) else message.string
        if wordings != ("",):
            yield message, wordings, str(string)


def strings_of_code(source: str) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    called = (node.args[0] for node in calls if isinstance(node.func, ast.Name) and node.func.id in CALLS)
    return {first.value for first in called if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def strings_of_template(source: str) -> set[str]:
    """Django turns a template into calls with what is not translated blanked out; only the calls are read here."""
    calls = re.findall(r"(?:_|gettext)\(\s*u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", templatize(source), re.DOTALL)
    return {str(ast.literal_eval(call.replace("\n", "\\n"))) for call in calls}


def test_korean_has_every_string_of_the_code(catalogue: Catalog) -> None:
    """A call inside an f-string is seen by Python and not by xgettext: it comes out here as unknown."""
    known = {wordings[0] for _message, wordings, _string in ours(catalogue)}
    files = (file for file in ROOT.glob("apps/**/*.py") if "migrations" not in file.parts)
    used = set[str]().union(*(strings_of_code(file.read_text()) for file in files))
    assert len(used) > 700
    assert used - known == set(), REFRESH


def test_korean_has_every_string_of_the_templates(catalogue: Catalog) -> None:
    known = {wordings[0] for _message, wordings, _string in ours(catalogue)}
    files = [file for end in ("html", "txt") for file in ROOT.glob(f"templates/**/*.{end}")]
    used = set[str]().union(*(strings_of_template(file.read_text()) for file in files))
    assert len(used) > 400
    assert used - known == set(), REFRESH


def test_korean_leaves_nothing_untranslated(catalogue: Catalog) -> None:
    lacking = [wordings[0] for message, wordings, string in ours(catalogue) if not string.strip() or message.fuzzy]
    assert lacking == []


def test_korean_keeps_every_placeholder(catalogue: Catalog) -> None:
    """The last wording is the plural one where there are two: Korean has one form for both."""
    changed = [
        (wordings[-1], string)
        for _message, wordings, string in ours(catalogue)
        if sorted(PLACEHOLDER.findall(wordings[-1])) != sorted(PLACEHOLDER.findall(string))
    ]
    assert changed == []


def test_compiled_korean_is_the_written_one(catalogue: Catalog) -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = []
    for _message, wordings, string in ours(catalogue):
        found = compiled.ngettext(*wordings, 1) if len(wordings) == 2 else compiled.gettext(wordings[0])
        if found != string:
            stale.append(wordings[0])
    assert stale == [], REFRESH
