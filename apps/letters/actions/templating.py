"""The templates that letters start from: their sections, their versions, those that are shipped."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.models import Document
from apps.base import richtext
from apps.base.actions import record
from apps.letters import rules
from apps.letters.models import LetterTemplate, TemplateSection, TemplateVersion

SHIPPED = Path(settings.BASE_DIR) / "templates" / "letters" / "shipped"
KEPT = ("title", "kind", "rank", "language", "subject", "closing", "guidance", "page_limit")
KEPT_OF_SECTIONS = ("name", "guidance", "body", "is_optional")


def save_template(*, template: LetterTemplate, actor: User | None) -> LetterTemplate:
    """Saves what a template says of itself. Call `seal_template` when its sections are saved too.

    Raises RuleError `unknown-placeholder` or `invalid`.
    """
    roles.require(actor, roles.LETTER_DRAFT)
    rules.check_placeholders(template.subject, "subject")
    return record(template, actor=actor)


def save_section(*, section: TemplateSection, actor: User | None) -> TemplateSection:
    """Saves a section, its text in canonical form. Raises RuleError `unknown-placeholder` or `invalid`."""
    roles.require(actor, roles.LETTER_DRAFT)
    section.body = richtext.clean(section.body)
    rules.check_placeholders(section.body, "body")
    return record(section)


def remove_section(*, section: TemplateSection, actor: User | None) -> None:
    roles.require(actor, roles.LETTER_DRAFT)
    section.delete()


@transaction.atomic
def seal_template(*, template: LetterTemplate, actor: User | None) -> TemplateVersion:
    """Joins the sections to the text that letters start from, and keeps the whole as the next version if it differs
    from the last one; returns the version that stands."""
    roles.require(actor, roles.LETTER_DRAFT)
    sections = list(template.sections.all())
    content = _content(template, sections)
    latest = template.versions.order_by("number").last()
    if latest is not None and latest.fields == content:
        return latest
    number = latest.number + 1 if latest else 1
    template.number = number
    template.body = richtext.clean("\n".join(section.body for section in sections if not section.is_optional))
    record(template, actor=actor)
    return TemplateVersion.objects.create(template=template, number=number, fields=content, saved_by=actor)


@transaction.atomic
def load_shipped_templates() -> list[LetterTemplate]:
    """Adds the templates of templates/letters/shipped that are not there yet; returns those it added.

    What coordinators edited stays. A template whose model is in the archive by now is tied to it.
    """
    added = []
    for path in sorted(SHIPPED.glob("*.toml")):
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
        sections = fields.pop("section")
        model = Document.objects.filter(sha256=fields.pop("modelled_on", "none")).first()
        known = LetterTemplate.objects.filter(slug=path.stem).first()
        if known is None:
            template = LetterTemplate(slug=path.stem, modelled_on=model, **fields)
            added.append(_load(template, sections))
        elif model is not None and known.modelled_on_id is None:
            known.modelled_on = model
            record(known)
    return added


def _load(template: LetterTemplate, sections: list[dict[str, Any]]) -> LetterTemplate:
    save_template(template=template, actor=None)
    for position, fields in enumerate(sections, start=1):
        save_section(section=TemplateSection(template=template, position=position, **fields), actor=None)
    seal_template(template=template, actor=None)
    return template


def _content(template: LetterTemplate, sections: list[TemplateSection]) -> dict[str, Any]:
    parts = [{name: getattr(section, name) for name in KEPT_OF_SECTIONS} for section in sections]
    return {name: getattr(template, name) for name in KEPT} | {"sections": parts}
