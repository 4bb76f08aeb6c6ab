"""Secret links: what goes into a mail, and what is kept."""

import hashlib
import secrets
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """`plain` goes into one link and nowhere else; `digest` (SHA-256, hex, 64 characters) is what a row keeps."""

    plain: str
    digest: str


def make() -> Token:
    """A new token of 256 random bits."""
    plain = secrets.token_urlsafe(32)
    return Token(plain=plain, digest=digest(plain))


def digest(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()
