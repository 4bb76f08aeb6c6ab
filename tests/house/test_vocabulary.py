"""The same file names in every app. The closed list is the one in the import contracts of pyproject.toml."""

from pathlib import Path

from tests.house import source

DOORS = {"pages", "desk", "api"}
FREE = {
    "views",
    "v1",
    "parsing",
    "importing",
    "merge",
    "search",
    "rules",
    "compose",
    "lint",
    "actions",
    "models",
    "commands",
    "templatetags",
}  # packages of topics, verbs or nouns
NEVER = {"manager", "service", "helper", "util", "common", "misc"}


def vocabulary(app: str) -> set[str]:
    contract = source.contract("ground" if app == "base" else "doors" if app in DOORS else "nouns")
    return set().union(*source.members(contract["layers"]))


def fault(path: Path) -> str:
    """What is wrong with the name of a file given relative to `apps/`; empty if nothing is."""
    app, *folders, last = path.parts
    stem = path.stem
    if any(stem.rstrip("s").endswith(word) for word in NEVER):
        return f"{path}: a name that says nothing"
    if stem == "__init__":
        return ""
    first = folders[0] if folders else stem
    if first not in vocabulary(app):
        return f"{path}: {first} is not in the vocabulary"
    if folders and folders[-1] not in FREE:
        return f"{path}: {folders[-1]} is not a package of topics"
    return ""


def test_every_file_has_a_name_of_the_vocabulary() -> None:
    paths = [path.relative_to(source.ROOT / "apps") for path in source.files("apps", ending=".py")]
    inside = [path for path in paths if len(path.parts) > 1]
    assert len(inside) > 50
    assert [fault(path) for path in inside if fault(path)] == []


def test_every_folder_is_a_package() -> None:
    """A folder without `__init__` would escape the import contracts."""
    folders = {path.parent for path in source.files("apps", ending=".py")}
    assert [source.name(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_vocabulary_refuses_what_it_does_not_know() -> None:
    assert fault(Path("letters/models.py")) == ""
    assert fault(Path("letters/actions/review.py")) == ""
    assert fault(Path("letters/management/commands/print_letter.py")) == ""
    assert fault(Path("letters/engine.py")) == "letters/engine.py: engine is not in the vocabulary"
    assert fault(Path("letters/views/open.py")) == "letters/views/open.py: views is not in the vocabulary"
    assert fault(Path("pages/views/utils.py")) == "pages/views/utils.py: a name that says nothing"
    assert fault(Path("mail/service.py")) == "mail/service.py: a name that says nothing"
