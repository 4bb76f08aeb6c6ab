"""What the reader says is told in the language of whoever looks: every one of its sentences, with what it names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from apps.archive import compose

FOLDER = Path(settings.BASE_DIR) / "apps" / "archive" / "parsing"
SPOKEN = re.compile(r"[A-Z“][^|\\\[\]?]* [^|\\\[\]?]*(?:\.|: X)")  # of Python's strings, those that are sentences
NAMES = {"Taiwan (ROC), Taiwan ROC, Taiwan R.O.C."}  # no sentences, however they look


def sentences(source: str) -> Iterator[str]:
    """The sentences among the strings of a module, docstrings aside; an X stands for each value."""
    tree = ast.parse(source)
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    aside = {id(part) for node in joined for part in node.values}
    aside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            text = node.value.replace("{}", "X")
        if SPOKEN.fullmatch(text) and text not in NAMES:
            yield text


def spoken() -> list[str]:
    return sorted({text for path in FOLDER.rglob("*.py") for text in sentences(path.read_text())})


@pytest.mark.parametrize("sentence", spoken())
def test_every_sentence_of_the_reader_is_said_in_korean(sentence: str) -> None:
    plain = re.sub(r"(?<=claims X) X(?=,)", " signatories", sentence)
    with override("ko"):
        assert re.search("[가-힣]", compose.said(plain)), f"“{sentence}” is not in compose.SENTENCES, or has no Korean"


def test_sentences_are_found_in_sources() -> None:
    source = '"""A docstring is none."""\nraise Fault(f"The page {page} is torn.")\nWORDS = "alpha|beta"\n'
    assert list(sentences(source)) == ["The page X is torn."]
    assert len(spoken()) > 40


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        ("No date was found.", "날짜를 찾지 못했습니다."),
        ("“Kenia” was read as the country KE.", "“Kenia”을(를) 국가 KE(으)로 읽었습니다."),
        ("“Kenia” was read as the country of “Frauen”.", "“Kenia”을(를) “Frauen”의 국가로 읽었습니다."),
        (
            "The text claims 319 organisations, the list gives 311.",
            "본문에는 단체 319곳이라고 되어 있으나 명단에는 311곳입니다.",
        ),
        (
            "The file does not say how it is encoded; it was read as Arabic (Windows-1256). Check accents and names.",
            "파일에 인코딩이 밝혀져 있지 않아 아랍어(Windows-1256) 인코딩으로 읽었습니다. "
            "발음 부호와 이름을 확인해 주십시오.",
        ),
        (
            "The attachment 100%.zip was not read: This file is empty.",
            "첨부 파일 100%.zip을(를) 읽지 못했습니다: 빈 파일입니다.",
        ),
    ],
)
def test_what_a_sentence_names_stays(said: str, korean: str) -> None:
    with override("ko"):
        assert compose.said({"code": "any", "message": said, "line": 3}) == korean
    with override("en"):
        assert compose.said(said) == said


def test_what_is_not_known_stays_as_it_is() -> None:
    with override("ko"):
        assert compose.said("100% of %(this)s is new.") == "100% of %(this)s is new."
        assert compose.said({"code": "bare"}) == ""
