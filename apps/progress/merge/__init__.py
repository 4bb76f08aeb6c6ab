"""Who may be who, read across nouns."""

from apps.progress.merge.proposals import Proposal, as_data, found, proposals

__all__ = ["Proposal", "as_data", "found", "proposals"]
