"""One file: text and fields side by side, put right, imported; hostile ones are shown as text."""

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.archive.models import Document
from apps.letters.models import Letter
from apps.parties import actions as party_actions
from apps.parties.models import Organisation
from apps.past_campaigns import actions
from apps.past_campaigns.models import ImportItem
from tests import desks
from tests.past_campaigns import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return desks.client(Role.COORDINATOR)


def at(item: ImportItem, name: str = "item") -> str:
    return reverse(f"desk:import-{name}", args=[item.pk])


def form(visitor: Client, item: ImportItem, **changes: str) -> dict[str, str]:
    """What a browser would send from the page, with changes; `a__b` stands for `a-b`."""
    context = visitor.get(at(item)).context
    data = {"seen": context["seen"], "act": "save"}
    for entries in context["form"].entries.values():
        data |= {entry.path: entry.shown for entry in entries}
    for each in context["form"].lists.values():
        for row in each.rows:
            data |= {cell.name: cell.shown for cell in row.cells if not cell.is_unwieldy} | {f"{row.name}-at": row.at}
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


def save(visitor: Client, item: ImportItem, **changes: str) -> Any:
    answer = visitor.post(at(item), form(visitor, item, **changes), follow=True)
    item.refresh_from_db()
    return answer


def test_every_field_is_marked_in_the_text_and_leads_there_and_back(visitor: Client) -> None:
    page = desks.words(visitor, at(documents.read()))
    for key in ("date-0", "addressees-0", "salutation-0", "asks-0", "asks-1", "closing-0", "signatories-2", "claims-0"):
        assert f'id="at-{key}"' in page
        assert f'data-at="{key}"' in page
    assert '<a class="name" id="at-signatories-2" href="#f-signatories-2-name" tabindex="-1">Signatory 3</a>' in page
    assert 'href="#at-date-0"' in page
    assert 'id="f-signatories-2-name"' in page


def test_doubts_come_first_and_lead_to_their_field(visitor: Client) -> None:
    page = visitor.get(at(documents.read(documents.letter(claimed=9))))
    assert [remark["href"] for remark in page.context["remarks"]] == ["#f-claims-organisations"]
    assert "The text says that 9 organisations signed; 3 were read." in page.content.decode()
    assert "<strong>differs</strong>" in page.content.decode()


def test_remark_of_the_reader_leads_to_its_line(visitor: Client) -> None:
    item = documents.read((documents.FOLDER / "01-undertrials.txt").read_bytes())
    page = visitor.get(at(item))
    lines = [remark["line"] for remark in page.context["remarks"] if remark.get("line")]
    assert lines
    for line in lines:
        assert f'href="#line-{line}"' in page.content.decode()
        assert f'id="line-{line}"' in page.content.decode()


def test_what_was_put_right_is_saved_with_what_was_read_beside_it(visitor: Client) -> None:
    item = documents.read()
    answer = save(visitor, item, title="A better title", signatories__1__country="Uganda", publisher="The coalition")
    assert item.corrected is not None
    assert (item.corrected["title"], item.publisher) == ("A better title", "The coalition")
    assert [row["country"] for row in item.corrected["signatories"]] == ["KE", "UG", "KE"]
    page = answer.content.decode()
    assert "As read:" in page
    save(visitor, item, reset="title")
    assert item.fields["title"] == (item.read or {})["title"]
    save(visitor, item, reset="signatories")
    assert item.corrected is None


