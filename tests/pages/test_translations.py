"""The Korean that ships: nothing that the public reads is left out, and the compiled file is the written one."""

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "locale" / "ko" / "LC_MESSAGES"
PLACES = (
    "templates/pages/",
    "templates/components/",
    "templates/signatories/",
    "apps/pages/",
    "apps/signatories/rules",
)
SIMPLE = re.compile(r"""{% translate (?:"([^"]+)"|'([^']+)')""")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "django.po").read_bytes()), locale="ko")


def words(message_id: object, message_string: object) -> tuple[str, str]:
    first = message_id[0] if isinstance(message_id, (tuple, list)) else message_id
    string = message_string[0] if isinstance(message_string, (tuple, list)) else message_string
    return str(first), str(string)


def test_korean_has_everything_that_readers_and_signatories_see(catalogue: Catalog) -> None:
    lacking = []
    for message in catalogue:
        first, string = words(message.id, message.string)
        if first and not string and any(place.startswith(PLACES) for place, _line in message.locations):
            lacking.append(first)
    assert lacking == []


def test_korean_knows_every_string_of_the_public_templates(catalogue: Catalog) -> None:
    known = {words(message.id, "")[0] for message in catalogue}
    templates = Path(settings.BASE_DIR) / "templates"
    files = [*templates.glob("pages/*.html"), *templates.glob("components/*.html"), *templates.glob("*.html")]
    used = {a or b for file in files for a, b in SIMPLE.findall(file.read_text())}
    assert len(used) > 150
    assert used - known == set()


def test_korean_keeps_every_placeholder(catalogue: Catalog) -> None:
    changed = []
    for message in catalogue:
        first, string = words(message.id, message.string)
        full = " ".join(message.id) if isinstance(message.id, (tuple, list)) else first
        if first and string and not set(re.findall(r"%\(\w+\)[sd]", string)) <= set(re.findall(r"%\(\w+\)[sd]", full)):
            changed.append(first)
    assert changed == []


def test_compiled_korean_is_the_written_one(catalogue: Catalog) -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = []
    for message in catalogue:
        first, string = words(message.id, message.string)
        if first and string and not message.fuzzy:
            found = (
                compiled.ngettext(message.id[0], message.id[1], 1)
                if isinstance(message.id, (tuple, list))
                else compiled.gettext(first)
            )
            if found != string:
                stale.append(first)
    assert stale == []
