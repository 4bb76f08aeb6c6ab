"""The canonical form of every text that people write: a small, sanitised subset of HTML.

Blocks: p, h2, h3, ol, ul, li, blockquote, each with optional `lang` and `dir`; `ol` with optional `start`.
Inline: em, strong, a[href]. A footnote reference is `<sup data-footnote="KEY"></sup>`; the notes stand at the end of
the text as `<aside data-footnote="KEY"><p>…</p></aside>`. A placeholder is its name in braces, `{campaign.title}`.
`data-source="NUMBER"` on a paragraph, item or quotation of a draft says from which borrowed passage it comes; versions
are frozen without it (`without_sources`).

Serialisation: UTF-8, NFC, attributes in alphabetical order, one block element per line, no white space around blocks,
runs of white space inside a block collapsed to one space. The same text always gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree

import nh3
from django.utils.translation import gettext as _

from apps.base.errors import RuleError

BLOCKS = frozenset({"p", "h2", "h3", "ol", "ul", "li", "blockquote", "aside"})
CONTAINERS = frozenset({"ol", "ul", "li", "blockquote", "aside"})
INLINE = frozenset({"em", "strong", "a", "sup"})
ATTRIBUTES = {tag: {"lang", "dir"} for tag in BLOCKS} | {"a": {"href"}, "sup": {"data-footnote"}}
ATTRIBUTES["ol"] = {"lang", "dir", "start"}
for _tag in ("p", "li", "blockquote"):
    ATTRIBUTES[_tag] = ATTRIBUTES[_tag] | {"data-source"}
ATTRIBUTES["aside"] = {"lang", "dir", "data-footnote"}
SYNONYMS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
LIMIT = 500_000  # characters; fifty printed pages are about 200,000
DEPTH = 100  # elements in one another; text of people has a dozen
# What each attribute may say; anything else goes.
_VALUES = {
    "data-footnote": re.compile(r"[^<>\s]{1,40}"),
    "data-source": re.compile(r"[0-9]{1,9}"),
    "dir": re.compile("ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}"),
    "start": re.compile(r"[0-9]{1,6}"),
}
# Tags that are closed by what follows them, or are never closed, nest in nothing.
_FLAT = frozenset("p li br hr img input meta link td th tr col dt dd option wbr area base embed source track".split())
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")

# Controls that are not text: C0 and C1 but tab and line feed, the marks that reorder or hide what is read, halves of
# signs and what no sign ever is.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u200b\u2060\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
# What a name on one line never needs: controls, surrogates, marks that hide, reorder or annotate, blank letters, tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Joiners belong to Persian and the scripts of South Asia; elsewhere, and at an end, they make a twin of another name.
_STRAY_JOINER = re.compile("(?<![\u0600-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?=\\s|$)")
PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


def clean(html: str) -> str:
    """The canonical form of any HTML or text. What is not allowed loses its mark-up, never its words.

    Scripts and styles go with their content. Raises RuleError `text-too-long` above LIMIT characters, `text-too-deep`
    above DEPTH elements in one another.
    """
    if len(html) > LIMIT:
        raise RuleError("text-too-long", _("This text is longer than a letter can be (%d characters).") % len(html))
    text = _rename(_CONTROLS.sub("", html.replace("\r\n", "\n")))
    if _depth(text) > DEPTH:
        raise RuleError(
            "text-too-deep", _("Lists or quotations stand in one another more deeply than a letter can be.")
        )
    safe = nh3.clean(
        text,
        tags=set(BLOCKS | INLINE),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_value,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
        clean_content_tags={"script", "style", "template", "iframe", "object"},
    )
    root = parse(_CONTROLS.sub("", safe))  # once more: some came as character references
    for element in root.iter():
        element.text = element.text and unicodedata.normalize("NFC", element.text)
        element.tail = element.tail and unicodedata.normalize("NFC", element.tail)
    return serialise(root)


def parse(html: str) -> ElementTree.Element:
    """The element tree of a sanitised text under one root named `body`, loose inline text wrapped in paragraphs."""
    # Under a root element of our own no document type, and so no entity, can be declared.
    root = ElementTree.fromstring(f"<body>{html.replace('&nbsp;', chr(0xA0))}</body>")  # noqa: S314
    _wrap(root)
    return root


def serialise(root: ElementTree.Element) -> str:
    return "\n".join(line for child in root if (line := _block(child)))


def split_footnotes(html: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A canonical text without its notes, and the notes as (key, canonical HTML), once each in order of their calls."""
    root = parse(html)
    notes = {aside.get("data-footnote", ""): aside for aside in root.findall("aside")}
    for aside in notes.values():
        root.remove(aside)
    order = [sup.get("data-footnote", "") for sup in root.iter("sup")]
    return serialise(root), tuple((key, serialise(notes[key])) for key in dict.fromkeys(order) if key in notes)


