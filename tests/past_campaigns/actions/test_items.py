"""What a person decides of a file that was read."""

import logging
from functools import partial
from pathlib import Path

import pytest

from apps.accounts.models import Role
from apps.addressees.models import Institution
from apps.archive.models import Document, Passage
from apps.campaigns.models import Ask, Campaign
from apps.letters.models import Letter
from apps.past_campaigns import actions, importing
from apps.past_campaigns.models import ImportItem, ImportRun
from apps.responses.models import Response
from apps.signatories.models import Signature
from tests import making
from tests.past_campaigns import documents
from tests.refusals import refused

pytestmark = pytest.mark.django_db
Status = ImportItem.Status


def import_item(item: ImportItem, *, campaign: bool = False, public: bool = False, **who: object) -> ImportItem:
    actor = making.user(Role.COORDINATOR)
    return actions.import_item(item=item, as_past_campaign=campaign, is_public=public, **({"actor": actor} | who))  # type: ignore[arg-type]


def test_letter_goes_into_the_archive_byte_for_byte() -> None:
    item = documents.read(name="2019/Open letter.txt")
    assert (item.status, item.is_ready, item.doubts) == (Status.READ, True, [])
    item = actions.correct_item(
        item=item, fields={"publisher": "Rights Watch", "source_note": "From a box."}, actor=None
    )
    item = import_item(item)
    document = Document.objects.get()
    assert (item.status, item.document, bytes(item.original)) == (Status.IMPORTED, document, b"")
    assert bytes(document.original) == documents.letter()
    assert (document.slug, document.file_name, document.kind) == ("open-letter", "Open letter.txt", "letter")
    assert (document.title, document.language) == ("Open letter 1 on detention without trial", "en")
    assert (document.publisher, document.source_note) == ("Rights Watch", "From a box.")
    assert (document.addressed_to, document.is_public) == ("Jane Mwangi, Minister of Justice", False)
    passages = list(document.passages.all())
    assert [passage.kind for passage in passages] == ["paragraph", "paragraph", "ask", "ask"]
    assert document.text[passages[2].start : passages[2].end] == "1. release those who were never charged;"
    assert not Campaign.objects.exists()


def test_letter_becomes_a_past_campaign() -> None:
    import_item(documents.read(), campaign=True, public=True)
    letter = Letter.objects.get()
    assert letter.source == Document.objects.get() and letter.campaign.is_historical
    assert [ask.text for ask in letter.campaign.asks.all()] == [
        "release those who were never charged;",
        "let lawyers visit the camps.",
    ]
    assert [ask.source.kind for ask in Ask.objects.all() if ask.source] == ["ask", "ask"]
    assert Signature.objects.filter(status="as_printed").count() == 3
    assert [each.name for each in Document.objects.get().institutions.all()] == ["Ministry of Justice"]


def test_institution_of_the_directory_is_found_and_none_is_made() -> None:
    known = Institution.objects.create(name="Ministry of Justice", country="KE")
    import_item(documents.read())
    import_item(documents.read(documents.letter(2, ministry="Health")))
    one, other = Document.objects.order_by("pk")
    assert list(one.institutions.all()) == [known] and not other.institutions.exists()
    assert Institution.objects.count() == 1


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_every_document_goes_into_the_archive(path: Path) -> None:
    item = documents.read(path.read_bytes(), name=path.name)
    assert item.status == Status.READ, item.message
    document = import_item(item).document
    assert document is not None and bytes(document.original) == path.read_bytes()
    assert document.text == item.text and document.passages.exists()
    assert all(0 <= passage.start < passage.end <= len(item.text) for passage in document.passages.all())


