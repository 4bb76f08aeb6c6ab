"""The letter PDF at 76 names, as we print it, against plain WeasyPrint on the same page.

    python -m benchmarks.letter_pdf

The limit is a warm `HTML(...).write_pdf()` of the very same HTML and style sheet, untagged, with fonts and style sheet
kept: what the layout itself costs. Ours adds tags, metadata, the search for missing glyphs and the finishing pass.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_tracker.settings")
django.setup()

from django.contrib.staticfiles import finders  # noqa: E402 - Django first
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from apps.letters import pdf  # noqa: E402
from apps.letters.document import AddressBlock, Footnote, LetterDocument, SignatoryGroup, SignatoryLine  # noqa: E402
from benchmarks.timing import compare, show  # noqa: E402

NAMES = 76
PARAGRAPH = (
    "We are writing to urge you to make every effort in the upcoming session, as past resolutions have done. " * 6
)


def letter() -> LetterDocument:
    """Two pages of text with ten footnotes and 76 names, every tenth of them Korean."""
    notes = tuple(Footnote(mark=str(n), html=f"<p>See document {n}, paragraph {n}.</p>") for n in range(1, 11))
    body = "".join(f'<p>{PARAGRAPH}<sup data-footnote="{n}"></sup></p>' for n in range(1, 11))
    names = [f"북한인권시민연합 {n}" if n % 10 == 0 else f"Citizens for Rights Number {n}" for n in range(NAMES)]
    lines = tuple(SignatoryLine(name=name, detail="South Korea") for name in names)
    return LetterDocument(
        title="A letter to measure",
        addressees=(AddressBlock(lines=("The High Representative", "Brussels")),),
        subject="A letter to measure",
        salutation="Your Excellency,",
        body_html=body,
        footnotes=notes,
        closing="Sincerely,",
        groups=(SignatoryGroup(heading="Organisations", lines=lines),),
        fingerprint="0" * 64,
    )


def main() -> int:
    document = letter()
    html = pdf.letter_html(document)
    fonts = FontConfiguration()
    sheet = CSS(filename=str(finders.find(pdf.STYLESHEET)), font_config=fonts)
    ratio = compare(
        f"letter PDF, {NAMES} names",
        lambda: pdf.render_letter(document),
        lambda: HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts),
        limit_name="plain WeasyPrint, warm",
        rounds=7,
    )
    return show(ratio, most=1.5)


if __name__ == "__main__":
    sys.exit(main())
