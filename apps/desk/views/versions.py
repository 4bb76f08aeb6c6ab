"""The versions of a letter: who said yes to which, and any two of them side by side, the draft too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from apps.desk.access import for_staff
from apps.desk.views import linting
from apps.letters import compose
from apps.letters.compose import Text
from apps.letters.models import Letter, LetterVersion
from apps.letters.rules import Pair, compared, compared_line

DRAFT = "draft"
FOLDED = 2  # more unchanged paragraphs in a row than this are folded away


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that are all unchanged, or all not."""

    is_same: bool
    pairs: tuple[Pair, ...]

    @property
    def is_folded(self) -> bool:
        return self.is_same and len(self.pairs) > FOLDED


@never_cache
@require_safe
@for_staff
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """`old` and `new`: a number or "draft"; without them what the reader saw last beside what stands now."""
    letter = get_object_or_404(Letter.objects.select_related("campaign"), pk=pk)
    versions = list(_versions(letter))
    sides = {str(version.number): version for version in versions}
    new = request.GET.get("new") or _newest(letter, versions)
    old = request.GET.get("old") or _seen(letter, request.user, versions, new)
    texts = {side: _texts(letter, sides, side) for side in {old, new}}
    languages = list(dict.fromkeys([*texts[new], *texts[old]]))
    asked = request.GET.get("language", "")
    language = asked if asked in languages else letter.language
    context = {
        **admin.site.each_context(request),
        **comparison(texts[old].get(language), texts[new].get(language)),
        "title": _("Versions: %s") % letter.title,
        "opts": Letter._meta,
        "letter": letter,
        "versions": versions,
        "old": old,
        "new": new,
        "choices": [*((number, _("Version %s") % number) for number in sides), (DRAFT, _("Draft"))],
        "language": language,
        "languages": languages,
    }
    return TemplateResponse(request, "desk/versions.html", context)


def comparison(old: Text | None, new: Text | None) -> dict[str, Any]:
    """What the two columns show; a missing text counts as empty. `lines` stand above the text, `last_lines` below."""
    heads = [(_("Subject"), _line(old, new, "subject")), (_("Salutation"), _line(old, new, "salutation"))]
    ends = [(_("Closing"), _line(old, new, "closing"))]
    pairs = compared(old.body if old else "", new.body if new else "")
    lines, last_lines = ([row for row in rows if row[1].old or row[1].new] for rows in (heads, ends))
    kinds = [pair.kind for pair in (*pairs, *(pair for _label, pair in (*lines, *last_lines)))]
    return {
        "lines": lines,
        "last_lines": last_lines,
        "stretches": _stretches(pairs),
        "counts": {kind: kinds.count(kind) for kind in set(kinds)},
        "is_same": all(kind == "same" for kind in kinds),
        "lacks_old": old is None,
        "lacks_new": new is None,
    }


def approving(letter: Letter) -> dict[str, Any]:
    """What `desk/version_approve.html` needs: lint, remarks that stand, and whether there is a version before."""
    standing = letter.comments.filter(resolved_at=None).select_related("author", "version")
    latest = letter.versions.order_by("number").last()
    return linting.approving(letter) | {
        "remarks": list(standing),
        "latest": latest,
        "has_earlier": latest is not None and latest.number > 1,
    }


def _line(old: Text | None, new: Text | None, name: str) -> Pair:
    return compared_line(getattr(old, name, ""), getattr(new, name, ""))


def _stretches(pairs: Sequence[Pair]) -> list[Stretch]:
    groups = groupby(pairs, key=lambda pair: pair.kind == "same")
    return [Stretch(is_same, tuple(group)) for is_same, group in groups]


def _versions(letter: Letter) -> Any:
    standing = Count("comments", filter=Q(comments__resolved_at=None))
    rows = letter.versions.select_related("frozen_by").prefetch_related("approvals__approver")
    return rows.annotate(standing=standing).order_by("number")


def _texts(letter: Letter, sides: dict[str, LetterVersion], side: str) -> dict[str, Text]:
    """The texts of one side by language."""
    if side == DRAFT:
        return {text.language: text for text in compose.draft_texts(letter)}
    if side not in sides:
        raise Http404
    return {text.language: text for text in compose.version_texts(sides[side])}


def _newest(letter: Letter, versions: Sequence[LetterVersion]) -> str:
    is_draft = letter.status == Letter.Status.DRAFT or not versions
    return DRAFT if is_draft else str(versions[-1].number)


def _seen(letter: Letter, reader: Any, versions: Sequence[LetterVersion], new: str) -> str:
    """The version that this reader approved or remarked on last; else the one before `new`; else `new` itself."""
    others = [version.number for version in versions if str(version.number) != new]
    own = Q(approvals__approver=reader) | Q(comments__author=reader)
    known = letter.versions.filter(own, number__in=others).order_by("number").values_list("number", flat=True).last()
    earlier = [number for number in others if new == DRAFT or number < int(new)] or others
    return str(known or max(earlier, default=0) or new)
