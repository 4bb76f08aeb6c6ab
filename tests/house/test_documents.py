"""What the documents claim."""

import re

from django.core.management import get_commands

from tests.house import source

DOCUMENTS = [source.ROOT / "README.md", source.ROOT / "CONTRIBUTING.md", *sorted((source.ROOT / "docs").glob("*.md"))]
OPERATIONS = source.ROOT / "docs" / "operations.md"
TOP = {"apps", "campaign_tracker", "templates", "static", "locale", "tests", "docs", "corpus", "requirements"}
TOP |= {"benchmarks", "run", "test", "manage.py", "pyproject.toml"}


def code_words(text: str) -> list[str]:
    """Everything between single backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def named_paths(text: str) -> list[str]:
    """Paths of the project that a document names, `{a,b}` written out; `<noun>` and the like stand for any name."""
    words = [word.removeprefix("./") for word in code_words(text) if " " not in word]
    paths = [word for word in words if word.split("/")[0] in TOP and "." not in word.split("/")[0].removesuffix(".py")]
    return [written for path in paths for written in _written_out(re.sub(r"<[^>]+>", "*", path))]


def _written_out(path: str) -> list[str]:
    brace = re.search(r"\{([^}]+)\}", path)
    if not brace:
        return [path]
    return [path[: brace.start()] + choice + path[brace.end() :] for choice in brace[1].split(",")]


def exists(path: str) -> bool:
    return any(source.ROOT.glob(path.rstrip("/"))) if path.rstrip("/") else True


def variables_read() -> set[str]:
    """Environment variables that the settings and the two commands read."""
    settings = (source.ROOT / "campaign_tracker" / "settings.py").read_text()
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))


def commands_named(text: str) -> set[str]:
    return set(re.findall(r"manage\.py ([a-z_]+)", text))


def floors_in(text: str) -> list[set[str]]:
    """The rows of a table whose first column is a number: the names in backticks of the second, top floor first."""
    rows = re.findall(r"^\| *\d+ *\|([^|]+)\|", text, re.MULTILINE)
    return [set(code_words(row)) for row in rows]


def test_documents_are_there() -> None:
    names = "architecture life-of-a-letter operations measurements decisions".split()
    wanted = [*(f"docs/{name}.md" for name in names), "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
    assert [name for name in [*wanted, "LICENSE"] if not exists(name)] == []


def test_documents_name_paths_that_exist() -> None:
    gone = [f"{path.name}: {each}" for path in DOCUMENTS for each in named_paths(path.read_text()) if not exists(each)]
    assert gone == []


def test_readme_maps_the_project() -> None:
    assert len(named_paths((source.ROOT / "README.md").read_text())) >= 10


def test_documents_link_to_files_that_exist() -> None:
    links = [(path, link) for path in DOCUMENTS for link in re.findall(r"\]\(([^)#\s]+)", path.read_text())]
    near = [(path, link) for path, link in links if "://" not in link and not link.startswith("mailto:")]
    assert [f"{path.name}: {link}" for path, link in near if not (path.parent / link).exists()] == []


def test_operations_lists_every_variable() -> None:
    described = set(code_words(OPERATIONS.read_text()))
    assert sorted(variables_read() - described) == []


def test_operations_lists_every_check() -> None:
    checks = (source.ROOT / "apps" / "base" / "checks.py").read_text()
    ids = set(re.findall(r'"(?:base\.)?(E\d{3})"', checks))
    assert len(ids) > 10
    assert sorted(each for each in ids if f"base.{each}" not in OPERATIONS.read_text()) == []


def test_documents_name_commands_that_exist() -> None:
    named = set().union(*(commands_named(path.read_text()) for path in DOCUMENTS))
    assert named
    assert named - set(get_commands()) == set()


def test_architecture_names_the_floors_of_the_contract() -> None:
    contract = source.members(source.contract("floors")["layers"])
    *upper, mail, base = contract
    told = floors_in((source.ROOT / "docs" / "architecture.md").read_text())
    assert told == [{"campaign_tracker"}, *upper, mail | base]


def test_reading_of_documents() -> None:
    text = "| 3 | `a` · `b` | x |\nSee `apps/<noun>/models.py`, `./run`, `docs/{x,y}.md`; manage.py print_letter"
    assert floors_in(text) == [{"a", "b"}]
    assert named_paths(text) == ["apps/*/models.py", "run", "docs/x.md", "docs/y.md"]
    assert commands_named(text) == {"print_letter"}
    assert exists("apps/*/models.py") and not exists("apps/nowhere.py")
    assert {"DATABASE_URL", "SECRET_KEY", "SITE_URL"} <= variables_read()
