"""What a folder of historical documents must be, before anything of it enters the database.

`provenance.toml` says of each file beside it where it comes from: file, kind, title, publisher, date, language, sha256,
source, licence. In a corpus it is complete; in a folder that is taken in it says what is known.
"""

import datetime
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.archive import rules as archive
from apps.archive.models import Document
from apps.archive.parsing import ParsedDocument, UnreadableDocument, parse_text, read_text
from apps.base.errors import RuleError

PROVENANCE = "provenance.toml"
NO_LANGUAGE = "und"  # BCP 47: undetermined
KNOWN = gettext_noop("The archive holds these bytes already.")
TWICE = gettext_noop("This run holds the same bytes under another name.")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a document besides its bytes. In a corpus, `publisher`, `source` and `licence` may be empty,
    nothing else; an imported file may lack its date too, and has the short name under which the archive takes it.
    """

    file: str
    kind: str = ""
    title: str = ""
    date: datetime.date | None = None
    language: str = ""
    sha256: str = ""
    publisher: str = ""
    source: str = ""
    licence: str = ""
    name: str = ""

    @property
    def slug(self) -> str:
        """Short name of the document and of what is made from it: `name`, else the file's name without its ending."""
        return self.name or slugify(Path(self.file).stem)[:80]

    @property
    def note(self) -> str:
        """Where it was found, and under which licence."""
        return "\n".join(part for part in (self.source, f"Licence: {self.licence}" if self.licence else "") if part)

    @property
    def said(self) -> dict[str, str]:
        """What it says of the document itself, as plain data."""
        day = self.date.isoformat() if self.date else ""
        said = {"kind": self.kind, "title": self.title, "date": day, "language": self.language}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Source:
    """One document: what is said of it, its bytes, the text in them (which spans refer to), and what was read there."""

    provenance: Provenance
    data: bytes
    parsed: ParsedDocument
    text: str

    @property
    def title(self) -> str:
        """As the document prints it, else as its provenance has it."""
        return self.parsed.title or self.parsed.subject or self.provenance.title

    @property
    def is_joint(self) -> bool:
        """Whether a coalition speaks: in a letter, or in a statement that has signatories. Else a government does."""
        kind = self.provenance.kind
        return kind == Document.Kind.LETTER or (kind == Document.Kind.STATEMENT and bool(self.parsed.signatories))

    @property
    def date(self) -> datetime.date | None:
        return self.parsed.date or self.provenance.date


def read_corpus(folder: Path) -> tuple[Source, ...]:
    """Every document of a folder, in the order of `provenance.toml`, read and held against what is said of it.

    Raises RuleError, its message naming the file: `corpus-missing`, `corpus-provenance` (a wrong or missing entry, or
    one that the document contradicts), `corpus-changed` (bytes that are not those described), `corpus-unreadable`.
    """
    entries = read_provenance(folder)
    sources = tuple(_source(folder, entry) for entry in entries)
    known = {entry.file for entry in entries}
    for path in sorted(folder.glob("*.txt")):
        if path.name not in known:
            raise refusal("corpus-provenance", path.name, _("it has no entry in %s") % PROVENANCE)
    return sources


def read_beside(folder: Path) -> dict[Path, Provenance]:
    """What the `provenance.toml` of a folder, and of each folder below it, says of the files beside it.

    Raises RuleError `corpus-missing` (also for a file that is named and not there) or `corpus-provenance`.
    """
    found = {}
    for path in sorted(folder.rglob(PROVENANCE)):
        for entry in read_provenance(path.parent, is_complete=False):
            if not (path.parent / entry.file).is_file():
                raise refusal("corpus-missing", entry.file, _("it cannot be opened"))
            found[path.parent / entry.file] = entry
    return found


def check_sum(provenance: Provenance, data: bytes) -> None:
    """Raises RuleError `file-changed` when these are not the bytes described."""
    if provenance.sha256 and hashlib.sha256(data).hexdigest() != provenance.sha256.lower():
        message = _("What came with this file describes other bytes (another SHA-256). It was not kept.")
        raise RuleError("file-changed", message, "files")


