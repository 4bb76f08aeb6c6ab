"""Sizes: a file is one topic, a function fits one look."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import source

FILE, TEST_FILE, FUNCTION, ARGUMENTS, PAGE, COMPONENT, SCRIPT = 300, 400, 40, 6, 120, 40, 150


def lines(text: str) -> int:
    return len(text.splitlines())


def too_long(paths: Iterator[Path], limit: int) -> list[str]:
    counted = [(path, lines(path.read_text())) for path in paths]
    return [f"{source.name(path)}: {count} lines (limit {limit})" for path, count in counted if count > limit]


def function_faults(text: str) -> list[str]:
    return [fault for node in source.functions(text) for fault in _faults(node)]


def _faults(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    count = len([argument for argument in given if argument.arg not in {"self", "cls"}])
    if length > FUNCTION:
        yield f"{node.lineno} {node.name}: {length} lines (limit {FUNCTION})"
    if count > ARGUMENTS:
        yield f"{node.lineno} {node.name}: {count} arguments (limit {ARGUMENTS})"


def test_files_stay_within_one_topic() -> None:
    assert too_long(source.files(*source.CODE, ending=".py"), FILE) == []
    assert too_long(source.files("tests", ending=".py"), TEST_FILE) == []


def test_functions_fit_one_look() -> None:
    faults = [
        f"{source.name(path)}:{fault}"
        for path in source.files(*source.CODE, ending=".py")
        for fault in function_faults(path.read_text())
    ]
    assert faults == []


def test_templates_and_scripts_stay_small() -> None:
    templates = list(source.files("templates", ending=".html"))
    components = [path for path in templates if "components" in path.parts]
    pages = [path for path in templates if "components" not in path.parts]
    assert len(templates) > 10
    assert too_long(iter(components), COMPONENT) == []
    assert too_long(iter(pages), PAGE) == []
    assert too_long(source.files("static", ending=".js"), SCRIPT) == []


def test_no_piece_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    found = [
        f"{source.name(path)}:{number}"
        for ending in (".py", ".html", ".js", ".css")
        for path in source.files(*source.CODE, "templates", "static", ending=ending)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if later.search(line)
    ]
    assert found == []


def test_budget_notices_a_long_function_and_many_arguments() -> None:
    long = "def walk():\n" + "    step()\n" * FUNCTION
    many = "def make(self, a, b, c, *, d, e, f, g): ..."
    assert function_faults(long) == [f"1 walk: {FUNCTION + 1} lines (limit {FUNCTION})"]
    assert function_faults(many) == [f"1 make: 7 arguments (limit {ARGUMENTS})"]
    assert function_faults("def make(self, a, b, c, d, e, f): ...") == []


def test_budget_notices_a_long_file() -> None:
    path = source.ROOT / "tests" / "house" / "source.py"
    assert too_long(iter([path]), 10) == [f"tests/house/source.py: {lines(path.read_text())} lines (limit 10)"]
