"""The outbox as rows: what was posted, what left, what failed, and the addresses that nothing is sent to."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from apps.base.admin import DeskAdmin, DeskTabular
from apps.base.widgets import MASK, column, mask_address
from apps.mail.models import Attachment, Message, Suppression

PERSONAL_DATA = "personal_data.read"


class AttachmentInline(DeskTabular[Attachment, Message]):
    model = Attachment
    fields = readonly_fields = ("name", "content_type")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")


@admin.register(Message)
class MessageAdmin(DeskAdmin[Message]):
    """Whom a mail went to and what it said is shown to those who may read personal data; letters to offices to all."""

    list_display = ("subject", "kind", "state", "due_at", "sent_at", "attempts", "last_error")
    list_filter = ("status", "kind")
    search_fields = ("subject",)
    inlines = (AttachmentInline,)
    fields = readonly_fields = (
        "subject",
        "kind",
        "state",
        "to_shown",
        "sender_name",
        "reply_to",
        "language_name",
        "due_at",
        "sent_at",
        "attempts",
        "last_error",
        "text_shown",
    )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Message | None:
        """The row with what this reader may see of it, links that still work struck out for everybody."""
        row: Message | None = super().get_object(request, object_id, from_field)
        if row is None:
            return None
        row.body_text = str(row.without_secrets()["body_text"])
        if row.kind != Message.Kind.LETTER and not request.user.has_perm(PERSONAL_DATA):
            row.recipient = mask_address(row.recipient)
            row.body_text = MASK
        return row

    @column(_("to"))
    def to_shown(self, row: Message) -> str:
        return row.recipient

    @column(_("text"))
    def text_shown(self, row: Message) -> SafeString:
        return format_html('<div class="verbatim">{}</div>', row.body_text)


@admin.register(Suppression)
class SuppressionAdmin(DeskAdmin[Suppression]):
    list_display = ("__str__", "reason", "created_at")
    list_filter = ("reason",)
    fields = readonly_fields = ("digest", "reason", "created_at")
