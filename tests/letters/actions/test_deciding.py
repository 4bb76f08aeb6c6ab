import datetime
from functools import partial

import pytest
import time_machine

from apps.accounts.models import Role
from apps.base import clock
from apps.letters import actions
from apps.letters.models import Letter, LetterAddressee, LetterTemplate, VersionText
from apps.letters.sweeps import close_due
from tests import making
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_letter_goes_from_draft_to_open_with_a_trace_of_each_step() -> None:
    drafter, approver, coordinator = (making.user(role) for role in (Role.DRAFTER, Role.APPROVER, Role.COORDINATOR))
    letter = making.draft()
    actions.submit_letter(letter=letter, actor=drafter)
    actions.approve_letter(letter=letter, actor=approver, remark="fine")
    actions.open_letter(letter=letter, actor=coordinator)
    steps = [(row.from_status, row.to_status, row.actor) for row in letter.transitions.all()]
    assert steps == [
        ("", "draft", None),
        ("draft", "in_review", drafter),
        ("in_review", "approved", approver),
        ("approved", "open", coordinator),
    ]
    letter.refresh_from_db()
    assert letter.version == letter.versions.get()


def test_submit_refuses_what_is_not_complete() -> None:
    letter = making.draft()
    LetterAddressee.objects.filter(letter=letter).delete()
    refused("no-addressee", partial(actions.submit_letter, letter=letter, actor=None))
    Letter.objects.filter(pk=letter.pk).update(body="<p>{signatories.organizations}</p>")
    actions.add_addressee(letter=letter, office=making.office(), part="to", actor=None)
    refused("unknown-placeholder", partial(actions.submit_letter, letter=letter, actor=None))
    Letter.objects.filter(pk=letter.pk).update(body=" ")
    assert refused("incomplete", partial(actions.submit_letter, letter=letter, actor=None)).field == "body"
    letter.refresh_from_db()
    assert (letter.status, letter.versions.count()) == ("draft", 0)


def test_approving_ones_own_text_is_refused() -> None:
    both = making.user(Role.DRAFTER, Role.APPROVER)
    letter = actions.submit_letter(letter=making.draft(), actor=both)
    refused("own-version", partial(actions.approve_letter, letter=letter, actor=both))


def test_opening_needs_an_active_campaign_an_approval_and_a_future_deadline() -> None:
    letter = making.draft(campaign=making.campaign(status="planning"))
    actions.submit_letter(letter=letter, actor=None)
    refused("campaign-not-active", partial(actions.open_letter, letter=letter, actor=None))
    letter = making.draft()
    actions.submit_letter(letter=letter, actor=None)
    refused("not-approved", partial(actions.open_letter, letter=letter, actor=None))
    actions.approve_letter(letter=letter, actor=making.user(Role.APPROVER))
    Letter.objects.filter(pk=letter.pk).update(hard_deadline=clock.now())
    letter.refresh_from_db()
    refused("deadline-past", partial(actions.open_letter, letter=letter, actor=None))


def test_opening_refuses_a_text_that_was_changed_behind_the_approval() -> None:
    letter = making.draft()
    actions.submit_letter(letter=letter, actor=None)
    actions.approve_letter(letter=letter, actor=making.user(Role.APPROVER))
    VersionText.objects.filter(version__letter=letter).update(body="<p>other</p>")
    refused("fingerprint", partial(actions.open_letter, letter=letter, actor=None))


def test_text_of_an_open_letter_cannot_be_edited_but_its_deadline_fields_can() -> None:
    letter = making.open_letter()
    letter.embargo_until = clock.now()
    actions.save_draft(letter=letter, actor=None)
    letter.body = "<p>Something else</p>"
    refused("not-a-draft", partial(actions.save_draft, letter=letter, actor=None))


@pytest.mark.parametrize("name", ["embargo_until", "hard_deadline", "soft_deadline", "slug"])
def test_a_drafter_does_not_decide_when_an_opened_letter_is_public(name: str) -> None:
    letter = making.open_letter(embargo_until=clock.now() + datetime.timedelta(days=5))
    value = "elsewhere" if name == "slug" else clock.now() + datetime.timedelta(days=1)
    setattr(letter, name, value)
    refused("not-allowed", partial(actions.save_draft, letter=letter, actor=making.user(Role.DRAFTER)))
    letter.refresh_from_db()
    assert getattr(letter, name) != value
    assert not Letter.objects.public().filter(pk=letter.pk).exists()


def test_a_second_click_on_a_step_is_refused_not_repeated() -> None:
    letter = making.draft()
    stale = Letter.objects.get(pk=letter.pk)
    actions.submit_letter(letter=letter, actor=None)
    stale.status = "draft"
    refused("wrong-state", partial(actions.submit_letter, letter=stale, actor=None))
    assert letter.versions.count() == 1


def test_deadline_closes_the_letter_once() -> None:
    letter = making.open_letter()
    assert close_due() == 0
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=31), tick=False):
        assert (close_due(), close_due()) == (1, 0)
    letter.refresh_from_db()
    assert letter.status == "closed"
    assert letter.transitions.last().reason == "deadline"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "act"),
    [
        (Role.APPROVER, "submit_letter"),
        (Role.DATA_OFFICER, "submit_letter"),
        (Role.DRAFTER, "approve_letter"),
        (Role.COORDINATOR, "approve_letter"),
        (Role.DRAFTER, "open_letter"),
        (Role.APPROVER, "open_letter"),
        (Role.DATA_OFFICER, "close_letter"),
    ],
)
def test_roles_may_not_do_each_others_work(role: Role, act: str) -> None:
    letter = making.draft()
    refused("not-allowed", partial(getattr(actions, act), letter=letter, actor=making.user(role)))


def test_instruction_of_the_template_is_not_submitted_and_other_brackets_are() -> None:
    template = LetterTemplate.objects.create(
        slug="short", title="Short", rank="minister", body="<p>We welcome [what they did] and this.</p>"
    )
    letter = making.draft(template=template, body="<p>We welcome [what they did] and this [sic].</p>")
    drafter = making.user(Role.DRAFTER)
    refusal = refused("instruction-left", partial(actions.submit_letter, letter=letter, actor=drafter))
    assert refusal.field == "body"
    assert "[what they did]" in str(refusal.message)
    letter.body = "<p>We welcome the visit and this [sic].</p>"
    actions.save_draft(letter=letter, actor=drafter)
    assert actions.submit_letter(letter=letter, actor=drafter).status == Letter.Status.IN_REVIEW
