"""The steps of campaigns, asks and letters."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.campaigns import actions as campaigns
from apps.campaigns.models import Ask, Campaign
from apps.deliveries import actions as deliveries
from apps.desk.forms import DeadlineForm, OptionalReasonForm, ReasonForm, RemarkForm
from apps.desk.views import linting, versions
from apps.desk.views.steps import STEPS, Step, Words
from apps.letters import actions as letters
from apps.letters.models import Letter
from apps.signatories import actions as signatories

State = Letter.Status


def only_when(words: Words, *statuses: str) -> Callable[[Any], Words]:
    """Why a step waits, unless the row is in one of these states."""
    return lambda row: "" if row.status in statuses else words


def _for_letter(words: Words, *statuses: str) -> Callable[[Letter], Words]:
    past = _("This is a letter of the past: it stays as it was printed.")
    return lambda letter: past if letter.is_historical else ("" if letter.status in statuses else words)


def _opens(letter: Letter) -> Words:
    if letter.campaign.status != Campaign.Status.ACTIVE:
        return _("Start the campaign first: its letters are public from then on.")
    return _for_letter(_("An approver has to approve the text first."), State.APPROVED)(letter)


STEPS[Campaign] = (
    Step(
        "start",
        _("Start the campaign"),
        (roles.CAMPAIGN_EDIT,),
        lambda row, actor, data: campaigns.start_campaign(campaign=row, actor=actor),
        _("The campaign is under way."),
        only_when(_("It has started already."), Campaign.Status.PLANNING, Campaign.Status.CONCLUDED),
        _("From now on the public site shows the campaign and its open letters, unless an embargo holds."),
        asks=True,
        is_main=True,
    ),
    Step(
        "conclude",
        _("Conclude"),
        (roles.CAMPAIGN_EDIT,),
        lambda row, actor, data: campaigns.conclude_campaign(campaign=row, actor=actor, reason=data["reason"]),
        _("The campaign is concluded."),
        only_when(_("Only a campaign that is under way can be concluded."), Campaign.Status.ACTIVE),
        _("The decision was taken or the effort ends. The pages stay public."),
        OptionalReasonForm,
    ),
    Step(
        "archive",
        _("Put into the archive"),
        (roles.CAMPAIGN_EDIT,),
        lambda row, actor, data: campaigns.archive_campaign(campaign=row, actor=actor, reason=data["reason"]),
        _("The campaign is archived."),
        only_when(
            _("Conclude the campaign first."),
            Campaign.Status.CONCLUDED,
            Campaign.Status.PLANNING,
        ),
        _("It leaves the lists of current work. This cannot be undone."),
        OptionalReasonForm,
    ),
)

STEPS[Ask] = (
    Step(
        "accept",
        _("Accept as an ask"),
        (roles.CAMPAIGN_EDIT,),
        lambda row, actor, data: campaigns.accept_ask(ask=row, actor=actor),
        _("The proposal is an ask of the campaign now."),
        only_when(_("Only a proposal is accepted or rejected."), Ask.Status.PROPOSED),
        is_main=True,
    ),
    Step(
        "reject",
        _("Reject"),
        (roles.CAMPAIGN_EDIT,),
        lambda row, actor, data: campaigns.reject_ask(ask=row, actor=actor),
        _("The proposal was rejected."),
        only_when(_("Only a proposal is accepted or rejected."), Ask.Status.PROPOSED),
    ),
)

STEPS[Letter] = (
    Step(
        "submit",
        _("Submit for review"),
        (roles.LETTER_DRAFT,),
        lambda row, actor, data: letters.submit_letter(letter=row, actor=actor, facts=linting.facts(row, actor)),
        _("The letter is in review. An approver sees it on their overview."),
        _for_letter(_("Only a draft is submitted."), State.DRAFT),
        _("The text is frozen as the next version, and somebody else reads and approves it."),
        asks=True,
        preview=lambda row: ("desk/preview_findings.html", linting.approving(row)),
        is_main=True,
    ),
    Step(
        "approve",
        _("Approve"),
        (roles.LETTER_APPROVE,),
        lambda row, actor, data: letters.approve_letter(letter=row, actor=actor, remark=data["remark"]),
        _("Approved. A coordinator can open the letter for signing."),
        _for_letter(_("Only a letter in review can be approved."), State.IN_REVIEW),
        _("You say yes to exactly this text. It can be opened for signing then."),
        RemarkForm,
        preview=lambda row: ("desk/version_approve.html", versions.approving(row)),
        is_main=True,
    ),
    Step(
        "open",
        _("Open for signing"),
        (roles.LETTER_OPEN,),
        lambda row, actor, data: letters.open_letter(letter=row, actor=actor),
        _("The letter is open. Invite signatories now."),
        _opens,
        _("The letter becomes public and everybody can sign it. Its text stands from here on."),
        asks=True,
        is_main=True,
    ),
    Step(
        "close",
        _("Close signing"),
        (roles.LETTER_OPEN,),
        lambda row, actor, data: letters.close_letter(letter=row, actor=actor, reason=data["reason"]),
        _("Signing is closed. Make the edition that will be delivered."),
        _for_letter(_("Only an open letter can be closed."), State.OPEN),
        _("Nobody can sign any more. Then you make the edition and deliver it."),
        OptionalReasonForm,
    ),
    Step(
        "edition",
        _("Make an edition (PDF)"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: deliveries.create_edition(letter=row, actor=actor),
        _("The edition is being printed. Reload this page in a few seconds."),
        _for_letter(_("Open the letter for signing first."), State.OPEN, State.CLOSED, State.DELIVERED),
        _("The PDF with everybody who has signed up to now, numbered and fingerprinted."),
        is_main=True,
        main_in=(State.CLOSED,),
    ),
    Step(
        "extend",
        _("Extend the deadline"),
        (roles.LETTER_OPEN,),
        lambda row, actor, data: signatories.extend_deadline(
            letter=row, hard=data["hard_deadline"], soft=data["soft_deadline"], actor=actor
        ),
        _("The deadline was moved and everybody concerned is told by mail."),
        _for_letter(_("The letter is not open for signing."), State.OPEN),
        _("Everybody who signed or was invited gets a mail about it."),
        DeadlineForm,
    ),
    Step(
        "return",
        _("Return to draft"),
        (roles.LETTER_DRAFT, roles.LETTER_APPROVE),
        lambda row, actor, data: letters.return_to_draft(letter=row, actor=actor, reason=data["reason"]),
        _("The letter is a draft again."),
        _for_letter(
            _("The text can go back to its drafters only before it is opened."), State.IN_REVIEW, State.APPROVED
        ),
        _("Say what should change. Approval is asked for anew afterwards."),
        ReasonForm,
    ),
    Step(
        "delivered",
        _("Note as delivered"),
        (roles.DELIVERY_SEND,),
        lambda row, actor, data: letters.mark_delivered(letter=row, actor=actor),
        _("The letter is delivered. Answers can be recorded now."),
        _for_letter(_("Close the letter and deliver it first."), State.CLOSED),
        _("Normally this happens by itself, once every addressee has a copy."),
        asks=True,
    ),
)
