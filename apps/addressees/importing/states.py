"""The UN Member States that ship with the program: `member_states.toml`, four languages, one office each."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.addressees.importing.entries import DirectoryFile, Entry, check
from apps.addressees.importing.files import filled

STATES_FILE = Path(__file__).resolve().parent.parent / "member_states.toml"
LANGUAGES = {"english": "en", "french": "fr", "spanish": "es", "korean": "ko"}
_ARTICLES = {"en": r"the ", "fr": r"(?:les? |la |l’)", "es": r"(?:el|la|los|las) ", "ko": r"(?!)"}


def read_states(path: Path = STATES_FILE) -> DirectoryFile:
    """The file as entries: each State an institution under its formal English name, its mission in New York an office.

    Raises ValueError, naming the State, for what is missing or double.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        head, office = data["file"], data["office"]
        entries = tuple(entry for state in data["state"] for entry in _state(state, office, str(head["source"])))
        return check(DirectoryFile(str(head["name"]), str(head["source"]), head["date"], entries))
    except KeyError as missing:
        raise ValueError(f"{path.name}: {missing} is missing") from missing


def without_article(name: str, language: str) -> str:
    """ "French Republic" from "the French Republic": what stands alone in an address block."""
    return re.sub(rf"^{_ARTICLES[language]}", "", name)


def of(name: str, language: str) -> str:
    """A name with "of" before it, as French and Spanish contract it ("du Royaume du Maroc", "del Reino de España").

    Other languages put the name in as it is.
    """
    if language == "es":
        return re.sub(r"^de el ", "del ", f"de {name}")
    if language != "fr":
        return name
    if name.startswith(("le ", "les ")):
        return re.sub(r"^les? ", lambda article: "des " if article[0] == "les " else "du ", name)
    if name.startswith(("la ", "l’")):
        return f"de {name}"
    return f"d’{name}" if re.match(r"[AEIOUÉÎH]", name) else f"de {name}"


def _state(state: dict[str, str], office: dict[str, str], source: str) -> Iterator[Entry]:
    code = state["code"]
    fields = {"name": without_article(state["english"], "en"), "country": code, "source": source}
    titles = {"title": _title(office["english"], state), "rank": office["rank"], "language": "en", "source": source}
    for word, language in LANGUAGES.items():
        fields[f"name/{language}/official"] = without_article(state[word], language)
        fields[f"name/{language}/short"] = state[f"{word}_short"]
        if language != "en":
            titles[f"title/{language}"] = _title(office[word], state)
            titles[f"title/{language}/feminine"] = _title(office.get(f"{word}_feminine", ""), state)
    yield Entry("institution", code, filled(fields))
    yield Entry("office", f"{code}/{office['key']}", filled(titles), code)


def _title(words: str, state: dict[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: of(state[found[1]], LANGUAGES[found[1]]), words)
