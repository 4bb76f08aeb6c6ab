"""Which two rows of a directory may be one: pure functions over plain records, no database.

`Index` finds the few that are worth a look, `judge` says what speaks for and against, `clusters` joins what is
proposed. Nothing here decides: a person does (`parties.actions.accept_merge`, `reject_merge`).
"""

from apps.parties.merge.blocking import Index
from apps.parties.merge.clusters import Cluster, clusters, proposals
from apps.parties.merge.keys import is_hidden_name
from apps.parties.merge.records import THRESHOLD, Against, Kind, Named, Reason, Verdict
from apps.parties.merge.scoring import judge

__all__ = [
    "THRESHOLD",
    "Against",
    "Cluster",
    "Index",
    "Kind",
    "Named",
    "Reason",
    "Verdict",
    "clusters",
    "is_hidden_name",
    "judge",
    "proposals",
]
