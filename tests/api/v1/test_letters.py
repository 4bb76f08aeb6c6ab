import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile

from apps.deliveries.models import Edition
from apps.letters import rules
from apps.signatories import sweeps
from apps.signatories.models import Tally
from tests import making
from tests.api.conftest import Read, World


def test_a_third_party_can_compute_the_fingerprint(world: Callable[..., World], read: Read) -> None:
    letter = world().letter
    version = read(f"letters/{letter.slug}/versions/1/")
    assert letter.version is not None
    assert hashlib.sha256(version["canonical"].encode()).hexdigest() == version["fingerprint"]
    assert version["fingerprint"] == rules.fingerprint(letter.version) == read(f"letters/{letter.slug}/")["fingerprint"]
    assert version["texts"][0]["body"] in version["canonical"].replace('\\"', '"').replace("\\n", "\n")


def test_the_figures_are_those_of_the_job_that_counts(world: Callable[..., World], read: Read) -> None:
    """Two signatures are there and one more comes; readers see it once the job has counted."""
    letter = world().letter
    assert figures(read, letter.slug) == (1, 1, 1)
    making.confirmed(letter, country="NL")
    assert figures(read, letter.slug) == (1, 1, 1)
    sweeps.refresh_tallies()
    assert figures(read, letter.slug) == (2, 1, 2)


def test_the_figures_are_zero_before_anything_was_counted(world: Callable[..., World], read: Read) -> None:
    letter = world().letter
    Tally.objects.all().delete()
    assert figures(read, letter.slug) == (0, 0, 0)


def test_the_text_comes_with_its_figures_filled_in(world: Callable[..., World], read: Read) -> None:
    letter = world().letter
    wording = read(f"letters/{letter.slug}/")["wording"]
    assert "We are 1 organisations from 1 countries." in wording["body"]
    assert wording["subject"] == letter.subject and wording["closing"] == "Sincerely,"


def test_a_letter_names_its_addressees_by_office(world: Callable[..., World], read: Read) -> None:
    letter = world().letter
    addressee = read(f"letters/{letter.slug}/")["addressees"][0]
    office = read(f"offices/{addressee['office']}/")
    assert office["institution"] == addressee["institution"]
    assert office["holders"][0]["name"] in addressee["block"][0]


def test_a_letter_shows_editions_that_are_ready(world: Callable[..., World], read: Read) -> None:
    letter = world().letter
    assert read(f"letters/{letter.slug}/")["pdf"] is None
    counts = {"organisations": 1, "individuals": 1, "countries": 1}
    fields = {"letter": letter, "version": letter.version, "figures": counts, "signatories": [{"lines": "hidden"}]}
    edition = Edition.objects.create(number=1, status=Edition.Status.READY, sha256="a" * 64, **fields)
    edition.pdf.save("one.pdf", ContentFile(b"%PDF-1.7"))
    Edition.objects.create(number=2, status=Edition.Status.PLANNED, **fields)
    shown = read(f"letters/{letter.slug}/")
    assert [(row["number"], row["version"], row["figures"]) for row in shown["editions"]] == [(1, 1, counts)]
    assert shown["pdf"].endswith(f"/letters/{letter.slug}/letter.pdf")
    assert "hidden" not in str(shown)


def figures(read: Read, slug: str) -> tuple[int, int, int]:
    row = read("letters/")["results"][0]["figures"]
    assert row == read(f"letters/{slug}/")["figures"]
    return row["organisations"], row["individuals"], row["countries"]
