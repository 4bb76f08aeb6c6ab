"""Languages are chosen by a name that both its speakers and the reader know."""

from django.utils.translation import override

from apps.base.widgets import language_choices


def test_language_choices_name_languages_in_themselves_and_for_the_reader() -> None:
    with override("en"):
        assert dict(language_choices()) | {"en": "English", "ko": "한국어 (Korean)"} == dict(language_choices())
    with override("ko"):
        assert dict(language_choices()) | {"en": "English (영어)", "ko": "한국어"} == dict(language_choices())
