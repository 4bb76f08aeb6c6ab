"""Who may take which step, and what a page says when it cannot be taken."""

import pytest

from apps.accounts.models import Role
from apps.campaigns.models import Ask, Campaign
from apps.deliveries import actions as deliveries
from apps.deliveries import pdf
from apps.deliveries.models import Dispatch
from apps.letters import actions as letters
from apps.letters.models import Letter
from apps.mail.models import Message
from apps.responses.models import Commitment, Response
from apps.signatories.models import Signature
from tests import desks, making

pytestmark = pytest.mark.django_db

C, D, A, O = Role.COORDINATOR, Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER  # noqa: E741


def _in_review() -> Letter:
    return letters.submit_letter(letter=making.draft(), actor=None)


def _approved() -> Letter:
    return letters.approve_letter(letter=_in_review(), actor=making.user(A))


def _closed(**fields: str) -> Letter:
    letter = making.open_letter(**fields)
    making.confirmed(letter)
    return letters.close_letter(letter=letter, actor=None)


def _dispatch(**fields: str) -> Dispatch:
    edition = deliveries.create_edition(letter=_closed(**fields), actor=None)
    pdf.print_edition(edition.pk)
    edition.refresh_from_db()
    return deliveries.plan_dispatches(edition=edition, actor=None)[0]


def _held() -> Signature:
    signature = making.confirmed(making.open_letter())
    Signature.objects.filter(pk=signature.pk).update(status="held")
    signature.refresh_from_db()
    return signature


def _response() -> Response:
    letter = making.open_letter()
    institution = letter.addressees.get().office.institution
    own = {"title": "Reply", "slug": "reply", "arrived": "substantive", "text": "We will act.", "dated": "2026-01-02"}
    return Response.objects.create(institution=institution, letter=letter, campaign=letter.campaign, **own)


def _proposal() -> Ask:
    return Ask.objects.create(campaign=making.campaign(), label="Act", text="Act now.", status="proposed")


def _failed_mail() -> Message:
    making.pending(making.open_letter())
    message = Message.objects.latest("pk")
    Message.objects.filter(pk=message.pk).update(status=Message.Status.FAILED)
    return message


STEPS = [
    (lambda: making.campaign(status="planning"), "start", {}, {C}),
    (making.campaign, "conclude", {"reason": ""}, {C}),
    (_proposal, "accept", {}, {C}),
    (_proposal, "reject", {}, {C}),
    (making.draft, "submit", {}, {C, D}),
    (_in_review, "approve", {"remark": ""}, {A}),
    (_in_review, "return", {"reason": "Shorter, please."}, {C, D, A}),
    (_approved, "open", {}, {C}),
    (making.open_letter, "close", {"reason": ""}, {C}),
    (_closed, "edition", {}, {C}),
    (_closed, "delivered", {}, {C}),
    (_dispatch, "send", {}, {C}),
    (_dispatch, "redirect", {"channel": "post"}, {C}),
    (lambda: making.confirmed(making.open_letter()), "hold", {"reason": "Looks like a joke."}, {C, O}),
    (_held, "release", {}, {C, O}),
    (lambda: making.confirmed(making.open_letter()), "withdraw", {"reason": "Asked by mail."}, {C, O}),
    (_response, "publish", {}, {C}),
    (_failed_mail, "again", {}, {C}),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    ("make", "name", "data", "allowed"), STEPS, ids=[f"{step[1]}-{at}" for at, step in enumerate(STEPS)]
)
def test_step_is_for_these_roles_alone(make, name, data, allowed, role) -> None:  # type: ignore[no-untyped-def]
    row = make()
    before = type(row).objects.filter(pk=row.pk).values().get()
    visitor = desks.client(role)
    response = visitor.post(desks.step(row, name), data)
    after = type(row).objects.filter(pk=row.pk).values().get()
    if role in allowed:
        assert response.status_code == 302, response.context["form"].errors
    else:
        assert response.status_code == 403
        assert visitor.get(desks.step(row, name)).status_code == 403
        assert after == before


def test_asking_changes_nothing() -> None:
    letter = making.draft()
    page = desks.words(desks.client(D), desks.step(letter, "submit"))
    letter.refresh_from_db()
    assert letter.status == Letter.Status.DRAFT
    assert "Submit for review" in page


def test_refusal_of_the_action_stands_on_the_page() -> None:
    """Four eyes: who submitted a text does not approve it, whatever else they may do."""
    both = making.user(D, A)
    letter = letters.submit_letter(letter=making.draft(), actor=both)
    page = desks.client_of(both).post(desks.step(letter, "approve"), {"remark": ""})
    assert "somebody else has to approve it" in page.content.decode()
    letter.refresh_from_db()
    assert letter.status == Letter.Status.IN_REVIEW


