"""UN Member States and other directory data from files: complete, compared field by field, edits by people kept."""

import datetime
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_countries import countries

from apps.accounts.models import Role
from apps.addressees import actions, rules
from apps.addressees.importing.entries import DirectoryFile, Entry, check
from apps.addressees.importing.states import of, read_states, without_article
from apps.addressees.models import Address, ImportedEntry, Institution, Office
from apps.base.errors import RuleError
from tests import making

LANGUAGES = ("en", "fr", "es", "ko")
STATES = read_states()


def entry(code: str) -> Entry:
    return next(each for each in STATES.entries if each.key == code)


def sample(*codes: str, **changes: dict[str, str]) -> DirectoryFile:
    """Some States with their offices; `changes` are fields of a State or, by its code and "_office", of its office."""
    found = []
    for each in STATES.entries:
        code, _, office = each.key.partition("/")
        if code in codes:
            changed = changes.get(f"{code}_office" if office else code, {})
            found.append(replace(each, fields={**each.fields, **changed}))
    return replace(STATES, entries=tuple(found))


def told(report: actions.ImportReport) -> list[tuple[str, str, str]]:
    return [(each.what, each.key, each.field) for each in report.differences]


# The data ------------------------------------------------------------------------------------------------------------


def test_there_are_193_states_with_valid_codes_and_neither_observers_nor_territories() -> None:
    codes = [each.key for each in STATES.entries if each.kind == "institution"]
    assert len(codes) == len(set(codes)) == 193
    assert set(codes) <= {code for code, _name in countries}
    # All else that ISO 3166-1 lists: the observer States (PS, VA), others outside the UN, territories, a continent.
    besides = "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC"
    besides += " NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW UM VA VG VI WF YT"
    assert {code for code, _name in countries} - set(codes) - {"XK"} == set(besides.split())


def test_every_state_has_full_and_short_names_in_four_languages_and_none_is_there_twice() -> None:
    states = [each for each in STATES.entries if each.kind == "institution"]
    for language in LANGUAGES:
        for kind in ("official", "short"):
            names = [each.fields[f"name/{language}/{kind}"].strip() for each in states]
            assert all(names) and len(set(names)) == 193, (language, kind)
    korean = "".join(each.fields["name/ko/official"] + each.fields["name/ko/short"] for each in states)
    assert all("가" <= letter <= "힣" or letter == " " for letter in korean)


@pytest.mark.parametrize(
    ("code", "language", "official", "short"),
    [
        ("TR", "en", "Republic of Türkiye", "Türkiye"),
        ("IR", "en", "Islamic Republic of Iran", "Iran (Islamic Republic of)"),
        ("ER", "en", "State of Eritrea", "Eritrea"),
        ("CI", "en", "Republic of Côte d'Ivoire", "Côte d'Ivoire"),
        ("KP", "en", "Democratic People's Republic of Korea", "Democratic People's Republic of Korea"),
        ("SZ", "en", "Kingdom of Eswatini", "Eswatini"),
        ("MK", "en", "Republic of North Macedonia", "North Macedonia"),
        ("CZ", "en", "Czech Republic", "Czechia"),
        ("NL", "en", "Kingdom of the Netherlands", "Netherlands (Kingdom of the)"),
        ("MX", "fr", "États-Unis du Mexique", "Mexique"),
        ("IR", "es", "República Islámica del Irán", "Irán (República Islámica del)"),
        ("KR", "ko", "대한민국", "대한민국"),
        ("US", "ko", "미합중국", "미국"),
        ("FR", "ko", "프랑스 공화국", "프랑스"),
    ],
)
def test_states_are_named_as_the_un_and_seoul_name_them(code: str, language: str, official: str, short: str) -> None:
    fields = entry(code).fields
    assert (fields[f"name/{language}/official"], fields[f"name/{language}/short"]) == (official, short)


@pytest.mark.parametrize(
    ("name", "language", "joined", "alone"),
    [
        ("le Royaume du Maroc", "fr", "du Royaume du Maroc", "Royaume du Maroc"),
        ("les Émirats arabes unis", "fr", "des Émirats arabes unis", "Émirats arabes unis"),
        ("la République d’Haïti", "fr", "de la République d’Haïti", "République d’Haïti"),
        ("l’État d’Israël", "fr", "de l’État d’Israël", "État d’Israël"),
        ("Antigua-et-Barbuda", "fr", "d’Antigua-et-Barbuda", "Antigua-et-Barbuda"),
        ("Sainte-Lucie", "fr", "de Sainte-Lucie", "Sainte-Lucie"),
        ("el Reino de España", "es", "del Reino de España", "Reino de España"),
        ("los Estados Unidos de América", "es", "de los Estados Unidos de América", "Estados Unidos de América"),
        ("Antigua y Barbuda", "es", "de Antigua y Barbuda", "Antigua y Barbuda"),
        ("the French Republic", "en", "the French Republic", "French Republic"),
        ("대한민국", "ko", "대한민국", "대한민국"),
    ],
)
def test_articles_are_contracted_or_left_out(name: str, language: str, joined: str, alone: str) -> None:
    assert (of(name, language), without_article(name, language)) == (joined, alone)


