"""The floors of the house: who may import whom."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.house import source

QUERY_METHODS = {"filter", "exclude", "get", "annotate", "aggregate", "alias", "values", "values_list", "order_by"}
QUERY_METHODS |= {"select_related", "prefetch_related", "F", "Q", "Count", "Sum", "Max", "Min", "OuterRef", "Prefetch"}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [str(program), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_import_contracts_are_kept() -> None:
    result = lint_imports(source.ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_import_contracts_have_no_exception() -> None:
    text = (source.ROOT / "pyproject.toml").read_text()
    assert "ignore_imports" not in text and "exhaustive_ignores" not in text


def test_import_contracts_notice_a_forbidden_import(tmp_path: Path) -> None:
    """On a copy of the code: the ground imports a door, a model its actions, a strange name appears."""
    for folder in source.CODE:
        shutil.copytree(source.ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(source.ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "apps/base/errors.py").open("a") as file:
        file.write("\nfrom apps.pages import urls\n")
    with (tmp_path / "apps/campaigns/models.py").open("a") as file:
        file.write("\nfrom apps.campaigns import actions\n")
    (tmp_path / "apps/letters/engine.py").write_text("")
    result = lint_imports(tmp_path)
    assert result.returncode == 1
    said = " ".join(result.stdout.split())
    assert "apps.base.errors -> apps.pages.urls" in said
    assert "apps.campaigns.models -> apps.campaigns.actions" in said
    assert "engine" in said


def importers(package: str) -> list[str]:
    return [source.name(path) for path in source.files(*source.CODE, ending=".py") if package in _imported(path)]


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {(node.module or "").split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}


def test_printer_alone_imports_the_printing_library() -> None:
    assert importers("weasyprint") == ["apps/base/pdf.py"]


# Strings are imports too ---------------------------------------------------------------------------------------------


def floors() -> dict[str, int]:
    """App -> its floor's place, counted from the bottom."""
    lines = source.members(source.contract("floors")["layers"])
    return {app: place for place, line in enumerate(reversed(lines)) for app in line}


def upper_relations(app: str) -> set[str]:
    """Names under which the tables of this app would reach rows of a higher floor."""
    place = floors()
    return {
        relation.name
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if place.get(relation.related_model._meta.app_label, -1) > place[app]
    }


def queried_names(text: str) -> Iterator[tuple[int, str]]:
    """Line and first word of every relation or field that a query in this source names."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _called(node) in QUERY_METHODS:
            for keyword in node.keywords:
                yield node.lineno, (keyword.arg or "").split("__")[0]
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value.lstrip("-").split("__")[0]


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_query_names_a_higher_floor() -> None:
    found = [
        f"{source.name(path)}:{line} {name}"
        for app in floors()
        for path in source.files(f"apps/{app}", ending=".py")
        for line, name in queried_names(path.read_text())
        if name in upper_relations(app)
    ]
    assert found == []


def test_query_names_are_read_from_calls() -> None:
    text = 'Campaign.objects.filter(Q(letters__status="open"), title="x").order_by("-created").count()'
    assert {name for _, name in queried_names(text)} == {"letters", "title", "created"}
    assert "signatures" in upper_relations("letters") | upper_relations("campaigns")
