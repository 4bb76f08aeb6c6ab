"""One campaign from its plan to a government's promise, by hand and browser, in both set-ups."""

import datetime
import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journey import mailbox
from tests.journey.conftest import Cast
from tests.journey.desk import Desk
from tests.printed import text_of

CAMPAIGN = "EU: resolution on the DPRK"
LETTER = "Letter on the resolution of spring"
OFFICE = "High Representative of the Union"
CABINET = "cabinet@service.example"
PROMISE = "The Union will table a resolution this spring."
REFUSAL = "The release of prisoners is a matter for others."
REPLY = f"We have read your letter with care. {PROMISE} {REFUSAL}"
WITNESSES, SILENT, BUSY = "witnesses@forum.example", "silent@society.example", "busy@bureau.example"
ADA, UNDECIDED = "ada@university.example", "undecided@university.example"
ASKS = {
    "Resolution": "Table a strong resolution at the Human Rights Council;",
    "Prisoners": "Ask for the release of all political prisoners.",
}
WRITTEN = (
    "The Union tabled every resolution on this matter since 2003.",
    "The Commission of Inquiry found crimes against humanity.",
)
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


@pytest.mark.timeout(900)
def test_campaign_lives_its_whole_life(cast: Cast) -> None:
    plan(cast)
    draft(cast)
    decide(cast)
    invite(cast)
    sign(cast)
    remind(cast)
    close(cast)
    content = print_edition(cast)
    dispatch(cast, content)
    record_response(cast)
    read(cast, content)


def plan(cast: Cast) -> None:
    """The coordinator writes down campaign and asks, and how the addressee is reached today."""
    desk = cast.coordinator
    desk.open("campaigns/campaign/add/")
    desk.fill(
        slug="eu-resolution",
        title=CAMPAIGN,
        decision="a resolution of the Human Rights Council",
        contact_email="coalition@forum.example",
    )
    for label, text in ASKS.items():
        desk.add_row("asks", label=label, text=text)
    desk.save()
    desk.step("Start the campaign")
    desk.find("addressees/office/", OFFICE)
    desk.add_row("addresses", channel="E-mail", value=CABINET)
    desk.save()


def draft(cast: Cast) -> None:
    """The drafter starts from a template, chooses the addressee, takes a paragraph of the archive over."""
    desk, page = cast.drafter, cast.drafter.page
    desk.open("")
    page.get_by_role("link", name=CAMPAIGN).click()
    page.get_by_role("link", name="New letter").click()
    desk.fill(slug="spring-letter", title=LETTER)
    desk.choose("template", "To the EU High Representative")
    desk.save()
    day = datetime.date.today()
    desk.fill(
        soft_deadline_0=str(day + datetime.timedelta(days=18)),
        soft_deadline_1="12:00:00",
        hard_deadline_0=str(day + datetime.timedelta(days=20)),
        hard_deadline_1="12:00:00",
    )
    row = desk.add_row("addressees")
    desk.choose(f"{row}-office", OFFICE)
    desk.save()
    write(desk)
    desk.step("Submit for review")
    desk.wait_in_list("letters/letter/", LETTER, "In review")


def write(desk: Desk) -> None:
    """Follows the instructions of the template in the editor, and borrows from the archive."""
    page = desk.page
    page.get_by_role("link", name="Write the text").first.click()
    instructions = page.locator(".ProseMirror p", has_text="[")
    for sentence in WRITTEN:
        instructions.first.click(click_count=3)
        page.keyboard.type(sentence)
    expect(instructions).to_have_count(0)
    desk.fill(subject="The resolution of spring")
    page.locator("[name=words]").fill("non-refoulement seeking asylum")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="Take over").first.click()
    expect(page.locator("[name=body]")).to_have_value(re.compile("non-refoulement"))
    expect(page.locator("[name=subject]")).to_have_value("The resolution of spring")
    page.get_by_role("button", name="Save", exact=True).click()