def test_refusal_keeps_every_word_and_stands_beside_its_field(visitor: Client) -> None:
    item = documents.read()
    answer = visitor.post(at(item), form(visitor, item, date="soon", title="Mine", signatories__0__country="Atlantis"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing was saved yet" in page
    assert "Row 1 (Rights Watch 1-1): No country is called “Atlantis”." in page
    for kept in ('value="soon"', ">Mine</textarea>", 'value="Atlantis"', 'id="e-signatories-0-country"'):
        assert kept in page
    item.refresh_from_db()
    assert item.corrected is None


def test_refusal_of_the_action_keeps_every_word_too(visitor: Client) -> None:
    item = documents.read()
    answer = visitor.post(at(item), form(visitor, item, asks__0__text="", salutation="Dear all,"))
    assert answer.status_code == 422
    assert "must not be empty" in answer.content.decode()
    assert 'value="Dear all,"' in answer.content.decode()


def test_somebody_else_was_quicker(visitor: Client) -> None:
    item = documents.read()
    mine = form(visitor, item, title="Mine")
    actions.correct_item(item=item, fields={"title": "Theirs"}, actor=None)
    answer = visitor.post(at(item), mine)
    assert "Somebody changed this a moment ago." in answer.content.decode()
    assert ">Mine</textarea>" in answer.content.decode()
    item.refresh_from_db()
    assert item.fields["title"] == "Theirs"
    visitor.post(at(item), mine | {"seen": answer.context["seen"]})
    item.refresh_from_db()
    assert item.fields["title"] == "Mine"


def test_import_that_is_pressed_twice_says_the_same_twice(visitor: Client) -> None:
    item = documents.read()
    mine = form(visitor, item, act="import")
    for _press in range(2):
        assert "is in the archive." in visitor.post(at(item), mine, follow=True).content.decode()
    answer = visitor.post(at(item), mine | {"title": "Other words"})
    assert (answer.status_code, Document.objects.count()) == (422, 1)


def test_import_saves_first_and_goes_on_to_the_next_that_needs_a_look(visitor: Client) -> None:
    run = documents.run()
    item = documents.read(documents.letter(1), into=run, name="one.txt")
    following = documents.read(documents.letter(2, claimed=9), into=run, name="two.txt")
    answer = save(visitor, item, title="Put right at the last moment", act="import")
    assert answer.redirect_chain == [(at(following), 302)]
    document = Document.objects.get()
    assert reverse("admin:archive_document_change", args=[document.pk]) in answer.content.decode()
    assert (document.title, document.is_public) == ("Put right at the last moment", False)
    assert not Letter.objects.exists()
    answer = save(visitor, following, act="import", how="campaign")
    assert answer.redirect_chain == [(reverse("desk:import-run", args=[run.pk]), 302)]
    assert Letter.objects.get().source == Document.objects.get(file_name="two.txt")


def test_past_campaign_without_a_date_is_refused_and_what_was_typed_is_saved(visitor: Client) -> None:
    item = documents.read(documents.letter(date=""))
    answer = visitor.post(at(item), form(visitor, item, title="Saved", act="import", how="campaign"))
    assert "needs the date of its letter" in answer.content.decode()
    assert (answer.status_code, answer.context["how"]) == (422, "campaign")
    item.refresh_from_db()
    assert (item.status, item.fields["title"]) == ("read", "Saved")


def test_one_choice_of_three_says_who_can_read_it(visitor: Client) -> None:
    """No combination that is refused can be asked for."""
    run = documents.run()
    for number, how in enumerate(("archive", "public", "campaign")):
        item = documents.read(documents.letter(number), into=run, name=f"{how}.txt")
        page = desks.words(visitor, at(item))
        assert [f'value="{each}"' in page for each in ("archive", "public", "campaign")] == [True] * 3
        assert 'type="checkbox" name="is_public"' not in page and 'value="archive" checked' in page
        save(visitor, item, act="import", how=how)
    made = Document.objects.order_by("pk").values_list("file_name", "is_public")
    assert list(made) == [("archive.txt", False), ("public.txt", True), ("campaign.txt", True)]
    assert [letter.source.file_name for letter in Letter.objects.all() if letter.source] == ["campaign.txt"]


def test_drafter_is_not_offered_to_publish_and_cannot(visitor: Client) -> None:
    drafter, item = desks.client(Role.DRAFTER), documents.read()
    page = desks.words(drafter, at(item))
    assert 'name="how"' not in page and "a coordinator can make it public" in page
    for how in ("public", "campaign"):
        answer = drafter.post(at(item), form(drafter, item, act="import", how=how))
        assert answer.status_code == 422 and "A coordinator can make it public" in answer.content.decode()
    assert not Document.objects.exists()
    save(drafter, item, act="import")
    assert not Document.objects.get().is_public


def test_file_is_left_out_and_taken_up_again(visitor: Client) -> None:
    item = documents.read()
    visitor.post(at(item), {"act": "skip"})
    item.refresh_from_db()
    assert item.status == "skipped"
    assert "Take it up again" in desks.words(visitor, at(item))
    visitor.post(at(item), {"act": "again"})
    item.refresh_from_db()
    assert item.status == "waiting"


def test_known_file_leads_to_its_document(visitor: Client) -> None:
    run = documents.run()
    item = documents.read(into=run)
    document = actions.import_item(item=item, as_past_campaign=False, is_public=False, actor=None).document
    again = actions.add_file(run=documents.run(), name="again.txt", data=documents.letter())
    page = desks.words(visitor, at(again))
    assert "These very bytes are in the archive already" in page
    assert document is not None
    assert reverse("admin:archive_document_change", args=[document.pk]) in page


def test_known_file_is_made_a_past_campaign_once(visitor: Client) -> None:
    actions.import_item(item=documents.read(), as_past_campaign=False, is_public=False, actor=None)
    known = documents.read()
    document = Document.objects.get()
    step = reverse("desk:step", args=["archive", "document", document.pk, "past-campaign"])
    archive = reverse("admin:archive_document_change", args=[document.pk])
    assert step in desks.words(visitor, at(known)) and step in desks.words(visitor, archive)
    assert step not in desks.words(desks.client(Role.DRAFTER), at(known))
    asked = desks.words(visitor, step)
    assert "With this step everybody can read it." in asked and not Letter.objects.exists()
    assert visitor.post(step, follow=True).status_code == 200
    assert Letter.objects.get().source == document
    visitor.post(step)
    assert Letter.objects.count() == 1
    assert step not in desks.words(visitor, at(known)) and "already." in desks.words(visitor, archive)


def test_file_that_came_twice_is_not_said_to_be_in_the_archive(visitor: Client) -> None:
    run = documents.run()
    documents.read(into=run)
    twin = actions.add_file(run=run, name="again.txt", data=documents.letter())
    page = desks.words(visitor, at(twin))
    assert "This run holds the same bytes under another name." in page
    assert "These very bytes are in the archive already" not in page
    rows = desks.words(visitor, reverse("desk:import-run", args=[run.pk])).partition("<tbody")[2]
    assert "Was in already" in rows
    assert "In the archive already" not in rows


def test_unreadable_file_says_what_to_do_and_is_kept(visitor: Client) -> None:
    item = documents.read(b"\x89PNG\r\n picture", name="scan.png")
    page = desks.words(visitor, at(item))
    assert item.message in page
    assert "run text recognition (OCR)" in page
    assert visitor.get(at(item, "original")).content == b"\x89PNG\r\n picture"


def test_original_is_saved_and_never_run(visitor: Client) -> None:
    item = documents.read(b"<html><script>alert(1)</script><p>Dear Sir, 1 May 2020</p>", name='a/b"c\r\n<x>.html')
    for address in (at(item, "original"), f"{at(item, 'original')}?look"):
        headers = visitor.get(address).headers
        assert headers["Content-Type"] == "application/octet-stream"
        assert headers["Content-Disposition"].startswith("attachment")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
    pdf = documents.read((documents.FOLDER / "14-rope.pdf").read_bytes(), name="rope.pdf")
    headers = visitor.get(f"{at(pdf, 'original')}?look").headers
    assert (headers["Content-Type"], headers["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="rope.pdf"',
    )
    assert visitor.get(at(pdf, "original")).headers["Content-Disposition"] == 'attachment; filename="rope.pdf"'


def test_directory_is_asked_for_names_that_it_nearly_knows(visitor: Client) -> None:
    known = Organisation(name="Rights Watch International", country="KE")
    party_actions.save_organisation(row=known, actor=None)
    text = documents.letter().decode().replace("Rights Watch 1-2", "Rights Watch Internationl")
    item = documents.read(text.encode())
    page = desks.words(visitor, at(item, "questions"))
    assert "Did you mean …?" in page
    assert 'href="#f-signatories-1-name"' in page
    assert 'data-value="Rights Watch International"' in page
    assert item.fields["signatories"][1]["name"] == "Rights Watch Internationl"
    assert "Did you mean" not in desks.words(visitor, f"{at(item, 'questions')}?rows=2")


HOSTILE = (
    "12 May 2020\n\nDear <script>alert(1)</script> \u202eMinister,\n\n<img src=x onerror=alert(2)> We urge you to act."
    '\n\nSincerely,\n\n"><svg onload=alert(3)>, Kenya\n<b>Second</b> Group, Kenya\n'
)


def test_hostile_text_is_shown_as_text(visitor: Client) -> None:
    page = desks.words(visitor, at(documents.read(HOSTILE.encode(), name="<script>x</script>.txt")))
    for tag in ("<script>alert", "<img src=x", "<svg onload", "<b>Second", "<script>x"):
        assert tag not in page
    assert "&lt;script&gt;alert(1)" in page
    text_pane = page.partition('class="text-as-read"')[2].partition("</section>")[0]
    assert "⟨U+202E⟩" in text_pane
    assert "\u202e" not in text_pane


def test_ten_million_characters_are_shown_in_parts_and_quickly(visitor: Client) -> None:
    item = documents.read()
    text, long = item.text, "word " * 2_000_000
    spans = {**(item.read or {})["spans"], "body": [[0, len(text) + len(long)]]}
    read = {**(item.read or {}), "spans": spans, "asks": [{"heading": "", "text": long}]}
    ImportItem.objects.filter(pk=item.pk).update(text=text + long, read=read)
    began = time.perf_counter()
    page = visitor.get(at(item))
    assert time.perf_counter() - began < 5
    assert len(page.content) < 1_000_000
    assert "Part 1 of 167" in page.content.decode()
    assert "Too long to be put right here" in page.content.decode()
    save(visitor, item, title="Still saved", go="part=2")
    assert item.fields["title"] == "Still saved"
    assert item.fields["asks"][0]["text"] == long


def test_five_thousand_signatories_are_put_right_page_by_page(visitor: Client) -> None:
    item = documents.read(documents.letter(signatories=5000))
    assert len(item.fields["signatories"]) == 5000
    visitor.get(at(item))  # what is read once per process is read
    began = time.perf_counter()
    page = visitor.get(f"{at(item)}?rows=20")
    assert time.perf_counter() - began < 6
    assert page.context["form"].lists["signatories"].rows[0].at == "4751"
    data = form(visitor, item) | {"signatories-0-name": "Changed", "go": "rows=20"}
    answer = visitor.post(at(item), data)
    assert answer.headers["Location"] == f"{at(item)}?rows=20#signatories"
    item.refresh_from_db()
    assert [row["name"] for row in item.fields["signatories"]][:2] == ["Changed", "Rights Watch 1-2"]
    assert len(item.fields["signatories"]) == 5000


def test_page_costs_the_same_for_three_signatories_and_for_two_hundred_and_forty(visitor: Client) -> None:
    few, many = documents.read(documents.letter(1)), documents.read(documents.letter(2, signatories=240))
    desks.cost(visitor, at(few))
    assert desks.cost(visitor, at(few)) == desks.cost(visitor, at(many)) <= 12
    assert save(visitor, many, signatories__239__title="The last").status_code == 200
    assert many.fields["signatories"][239]["title"] == "The last"