def without_sources(html: str) -> str:
    """A canonical text without the marks of where its paragraphs were borrowed."""
    root = parse(html)
    for element in root.iter():
        element.attrib.pop("data-source", None)
    return serialise(root)


def to_text(html: str) -> str:
    """The words alone: one line per block, lists numbered, footnotes marked in brackets and given at the end."""
    return "\n\n".join(_text_lines(parse(html)))


def from_text(text: str) -> str:
    """Plain text as canonical HTML: a paragraph for each run of lines between blank lines."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return clean("".join(f"<p>{escape(block)}</p>" for block in blocks if block.strip()))


def plain_line(text: str) -> str:
    """What somebody typed as one line of plain text: NFC, single spaces, nothing invisible that could deceive."""
    visible = _STRAY_JOINER.sub("", _HIDDEN.sub("", text))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def words(element: ElementTree.Element) -> str:
    """The text of an element, white space collapsed, footnote references left out."""
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def blocks(html: str) -> tuple[str, ...]:
    """The canonical HTML of each top-level block."""
    return tuple(_block(child) for child in parse(html))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            yield " "
        yield from _pieces(child)
        yield child.tail or ""


def _text_lines(root: ElementTree.Element) -> Iterator[str]:
    for element in root:
        if element.tag in ("ol", "ul"):
            for number, item in enumerate(element, start=int(element.get("start", "1"))):
                yield f"{number}. {words(item)}" if element.tag == "ol" else f"- {words(item)}"
        elif element.tag == "aside":
            yield f"[{element.get('data-footnote', '')}] {words(element)}"
        else:
            yield words(element)


def _value(_tag: str, name: str, value: str) -> str | None:
    return value if name not in _VALUES or _VALUES[name].fullmatch(value) else None


def _depth(html: str) -> int:
    """How deep elements stand in one another at most, counted by their tags alone: an estimate, never too low."""
    depth = deepest = 0
    for end, tag in _TAG.findall(html):
        if tag.lower() not in _FLAT:
            depth = max(0, depth - 1) if end else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _rename(html: str) -> str:
    for old, new in SYNONYMS.items():
        html = re.sub(rf"<(/?){old}(?=[\s>/])", rf"<\1{new}", html, flags=re.IGNORECASE)
    return re.sub(r"<br\s*/?>", " ", html, flags=re.IGNORECASE)


def _wrap(root: ElementTree.Element) -> None:
    """Puts text and inline elements that stand loose between blocks into paragraphs."""
    children = list(root)
    loose: ElementTree.Element | None = None
    new: list[ElementTree.Element] = []

    def hold(text: str | None) -> None:
        nonlocal loose
        if text and text.strip() and loose is None:
            loose = ElementTree.Element("p")
            new.append(loose)
        if text and loose is not None:
            if len(loose):
                loose[-1].tail = (loose[-1].tail or "") + text
            else:
                loose.text = (loose.text or "") + text

    hold(root.text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            loose = None
            new.append(child)
        else:
            if loose is None:
                loose = ElementTree.Element("p")
                new.append(loose)
            loose.append(child)
        hold(tail)
    root.text = None
    root[:] = new


def _block(element: ElementTree.Element) -> str:
    tag = str(element.tag)
    if tag in CONTAINERS and any(child.tag in BLOCKS for child in element):
        _wrap(element)
        inner = "".join(_block(child) for child in element)
    else:
        inner = _SPACE.sub(" ", _inline(element)).strip()
    return f"<{tag}{_attributes(element)}>{inner}</{tag}>" if inner else ""


def _inline(element: ElementTree.Element) -> str:
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        tag = str(child.tag)
        if tag in BLOCKS:  # a block inside a paragraph: its words stay
            parts.append(" " + _inline(child) + " ")
        else:
            parts.append(f"<{tag}{_attributes(child)}>{_inline(child)}</{tag}>")
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _attributes(element: ElementTree.Element) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in sorted(element.attrib.items()) if value)
