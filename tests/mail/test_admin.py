import itertools

import pytest

from apps.accounts.models import Role
from apps.mail import outbox
from apps.mail.models import Message, Suppression
from tests import desks, making

pytestmark = pytest.mark.django_db

_numbers = itertools.count(1)


def _suppression() -> Suppression:
    return outbox.suppress(f"gone{next(_numbers)}@ngo.example", Suppression.Reason.BOUNCED)


def _message() -> Message:
    making.pending(making.open_letter(), email=f"signer{next(_numbers)}@secret.example")
    return Message.objects.latest("id")


@pytest.mark.parametrize("make", [_message, _suppression])
def test_lists_of_mail_cost_the_same_for_three(make: object) -> None:
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)  # type: ignore[arg-type]
    assert one == three


def test_pages_open_and_nobody_adds_or_edits() -> None:
    visitor = desks.client(Role.COORDINATOR)
    for row in (_message(), _suppression()):
        assert "Save" not in desks.words(visitor, desks.page(row))
        assert visitor.post(desks.page(row), {"subject": "Changed"}).status_code == 403
        assert visitor.get(desks.adding(type(row))).status_code == 403


def test_mail_to_a_signatory_is_closed_without_the_right() -> None:
    message = _message()
    page = desks.words(desks.client(Role.COORDINATOR), desks.page(message))
    assert message.recipient not in page
    assert message.body_text.split()[-1] not in page
    assert message.recipient in desks.words(desks.client(Role.DATA_OFFICER), desks.page(message))


def test_link_that_still_works_is_shown_to_nobody() -> None:
    message = _message()
    page = desks.words(desks.client(Role.DATA_OFFICER), desks.page(message))
    assert message.secrets
    assert [secret for secret in message.secrets if secret in page] == []
