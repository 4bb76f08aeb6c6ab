import pytest

from apps.accounts.models import Role
from apps.base.errors import RuleError
from apps.letters import actions, compose
from apps.letters.models import Comment, Letter
from tests import making

BODY = "<p>We write to you about prison camps.</p><p>Release them all.</p><p>Act now, before the session ends.</p>"


def _remarked(letter: Letter, position: int = 1, text: str = "Too harsh?") -> Comment:
    reader = making.user(Role.DATA_OFFICER)
    return actions.remark(letter=letter, version=None, language="en", position=position, text=text, actor=reader)


def test_remark_keeps_the_paragraph_it_was_made_on(db: None) -> None:
    comment = _remarked(making.draft(body=BODY))
    assert (comment.block, comment.position, comment.text) == ("<p>Release them all.</p>", 1, "Too harsh?")
    assert comment.version is None and comment.resolved_at is None


def test_remark_sent_twice_is_one(db: None) -> None:
    letter, reader = making.draft(body=BODY), making.user(Role.APPROVER)
    for _attempt in range(2):
        actions.remark(letter=letter, version=None, language="en", position=0, text="Why?", actor=reader)
    assert letter.comments.count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "  "}, "incomplete"),
        ({"position": 3}, "no-paragraph"),
        ({"position": -1}, "no-paragraph"),
        ({"language": "ko"}, "no-paragraph"),
        ({"text": "x" * 4001}, "text-too-long"),
    ],
)
def test_remark_needs_words_and_a_paragraph(db: None, changes: dict[str, object], code: str) -> None:
    letter, reader = making.draft(body=BODY), making.user(Role.APPROVER)
    asked = {"language": "en", "position": 0, "text": "Why?"} | changes
    with pytest.raises(RuleError) as refusal:
        actions.remark(letter=letter, version=None, actor=reader, **asked)  # type: ignore[arg-type]
    assert refusal.value.code == code
    assert letter.comments.count() == 0


def test_remark_on_a_version_of_another_letter_is_refused(db: None) -> None:
    other, letter = making.open_letter(), making.draft(body=BODY)
    with pytest.raises(RuleError) as refusal:
        actions.remark(
            letter=letter,
            version=other.version,
            language="en",
            position=0,
            text="Why?",
            actor=making.user(Role.APPROVER),
        )
    assert refusal.value.code == "no-paragraph"


def test_remark_needs_a_role(db: None) -> None:
    letter = making.draft(body=BODY)
    with pytest.raises(RuleError) as refusal:
        actions.remark(letter=letter, version=None, language="en", position=0, text="Why?", actor=making.user())
    assert refusal.value.code == "not-allowed"


def test_remark_is_resolved_once_and_may_be_opened_again(db: None) -> None:
    comment = _remarked(making.draft(body=BODY))
    first, second = making.user(Role.DRAFTER), making.user(Role.APPROVER)
    actions.resolve_remark(comment=comment, actor=first)
    actions.resolve_remark(comment=comment, actor=second)
    assert comment.resolved_by == first
    actions.reopen_remark(comment=comment, actor=second)
    assert not Comment.objects.exclude(resolved_by=None, resolved_at=None).exists()


def test_remark_of_another_is_resolved_by_who_works_on_the_text_only(db: None) -> None:
    comment = _remarked(making.draft(body=BODY))
    with pytest.raises(RuleError) as refusal:
        actions.resolve_remark(comment=comment, actor=making.user(Role.DATA_OFFICER))
    assert refusal.value.code == "not-allowed"
    actions.resolve_remark(comment=comment, actor=comment.author)
    assert comment.resolved_by == comment.author


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (BODY, (1, False)),
        (f"<p>A new beginning.</p>{BODY}", (2, False)),
        (BODY.replace("Release them all.", "Release all of them."), (1, True)),
        (BODY.replace("<p>Release them all.</p>", ""), (None, True)),
        (f"<p>Release them all.</p><p>Something between.</p>{BODY}", (0, False)),
    ],
)
def test_remark_finds_its_paragraph_again(db: None, body: str, expected: tuple[int | None, bool]) -> None:
    letter = making.draft(body=BODY)
    comment = _remarked(letter)
    letter.body = body
    actions.save_draft(letter=letter, actor=None)
    (placed,) = compose.placed(letter, [comment])
    assert (placed.now, placed.is_changed) == expected


def test_remark_on_filled_asks_finds_the_placeholder_of_the_draft(db: None) -> None:
    letter = making.draft()
    actions.submit_letter(letter=letter, actor=None)
    version = letter.versions.get()
    reader = making.user(Role.APPROVER)
    comment = actions.remark(letter=letter, version=version, language="en", position=2, text="Order?", actor=reader)
    assert comment.block.startswith("<ol>")
    (placed,) = compose.placed(letter, [comment])
    assert (placed.now, placed.is_changed) == (2, False)
