from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from apps.letters import actions


class Command(BaseCommand):
    help = "Adds the shipped letter templates that are not there yet; edited ones stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        added = actions.load_shipped_templates()
        for template in added:
            self.stdout.write(_("Added the template: %(title)s") % {"title": template.title})
        if not added:
            self.stdout.write(_("All shipped templates are here already."))