# Taking it over ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_all_states_are_imported_once_with_their_missions_and_without_any_address() -> None:
    assert actions.import_member_states(actor=None, is_rehearsal=True).written == 0
    assert Institution.objects.count() == ImportedEntry.objects.count() == 0
    assert actions.import_member_states(actor=None).written == 386
    again = actions.import_member_states(actor=None)
    assert (again.differences, again.written) == ((), 0)
    missions = Office.objects.filter(rank=Office.Rank.AMBASSADOR)
    assert missions.count() == missions.unverified().count() == Institution.objects.unverified().count() == 193
    assert not missions.filter(source="").exists() and not Address.objects.exists()
    mission = missions.get(institution__country="MA")
    assert rules.block(mission) == ("Permanent Representative of the Kingdom of Morocco to the United Nations",)
    assert rules.block(mission, language="fr") == (
        "Représentant permanent du Royaume du Maroc auprès de l’Organisation des Nations Unies",
    )
    assert rules.block(mission, language="es") == (
        "Representante Permanente del Reino de Marruecos ante las Naciones Unidas",
    )
    assert rules.block(mission, language="ko") == ("주유엔 모로코 왕국 상주대표 귀하",)


@pytest.mark.django_db
def test_a_new_name_is_told_field_by_field_and_then_written() -> None:
    actions.import_directory(file=sample("MA"), actor=None)
    newer = sample("MA", MA={"name/ko/short": "마로크", "name/fr/short": ""})
    report = actions.import_directory(file=newer, actor=None, is_rehearsal=True)
    assert [each.as_data() for each in report.of("changed")] == [
        {"what": "changed", "kind": "institution", "key": "MA", "label": "Kingdom of Morocco", **values}
        for values in (
            {"field": "name/fr/short", "old": "Maroc"},
            {"field": "name/ko/short", "old": "모로코", "new": "마로크"},
        )
    ]
    state = Institution.objects.get(country="MA")
    assert rules.name_in(state, "ko", is_short=True) == "모로코"
    assert actions.import_directory(file=newer, actor=None).written == 2
    assert rules.name_in(state, "ko", is_short=True) == "마로크"
    assert not state.names.filter(language="fr", kind="short").exists()
    assert actions.import_directory(file=newer, actor=None).differences == ()


@pytest.mark.django_db
def test_what_a_person_edited_is_kept_and_named_until_somebody_decides() -> None:
    actions.import_directory(file=sample("MA"), actor=None)
    mission = Office.objects.get()
    mission.title = "Ambassador of Morocco in New York"
    actions.save_office(row=mission, actor=making.user(Role.COORDINATOR))
    assert actions.import_directory(file=sample("MA"), actor=None).differences == ()
    newer = sample("MA", MA_office={"title": "Permanent Representative of Morocco", "language": "fr"})
    for _run in range(2):
        report = actions.import_directory(file=newer, actor=None)
        assert ("conflict", "MA/un-new-york", "title") in told(report)
        assert report.of("conflict")[0].why == "edited"
        mission.refresh_from_db()
        assert (mission.title, mission.language) == ("Ambassador of Morocco in New York", "fr")
    assert actions.import_directory(file=newer, actor=None, overwrite=True).written == 1
    mission.refresh_from_db()
    assert mission.title == "Permanent Representative of Morocco"
    assert actions.import_directory(file=newer, actor=None).differences == ()


@pytest.mark.django_db
def test_what_a_person_verified_is_not_changed_unasked() -> None:
    actions.import_directory(file=sample("MA"), actor=None)
    Institution.objects.update(verified_on=datetime.date(2026, 11, 1))
    newer = sample("MA", MA={"name/ko/short": "마로크", "name/ar/short": "المغرب"})
    report = actions.import_directory(file=newer, actor=None)
    assert told(report) == [("changed", "MA", "name/ar/short"), ("conflict", "MA", "name/ko/short")]
    assert report.of("conflict")[0].why == "verified"
    state = Institution.objects.get()
    assert (rules.name_in(state, "ko", is_short=True), rules.name_in(state, "ar", is_short=True)) == (
        "모로코",
        "المغرب",
    )


@pytest.mark.django_db
def test_what_the_directory_has_already_is_joined_and_filled_up() -> None:
    state = Institution.objects.create(name="kingdom of Morocco", country="MA", source="A letter of 2014")
    report = actions.import_directory(file=sample("MA"), actor=None)
    assert Institution.objects.get() == state
    assert told(report)[0] == ("conflict", "MA", "name")
    state.refresh_from_db()
    assert (state.name, state.source) == ("kingdom of Morocco", "A letter of 2014")
    assert rules.name_in(state, "fr") == "Royaume du Maroc"


