"""The demonstration goes through the real steps, by those who may take them, and reaches no real address."""

import pytest

from apps.addressees.models import Address
from apps.archive.models import Passage
from apps.base.errors import RuleError
from apps.campaigns.models import Campaign
from apps.deliveries.models import Edition
from apps.desk.actions import accounts, demonstration
from apps.letters.models import Letter
from apps.mail.models import Message
from apps.parties.models import Organisation
from apps.signatories import compose
from apps.signatories.models import Invitation, Signature
from tests.printed import text_of


@pytest.fixture
def edition(archived: Passage) -> Edition:
    accounts.create_accounts()
    return demonstration.create_demonstration()


def test_demonstration_is_open_after_four_eyes(edition: Edition) -> None:
    letter = edition.letter
    assert [(step.actor.username, step.to_status) for step in letter.transitions.all() if step.actor] == [
        ("drafter", "draft"),
        ("drafter", "in_review"),
        ("approver", "approved"),
        ("coordinator", "open"),
    ]
    assert letter.campaign.status == Campaign.Status.ACTIVE
    assert letter in Letter.objects.public()
    assert letter in Letter.objects.signable()
    assert letter.campaign.asks.count() == 3


def test_demonstration_says_that_it_is_one(edition: Edition) -> None:
    letter = edition.letter
    for words in (letter.title, letter.reference, letter.campaign.title, letter.campaign.summary, letter.body):
        assert "demonstration" in words.lower()
    assert "[" not in letter.body


def test_demonstration_keeps_where_its_borrowed_paragraph_came_from(edition: Edition, archived: Passage) -> None:
    borrowed = edition.letter.borrowed_passages.get()
    assert (borrowed.passage, borrowed.borrowed_by.username) == (archived, "drafter")  # type: ignore[union-attr]
    lines = edition.letter.body.splitlines()
    assert lines.index(f'<p data-source="{borrowed.pk}">{archived.text}</p>') == 1 + next(
        n for n, line in enumerate(lines) if "<sup" in line
    )


def test_demonstration_prints_its_signatories_in_their_own_scripts(edition: Edition) -> None:
    assert (edition.status, edition.failure, edition.number) == (Edition.Status.READY, "", 1)
    with edition.pdf.open("rb") as file:
        text = " ".join(text_of(file.read()).split())
    for name in ("Example Forum for Human Rights", "예시인권센터", "Центр «Приклад» з прав людини", "Exemplar"):
        assert name in text
    assert "Name kept back" not in text
    figures = compose.figures(edition.letter)
    assert (figures.organisations, figures.individuals, figures.countries) == (7, 4, 6)


def test_demonstration_has_signatures_and_invitations_in_several_states(edition: Edition) -> None:
    def states(rows: list[str]) -> dict[str, int]:
        return {state: rows.count(state) for state in set(rows)}

    signatures = list(Signature.objects.values_list("status", flat=True))
    invitations = list(Invitation.objects.values_list("status", flat=True))
    assert states(signatures) == {"confirmed": 11, "pending": 1}
    assert states(invitations) == {"signed": 2, "considering": 1, "declined": 1, "invited": 1}


def test_demonstration_writes_to_invented_addresses_only(edition: Edition) -> None:
    addresses = [
        *Message.objects.values_list("recipient", flat=True),
        *Message.objects.values_list("reply_to", flat=True),
        *Address.objects.filter(channel="email").values_list("value", flat=True),
        *Organisation.objects.values_list("contact_email", flat=True),
    ]
    assert len(addresses) > 20
    assert [address for address in addresses if address and not address.endswith(".example")] == []


def test_demonstration_needs_accounts_and_an_archive(db: None) -> None:
    with pytest.raises(RuleError, match="no-account"):
        demonstration.create_demonstration()
    accounts.create_accounts()
    with pytest.raises(RuleError, match="archive-empty"):
        demonstration.create_demonstration()
    assert not Campaign.objects.exists()
