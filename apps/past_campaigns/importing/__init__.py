"""Files of a run worked off: read, and where a person wants it, imported into archive and past campaigns."""

from apps.past_campaigns.importing.items import import_now
from apps.past_campaigns.importing.past import made_of, make_later, source_of
from apps.past_campaigns.importing.queue import settle, work_on
from apps.past_campaigns.importing.reading import read_item

__all__ = ["import_now", "made_of", "make_later", "read_item", "settle", "source_of", "work_on"]
