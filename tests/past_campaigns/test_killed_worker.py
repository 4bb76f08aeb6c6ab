"""A whole installation whose worker is killed in the middle of a file."""

import datetime
import json
import os
import signal
from pathlib import Path
from typing import Any

from tests import servers
from tests.past_campaigns import documents
from tests.stacks import Stack

LOOK = """
import json
from apps.archive.models import Document
from apps.past_campaigns.models import ImportItem, ImportRun
items = ImportItem.objects
found = {"run": ImportRun.objects.get().status, "documents": Document.objects.count(), "held": items.in_hand().count()}
found["moves"] = items.filter(transitions__to_status="imported").count()
print(json.dumps(found | items.by_state()))
"""


def look(stack: Stack) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(stack.manage("shell", "--verbosity", "0", "-c", LOOK).splitlines()[-1])
    return found


def workers(stack: Stack) -> list[int]:
    """The processes of this installation's worker, told by the folder in their environment."""
    mark = f"VAR_DIR={stack.environment['VAR_DIR']}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if b"worker" in words and mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def test_killed_worker_loses_no_file_and_imports_none_twice(stack: Stack, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "0-long.txt").write_bytes(documents.letter(0, signatories=10_000))  # takes seconds to read
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_bytes(documents.letter(number))
    stack.manage("import_folder", str(folder), "--import-ready")
    servers.wait_until(lambda: look(stack)["held"] == 1, seconds=30, what="a file in hand")
    killed = workers(stack)
    assert len(killed) >= 2  # the worker and its pool
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    before = look(stack)
    assert (before["waiting"], before["documents"], before["run"]) == (4, 0, "running")
    stack.advance(datetime.timedelta(minutes=6))
    servers.wait_until(lambda: look(stack)["imported"] == 4, seconds=120, what="every file imported")
    after = look(stack)
    assert (after["run"], after["documents"], after["moves"], after["held"]) == ("done", 4, 4, 0)
