"""The timetable names what exists, and everything that exists."""

import ast

from campaign_tracker.celery import TIMETABLE, app, timetable
from tests.house import source


def sweeps() -> set[str]:
    """Every task in a `sweeps.py`."""
    return {
        f"apps.{path.parent.name}.sweeps.{node.name}"
        for path in source.files("apps", ending="sweeps.py")
        for node in source.functions(path.read_text())
        if any(ast.unparse(mark).startswith("shared_task") for mark in node.decorator_list)
    }


def test_timetable_runs_every_sweep() -> None:
    assert set(TIMETABLE) == sweeps()


def test_timetable_names_registered_tasks() -> None:
    app.loader.import_default_modules()
    assert set(TIMETABLE) <= set(app.tasks)


def test_timetable_lets_a_message_expire_when_the_next_one_comes() -> None:
    entry = timetable(20)["apps.signatories.sweeps.send_reminders"]
    assert entry == {
        "task": "apps.signatories.sweeps.send_reminders",
        "schedule": 60,
        "options": {"expires": 60},
    }
