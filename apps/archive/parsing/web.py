"""Web pages to lines of text: links, bold, lists and tables as a plain letter prints them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = frozenset("script style template noscript svg head iframe select button".split())
_FURNITURE = frozenset("nav footer aside".split())
_FURNITURE_ROLES = frozenset("navigation contentinfo search banner complementary".split())
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figcaption figure footer form header hr main nav "
    "aside ol p pre section table tbody thead tfoot ul h1 h2 h3 h4 h5 h6".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKUP = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li|td|ul|ol|span|table)>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,30})""", re.IGNORECASE)
_BACK = re.compile(r"^[↑↩︎^\s]+$")


@dataclass
class Page:
    text: str = ""
    furniture: list[str] = field(default_factory=list)


def looks_like_page(text: str) -> bool:
    return bool(_MARKUP.search(text[:5000])) or (text.lstrip()[:1] == "<" and len(_TAGS.findall(text[:20_000])) >= 2)


def declared_encoding(data: bytes) -> str:
    """The encoding a page names for itself; "" when it names none."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def read(markup: str, *, keeps_spaces: bool = False) -> Page:
    """The text of a page. Tabs and double spaces count only where they are kept, as in a word processor."""
    reader = _Reader(keeps_spaces)
    reader.feed(markup)
    reader.close()
    text = "".join(reader.parts)
    text = re.sub(r"[ \t]+\n", "\n", re.sub(r"\n[ ]+", "\n", text))
    return Page(re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n", reader.furniture_lines())


class _Reader(HTMLParser):
    """Writes text as it comes; open lists and the depth of what is skipped are all it remembers."""

    def __init__(self, keeps_spaces: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.keeps_spaces = keeps_spaces
        self.parts: list[str] = []
        self.aside: list[str] = []
        self.skipping = ""
        self.depth = 0
        self.lists: list[int | None] = []
        self.cells = 0
        self.paragraphs = 0
        self.raised: list[str] | None = None
        self.notes: list[str] = []

    def furniture_lines(self) -> list[str]:
        lines = (" ".join(line.split()) for line in "".join(self.aside).split("\n"))
        return [line for line in lines if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.skipping:
            self.depth += tag == self.skipping
            if tag in _BLOCKS | {"li", "a", "br"}:
                self.aside.append("\n")
            return
        hidden = "hidden" in given or "display:none" in given.get("style", "").replace(" ", "")
        furniture = tag in _FURNITURE or given.get("role", "") in _FURNITURE_ROLES
        if (tag in _SKIPPED or furniture or hidden) and tag not in _VOID:
            self.skipping, self.depth = tag, 1
            return
        self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._write("\n")
        elif tag == "tr":
            self._line(1)
            self.cells = 0
        elif tag in ("td", "th"):
            self._write("\t" if self.cells else "")
            self.cells += 1
            self.paragraphs = 0
        elif tag == "li":
            self._item(given.get("id", ""))
        elif tag == "sup":
            self.raised = []
        elif tag in ("b", "strong"):
            self._write("**")
        elif tag in _BLOCKS and not self._in_cell_or_item(tag, opens=True):
            self._line(1 if tag == "div" else 2)
            self._write("# " if tag in _HEADINGS else "")
        if tag in ("ul", "ol"):
            start = given.get("start", "1")
            self.lists.append((int(start) if start.isdecimal() and len(start) < 6 else 1) if tag == "ol" else None)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.depth -= tag == self.skipping
            if self.depth <= 0:
                self.skipping = ""
                self.aside.append("\n")
            return
        if tag == "sup" and self.raised is not None:
            self._raise()
        elif tag in ("b", "strong"):
            self._close_bold()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self._line(2 if not self.lists else 1)
        elif tag in ("tr", "li"):
            self._line(1)
            self.cells = 0 if tag == "tr" else self.cells
        elif tag in _BLOCKS and not self._in_cell_or_item(tag):
            self._line(1 if tag == "div" else 2)

    def handle_data(self, data: str) -> None:
        if self.skipping:
            if self.skipping not in _SKIPPED:
                self.aside.append(data)
            return
        if not self.keeps_spaces:
            data = re.sub(r"[ \t\r\n\f]+", " ", data)
        if self.raised is not None:
            self.raised.append(data)
        elif not _BACK.match(data) or data.isspace():
            at_start = not self.parts or self.parts[-1].endswith("\n")
            self._write(data.lstrip(" ") if at_start and not self.keeps_spaces else data)

    def _in_cell_or_item(self, tag: str, *, opens: bool = False) -> bool:
        """Not so the second paragraph of a first cell: the table only frames the page."""
        self.paragraphs += opens and tag == "p"
        if self.cells == 1 and self.paragraphs > 1 and not self.lists and not self.keeps_spaces:
            return False
        return tag in ("p", "div") and bool(self.cells or self.lists)

    def _item(self, name: str) -> None:
        self._line(1)
        if name.startswith(("footnote-", "endnote-")):
            self._write(f"[{name.rpartition('-')[2]}] ")
        elif self.lists and self.lists[-1] is not None:
            self._write(f"{self.lists[-1]}. ")
        else:
            self._write("- ")
        if self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1

    def _raise(self) -> None:
        mark = "".join(self.raised or []).strip()
        self.raised = None
        if re.fullmatch(r"\[?\w{1,4}\]?|[*†‡]", mark) and mark.casefold() not in ("st", "nd", "rd", "th", "er", "re"):
            self._write(mark if mark.startswith("[") else f"^{{{mark}}}")
        else:
            self._write(mark)

    def _close_bold(self) -> None:
        """Bold around nothing leaves no signs; a space inside the bold stands behind it."""
        if self.parts and self.parts[-1] == "**":
            self.parts.pop()
            return
        last = self.parts[-1] if self.parts else ""
        space = last[len(last.rstrip()) :]
        if space and last.strip():
            self.parts[-1] = last.rstrip()
        self._write(f"**{space}")

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)

    def _line(self, ends: int) -> None:
        """At least this many line ends, once something stands above."""
        if not self.parts:
            return
        tail = "".join(self.parts[-3:])
        missing = ends - (len(tail) - len(tail.rstrip("\n")))
        if self.parts[-1].startswith(("- ", "# ")) and len(self.parts[-1]) == 2:
            return
        self.parts.extend("\n" for _ in range(missing))