@pytest.mark.parametrize("path", documents.WORK, ids=lambda path: path.name)
def test_every_document_becomes_a_past_campaign(path: Path) -> None:
    item = documents.read(path.read_bytes(), name=path.name)
    if not item.date:
        item = actions.correct_item(item=item, fields={"date": "2020-01-02"}, actor=None)
    item = import_item(item, campaign=True, public=True)
    assert item.status == Status.IMPORTED and item.read is not None
    if item.kind == "letter" or (item.kind == "statement" and item.read["signatories"]):
        letter = Letter.objects.get(source=item.document)
        assert letter.signatures.count() == len(item.read["signatories"])
        listed = letter.campaign.asks.filter(status=Ask.Status.ACCEPTED)
        assert [ask.text for ask in listed] == [ask["text"] or ask["heading"] for ask in item.read["asks"]]
        assert letter.addressees.exists() == bool(item.read["addressees"] or item.read["cc"])
    else:
        response = Response.objects.get(source=item.document)
        assert response.text and list(Document.objects.get().institutions.all()) == [response.institution]


def test_statement_of_organisations_is_theirs_and_one_of_a_ministry_is_an_answer() -> None:
    item = documents.read()
    item = actions.correct_item(item=item, fields={"kind": "statement"}, actor=None)
    import_item(item, campaign=True, public=True)
    assert (Document.objects.get().kind, Letter.objects.count(), Response.objects.count()) == ("statement", 1, 0)
    assert Campaign.objects.get().summary.startswith("Joint statement to Jane Mwangi of 3 March 2021, signed by 3 org")
    alone = documents.read(documents.letter(2))
    fields = {"kind": "statement", "signatories": [], "claims": {}, "publisher": "Ministry of Justice of Kenya"}
    alone = actions.correct_item(item=alone, fields=fields, actor=None)
    import_item(alone, campaign=True, public=True)
    response = Response.objects.get()
    assert (response.arrived, response.institution.name) == ("statement", "Ministry of Justice")


def test_corrections_are_imported_and_the_paragraphs_stay() -> None:
    item = documents.read()
    assert item.read is not None
    rows = [{**row, "country": "UG"} for row in item.read["signatories"][:2]]
    fields = {"title": "Another title", "date": "2020-02-26", "signatories": rows, "asks": [{"text": "Free all."}]}
    item = actions.correct_item(item=item, fields=fields, actor=None)
    assert (item.title, item.is_ready) == ("Another title", False)
    assert [doubt["message"] for doubt in item.doubts] == ["The text says that 3 organisations signed; 2 were read."]
    item = import_item(item, campaign=True, public=True)
    letter = Letter.objects.get()
    assert (letter.title, str(letter.date)) == ("Another title", "2020-02-26")
    assert {signature.country.code for signature in letter.signatures.all()} == {"UG"}
    assert [(ask.text, ask.source) for ask in letter.campaign.asks.all()] == [("Free all.", None)]
    assert Passage.objects.filter(kind="ask").count() == 2 and item.corrected is not None


def test_correction_back_to_what_was_read_is_none() -> None:
    item = documents.read()
    assert item.read is not None
    title = item.read["title"]
    item = actions.correct_item(item=item, fields={"title": "Other", "place": "Nairobi"}, actor=None)
    assert item.corrected == {"title": "Other", "place": "Nairobi"}
    item = actions.correct_item(item=item, fields={"title": title, "place": ""}, actor=None)
    assert (item.corrected, item.title, item.is_ready) == (None, title, True)


def test_wrong_correction_changes_nothing() -> None:
    item = documents.read()
    fields = {"title": "Other", "signatories": [{"name": "A", "country": "Korea"}]}
    refusal = refused("wrong-value", lambda: actions.correct_item(item=item, fields=fields, actor=None))
    assert refusal.field == "signatories-0-country"
    item.refresh_from_db()
    assert item.corrected is None


def test_corrections_are_in_the_history_with_who_made_them() -> None:
    item, drafter = documents.read(), making.user(Role.DRAFTER)
    actions.correct_item(item=item, fields={"title": "Other"}, actor=drafter)
    latest = item.history.latest()
    assert (latest.history_user, latest.corrected) == (drafter, {"title": "Other"})


