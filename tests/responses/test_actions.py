"""Responses are recorded, published, read ask by ask, and their promises followed."""

import datetime
from typing import Any

import pytest

from apps.accounts.models import Role, User
from apps.base.errors import RuleError
from apps.campaigns.models import Ask
from apps.responses import actions
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response
from tests import making

pytestmark = pytest.mark.django_db

TEXT = "We have read your letter.\n\nWe will vote for the resolution,\nand we will continue to press for access."


@pytest.fixture
def coordinator() -> User:
    return making.user(Role.COORDINATOR)


def recorded(actor: User | None = None, **fields: Any) -> Response:
    letter = making.open_letter()
    defaults = {
        "title": "Answer of the ministry",
        "slug": f"answer-{letter.pk}",
        "arrived": Response.Arrived.SUBSTANTIVE,
        "letter": letter,
        "institution": letter.addressees.get().office.institution,
        "text": TEXT,
    }
    return actions.record_response(response=Response(**(defaults | fields)), actor=actor)


def ask_of(response: Response) -> Ask:
    assert response.campaign is not None
    return response.campaign.asks.get(position=1)


def test_response_takes_its_campaign_from_the_letter(coordinator: User) -> None:
    row = recorded(coordinator)
    assert row.letter is not None and row.campaign == row.letter.campaign
    assert row.recorded_by == row.history.get().history_user == coordinator
    assert not row.is_public and row not in Response.objects.public()


def test_published_response_is_public_until_taken_back(coordinator: User) -> None:
    row = actions.publish_response(response=recorded(), actor=coordinator)
    assert row in Response.objects.public()
    actions.unpublish_response(response=row, actor=coordinator)
    assert row not in Response.objects.public()


@pytest.mark.parametrize("arrived", [Response.Arrived.AUTOMATIC, Response.Arrived.FAILURE])
def test_automatic_notice_is_never_published_or_judged(arrived: str, coordinator: User) -> None:
    row = recorded(arrived=arrived)
    with pytest.raises(RuleError) as refusal:
        actions.publish_response(response=row, actor=coordinator)
    assert refusal.value.code == "not-a-reply"
    with pytest.raises(RuleError) as refusal:
        actions.judge_position(response=row, ask=ask_of(row), position="accepted", quote="We will", actor=coordinator)
    assert refusal.value.code == "not-a-reply"
    assert row not in Response.objects.replies()


def test_response_without_words_is_not_published(coordinator: User) -> None:
    with pytest.raises(RuleError) as refusal:
        actions.publish_response(response=recorded(text=" "), actor=coordinator)
    assert (refusal.value.code, refusal.value.field) == ("incomplete", "text")


def test_position_is_quoted_and_a_second_judgement_replaces_the_first(coordinator: User) -> None:
    row = recorded()
    quote = "We will vote for the resolution, and"  # a line ends within it
    actions.judge_position(response=row, ask=ask_of(row), position="partly", quote=quote, actor=coordinator)
    made = actions.judge_position(response=row, ask=ask_of(row), position="accepted", quote=quote, actor=coordinator)
    assert AskPosition.objects.get() == made
    assert (made.position, made.judged_by) == ("accepted", coordinator)
    assert [old.position for old in made.history.all()] == ["accepted", "partly"]


@pytest.mark.parametrize(
    ("position", "quote", "code"),
    [("accepted", "", "quote-missing"), ("accepted", "We promise everything", "quote-not-found")],
)
def test_position_without_its_words_is_refused(position: str, quote: str, code: str, coordinator: User) -> None:
    row = recorded()
    with pytest.raises(RuleError) as refusal:
        actions.judge_position(response=row, ask=ask_of(row), position=position, quote=quote, actor=coordinator)
    assert (refusal.value.code, refusal.value.field) == (code, "quote")
    assert not AskPosition.objects.exists()


def test_ask_that_is_not_addressed_needs_no_quote(coordinator: User) -> None:
    row = recorded()
    made = actions.judge_position(response=row, ask=ask_of(row), position="not_addressed", actor=coordinator)
    assert made.quote == ""


def test_position_on_an_ask_of_another_campaign_is_refused(coordinator: User) -> None:
    other = making.campaign().asks.first()
    assert other is not None
    with pytest.raises(RuleError) as refusal:
        actions.judge_position(response=recorded(), ask=other, position="unclear", actor=coordinator)
    assert refusal.value.code == "other-campaign"


def test_position_on_a_mere_proposal_is_refused(coordinator: User) -> None:
    row = recorded()
    ask = ask_of(row)
    Ask.objects.filter(pk=ask.pk).update(status=Ask.Status.PROPOSED)
    ask.refresh_from_db()
    with pytest.raises(RuleError) as refusal:
        actions.judge_position(response=row, ask=ask, position="unclear", actor=coordinator)
    assert refusal.value.code == "not-accepted"


def test_outcome_needs_evidence_and_a_day_that_has_been(coordinator: User) -> None:
    row = AskOutcome(ask=ask_of(recorded()), outcome="met", seen_on=datetime.date(2020, 3, 1), evidence=" ")
    with pytest.raises(RuleError) as refusal:
        actions.record_outcome(outcome=row, actor=coordinator)
    assert refusal.value.code == "evidence-missing"
    row.evidence, row.seen_on = "A/HRC/RES/43/25", datetime.date(2999, 1, 1)
    with pytest.raises(RuleError) as refusal:
        actions.record_outcome(outcome=row, actor=coordinator)
    assert refusal.value.field == "seen_on"
    row.seen_on = datetime.date(2020, 6, 22)
    assert actions.record_outcome(outcome=row, actor=coordinator).pk is not None


def promised(actor: User | None = None) -> Commitment:
    row = recorded()
    commitment = Commitment(response=row, quote="we will continue to press for access")
    return actions.record_commitment(commitment=commitment, asks=[ask_of(row)], actor=actor)


def test_commitment_serves_asks_and_begins_as_announced(coordinator: User) -> None:
    row = promised(coordinator)
    assert [ask.position for ask in row.asks.all()] == [1]
    assert (row.status, row.position) == ("announced", 1)
    assert [(t.to_status, t.actor) for t in row.transitions.all()] == [("announced", coordinator)]


def test_commitment_that_nobody_made_is_refused(coordinator: User) -> None:
    row = Commitment(response=recorded(), quote="we will open every camp")
    with pytest.raises(RuleError) as refusal:
        actions.record_commitment(commitment=row, actor=coordinator)
    assert refusal.value.code == "quote-not-found"
    assert not Commitment.objects.exists()


def test_commitment_is_called_kept_with_evidence_only(coordinator: User) -> None:
    row = promised()
    with pytest.raises(RuleError) as refusal:
        actions.change_commitment(commitment=row, to="kept", actor=coordinator)
    assert refusal.value.code == "evidence-missing"
    actions.change_commitment(commitment=row, to="under_way", actor=coordinator, evidence="Note verbale 12")
    row = actions.change_commitment(commitment=row, to="kept", actor=coordinator, evidence="Visit of May")
    assert (row.status, row.evidence) == ("kept", "Note verbale 12\nVisit of May")
    assert [t.to_status for t in row.transitions.all()] == ["announced", "under_way", "kept"]
    with pytest.raises(RuleError) as refusal:
        actions.change_commitment(commitment=row, to="announced", actor=coordinator)
    assert refusal.value.code == "wrong-state"


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.APPROVER, Role.DATA_OFFICER])
def test_others_may_not_record_responses(role: Role) -> None:
    with pytest.raises(RuleError) as refusal:
        recorded(making.user(role))
    assert refusal.value.code == "not-allowed"
    assert not Response.objects.exists()
