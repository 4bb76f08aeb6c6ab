"""Signatories as printed: names, countries and order of the originals, and nothing that they never gave."""

from pathlib import Path

import pytest

from apps.past_campaigns.actions import import_corpus
from apps.signatories.models import Signature, SignatureQuerySet, Tally
from tests.past_campaigns import copies

pytestmark = pytest.mark.django_db


def signatures(file: str, folder: Path = copies.CORPUS) -> SignatureQuerySet:
    import_corpus(folder=folder)
    return Signature.objects.filter(letter__source__file_name=file)


def test_no_consent_or_confirmation_is_invented() -> None:
    import_corpus(folder=copies.CORPUS)
    assert Signature.objects.count() == 8 + 77 + 35
    for row in Signature.objects.all():
        assert row.status == Signature.Status.AS_PRINTED
        assert row.consent_at is row.confirmed_at is None
        assert (row.consent_wording, row.email, row.contact_name, row.contact_role) == ("", "", "", "")
        assert [t.to_status for t in row.transitions.all()] == ["as_printed"]


@pytest.mark.parametrize(
    ("file", "figures"), [(copies.UN, (8, 0, 0)), (copies.MOON, (70, 7, 22)), (copies.EU, (31, 4, 8))]
)
def test_tally_counts_what_is_printed(file: str, figures: tuple[int, int, int]) -> None:
    import_corpus(folder=copies.CORPUS)
    tally = Tally.objects.get(letter__source__file_name=file)
    assert (tally.organisations, tally.individuals, tally.countries) == figures


def test_wording_of_a_country_stays_beside_its_code() -> None:
    found = signatures(copies.MOON).filter(country="US").values_list("country_wording", flat=True)
    assert set(found) == {"U.S.A", "U.S.A."}
    assert Signature.objects.get(name="Human Rights Watch", letter__source__file_name=copies.EU).country.code == ""


def test_honours_stay_with_the_name() -> None:
    rows = signatures(copies.EU).filter(kind="individual").order_by("position")
    assert [row.name for row in rows] == [
        "David Alton, Lord",
        "Sonja Biserko",
        "Yanghee Lee, Ph.D.",
        "Vitit Muntarbhorn",
    ]
    assert [row.person.name for row in rows if row.person][:1] == ["David Alton"]
    assert {row.group for row in rows} == {"Individuals"}
    assert {row.separator for row in rows} == {""}
    assert rows[3].title == "Former UN Special Rapporteur on the situation of human rights in the DPRK"


def test_organisation_of_the_same_name_is_one_row_and_the_countries_stay_apart() -> None:
    import_corpus(folder=copies.CORPUS)
    project = Signature.objects.filter(name="The 88 Project")
    assert sorted(row.country.code for row in project) == ["US", "VN"]
    assert len({row.organisation_id for row in project}) == 1
    similar = Signature.objects.filter(name__startswith="Committee for Human Rights in North Korea")
    assert len({row.organisation_id for row in similar}) == 2  # with and without "(HRNK)": for a person to merge


def test_positions_follow_the_printed_list() -> None:
    rows = list(signatures(copies.MOON).order_by("position"))
    assert [row.position for row in rows] == list(range(1, 78))
    assert rows[0].name == "1969 KAL Abductees' Families Association"
    assert rows[69].name == "Vietnamese Women for Human Rights"
    assert rows[76].name == "Tomás Ojea-Quintana"


def test_altered_list_gives_altered_signatures(tmp_path: Path) -> None:
    folder = copies.copy(tmp_path)
    copies.only(folder, copies.MOON)
    copies.alter(
        folder,
        copies.MOON,
        ("Advocacy Forum, Nepal\n\n", ""),
        ("China Aid, U.S.A.", "China Relief, Canada"),
        ("Geoffrey Nice, British barrister", "Anna Berg, Norwegian barrister"),
    )
    rows = signatures(copies.MOON, folder)
    assert rows.filter(kind="organisation").count() == 69
    assert rows.get(name="China Relief").country.code == "CA"
    assert rows.get(name="Anna Berg").title.startswith("Norwegian barrister & former deputy prosecutor")
    tally = Tally.objects.get()
    assert (tally.organisations, tally.individuals, tally.countries) == (69, 7, 23)
