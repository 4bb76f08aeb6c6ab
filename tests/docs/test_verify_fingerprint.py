"""The script that third parties run knows nothing of the project: it runs in a Python of its own here too."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from apps.accounts.models import Role
from apps.letters import actions, rules
from apps.letters.actions import Rendering, Renderings
from apps.letters.models import Letter
from tests import making

SCRIPT = Path(settings.BASE_DIR) / "docs" / "verify_fingerprint.py"


def _run(address: str, letter: Letter) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(SCRIPT), address, letter.slug]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd="/")


def _open_in_two_languages() -> Letter:
    letter = making.draft(body="<p>Free “all” &amp; now — 자유.</p>")
    translation = actions.begin_translation(letter=letter, language="ko", actor=None)
    head = {name: Rendering(row.master, "번역") for name, row in rules.head(letter, translation).items()}
    blocks = [Rendering(row.master, "<p>모두 석방하라.</p>") for row in rules.aligned(letter, translation)]
    shown = Renderings(blocks=blocks, head=head)
    actions.save_translation(translation=translation, renderings=shown, revision=0, actor=None)
    actions.submit_letter(letter=letter, actor=None)
    actions.approve_letter(letter=letter, actor=making.user(Role.APPROVER))
    return actions.open_letter(letter=letter, actor=None)


@pytest.mark.django_db(transaction=True)
def test_fingerprint_is_recomputed_from_the_public_api(live_server) -> None:  # type: ignore[no-untyped-def]
    letter = _open_in_two_languages()
    assert letter.version is not None
    result = _run(live_server.url, letter)
    assert (result.returncode, result.stdout.strip()) == (0, f"the same {letter.version.fingerprint}")


@pytest.mark.django_db(transaction=True)
def test_text_that_was_tampered_with_is_told(live_server) -> None:  # type: ignore[no-untyped-def]
    letter = _open_in_two_languages()
    assert letter.version is not None
    letter.version.texts.filter(language="ko").update(body="<p>모두 석방하지 말라.</p>")
    result = _run(live_server.url, letter)
    assert (result.returncode, result.stdout[:12]) == (1, "NOT THE SAME")


def test_script_needs_thirty_lines_at_most() -> None:
    lines = [line for line in SCRIPT.read_text().splitlines() if line.strip()]
    assert len(lines) <= 30
