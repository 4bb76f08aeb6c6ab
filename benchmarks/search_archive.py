"""Searching 100,000 made-up passages on both databases: ours beside what the engine alone takes.

    python -m benchmarks.search_archive [sqlite | postgresql]

Makes a temporary database (PostgreSQL as the tests start it) and runs `search_questions` on it, which says what is
measured.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import servers

COMMAND = [sys.executable, "-m", "benchmarks.search_questions"]


def main() -> int:
    return max(run(name) for name in sys.argv[1:] or ("sqlite", "postgresql"))


def run(name: str) -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o711)  # the database server may run as another user
        if name == "sqlite":
            return ask(folder, f"sqlite:///{folder}/archive.sqlite3")
        with servers.postgresql(folder / "postgresql") as server:
            return ask(folder, server.url("postgres"))


def ask(folder: Path, address: str) -> int:
    own = {"DATABASE_URL": address, "VAR_DIR": str(folder / "var"), "PRODUCTION": "0"}
    settings = {"DJANGO_SETTINGS_MODULE": "campaign_tracker.settings"}
    return subprocess.run(COMMAND, env=os.environ | own | settings, check=False).returncode  # noqa: S603 - own program


if __name__ == "__main__":
    sys.exit(main())
