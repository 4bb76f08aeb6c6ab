"""The project's own files, as the house rules read them."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("apps", "campaign_tracker")


def files(*folders: str, ending: str) -> Iterator[Path]:
    """Below the given top-level folders, in order; migrations and caches are nobody's handwriting."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            if path.is_file() and not {"migrations", "__pycache__", "vendor"} & set(path.parts):
                yield path


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def contract(name: str) -> dict[str, Any]:
    """An import contract of pyproject.toml by its id."""
    contracts: list[dict[str, Any]] = project()["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["id"] == name)


def members(layers: list[str]) -> list[set[str]]:
    """The names on each line of a layers contract: separators and the brackets of optional ones aside."""
    return [{word.strip("()") for word in line.split() if word not in {"|", ":"}} for line in layers]