def decide(cast: Cast) -> None:
    cast.approver.open("")
    cast.approver.page.get_by_role("link", name=LETTER).first.click()
    cast.approver.step("Approve", remark="Clear and true.")
    cast.coordinator.find("letters/letter/", LETTER)
    cast.coordinator.step("Open for signing")


def invite(cast: Cast) -> None:
    page = cast.coordinator.page
    page.get_by_role("link", name="Invite signatories").click()
    page.locator("[name=lines]").fill(f"Forum of Witnesses, {WITNESSES}\nSilent Society, {SILENT}\nBusy Bureau, {BUSY}")
    page.get_by_role("button", name="Look at the list first").click()
    page.get_by_role("button", name="Send 3 invitations").click()
    for recipient in (WITNESSES, SILENT, BUSY):
        assert LETTER in mailbox.words(cast.stack.wait_for_mail(recipient))


def sign(cast: Cast) -> None:
    """An organisation by its invitation, an individual from the public page, another who never confirms."""
    site, mail = cast.stranger, cast.stack.wait_for_mail
    site.open(mailbox.link(mail(WITNESSES), "i"))
    site.press("Sign this letter")
    site.sign(country="KR", contact_name="Kim Example", contact_role="Director")
    site.confirm(mailbox.link(mail(WITNESSES, count=2), "c"))
    for name, email in (("Ada Sampleworth", ADA), ("Undecided Person", UNDECIDED)):
        site.open("letters/spring-letter/")
        site.shows("The resolution of spring", "European External Action Service", *ASKS)
        site.follow("Sign this letter")
        site.follow("Sign as an individual")
        site.sign(name=name, title="Professor", email=email, visibility="public")
    site.confirm(mailbox.link(mail(ADA), "c"))
    site.open(mailbox.link(mail(BUSY), "i"))
    site.page.locator("[name=answer][value=declined]").check()
    site.press("Send this answer")
    site.shows("Declined")
    site.wait_for("letters/spring-letter/", "Forum of Witnesses", "Ada Sampleworth", "1 organisation", "1 individual")
    site.hides("Undecided Person")


def remind(cast: Cast) -> None:
    """Two reminders at most, none to who has answered; who never confirmed is given up."""
    stack = cast.stack
    stack.advance(2 * DAY + HOUR)
    reminder = stack.wait_for_mail(UNDECIDED, count=2)
    assert reminder["Auto-Submitted"] == "auto-generated"
    stack.advance(3 * DAY)
    stack.wait_for_mail(UNDECIDED, count=3)
    assert "/i/" in mailbox.words(stack.wait_for_mail(SILENT, count=2))
    stack.advance(5 * DAY)
    last = stack.wait_for_mail(SILENT, count=3)
    stack.advance(5 * DAY)
    link = mailbox.link(stack.wait_for_mail(UNDECIDED, count=3), "c")
    cast.stranger.wait_for(link, "This link is too old")
    cast.stranger.open(mailbox.link(last, "i"))
    cast.stranger.shows("No answer yet")


def close(cast: Cast) -> None:
    """The clock closes the letter at its deadline, and nobody got more mails than they should."""
    cast.stack.advance(6 * DAY)
    cast.coordinator.wait_in_list("letters/letter/", LETTER, "Closed")
    cast.stranger.open("letters/spring-letter/sign/")
    cast.stranger.shows("This letter is not open for signing")
    counts = {who: len(cast.stack.mails_to(who)) for who in (WITNESSES, SILENT, BUSY, ADA, UNDECIDED)}
    # Invited: the invitation and two reminders. Signed: the link and the receipt.
    assert counts == {WITNESSES: 3, SILENT: 3, BUSY: 1, ADA: 2, UNDECIDED: 3}