def test_document_without_a_date_is_archived_but_is_no_past_campaign() -> None:
    item = documents.read(documents.letter(date=""))
    refusal = refused("past-campaign-date", lambda: import_item(item, campaign=True, public=True))
    assert refusal.field == "date"
    item.refresh_from_db()
    assert (item.status, item.message) == (Status.READ, str(refusal.message))
    item = import_item(item)
    assert (item.status, item.message, Document.objects.get().date) == (Status.IMPORTED, "", None)


def test_past_campaign_of_a_document_that_is_not_public_is_refused() -> None:
    item = documents.read()
    refused("past-campaign-public", lambda: import_item(item, campaign=True))
    assert not Document.objects.exists()


def test_failure_in_the_past_campaign_takes_the_document_back() -> None:
    item = documents.read()
    assert item.read is not None
    rows = [*item.read["signatories"], {**item.read["signatories"][0], "name": "x" * 201, "kind": "individual"}]
    ImportItem.objects.filter(pk=item.pk).update(corrected={"signatories": rows})
    refusal = refused("invalid", lambda: import_item(item, campaign=True, public=True))
    assert str(refusal.message).startswith("Signatory 4: ")
    for model in (Document, Passage, Campaign, Letter, Signature, Institution, Ask):
        assert not model._default_manager.exists(), model
    item.refresh_from_db()
    assert (item.status, item.message, bytes(item.original)) == (Status.READ, str(refusal.message), documents.letter())


def test_second_document_of_a_name_gets_a_number() -> None:
    for number in (1, 2, 3):
        import_item(documents.read(documents.letter(number), name="공개/Letter.txt"), campaign=True, public=True)
    assert set(Document.objects.values_list("slug", flat=True)) == {"letter", "letter-2", "letter-3"}
    import_item(documents.read(documents.letter(4), name="공개서한.txt"))
    assert Document.objects.latest("pk").slug.startswith("document-")


def test_skipped_file_keeps_its_bytes_and_may_be_read_again() -> None:
    item = actions.skip_item(item=documents.read(), actor=None)
    assert (item.status, bytes(item.original)) == (Status.SKIPPED, documents.letter())
    assert ImportRun.objects.get().status == ImportRun.Status.DONE
    item = actions.read_again(item=item, actor=None)
    assert (item.status, item.read, ImportRun.objects.get().status) == (Status.WAITING, None, "running")
    assert actions.read_item(item.pk)
    assert [move.to_status for move in item.transitions.all()] == ["waiting", "skipped", "waiting"]


def test_file_that_was_not_kept_cannot_be_read_again() -> None:
    empty = actions.add_file(run=documents.run(), name="a.txt", data=b"")
    refused("file-not-kept", lambda: actions.read_again(item=empty, actor=None))


def test_what_is_decided_is_not_decided_again() -> None:
    item = import_item(documents.read())
    refused("wrong-state", lambda: import_item(item))
    refused("wrong-state", lambda: actions.skip_item(item=item, actor=None))
    refused("wrong-state", lambda: actions.correct_item(item=item, fields={"title": "x"}, actor=None))
    waiting = actions.add_file(run=documents.run(), name="b.txt", data=documents.letter(2))
    refused("wrong-state", lambda: import_item(waiting))
    refused("wrong-state", lambda: actions.correct_item(item=waiting, fields={"title": "x"}, actor=None))


def test_ready_files_are_imported_together_and_the_others_wait() -> None:
    run, coordinator = documents.run(is_public=True), making.user(Role.COORDINATOR)
    ready = [documents.read(documents.letter(number), name=f"{number}.txt", into=run) for number in (1, 2)]
    doubtful = documents.read(documents.letter(3, claimed=9), name="3.txt", into=run)
    assert actions.import_ready(run=run, actor=coordinator, as_past_campaign=True) == 2
    assert actions.import_ready(run=run, actor=coordinator) == 0
    assert importing.work_on(run.pk) is False
    for item in (*ready, doubtful):
        item.refresh_from_db()
    assert [item.status for item in (*ready, doubtful)] == [Status.IMPORTED, Status.IMPORTED, Status.READ]
    assert Letter.objects.count() == 2
    assert [move.actor for move in ready[0].transitions.filter(to_status="imported")] == [coordinator]
    run.refresh_from_db()
    assert run.status == ImportRun.Status.WAITING


