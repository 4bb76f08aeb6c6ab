"""The question as people fill it in: the same fields on the public pages and at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.progress.search.asking import FILTERS, Pairs


class SearchForm(forms.Form):
    """What is looked for in the archive, and what it is narrowed by. A value that is not on offer counts as none."""

    q = forms.CharField(
        label=_("Words in the text or title"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Those are too many words: 200 characters are enough.")},
        widget=forms.TextInput(attrs={"type": "search", "aria-describedby": "how-to-search"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    addressee = forms.ChoiceField(label=_("Addressed to"), required=False)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, choices: dict[str, Pairs], **kwargs: Any) -> None:
        """`choices`: for each filter the values that occur. A filter without any is left out."""
        super().__init__(*args, **kwargs)
        named = choices | {"language": [(code, self.language_name(code)) for code, _name in choices["language"]]}
        for name, pairs in named.items():
            self.offer(name, pairs, none=_("All"))

    def offer(self, name: str, pairs: Pairs, *, none: object) -> None:
        """The choices of a field below the one that leaves it empty; without any, no field."""
        if pairs:
            self.fields[name].choices = [("", none), *pairs]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def language_name(self, code: str) -> str:
        """A language as the readers of this form call it; its code where no door says otherwise."""
        return code

    @property
    def filters(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in FILTERS]

    def chosen(self) -> dict[str, str]:
        """What was filled in and makes sense, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def words_for(self, name: str, value: str) -> str:
        """A filter's value as people read it."""
        return str(dict(self.fields[name].choices).get(value, value))  # type: ignore[attr-defined]