def test_step_that_waits_is_explained_and_not_offered() -> None:
    letter = making.draft()
    page = desks.words(desks.client(C), desks.page(letter))
    assert desks.step(letter, "submit") in page
    assert desks.step(letter, "open") not in page
    assert "An approver has to approve the text first." in page


def test_step_of_another_role_names_the_role() -> None:
    letter = _in_review()
    page = desks.words(desks.client(C), desks.page(letter))
    assert desks.step(letter, "approve") not in page
    assert "This needs the role: Approver." in page


def test_letter_to_a_government_is_shown_before_it_leaves() -> None:
    dispatch = _dispatch()
    page = desks.words(desks.client(C), desks.step(dispatch, "send"))
    assert "You are about to write to one addressee" in page
    assert dispatch.address in page
    assert dispatch.edition.letter.subject in page
    assert not Message.objects.filter(kind=Message.Kind.LETTER).exists()


@pytest.mark.parametrize("all_copies", [True, False])
def test_subject_is_shown_as_the_addressee_will_read_it(all_copies: bool) -> None:
    dispatch = _dispatch(subject="On {campaign.title}, by {signatories.total}")
    title = dispatch.edition.letter.campaign.title
    page = desks.words(desks.client(C), desks.step(dispatch.edition if all_copies else dispatch, "send"))
    assert f"On {title}, by 1" in page
    assert "{campaign" not in page


def test_letter_to_a_government_leaves_once() -> None:
    dispatch = _dispatch()
    visitor = desks.client(C)
    visitor.post(desks.step(dispatch, "send"))
    visitor.post(desks.step(dispatch, "send"))
    assert Message.objects.filter(kind=Message.Kind.LETTER).count() == 1


def test_proof_is_asked_for_at_its_field() -> None:
    dispatch = _dispatch()
    Dispatch.objects.filter(pk=dispatch.pk).update(channel="post")
    visitor = desks.client(C)
    assert visitor.post(desks.step(dispatch, "sent"), {"proof": ""}).context["form"].errors.keys() == {"proof"}
    visitor.post(desks.step(dispatch, "sent"), {"proof": "Posting slip 7"})
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.proof) == (Dispatch.Status.SENT, "Posting slip 7")


def test_commitment_is_followed_with_evidence() -> None:
    commitment = Commitment.objects.create(response=_response(), quote="We will act.")
    visitor = desks.client(C)
    visitor.post(desks.step(commitment, "change"), {"to": "kept", "evidence": "Law 12 of May"})
    commitment.refresh_from_db()
    assert (commitment.status, commitment.evidence) == (Commitment.Status.KEPT, "Law 12 of May")


def test_unknown_step_is_not_found() -> None:
    campaign = making.campaign()
    assert desks.client(C).post(desks.step(campaign, "explode")).status_code == 404
    assert Campaign.objects.filter(pk=campaign.pk).exists()


def test_all_copies_leave_by_mail_at_once() -> None:
    dispatch = _dispatch()
    edition = dispatch.edition
    visitor = desks.client(C)
    page = desks.words(visitor, desks.step(edition, "send"))
    assert "You are about to write to 1 addressee." in page
    assert dispatch.address in page
    visitor.post(desks.step(edition, "send"))
    assert Message.objects.filter(kind=Message.Kind.LETTER).count() == 1
    assert "No planned copy is waiting" in desks.words(visitor, desks.page(edition))


def test_an_approver_says_yes_to_the_text_that_the_page_showed() -> None:
    letter = making.draft()
    letters.submit_letter(letter=letter, actor=None)
    approver = desks.client(Role.APPROVER)
    shown = approver.get(desks.step(letter, "approve")).context["seen"]
    letters.return_to_draft(letter=letter, actor=None, reason="another text")
    letters.submit_letter(letter=letter, actor=None)
    answer = approver.post(desks.step(letter, "approve"), {"remark": "fine", "seen": shown})
    assert "Somebody changed this a moment ago" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.status == "in_review"
    now = approver.get(desks.step(letter, "approve")).context["seen"]
    approver.post(desks.step(letter, "approve"), {"remark": "fine", "seen": now})
    letter.refresh_from_db()
    assert letter.status == "approved"


def test_text_is_linked_where_it_is_approved() -> None:
    letter = _in_review()
    page = desks.words(desks.client(A), desks.step(letter, "approve"))
    assert f'href="/admin/letters/{letter.pk}/write/"' in page
    assert desks.client(A).get(f"/admin/letters/{letter.pk}/write/").status_code == 200
