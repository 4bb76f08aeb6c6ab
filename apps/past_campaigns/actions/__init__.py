"""Reading historical documents in: archive, past campaigns, responses."""

from apps.past_campaigns.actions.corpus import import_corpus

__all__ = ["import_corpus"]
