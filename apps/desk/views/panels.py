"""What stands beside a draft: each panel is a template of its own and a function that says what it needs there.

To add one: write `panel(request, letter) -> dict` beside your own views (`views/linting.py` and the like), import it
here and put it into PANELS; show it in its template `desk/letter_<name>.html`, which `desk/letter_beside.html` includes
already. The dict is merged into the context of the page, so begin its names with the panel's (`lint_findings`). The
panels stand outside the form of the text: they may hold forms of their own, as long as these post to their own views.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from apps.desk.views import linting, remarking, templating, translating
from apps.letters.models import Letter

Panel = Callable[[HttpRequest, Letter], dict[str, Any]]

PANELS: tuple[Panel, ...] = (templating.sections, linting.panel, remarking.panel, translating.languages)


def context(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What all panels need, in one dict."""
    return {name: value for panel in PANELS for name, value in panel(request, letter).items()}
