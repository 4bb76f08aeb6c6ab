"""What is done to the directory: by coordinators, row by row, and by a file of directory data."""

from apps.addressees.actions.editing import (
    remove_address,
    remove_name,
    remove_title,
    save_address,
    save_holder,
    save_institution,
    save_name,
    save_office,
    save_title,
)
from apps.addressees.actions.importing import ImportReport, import_directory, import_member_states

__all__ = [
    "ImportReport",
    "import_directory",
    "import_member_states",
    "remove_address",
    "remove_name",
    "remove_title",
    "save_address",
    "save_holder",
    "save_institution",
    "save_name",
    "save_office",
    "save_title",
]
