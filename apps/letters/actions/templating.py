"""The templates that letters start from."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from apps.accounts import roles
from apps.accounts.models import User
from apps.archive.models import Document
from apps.base import richtext
from apps.base.actions import record
from apps.letters import rules
from apps.letters.models import LetterTemplate

SHIPPED = Path(settings.BASE_DIR) / "templates" / "letters" / "shipped"


def save_template(*, template: LetterTemplate, actor: User | None) -> LetterTemplate:
    """Saves a template, its body in canonical form. Raises RuleError `unknown-placeholder` or `invalid`."""
    roles.require(actor, roles.LETTER_DRAFT)
    template.body = richtext.clean(template.body)
    rules.check_placeholders(template.body, "body")
    rules.check_placeholders(template.subject, "subject")
    return record(template, actor=actor)


@transaction.atomic
def load_shipped_templates() -> list[LetterTemplate]:
    """Adds the templates of templates/letters/shipped that are not there yet; returns those it added.

    What coordinators edited stays. A template whose model is in the archive by now is tied to it.
    """
    added = []
    for path in sorted(SHIPPED.glob("*.toml")):
        fields = tomllib.loads(path.read_text())
        model = Document.objects.filter(sha256=fields.pop("modelled_on")).first()
        known = LetterTemplate.objects.filter(slug=path.stem).first()
        if known is None:
            template = LetterTemplate(slug=path.stem, modelled_on=model, **fields)
            added.append(save_template(template=template, actor=None))
        elif model is not None and known.modelled_on_id is None:
            known.modelled_on = model
            record(known)
    return added