def print_edition(cast: Cast) -> bytes:
    desk = cast.coordinator
    desk.find("letters/letter/", LETTER)
    desk.step("Make an edition (PDF)")
    desk.wait_for_state("Ready")
    address = desk.page.get_by_role("link", name="Open the PDF").get_attribute("href")
    content = desk.page.request.get(f"{desk.url}{address}").body()
    words = " ".join(text_of(content).split())
    for expected in (
        "European External Action Service",
        "The resolution of spring",
        "1 organisations and 1 individuals from 1 countries",
        *WRITTEN,
        *ASKS.values(),
        "principle of non-refoulement under the Refugee Convention",
        "Sincerely,",
        "Forum of Witnesses, South Korea",
        "Ada Sampleworth, Professor",
        "Edition 1",
        "Page 1 of ",
    ):
        assert expected in words, expected
    assert "Undecided" not in words
    assert "[" not in words
    return content


def dispatch(cast: Cast, content: bytes) -> None:
    """To the address that the coordinator entered; the letter is delivered when the mail has left."""
    desk = cast.coordinator
    desk.step("Plan the dispatches")
    desk.page.locator("#dispatches-group .inlinechangelink, #dispatches-group .inlineviewlink").click()
    desk.step("Send by e-mail")
    mail = cast.stack.wait_for_mail(CABINET)
    assert mailbox.attachment(mail) == content
    assert "Your Excellency," in mailbox.words(mail)
    assert (mail["Reply-To"], mail["Auto-Submitted"], mail["List-Unsubscribe"]) == (
        "coalition@forum.example",
        None,
        None,
    )
    desk.wait_for_state("Sent")
    desk.wait_in_list("letters/letter/", LETTER, "Delivered")


def record_response(cast: Cast) -> None:
    desk = cast.coordinator
    today = datetime.date.today() + 21 * DAY
    desk.open("responses/response/add/")
    desk.fill(
        slug="reply-high-representative",
        title="Reply of the High Representative",
        arrived="Substantive reply by the addressee",
        quality="Cooperative but incomplete",
        from_name="The High Representative",
        dated=str(today),
        received_on=str(today),
        text=REPLY,
    )
    desk.choose("letter", LETTER)
    desk.choose("addressee", LETTER)
    desk.save()
    desk.add_row("positions", ask="Resolution", position="Accepted", quote=PROMISE)
    desk.add_row("positions", ask="Prisoners", position="Not competent", quote=REFUSAL)
    row = desk.add_row("commitments", quote=PROMISE, strength="4")
    desk.page.locator(f"#{row}").get_by_label("Resolution").check()
    desk.save()
    desk.step("Publish")


def read(cast: Cast, content: bytes) -> None:
    """What readers and programs see in the end."""
    site = cast.stranger
    site.open("letters/spring-letter/")
    site.shows("Delivered", "Reply of the High Representative", "Forum of Witnesses")
    assert site.page.request.get(f"{site.url}/en/letters/spring-letter/letter.pdf").body() == content
    site.open("responses/reply-high-representative/")
    site.shows("Accepted", "Not competent", PROMISE, REFUSAL)
    site.open("commitments/")
    site.shows(PROMISE)
    letter = _api(cast, "letters/spring-letter/")
    assert (letter["status"], letter["title"]) == ("delivered", LETTER)
    (promise,) = _api(cast, "commitments/?campaign=eu-resolution")["results"]
    assert (promise["quote"], promise["strength"], promise["status"]) == (PROMISE, 4, "announced")
    positions = _api(cast, "positions/?campaign=eu-resolution")["results"]
    assert [row["position"] for row in positions] == ["accepted", "not_competent"]
    names = [row["name"] for row in _api(cast, "signatures/?letter=spring-letter")["results"]]
    assert sorted(names) == ["Ada Sampleworth", "Forum of Witnesses"]


def _api(cast: Cast, path: str) -> Any:
    return json.loads(cast.stranger.page.request.get(f"{cast.stack.url}/api/v1/{path}").body())
