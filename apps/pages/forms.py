"""The forms of the public site. They check shape; rules and actions decide."""

from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from apps.base import clock
from apps.letters.models import Letter
from apps.progress.search import SearchForm
from apps.signatories import rules
from apps.signatories.models import Invitation, SignatoryKind, Signature

MINIMUM_SECONDS = 2  # a person needs longer for the shortest form; who is quicker is asked to press the button again
SALT = "pages.sign"
UNKEPT = {"motto", "started", "meant", "asked_about"}  # fields that are no part of a signature


class FieldRenderer(TemplatesSetting):
    """Label, hint, error and control of a field as `components/field.html` puts them together."""

    field_template_name = "components/field.html"


class PublicForm(forms.Form):
    default_renderer = FieldRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class SignForm(PublicForm):
    """What both kinds of signatories fill in. `started` and `motto` keep machines out without asking people riddles."""

    kind: ClassVar[str]

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_(
            "Not published. We send a link to it; your signature counts once you have opened it and confirmed."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Enter your e-mail address, such as name@example.org.")},
    )
    country = forms.ChoiceField(
        label=_("Country"), required=False, widget=forms.Select(attrs={"autocomplete": "country"})
    )
    country_wording = forms.CharField(
        label=_("Country in your own words"),
        help_text=_("If you want another wording than the list has. It is printed as you write it."),
        max_length=100,
        required=False,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see the name"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may see the name.")},
    )
    is_at_risk = forms.BooleanField(
        label=_("Being known for this signature could put somebody in danger"),
        help_text=_(
            "Then the name appears nowhere: not on the page, in the letter, in exports, mails or search. "
            "Choose “Name withheld” or “Private” above."
        ),
        required=False,
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Tick this box if you agree; otherwise we may not keep the signature.")}
    )
    motto = forms.CharField(required=False, label=_("Leave this field empty"))
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("No country")), *countries]  # type: ignore[attr-defined]
        self.fields["visibility"].choices = visibility_choices(letter, self.kind)  # type: ignore[attr-defined]
        self.initial.setdefault("started", _stamp())

    @property
    def is_trapped(self) -> bool:
        """Something filled in the field that no person sees."""
        return bool(self.data.get("motto", "").strip())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_at_risk") and cleaned.get("visibility") == Signature.Visibility.PUBLIC:
            message = _("You marked a danger below: choose “Name withheld” or “Private”.")
            self.add_error("visibility", forms.ValidationError(message, code="at-risk"))
        self._check_pace(cleaned.get("started", ""))
        return cleaned

    def names_near(self) -> tuple[str, ...]:
        """Known names that may be meant by the one typed in. Persons are never asked: a name alone joins nobody."""
        return ()

    def entry(self) -> rules.SignatureEntry:
        kept = {name: value for name, value in self.cleaned_data.items() if name not in UNKEPT}
        return rules.SignatureEntry(kind=self.kind, language=get_language() or "en", **kept)

    def _check_pace(self, started: str) -> None:
        try:
            elapsed = clock.now().timestamp() - float(signing.loads(started, salt=SALT))
        except (signing.BadSignature, ValueError):
            elapsed = 0.0
            self.data = {**self.data.dict(), "started": _stamp()} if isinstance(self.data, QueryDict) else self.data
        if elapsed < MINIMUM_SECONDS and not self.errors:  # who has something to correct presses again anyway
            self.add_error(None, forms.ValidationError(_("That was very quick. Please press the button once more.")))


class OrganisationForm(SignForm):
    kind = SignatoryKind.ORGANISATION
    field_order = ["name", "country", "country_wording", "contact_name", "contact_role", "email", "visibility"]

    name = forms.CharField(
        label=_("Name of the organisation"),
        help_text=_("Exactly as it shall be printed under the letter."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Enter the name of the organisation as it shall be printed.")},
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        help_text=_("You sign for the organisation. Your name is kept as a record and not published."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter the name of the person who is authorised to sign.")},
    )
    contact_role = forms.CharField(
        label=_("Your function in the organisation"),
        help_text=_("For example: director, chair, secretary. Not published."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": _("Enter your function in the organisation.")},
    )
    meant = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    asked_about = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].help_text = _("Printed beside the name. Networks and others may leave it out.")
        self.initial.setdefault("visibility", Signature.Visibility.PUBLIC)  # a person chooses without a preset
        self.fields["consent"].label = _(
            "I am authorised to sign for this organisation, and I agree to the statement beside my choice above."
        )

    def names_near(self) -> tuple[str, ...]:
        """Asked once about each name; the answer, if it is one of those offered, becomes the name."""
        name, meant = self.cleaned_data["name"], self.cleaned_data["meant"]
        near = rules.names_near(name, country=self.cleaned_data["country"])
        if self.cleaned_data["asked_about"] != name:
            return near
        self.cleaned_data["name"] = meant if meant in near else name
        return ()


class IndividualForm(SignForm):
    kind = SignatoryKind.INDIVIDUAL
    field_order = ["name", "title", "country", "country_wording", "email", "visibility"]

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it shall be printed. A pen name or initials are fine; nobody will complete them."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name as it shall be printed.")},
    )
    title = forms.CharField(
        label=_("Title or affiliation"),
        help_text=_("For identification only: it does not mean that your institution signs."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = _("I agree to the statement that stands beside my choice above.")


FORMS: dict[str, type[SignForm]] = {form.kind: form for form in (OrganisationForm, IndividualForm)}


class VisibilityForm(PublicForm):
    """What a signatory may change later. Choosing is agreeing: the wording stands beside each choice."""

    visibility = forms.ChoiceField(
        label=_("Who may see the name"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may see the name.")},
    )

    def __init__(self, *args: Any, signature: Signature, **kwargs: Any) -> None:
        super().__init__(*args, initial={"visibility": signature.visibility}, **kwargs)
        choices = visibility_choices(signature.letter, signature.kind)
        self.fields["visibility"].choices = choices  # type: ignore[attr-defined]


class AnswerForm(PublicForm):
    """An answer to an invitation that is not a signature."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[
            (Invitation.Status.CONSIDERING, _("We are considering it and need more time")),
            (Invitation.Status.CONDITIONAL, _("Yes, on a condition (please say which below)")),
            (Invitation.Status.ENDORSED, _("We support the letter but do not sign it")),
            (Invitation.Status.DECLINED, _("No, we do not sign")),
        ],
        error_messages={"required": _("Choose one of the answers.")},
    )
    words = forms.CharField(
        label=_("Your condition or reason"),
        help_text=_("Read by the coordinators of the campaign, not published."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ArchiveFilter(SearchForm, PublicForm):
    """What is looked for in the archive, and what it is narrowed by."""

    def language_name(self, code: str) -> str:
        return language_name(code)


def visibility_choices(letter: Letter, kind: str) -> list[tuple[str, str]]:
    """Each choice with the very words that are kept as consent."""

    def words(visibility: str) -> str:
        return rules.consent_wording(letter=letter, kind=kind, visibility=visibility)

    return [
        (value, format_html("<strong>{}</strong> {}", label, words(value)))
        for value, label in Signature.Visibility.choices
    ]


def language_name(code: str) -> str:
    """The language's own name, or the code itself for one that is not known."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


def _stamp() -> str:
    return signing.dumps(clock.now().timestamp(), salt=SALT)
