"""What the import makes of the five real documents, and that it makes all of it or nothing."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from apps.accounts.models import Role
from apps.addressees.models import Address
from apps.archive.models import Document, Passage
from apps.base.errors import RuleError
from apps.campaigns.models import Campaign
from apps.deliveries.models import Dispatch
from apps.mail.models import Message
from apps.past_campaigns.actions import import_corpus
from apps.past_campaigns.models import ImportRun
from tests import making
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    models: list[type[Model]] = [model for model in apps.get_models() if model.__module__.startswith("apps.")]
    return {model._meta.label: model._default_manager.count() for model in models}


def test_documents_are_kept_byte_for_byte_with_their_provenance() -> None:
    run = import_corpus(folder=copies.CORPUS)
    assert (run.documents, run.added) == (5, 5)
    assert ImportRun.objects.get() == run
    for document in Document.objects.all():
        data = (copies.CORPUS / document.file_name).read_bytes()
        assert bytes(document.original) == data
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert document.source_note
    dated = Document.objects.order_by("date").values_list("kind", "date__year")
    assert list(dated) == [
        ("letter", 2014),
        ("response", 2015),
        ("statement", 2016),
        ("letter", 2020),
        ("letter", 2020),
    ]
    assert [d.slug for d in Document.objects.filter(is_unofficial_translation=True)] == [
        "2016-11-14-rok-us-consultation"
    ]


def test_passages_stand_where_they_say() -> None:
    import_corpus(folder=copies.CORPUS)
    for passage in Passage.objects.select_related("document"):
        printed = passage.document.text[passage.start : passage.end]
        assert printed == printed.strip()
        read = f"{passage.heading}: {passage.text}" if passage.kind == "ask" else passage.text
        assert read.split()[0] in printed[:30] and read.split()[-1] in printed[-30:]
        assert len(printed) - 15 < len(read) <= len(printed)  # a number, a bullet, brackets, marks, line ends apart
    counts = {d.slug[:10]: list(d.passages.values_list("position", flat=True)) for d in Document.objects.all()}
    assert counts["2014-11-10"] == list(range(1, 14))  # nine paragraphs and four notes
    assert [len(counts[key]) for key in ("2015-11-18", "2016-11-14", "2020-02-21", "2020-02-26")] == [10, 10, 11, 14]


def test_second_run_adds_nothing_at_all() -> None:
    import_corpus(folder=copies.CORPUS)
    before = rows()
    run = import_corpus(folder=copies.CORPUS)
    assert (run.documents, run.added) == (5, 0)
    assert [entry["added"] for entry in run.report] == [False] * 5
    assert rows() == before


def test_document_that_came_later_is_added_alone(tmp_path: Path) -> None:
    folder = copies.copy(tmp_path)
    copies.only(folder, copies.NL)
    assert import_corpus(folder=folder).added == 1
    run = import_corpus(folder=copies.CORPUS)
    assert (run.documents, run.added) == (5, 4)
    assert Document.objects.count() == 5


def test_report_sets_counts_beside_claims() -> None:
    report = {entry["file"]: entry for entry in import_corpus(folder=copies.CORPUS).report}
    moon = report[copies.MOON]
    assert moon["signatories"] == {"organisations": 70, "individuals": 7, "countries": 22, "total": 77}
    assert moon["claims"] == {"organisations": 69, "individuals": 7, "countries": 23, "total": None}
    eu = report[copies.EU]
    assert eu["signatories"] == {"organisations": 31, "individuals": 4, "countries": 8, "total": 35}
    assert eu["claims"] == {"organisations": None, "individuals": None, "countries": 10, "total": 35}
    assert (eu["asks"], eu["asks_in_prose"]) == (5, 3)
    assert report[copies.UN]["addressed_to"] == ["UN Member States"]
    assert (report[copies.ROK]["discussions"], report[copies.ROK]["commitments"]) == (3, 3)


def test_nothing_is_sent_and_no_address_is_usable() -> None:
    import_corpus(folder=copies.CORPUS)
    assert Address.objects.filter(value="president@president.go.kr").count() == 1
    assert Address.objects.count() > 5
    assert Address.objects.usable().count() == 0
    assert Dispatch.objects.count() == Message.objects.count() == 0


def spoil_hash(folder: Path) -> None:
    path = folder / copies.EU
    path.write_bytes(path.read_bytes().replace(b"Borrell", b"Borell"))


def spoil_missing(folder: Path) -> None:
    (folder / copies.EU).unlink()


def spoil_unreadable(folder: Path) -> None:
    path = folder / copies.EU
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(b"Dear Sir,\xff\xff\xff")
    copies.describe(folder, (before, hashlib.sha256(path.read_bytes()).hexdigest()))


def spoil_date(folder: Path) -> None:
    copies.describe(folder, ("date = 2020-02-26", "date = 2020-02-27"))


def spoil_kind(folder: Path) -> None:
    entry = f'file = "{copies.EU}"\nkind = "letter"'
    copies.describe(folder, (entry, entry.replace('"letter"', '"statement"')))


def spoil_entry(folder: Path) -> None:
    copies.describe(folder, (f'file = "{copies.EU}"\nkind = "letter"\n', f'file = "{copies.EU}"\n'))


def spoil_unlisted(folder: Path) -> None:
    path = folder / "provenance.toml"
    path.write_text(path.read_text().split(f'[[document]]\nfile = "{copies.EU}"')[0])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (spoil_hash, "corpus-changed"),
        (spoil_missing, "corpus-missing"),
        (spoil_unreadable, "corpus-unreadable"),
        (spoil_date, "corpus-provenance"),
        (spoil_kind, "corpus-provenance"),
        (spoil_entry, "corpus-provenance"),
        (spoil_unlisted, "corpus-provenance"),
    ],
)
def test_one_bad_document_leaves_nothing(tmp_path: Path, spoil: Any, code: str) -> None:
    folder = copies.copy(tmp_path)
    spoil(folder)
    before = rows()
    with pytest.raises(RuleError) as refusal:
        import_corpus(folder=folder)
    assert refusal.value.code == code
    assert copies.EU in str(refusal.value.message)
    assert rows() == before


def test_refusal_in_the_last_document_takes_the_first_ones_back(tmp_path: Path) -> None:
    """Here the files are in order, and only the database refuses: the short name of the last is taken."""
    making.campaign(slug="2020-02-26-eu-high-representative")
    before = rows()
    with pytest.raises(RuleError) as refusal:
        import_corpus(folder=copies.copy(tmp_path))
    assert (refusal.value.code, refusal.value.field) == ("invalid", "slug")
    assert copies.EU in str(refusal.value.message)
    assert rows() == before


def test_changed_document_under_a_known_name_is_refused(tmp_path: Path) -> None:
    import_corpus(folder=copies.CORPUS)
    folder = copies.copy(tmp_path)
    copies.alter(folder, copies.UN, ("Human Rights Watch", "Human Rights Clock"))
    with pytest.raises(RuleError) as refusal:
        import_corpus(folder=folder)
    assert copies.UN in str(refusal.value.message)
    assert Document.objects.count() == 5


def test_approver_may_not_import() -> None:
    with pytest.raises(RuleError) as refusal:
        import_corpus(folder=copies.CORPUS, actor=making.user(Role.APPROVER))
    assert refusal.value.code == "not-allowed"
    assert not Campaign.objects.exists()