def test_ready_files_are_not_made_campaigns_in_secret() -> None:
    run = documents.run()
    documents.read(into=run)
    refused("past-campaign-public", lambda: actions.import_ready(run=run, actor=None, as_past_campaign=True))
    refused(
        "past-campaign-public",
        lambda: actions.import_ready(run=run, actor=None, as_past_campaign=True, is_public=False),
    )
    assert not ImportItem.objects.filter(is_wanted=True).exists()


def test_only_archivists_decide(caplog: pytest.LogCaptureFixture) -> None:
    approver, item = making.user(Role.APPROVER), documents.read()
    caplog.set_level(logging.DEBUG)
    refused("not-allowed", lambda: actions.correct_item(item=item, fields={"title": "x"}, actor=approver))
    refused("not-allowed", lambda: actions.skip_item(item=item, actor=approver))
    refused("not-allowed", lambda: actions.read_again(item=item, actor=approver))
    refused("not-allowed", lambda: actions.import_ready(run=item.run, actor=approver))
    refused("not-allowed", lambda: import_item(item, actor=approver))
    item.refresh_from_db()
    assert (item.status, item.message, Document.objects.count()) == (Status.READ, "", 0)
    assert "Rights Watch" not in caplog.text


def test_drafter_imports_into_the_archive_but_makes_no_campaign() -> None:
    item, drafter = documents.read(), making.user(Role.DRAFTER)
    refused("not-allowed", lambda: import_item(item, campaign=True, public=True, actor=drafter))
    assert not Document.objects.exists()
    assert import_item(item, actor=drafter).status == Status.IMPORTED


def test_drafter_makes_nothing_public() -> None:
    run, drafter = documents.run(), making.user(Role.DRAFTER)
    item = documents.read(into=run)
    refusal = refused("not-allowed", lambda: import_item(item, public=True, actor=drafter))
    assert refusal.field == "is_public"
    refused("not-allowed", lambda: actions.import_ready(run=run, actor=drafter, is_public=True))
    refused("not-allowed", lambda: actions.start_run(name="Old", actor=drafter, is_public=True))
    item.refresh_from_db()
    assert (item.status, item.is_wanted, item.message, Document.objects.count()) == (Status.READ, False, "", 0)


def test_files_that_were_to_be_public_do_not_become_so_by_a_drafter() -> None:
    run, drafter = documents.run(is_public=True), making.user(Role.DRAFTER)
    item = documents.read(into=run)
    refused("not-allowed", lambda: actions.import_ready(run=run, actor=drafter))
    ImportItem.objects.filter(pk=item.pk).update(is_wanted=True, wanted_by=drafter)
    importing.work_on(run.pk)
    item.refresh_from_db()
    assert (item.status, item.is_wanted, Document.objects.count()) == (Status.READ, False, 0)


def test_correction_of_what_is_past_is_refused_under_the_lock() -> None:
    """Two persons who save at the same moment had the same page in front of them: the second is told."""
    item = documents.read()
    seen = item.updated_at.isoformat()
    actions.correct_item(item=item, fields={"title": "First"}, actor=None, seen=seen)
    for fields in ({"title": "Second"}, {}):
        act = partial(actions.correct_item, item=item, fields=fields, actor=None, seen=seen)
        refused("changed-meanwhile", act)
    item.refresh_from_db()
    assert item.fields["title"] == "First"


@pytest.mark.parametrize("kind", ["letter", "response"])
def test_drafter_adds_to_the_archive_but_makes_nothing_of_the_past(kind: str) -> None:
    item, drafter = documents.read(), making.user(Role.DRAFTER)
    item = actions.correct_item(item=item, fields={"kind": kind}, actor=drafter)
    refused("not-allowed", lambda: import_item(item, campaign=True, public=True, actor=drafter))
    nouns = (Document, Campaign, Letter, Response, Signature, Institution)
    assert [noun.objects.count() for noun in nouns] == [0] * 6
    assert import_item(item, actor=drafter).status == Status.IMPORTED
