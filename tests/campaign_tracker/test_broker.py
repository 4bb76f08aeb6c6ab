"""Several processes write and read the broker of files at once, as web server, worker and beat do."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from campaign_tracker import broker

ROOT = Path(__file__).resolve().parent.parent.parent
QUEUE = "celery"
# Another process, and messages that take long to write down: time for a reader to come in between.
WRITER = """
import sys
from kombu import Connection
from campaign_tracker import broker
broker.install()
folder = sys.argv[1]
options = {"data_folder_in": f"{folder}/messages", "data_folder_out": f"{folder}/messages"}
with Connection("filesystem://localhost", transport_options=options) as connection:
    channel = connection.channel()
    for n in range(int(sys.argv[2])):
        channel._put("celery", {"n": n, "long": list(range(200_000))})
"""


@pytest.fixture
def channels(tmp_path: Path) -> Iterator[tuple[Any, Any]]:
    """A writer's and a reader's channel over the same folders."""
    broker.install()
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    options = {
        "data_folder_in": str(tmp_path / "messages"),
        "data_folder_out": str(tmp_path / "messages"),
        "control_folder": str(tmp_path / "control"),
    }
    with (
        Connection("filesystem://localhost", transport_options=options) as writer,
        Connection("filesystem://localhost", transport_options=options) as reader,
    ):
        yield writer.channel(), reader.channel()


def test_address_of_files_means_our_transport(channels: tuple[Any, Any]) -> None:
    assert isinstance(channels[0], broker.Channel)


def test_reader_never_meets_half_a_message(channels: tuple[Any, Any], tmp_path: Path) -> None:
    reader, sent = channels[1], 20
    writing = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(sent)], cwd=ROOT)
    seen: list[int] = []
    while len(seen) < sent and (writing.poll() is None or reader._size(QUEUE)):
        try:
            seen.append(reader._get(QUEUE)["n"])
        except Empty:
            continue
    assert writing.wait() == 0
    assert sorted(seen) == list(range(sent))


def test_table_that_is_being_filled_is_waited_for(channels: tuple[Any, Any], tmp_path: Path) -> None:
    table = tmp_path / "control" / "celery.exchange"
    table.touch()
    row = ["celery", "", QUEUE]
    filling = threading.Timer(0.05, lambda: table.write_text(json.dumps([row])))
    filling.start()
    assert [list(each) for each in channels[1].get_table("celery")] == [row]
    filling.join()


def test_table_that_stays_broken_is_an_error(channels: tuple[Any, Any], tmp_path: Path) -> None:
    (tmp_path / "control" / "celery.exchange").touch()
    with pytest.raises(ValueError, match="Expecting value"):
        channels[1].get_table("celery")
