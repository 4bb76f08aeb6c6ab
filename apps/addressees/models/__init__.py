"""The directory: institutions, the offices in them, who holds an office from when to when, and how to reach it."""

from apps.addressees.models.addresses import Address, AddressQuerySet, Channel
from apps.addressees.models.imports import ImportedEntry
from apps.addressees.models.institutions import Institution, InstitutionName
from apps.addressees.models.offices import Holder, HolderQuerySet, Office, OfficeTitle
from apps.addressees.models.verifying import VERIFIED_FOR, Sourced, VerifiedQuerySet

__all__ = [
    "VERIFIED_FOR",
    "Address",
    "AddressQuerySet",
    "Channel",
    "Holder",
    "HolderQuerySet",
    "ImportedEntry",
    "Institution",
    "InstitutionName",
    "Office",
    "OfficeTitle",
    "Sourced",
    "VerifiedQuerySet",
]