@pytest.mark.django_db
def test_what_the_file_has_no_longer_is_named_and_stays() -> None:
    actions.import_directory(file=sample("MA", "NO"), actor=None)
    report = actions.import_directory(file=sample("NO"), actor=None)
    assert told(report) == [("missing", "MA", ""), ("missing", "MA/un-new-york", "")]
    assert Institution.objects.count() == 2


@pytest.mark.django_db
def test_only_those_who_may_edit_the_directory_import() -> None:
    with pytest.raises(RuleError) as refusal:
        actions.import_directory(file=sample("MA"), actor=making.user(Role.DRAFTER))
    assert refusal.value.code == "not-allowed"
    assert not Institution.objects.exists()


# Commands and files --------------------------------------------------------------------------------------------------

GENERAL = """
[file]
name = "example"
source = "Example handbook"
date = 2026-11-24

[[institution]]
key = "council"
name = "Council of Example"
official.fr = "Conseil de l’Exemple"
short.en = "CoE"

[[institution.office]]
key = "chair"
title = "Chair"
rank = "other"
titles.fr = "Président"
feminine.fr = "Présidente"
"""


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_command_for_any_file_says_and_writes_what_is_new(tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(GENERAL)
    rehearsal = json.loads(run("import_directory", file, "--dry-run", "--format", "json"))
    assert [each["key"] for each in rehearsal["differences"]] == ["council", "council/chair"]
    assert (rehearsal["written"], Institution.objects.count()) == (0, 0)
    added = run("import_directory", file, "--brief")
    assert added == "2 entries: 2 added, 0 changed, 0 conflicts, 0 missing. 2 written.\n"
    assert run("import_directory", file).startswith("Nothing to do")
    office = Office.objects.get()
    assert (office.source, office.titles.get().feminine) == ("Example handbook", "Présidente")
    file.write_text(GENERAL.replace('"Président"', '"Le Président"'))
    assert "changed: council/chair  title/fr: Président → Le Président" in run("import_directory", file, "--dry-run")
    office.titles.update(title="Président du Conseil")
    assert "KEPT: council/chair  title/fr: Président du Conseil → Le Président  (a person edited it)" in run(
        "import_directory", file
    )
    assert "overwritten: council/chair" in run("import_directory", file, "--overwrite")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GENERAL.replace('rank = "other"', 'rank = "emperor"'), "unknown rank 'emperor'"),
        (GENERAL.replace('name = "Council of Example"', ""), "has no name"),
        (GENERAL.replace("date = 2026-11-24", ""), "'date' is missing"),
        (GENERAL + '\n[[institution]]\nkey = "council"\nname = "Another"\n', "entered twice"),
        ("not toml", "example.toml"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "example.toml"
    file.write_text(text)
    with pytest.raises(CommandError, match=fault):
        run("import_directory", file)


def test_unknown_fields_are_refused() -> None:
    wrong = Entry("institution", "x", {"name": "X", "name/fr/nickname": "Y"})
    with pytest.raises(ValueError, match="nickname"):
        check(replace(STATES, entries=(wrong,)))


def test_comparing_with_the_list_of_the_un_names_each_difference_with_its_reason(tmp_path: Path) -> None:
    columns = [f"UNTERM {word} {kind}" for word in ("English", "French", "Spanish") for kind in ("Formal", "Short")]
    rows = {
        "MA": "the Kingdom of Morocco,Morocco,le Royaume du Maroc,Maroc (le),el Reino de Marruecos,Marruecos",
        "IL": "the State of Israel,Israel,l'État d'Israël,Israël,el Estado de Israel,Israel",
        "TG": "the Togolese Republic,Togoland,la République togolaise,Togo (le),la República Togolesa,Togo (el)",
        "NL": "the Kingdom of the Netherlands,Netherlands (the),le Royaume des Pays-Bas,Pays-Bas (les),"
        "el Reino de los Países Bajos,Países Bajos (los)",
        "VA": "the Holy See *,Holy See (the) *,le Saint-Siège *,Saint-Siège (le) *,la Santa Sede *,Santa Sede (la) *",
        "XX": "the Republic of Exampleland,Exampleland,,,,",
    }
    file = tmp_path / "country-codes.csv"
    file.write_text("\n".join([",".join(["ISO3166-1-Alpha-2", *columns]), *(f"{k},{v}" for k, v in rows.items())]))
    lines = run("compare_member_states", file).splitlines()
    about = [line for line in lines if line[:2] in rows]
    assert [line[:4].strip() for line in about] == ["NL", "NL", "NL", "TG", "XX"]
    assert about[0] == (
        "NL  english_short: Netherlands → Netherlands (Kingdom of the)  (The list has the short name of before 2024.)"
    )
    assert about[3] == "TG  english_short: Togoland → Togo  (no reason given: look at it)"
    assert about[4] == "XX  english: the Republic of Exampleland → -  (no reason given: look at it)"
    file.write_text("name\nMorocco\n")
    with pytest.raises(CommandError, match="columns are missing"):
        run("compare_member_states", file)
