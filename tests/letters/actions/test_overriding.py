"""Warnings that somebody lets stand, and errors that stop a letter."""

import pytest

from apps.accounts.models import Role
from apps.addressees.models import Address
from apps.base import clock
from apps.base.errors import RuleError
from apps.letters import actions
from apps.letters.document import Figures
from apps.letters.lint import Facts
from apps.letters.models import Letter, LintOverride
from tests import making

pytestmark = pytest.mark.django_db

WARNED = "<p>See A/HRC 25/63.</p>\n<p>{asks}</p>"
WRONG = "<p>We, 69 undersigned organisations, write to you. We, 7 individuals, too.</p>\n<p>{asks}</p>"


def draft(body: str = WARNED) -> Letter:
    letter = making.draft(body=body)
    Address.objects.update(verified_on=clock.today())
    return letter


def test_a_warning_stands_with_who_when_and_why_until_it_is_undone() -> None:
    letter, drafter = draft(), making.user(Role.DRAFTER)
    (finding,) = actions.review_letter(letter=letter).warnings
    row = actions.override_warning(
        letter=letter, code=finding.code, key=finding.key, reason=" It is quoted so. ", actor=drafter
    )
    review = actions.review_letter(letter=letter)
    assert (review.warnings, review.standing) == ((), ((finding, row),))
    assert (row.overridden_by, row.reason, row.message) == (drafter, "It is quoted so.", finding.message)
    again = actions.override_warning(letter=letter, code=finding.code, key=finding.key, reason="x", actor=drafter)
    assert again == row and LintOverride.objects.count() == 1
    assert actions.undo_override(override=row, actor=drafter) == letter
    assert actions.review_letter(letter=letter).warnings == (finding,)


def test_a_new_text_is_a_new_warning() -> None:
    letter, drafter = draft(), making.user(Role.DRAFTER)
    (finding,) = actions.review_letter(letter=letter).warnings
    actions.override_warning(letter=letter, code=finding.code, key=finding.key, reason="So.", actor=drafter)
    letter.body = WARNED.replace("See", "At last, see")
    assert actions.review_letter(letter=letter).warnings == ()
    letter.body = WARNED.replace("63", "64")
    assert [each.code for each in actions.review_letter(letter=letter).warnings] == ["symbol-malformed"]


def test_an_error_cannot_stand_and_stops_the_letter_naming_the_first_and_how_many() -> None:
    letter, drafter = draft(WRONG), making.user(Role.DRAFTER)
    first, second = actions.review_letter(letter=letter).errors
    with pytest.raises(RuleError) as refusal:
        actions.override_warning(letter=letter, code=first.code, key=first.key, reason="So.", actor=drafter)
    assert refusal.value.code == "error-stands"
    with pytest.raises(RuleError) as refusal:
        actions.submit_letter(letter=letter, actor=drafter)
    assert (refusal.value.code, refusal.value.field) == ("lint", "body")
    assert str(refusal.value.message).startswith(first.message) and "2 errors" in str(refusal.value.message)
    letter.refresh_from_db()
    assert letter.status == Letter.Status.DRAFT and not letter.versions.exists()
    assert second.code == "count-differs"


def test_what_floors_above_know_decides_and_warnings_do_not_stop() -> None:
    letter = draft("<p>We, 69 undersigned organisations, write to you. See A/HRC 25/63.</p>\n<p>{asks}</p>")
    facts = Facts(today=clock.today(), figures=Figures(69, 0, 0))
    submitted = actions.submit_letter(letter=letter, actor=making.user(Role.DRAFTER), facts=facts)
    assert submitted.status == Letter.Status.IN_REVIEW
    assert len(actions.review_letter(letter=submitted, facts=facts).warnings) == 2


def test_empty_placeholders_are_known_from_the_letter_itself() -> None:
    letter = draft("<p>Before {campaign.decision}: {asks}</p>\n<p>{asks}</p>")
    assert actions.review_letter(letter=letter).errors == ()
    letter.campaign.decision = ""
    assert [each.code for each in actions.review_letter(letter=letter).errors] == ["placeholder-empty"]


def test_letting_stand_needs_a_reason_a_role_a_finding_and_a_letter_that_is_not_open() -> None:
    letter, drafter = draft(), making.user(Role.DRAFTER)
    (finding,) = actions.review_letter(letter=letter).warnings

    def refused(actor: object = drafter, key: str = finding.key, reason: str = "So.") -> str:
        with pytest.raises(RuleError) as refusal:
            actions.override_warning(letter=letter, code=finding.code, key=key, reason=reason, actor=actor)  # type: ignore[arg-type]
        return refusal.value.code

    assert refused(reason="  ") == "reason-missing"
    assert refused(key="0" * 64) == "finding-gone"
    assert refused(actor=making.user(Role.DATA_OFFICER)) == "not-allowed"
    row = actions.override_warning(
        letter=letter, code=finding.code, key=finding.key, reason="So.", actor=making.user(Role.APPROVER)
    )
    Letter.objects.update(status=Letter.Status.OPEN)
    letter.refresh_from_db()
    row.letter.refresh_from_db()
    with pytest.raises(RuleError) as refusal:
        actions.undo_override(override=row, actor=drafter)
    assert refusal.value.code == "not-a-draft" and LintOverride.objects.count() == 1
