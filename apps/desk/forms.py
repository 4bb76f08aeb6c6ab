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
from apps.letters.models import Letter, LetterTemplate
from apps.parties.models import Organisation
from apps.progress.search import SearchForm
from apps.responses.models import Commitment
from apps.signatories.models import Signature


def whole_number(value: str | None, *, digits: int = 18) -> int | None:
    """A number of at most so many digits as an address or a form carries it; None for whatever is none."""
    if value and value.isascii() and value.isdigit() and len(value) <= digits:
        return int(value)
    return None


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


class FindingForm(SearchForm):
    """What is looked for in the archive, with the draft that passages are taken over into."""

    letter = forms.ChoiceField(label=gettext_lazy("Take passages over into the draft"), required=False)

    def __init__(self, *args: Any, drafts: list[tuple[str, str]], **kwargs: Any) -> None:
        self.languages = dict(language_choices())
        super().__init__(*args, **kwargs)
        self.offer("letter", drafts, none=gettext_lazy("None"))

    def language_name(self, code: str) -> str:
        return self.languages.get(code, code)

    def words_for(self, name: str, value: str) -> str:
        """A filter with its value as people read it."""
        return f"{self.fields[name].label}: {super().words_for(name, value)}"


class DraftForm(forms.ModelForm[Letter]):
    """The words of a letter, and whether their origin is printed; its facts are on the letter's own page."""

    class Meta:
        model = Letter
        fields = ("subject", "salutation", "body", "closing", "prints_sources")
        widgets = {"body": RichTextWidget()}


class FollowUpForm(forms.Form):
    """A letter that comes back to an earlier one: which template, under which title."""

    template = forms.ModelChoiceField(
        label=gettext_lazy("Template"), queryset=LetterTemplate.objects.exclude(kind=LetterTemplate.Kind.FIRST)
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    slug = forms.SlugField(
        label=gettext_lazy("Short name"), max_length=100, help_text=gettext_lazy("Part of the public address.")
    )

    @staticmethod
    def proposed(earlier: Letter, *, is_answered: bool) -> dict[str, Any]:
        """The template for silence or for a reply, and a title that no other letter has."""
        kind = LetterTemplate.Kind.REPLY if is_answered else LetterTemplate.Kind.SILENCE
        number = earlier.follow_ups.count() + 2
        return {
            "template": LetterTemplate.objects.filter(kind=kind).first(),
            "title": f"{earlier.title} ({number})",
            "slug": f"{earlier.slug[:95]}-{number}",
        }


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
