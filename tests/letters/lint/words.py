"""Texts for lint, made of nothing but words."""

from collections.abc import Iterable

from apps.letters.lint import Finding, Text
from apps.letters.lint.texts import read
from apps.letters.models import Letter


def text(*paragraphs: str, language: str = "en", html: str = "", **lines: str) -> Text:
    """A text of paragraphs, or of canonical HTML; `lines` are subject, salutation and closing."""
    body = html or "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return read(Letter(body=body, language=language, **lines), body, language)


def marked(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Code and words at the place of each finding."""
    return [(finding.code, finding.place.excerpt) for finding in findings]


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]
