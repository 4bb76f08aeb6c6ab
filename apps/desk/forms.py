"""Forms of the desk's own pages and of the steps that need words."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.addressees.models import Channel
from apps.base.widgets import RichTextWidget, language_choices
from apps.letters.models import Letter
from apps.parties.models import Organisation
from apps.responses.models import Commitment
from apps.signatories.models import Signature


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences. They stand in the history."),
    )


class OptionalReasonForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label=gettext_lazy("Remark"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProofForm(forms.Form):
    proof = forms.CharField(
        label=gettext_lazy("Proof"),
        max_length=500,
        help_text=gettext_lazy("For example the number of the posting slip, the fax report, or who received it."),
    )


class ChannelForm(forms.Form):
    channel = forms.ChoiceField(label=gettext_lazy("Send it over"), choices=Channel.choices)


class VisibilityForm(forms.Form):
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see the name"), choices=Signature.Visibility.choices, widget=forms.RadioSelect
    )


class DeadlineForm(forms.Form):
    hard_deadline = forms.SplitDateTimeField(label=gettext_lazy("New deadline, enforced"), widget=AdminSplitDateTime)
    soft_deadline = forms.SplitDateTimeField(
        label=gettext_lazy("New deadline, shown"), widget=AdminSplitDateTime, required=False
    )


class CommitmentForm(forms.Form):
    to = forms.ChoiceField(label=gettext_lazy("It is now"), choices=Commitment.Status.choices[1:])
    evidence = forms.CharField(
        label=gettext_lazy("How do you know?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A source, a date, a quotation."),
    )


class FindingForm(forms.Form):
    """What is looked for in the archive, what it is narrowed by, and the draft that passages are taken over into.

    A value that is not on offer counts as none.
    """

    q = forms.CharField(
        label=gettext_lazy("Words in the text or title"),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("Those are too many words: 200 characters are enough.")},
        widget=forms.TextInput(attrs={"type": "search", "aria-describedby": "how-to-search"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    addressee = forms.ChoiceField(label=gettext_lazy("Addressed to"), required=False)
    institution = forms.ChoiceField(label=gettext_lazy("Institution"), required=False)
    campaign = forms.ChoiceField(label=gettext_lazy("Campaign"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    letter = forms.ChoiceField(label=gettext_lazy("Take passages over into the draft"), required=False)

    def __init__(
        self, *args: Any, choices: dict[str, list[tuple[str, str]]], drafts: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = dict(language_choices())
        named = choices | {"language": [(code, names.get(code, code)) for code, _name in choices["language"]]}
        for name, pairs in (named | {"letter": drafts}).items():
            if pairs:
                every = gettext_lazy("None") if name == "letter" else gettext_lazy("All")
                self.fields[name].choices = [("", every), *pairs]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    @property
    def filters(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in ("q", "letter")]

    def chosen(self) -> dict[str, str]:
        """What was filled in and makes sense, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def words_for(self, name: str, value: str) -> str:
        """A filter with its value as people read it."""
        choices = dict(self.fields[name].choices)  # type: ignore[attr-defined]
        return f"{self.fields[name].label}: {choices.get(value, value)}"


class DraftForm(forms.ModelForm[Letter]):
    """The words of a letter; its facts are on the letter's own page."""

    class Meta:
        model = Letter
        fields = ("subject", "salutation", "body", "closing")
        widgets = {"body": RichTextWidget()}


class InvitingForm(forms.Form):
    """Whom to invite: lines of names with addresses, and organisations that the directory knows how to reach."""

    organisations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("From the directory"),
        queryset=Organisation.objects.standing().exclude(contact_email=""),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lines = forms.CharField(
        label=gettext_lazy("Others, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": "Example Organisation, contact@example.org"}),
        help_text=gettext_lazy("Name, then a comma or tab, then the e-mail address. A list can be pasted."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("The lines are"),
        choices=[("organisation", gettext_lazy("organisations")), ("individual", gettext_lazy("individuals"))],
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=language_choices)

    def clean_lines(self) -> list[tuple[str, str]]:
        """Pairs of name and address. Every bad line is named."""
        found, bad = [], []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if not line.strip():
                continue
            name, address = split_line(line)
            try:
                validate_email(address)
            except ValidationError:
                address = ""
            if name and address:
                found.append((name, address))
            else:
                bad.append(str(number))
        if bad:
            raise ValidationError(_("No name with an e-mail address in line: %s") % ", ".join(bad))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("lines") and not cleaned.get("organisations"):
            raise ValidationError(_("Choose an organisation or write at least one line."))
        return cleaned


def split_line(line: str) -> tuple[str, str]:
    """`Name, address`, `Name<tab>address`, `Name; address` or `Name <address>`."""
    text = line.replace("<", ",").replace(">", "").replace("\t", ",").replace(";", ",").strip().rstrip(",")
    name, _comma, address = text.rpartition(",")
    return name.strip().strip(",").strip(), address.strip()
