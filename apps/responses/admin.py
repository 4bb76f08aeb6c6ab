"""What governments said, ask by ask, what they promised, and what came of it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts import roles
from apps.base.admin import DeskAdmin, DeskStacked
from apps.base.widgets import column
from apps.campaigns.models import Ask
from apps.responses import actions
from apps.responses.models import AskOutcome, AskPosition, Commitment, Response


class ResponseForm(forms.ModelForm[Response]):
    """The institution follows from the addressee, where one is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "institution" in self.fields:
            self.fields["institution"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        addressee = cleaned.get("addressee")
        if addressee and not cleaned.get("institution"):
            cleaned["institution"] = addressee.office.institution
            cleaned["office"] = cleaned.get("office") or addressee.office
        if not cleaned.get("institution"):
            self.add_error("institution", _("Choose the addressee, or the institution that answered."))
        return cleaned


class PositionForm(forms.ModelForm[AskPosition]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "ask" in self.fields:
            self.fields["ask"].disabled = True


class OfOneCampaign:
    """Offers the asks of the response's campaign, read once for all rows."""

    ask_field = "ask"

    def get_formset(self, request: HttpRequest, obj: Response | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        field = formset.form.base_fields.get(self.ask_field)
        if field is not None:
            asks = Ask.objects.filter(campaign=obj.campaign if obj else None, status=Ask.Status.ACCEPTED)
            field.queryset = asks
            blank = [] if self.ask_field == "asks" else [("", "---------")]
            field.choices = [*blank, *((ask.pk, str(ask)) for ask in asks)]
        return formset


class PositionInline(OfOneCampaign, DeskStacked[AskPosition, Response]):
    model = AskPosition
    form = PositionForm
    capability = roles.RESPONSE_RECORD
    fields = (("ask", "position"), "quote")
    verbose_name_plural = gettext_lazy("what it says to each ask")


class CommitmentInline(OfOneCampaign, DeskStacked[Commitment, Response]):
    model = Commitment
    ask_field = "asks"
    capability = roles.RESPONSE_RECORD
    fields = ("quote", "asks", ("strength", "due_on", "due_event"), ("condition", "next_check_on"))
    show_change_link = True
    verbose_name_plural = gettext_lazy("commitments found in it")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Response)
class ResponseAdmin(DeskAdmin[Response]):
    form = ResponseForm
    capability = roles.RESPONSE_RECORD
    list_display = ("title", "institution", "arrived", "quality", "dated", "is_public")
    list_filter = ("is_public", "arrived", ("campaign", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("institution",)
    search_fields = ("title", "institution__name", "from_name", "text")
    autocomplete_fields = ("campaign", "letter", "addressee", "institution", "office", "source")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PositionInline, CommitmentInline)

    def get_fieldsets(self, request: HttpRequest, obj: Response | None = None) -> Any:
        answers = _(
            "Choose the letter and the addressee; the institution follows. Without a letter, say what it answers."
        )
        fields = ("letter", "addressee", "campaign", ("answers_channel", "answers_dated"))
        sender = (
            "institution",
            "office",
            ("from_name", "from_title"),
            "to_name",
            ("dated", "received_on"),
            "reference",
        )
        return (
            (None, {"fields": ("title", "slug", ("arrived", "quality"))}),
            (_("In answer to"), {"fields": fields, "description": answers}),
            (_("Who answered, and when"), {"fields": sender}),
            (_("Words"), {"fields": ("text", ("language", "is_unofficial_translation"), "source")}),
        )

    def get_inlines(self, request: HttpRequest, obj: Response | None) -> Any:
        return self.inlines if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Response | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def view_on_site(self, row: Response) -> str | None:
        return None

    def write(self, request: HttpRequest, row: Response, form: Any, *, is_new: bool) -> None:
        actions.record_response(response=row, actor=request.user)  # type: ignore[arg-type]

    def write_row(self, request: HttpRequest, row: Any, data: dict[str, Any]) -> None:
        actor: Any = request.user
        if isinstance(row, AskPosition):
            words = {"position": row.position, "quote": row.quote}
            actions.judge_position(response=row.response, ask=row.ask, **words, actor=actor)
        else:
            actions.record_commitment(commitment=row, asks=list(data["asks"]), actor=actor)


@admin.register(Commitment)
class CommitmentAdmin(DeskAdmin[Commitment]):
    capability = roles.RESPONSE_RECORD
    may_add = False  # a commitment is quoted from a response, so it is added there
    list_display = ("__str__", "response", "state", "strength", "due_on", "next_check_on")
    list_filter = ("status", "strength", "response__campaign")
    list_select_related = ("response",)
    search_fields = ("quote", "response__title")
    fields = ("response", "quote", "strength", ("due_on", "due_event"), "condition", "next_check_on", "evidence")
    readonly_fields = ("response", "evidence")

    def write(self, request: HttpRequest, row: Commitment, form: Any, *, is_new: bool) -> None:
        actions.record_commitment(commitment=row, asks=list(row.asks.all()), actor=request.user)  # type: ignore[arg-type]


@admin.register(AskOutcome)
class AskOutcomeAdmin(DeskAdmin[AskOutcome]):
    """What became true of an ask: a fact with a date and its evidence, whatever was promised."""

    capability = roles.RESPONSE_RECORD
    list_display = ("ask", "outcome_shown", "office", "seen_on")
    list_filter = ("outcome", "ask__campaign")
    list_select_related = ("ask", "office__institution")
    search_fields = ("ask__label", "evidence")
    autocomplete_fields = ("ask", "office")
    fields = ("ask", "office", ("outcome", "seen_on"), "evidence")

    @column(gettext_lazy("outcome"), "outcome")
    def outcome_shown(self, row: AskOutcome) -> str:
        return str(row.get_outcome_display())

    def write(self, request: HttpRequest, row: AskOutcome, form: Any, *, is_new: bool) -> None:
        actions.record_outcome(outcome=row, actor=request.user)  # type: ignore[arg-type]
