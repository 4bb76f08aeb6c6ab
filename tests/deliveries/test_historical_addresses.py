"""Nothing is ever sent to an address that was read in a document of the past: one is a real president's mailbox."""

from pathlib import Path

import pytest
from django.conf import settings

from apps.addressees.models import Address, Channel
from apps.base.errors import RuleError
from apps.deliveries import actions
from apps.deliveries.models import Dispatch
from apps.letters import actions as letters
from apps.letters.models import Letter
from apps.mail.models import Message
from apps.past_campaigns.actions import import_corpus
from tests.deliveries.conftest import BODY, Desk, printed_edition


@pytest.fixture
def to_the_president(letter: Letter, desk: Desk) -> Letter:
    """A letter of today, closed, to the president of the corpus and those who got copies then."""
    import_corpus(folder=Path(settings.BASE_DIR) / "corpus")
    then = Letter.objects.get(is_historical=True, date="2020-02-21")
    row = letters.create_letter(
        campaign=letter.campaign, title="Once more", slug="once-more", language="en", template=None, actor=desk.drafter
    )
    row.body, row.closing = BODY, "Sincerely,"
    letters.save_draft(letter=row, actor=desk.drafter)
    for addressee in then.addressees.all():
        letters.add_addressee(letter=row, office=addressee.office, part=addressee.part, actor=desk.drafter)
    letters.submit_letter(letter=row, actor=desk.drafter)
    letters.approve_letter(letter=row, actor=desk.approver)
    letters.open_letter(letter=row, actor=desk.coordinator)
    return letters.close_letter(letter=row, actor=desk.coordinator)


def test_plan_dispatches_uses_no_address_of_the_corpus(to_the_president: Letter) -> None:
    offices = to_the_president.addressees.values("office")
    known = Address.objects.filter(office__in=offices)
    mailbox = known.get(channel=Channel.EMAIL, office=to_the_president.addressees.get(part="to").office)
    assert mailbox.is_historical
    assert mailbox.value not in "".join(row.block + row.contacts for row in to_the_president.addressees.all())
    planned = actions.plan_dispatches(edition=printed_edition(to_the_president, None), actor=None)
    assert len(planned) == 3
    assert {(row.channel, row.address, row.status) for row in planned} == {("post", "", Dispatch.Status.PLANNED)}
    for row in planned:
        for channel in (Channel.EMAIL, Channel.FAX):
            Dispatch.objects.filter(pk=row.pk).update(channel=channel, address=mailbox.value, status="ready")
            with pytest.raises(RuleError):
                actions.send_dispatch(dispatch=row, actor=None)
    assert not Message.objects.exists()