def read_provenance(folder: Path, *, is_complete: bool = True) -> tuple[Provenance, ...]:
    """The entries in their order; but in a corpus (`is_complete`) an entry may lack everything except its file."""
    path = folder / PROVENANCE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refusal("corpus-missing", str(path), _("it cannot be opened")) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refusal("corpus-provenance", str(path), _("it is not valid TOML: %s") % error) from error
    entries = table.get("document")
    if not isinstance(entries, list) or not entries:
        raise refusal("corpus-provenance", str(path), _("it has no [[document]] entry"))
    read = tuple(_entry(number, entry, is_complete) for number, entry in enumerate(entries, start=1))
    _check_once(read, ("file", "sha256", "slug") if is_complete else ("file",))
    return read


def _check_once(entries: tuple[Provenance, ...], names: tuple[str, ...]) -> None:
    for name in names:
        values = [getattr(entry, name) for entry in entries]
        for entry in entries:
            if values.count(getattr(entry, name)) > 1:
                raise refusal("corpus-provenance", entry.file, _("two entries have the same %s") % name)


def _entry(number: int, entry: dict[str, Any], is_complete: bool) -> Provenance:
    name = str(entry.get("file") or _("entry %d") % number)
    wanted = {field.name: datetime.date if field.name == "date" else str for field in fields(Provenance)}
    del wanted["name"]
    for key, value in entry.items():
        if key not in wanted:
            raise refusal("corpus-provenance", name, _("“%s” is not a field of provenance") % key)
        if type(value) is not wanted[key]:
            raise refusal("corpus-provenance", name, _("“%s” has a value of the wrong kind") % key)
    for key in wanted if is_complete else ("file",):
        if key not in ("publisher", "source", "licence") and not entry.get(key):
            raise refusal("corpus-provenance", name, _("“%s” is missing") % key)
    if entry.get("kind", Document.Kind.LETTER) not in Document.Kind.values:
        raise refusal("corpus-provenance", name, _("“%s” is not a kind of document") % entry["kind"])
    has_short_name = slugify(Path(entry["file"]).stem) or not is_complete
    if Path(entry["file"]).name != entry["file"] or not has_short_name:
        raise refusal("corpus-provenance", name, _("it must be the plain name of a file in this folder"))
    return Provenance(**entry)


def _source(folder: Path, provenance: Provenance) -> Source:
    try:
        data = (folder / provenance.file).read_bytes()
    except OSError as error:
        raise refusal("corpus-missing", provenance.file, _("it cannot be opened")) from error
    if hashlib.sha256(data).hexdigest() != provenance.sha256.lower():
        raise refusal("corpus-changed", provenance.file, _("its SHA-256 is not the one in %s") % PROVENANCE)
    try:
        read = read_text(data, provenance.file)
    except UnreadableDocument as error:
        raise refusal("corpus-unreadable", provenance.file, str(error)) from error
    parsed = parse_text(read)
    _check_agreement(provenance, parsed)
    return Source(provenance, data, parsed, read.text)


def _check_agreement(provenance: Provenance, parsed: ParsedDocument) -> None:
    """The document itself must not contradict what is said of it."""
    said_and_read = (
        ("kind", provenance.kind, {parsed.kind}),
        ("date", provenance.date, {parsed.date} if parsed.date else set()),
        ("language", provenance.language, set(parsed.language)),
    )
    for name, said, found in said_and_read:
        if found and said not in found:
            values = {"field": name, "said": said, "read": ", ".join(str(value) for value in sorted(found))}
            message = _("its %(field)s is given as %(said)s, but the document says %(read)s") % values
            raise refusal("corpus-provenance", provenance.file, message)


def check_publicity(*, as_past_campaign: bool, is_public: bool, actor: User | None) -> None:
    """Raises RuleError `past-campaign-public`, or `not-allowed`."""
    archive.check_publicity(is_changed=is_public, actor=actor)
    if as_past_campaign and not is_public:
        message = _("A past campaign can be read by everybody. Import it as public, or into the archive alone.")
        raise RuleError("past-campaign-public", message, "is_public")


def check_date(fields: Mapping[str, Any]) -> None:
    """Raises RuleError `past-campaign-date`."""
    if not fields.get("date"):
        raise RuleError("past-campaign-date", _("A past campaign needs the date of its letter: fill it in."), "date")


def refusal(code: str, name: str, message: str, field: str = "") -> RuleError:
    """A refusal that names the file, and says that nothing came of the run."""
    nothing = _("Nothing was imported.")
    return RuleError(code, f"{name}: {message}. {nothing}", field)
