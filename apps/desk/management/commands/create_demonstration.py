"""Accounts to log in with and a campaign to try everything on."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.base import links
from apps.base.errors import RuleError
from apps.deliveries.models import Edition
from apps.desk.actions import accounts, demonstration
from apps.letters.models import Letter


class Command(BaseCommand):
    help = "Makes an account for each role and a demonstration campaign; what is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts-only", action="store_true", help="make the accounts, but no campaign")
        parser.add_argument("--reset-passwords", action="store_true", help="give the accounts new passwords")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION and not (options["accounts_only"] or options["reset_passwords"]):
            raise CommandError(_("This installation is for real campaigns. For accounts use --accounts-only."))
        with override(settings.LANGUAGE_CODE):
            self._accounts(reset=options["reset_passwords"])
            if not (options["accounts_only"] or options["reset_passwords"]):
                self._campaign()

    def _accounts(self, *, reset: bool) -> None:
        credentials = accounts.reset_passwords() if reset else accounts.create_accounts()
        if not credentials:
            self._say(_("The accounts are here already; --reset-passwords gives them new passwords."))
            return
        self._say(_("Accounts (the passwords are shown this once):"))
        for one in credentials:
            self._say(f"  {one.username:<13} {one.password}   {one.duty}")

    def _campaign(self) -> None:
        if (letter := demonstration.existing()) is not None:
            self._say(_("The demonstration campaign is here already: %s") % _address(letter))
            return
        try:
            edition = demonstration.create_demonstration()
        except RuleError as refusal:
            raise CommandError(_("The demonstration could not be made: %s") % refusal.message) from refusal
        self._say(_("The demonstration campaign is open for signing: %s") % _address(edition.letter))
        self._edition(edition)
        self._next_steps(edition.letter)

    def _edition(self, edition: Edition) -> None:
        if edition.status == Edition.Status.READY:
            self._say(_("Its first edition is printed: %s") % edition.pdf.path)
        else:
            self._say(_("Its first edition could not be printed: %s") % edition.failure)

    def _next_steps(self, letter: Letter) -> None:
        self._say(_("What to do next:"))
        steps = (
            _("Sign the letter yourself: %s") % links.absolute(reverse("pages:sign", args=[letter.slug])),
            _("Find the mail that asks you to confirm in the mailbox: %s") % links.absolute("/mailbox/"),
            _("Log in as coordinator and look at the campaign: %s") % links.absolute(reverse("admin:index")),
            _("There, close the letter, make an edition, and send it to its addressees."),
        )
        for number, step in enumerate(steps, start=1):
            self._say(f"  {number}. {step}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)


def _address(letter: Letter) -> str:
    return links.absolute(letter.get_absolute_url())
