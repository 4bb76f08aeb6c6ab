"""Ten files as a coalition has them: of all kinds, one in Korean, one known already, two that nobody can read."""

import base64
import io
from email.message import EmailMessage

from playwright.sync_api import Page
from pypdf import PdfWriter

from tests.past_campaigns import documents
from tests.past_campaigns.documents import FOLDER
from tests.stacks import ROOT

CORRECTED, CAMPAIGN, READY = "pushbacks.md", "rope.pdf", "trial.txt"
KNOWN, SCAN, BROKEN = "known.txt", "scan.pdf", "broken.docx"


def ten() -> dict[str, bytes]:
    return {
        READY: documents.letter(),
        CORRECTED: _labelled("11-refugee-pushbacks.md"),
        "press.html": _labelled("09-press-freedom-web.html"),
        "children.docx": _labelled("13-offshore-children.docx"),
        CAMPAIGN: _labelled("14-rope.pdf"),
        "forwarded.eml": _mail(),
        "서한.md": _labelled("23-songhwan.md"),
        SCAN: _scan(),
        KNOWN: (ROOT / "corpus" / "2014-11-10-un-member-states.txt").read_bytes(),
        BROKEN: _labelled("21-garment.docx")[:3000],
    }


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Lets the files fall on the drop zone, all at once."""
    carried = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    transfer = page.evaluate_handle(
        """files => files.reduce((all, [name, data]) => {
            const bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0))
            all.items.add(new File([bytes], name))
            return all
        }, new DataTransfer())""",
        carried,
    )
    page.locator("[data-drop]").dispatch_event("drop", {"dataTransfer": transfer})


def _labelled(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def _mail() -> bytes:
    """A letter forwarded by mail, as a Word document."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ada@forum.example", "desk@forum.example", "Fwd: our letter"
    mail["Date"] = "Mon, 02 May 2022 10:00:00 +0000"
    mail.set_content("The letter as sent is attached.")
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    mail.add_attachment(_labelled("21-garment.docx"), maintype="application", subtype=kind, filename="letter.docx")
    return mail.as_bytes()


def _scan() -> bytes:
    """A page without a letter of text."""
    writer, scan = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(scan)
    return scan.getvalue()
