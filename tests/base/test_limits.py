import datetime

import pytest
import time_machine

from apps.base import limits
from apps.base.errors import RuleError

pytestmark = pytest.mark.django_db
START = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)


def test_limit_holds_for_its_whole_window_and_no_longer() -> None:
    with time_machine.travel(START, tick=False) as clock:
        limits.check("test", "somebody", most=1, seconds=3600)
        clock.shift(3000)  # longer than caches keep by default
        with pytest.raises(RuleError) as refusal:
            limits.check("test", "SOMEBODY", most=1, seconds=3600)
        assert refusal.value.code == "too-many"
        limits.check("test", "somebody else", most=1, seconds=3600)
        clock.shift(600)
        limits.check("test", "somebody", most=1, seconds=3600)


@pytest.mark.parametrize(
    ("ip", "who"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_whole_ipv6_network_counts_as_one_sender(ip: str, who: str) -> None:
    assert limits.network(ip) == who


def test_tags_and_case_lead_to_the_same_mailbox() -> None:
    assert limits.mailbox(" Ada+news+2@NGO.example") == limits.mailbox("ada@ngo.example") == "ada@ngo.example"
