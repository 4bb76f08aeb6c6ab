"""What lint says beside a draft, and on the page where it is approved."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.addressees.models import Address
from apps.base import clock
from apps.letters.models import Letter, LintOverride
from apps.signatories.models import SignatoryKind, Signature
from tests import desks, making

pytestmark = pytest.mark.django_db

BODY = "<p>See A/HRC 25/63.</p>\n<p>{asks}</p>"


def draft(body: str = BODY) -> Letter:
    letter = making.draft(body=body)
    Address.objects.update(verified_on=clock.today())
    return letter


def address(name: str, *args: int) -> str:
    return reverse(f"desk:{name}", args=args)


def posted(visitor: Client, letter: Letter, *, reason: str = "So it stands.") -> str:
    """Lets the first warning stand; where the answer leads."""
    finding = visitor.get(address("letter", letter.pk)).context["lint"].warnings[0]
    data = {"code": finding.code, "key": finding.key, "reason": reason}
    return visitor.post(address("lint-override", letter.pk), data).url  # type: ignore[attr-defined,no-any-return]


def test_panel_says_what_is_wrong_where_and_what_to_do() -> None:
    letter = draft("<p>We, 69 undersigned organisations, write.</p>" + BODY)
    page = desks.words(desks.client(Role.DRAFTER), address("lint", letter.pk))
    assert page.index("The text says 69, and none of them has signed yet.") < page.index("is not how a United Nations")
    assert "Did you mean A/HRC/25/63?" in page
    assert 'data-lint-field="body" data-lint-block="1" data-lint-start="4" data-lint-end="15"' in page
    assert "1 error" in page and "1 warning" in page


def test_panel_stands_on_the_page_of_the_draft() -> None:
    letter = draft()
    page = desks.words(desks.client(Role.DRAFTER), address("letter", letter.pk))
    assert f'data-lint="{address("lint", letter.pk)}"' in page and "js/letter-lint" in page


def test_a_warning_stands_with_a_reason_and_warns_again() -> None:
    letter, visitor = draft(), desks.client(Role.DRAFTER, first_name="Ada", last_name="Roe")
    assert posted(visitor, letter) == address("letter", letter.pk) + "#lint"
    page = desks.words(visitor, address("lint", letter.pk))
    assert "So it stands. – Ada Roe" in page and "Let it stand" not in page
    visitor.post(address("lint-undo", letter.pk, LintOverride.objects.get().pk))
    assert not LintOverride.objects.exists()
    assert "Let it stand" in desks.words(visitor, address("lint", letter.pk))


def test_a_script_gets_the_panel_and_a_refusal_in_words() -> None:
    letter, visitor = draft(), desks.client(Role.DRAFTER)
    finding = visitor.get(address("letter", letter.pk)).context["lint"].warnings[0]
    data = {"code": finding.code, "key": finding.key, "reason": " "}
    headers = {"X-Requested-With": "fetch"}
    answer = visitor.post(address("lint-override", letter.pk), data, headers=headers)
    assert answer.status_code == 200 and "Say why this may stand." in answer.content.decode()
    answer = visitor.post(address("lint-override", letter.pk), data | {"reason": "So."}, headers=headers)
    assert "1 may stand" in answer.content.decode() and LintOverride.objects.get().reason == "So."


def test_who_only_reads_lets_nothing_stand() -> None:
    letter, visitor = draft(), desks.client(Role.DATA_OFFICER)
    assert "Let it stand" not in desks.words(visitor, address("lint", letter.pk))
    posted(visitor, letter)
    assert not LintOverride.objects.exists()
    assert Client().get(address("lint", letter.pk)).status_code == 302


def test_errors_stop_submitting_in_words_and_warnings_are_listed_when_approving() -> None:
    letter, drafter = draft("<p>We, 69 undersigned organisations, write.</p>" + BODY), desks.client(Role.DRAFTER)
    assert "Did you mean A/HRC/25/63?" in desks.words(drafter, desks.step(letter, "submit"))
    page = drafter.post(desks.step(letter, "submit")).content.decode()
    assert "The text says 69, and none of them has signed yet." in page
    Letter.objects.update(body=BODY)
    assert drafter.post(desks.step(letter, "submit")).status_code == 302
    page = desks.words(desks.client(Role.APPROVER), desks.step(letter, "approve"))
    assert "Open warnings" in page and "is not how a United Nations document is named" in page


def test_a_signatory_at_risk_is_found_and_named_to_nobody_without_the_right() -> None:
    other = making.open_letter()
    signature = making.confirmed(other, SignatoryKind.INDIVIDUAL, name="Mina Orsova")
    Signature.objects.filter(pk=signature.pk).update(is_at_risk=True)
    letter = draft("<p>Free Mina Orsova now.</p>" + BODY)
    page = desks.words(desks.client(Role.DRAFTER), address("lint", letter.pk))
    assert "A person who is at risk is named here" in page and "Orsova" not in page
    assert "<blockquote" in desks.words(desks.client(Role.DATA_OFFICER), address("lint", letter.pk))
    assert "Mina Orsova" in desks.words(desks.client(Role.DATA_OFFICER), address("lint", letter.pk))


def test_pages_are_counted_against_the_limit_when_the_panel_is_asked_for() -> None:
    letter, visitor = draft("".join(f"<p>{'word ' * 30}.</p>" for _ in range(60)) + BODY), desks.client(Role.DRAFTER)
    Letter.objects.update(page_limit=1)
    assert "at most 1 were planned" in desks.words(visitor, address("lint", letter.pk))
    Letter.objects.update(page_limit=9)
    assert "were planned" not in desks.words(visitor, address("lint", letter.pk))


def test_panel_costs_the_same_for_one_addressee_and_for_three() -> None:
    letter, visitor = draft(), desks.client(Role.DRAFTER)
    visitor.get(address("lint", letter.pk))
    one = desks.cost(visitor, address("lint", letter.pk))
    for _ in range(2):
        letter.addressees.create(office=making.office(), block="X")
    assert desks.cost(visitor, address("lint", letter.pk)) == one
