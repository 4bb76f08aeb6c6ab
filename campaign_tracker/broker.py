"""The broker of files, safe for several processes at once.

Kombu's own transport creates a message or an exchange table empty, then locks and fills it; a reader that comes in
between finds half a message and dies of it. Here a message appears under its name only when it is whole.
"""

import json
import time
import uuid
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem

PATIENCE = (0.02, 0.1, 0.5)  # seconds to wait for a table that somebody is filling


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}"
        folder = Path(self.data_folder_out)
        draft = folder / f"{name}.part"
        try:
            draft.write_text(json.dumps(payload))
            draft.replace(folder / f"{name}.{queue}.msg")
        except OSError as error:
            raise ChannelError(f"Cannot add a message to {folder}") from error

    def get_table(self, exchange: str) -> Any:
        for seconds in PATIENCE:
            try:
                return super().get_table(exchange)
            except ValueError:
                time.sleep(seconds)
        return super().get_table(exchange)


class Transport(filesystem.Transport):
    Channel = Channel


def install() -> None:
    """From now on `filesystem://` means this transport."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
