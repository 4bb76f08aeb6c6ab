"""Reading historical documents in: archive, past campaigns, responses."""

from apps.past_campaigns.actions.corpus import import_corpus
from apps.past_campaigns.actions.files import add_file, add_files, add_folder
from apps.past_campaigns.actions.items import (
    correct_item,
    import_item,
    import_ready,
    read_again,
    skip_item,
)
from apps.past_campaigns.actions.runs import resume_run, start_run, stop_run
from apps.past_campaigns.importing import make_later as make_past_campaign
from apps.past_campaigns.importing import read_item

__all__ = [
    "add_file",
    "add_files",
    "add_folder",
    "correct_item",
    "import_corpus",
    "import_item",
    "import_ready",
    "make_past_campaign",
    "read_again",
    "read_item",
    "resume_run",
    "skip_item",
    "start_run",
    "stop_run",
]
