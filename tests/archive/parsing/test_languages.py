"""Languages of a document: its sentences count, not the names below them."""

import pytest

from apps.archive.parsing import languages

_SPANISH = (
    "En el Día Internacional, organizaciones de once países manifestamos nuestra preocupación por el incremento "
    "de las campañas en contra de mujeres periodistas."
)
_DUTCH = "Wij danken u voor de brief van 3 mei en delen de zorg over de toestand van de gevangenen in het land."
_ENGLISH = "The government of the country and the people of the world are in need of this and of that."
_FRENCH = "Les associations de la région demandent que la loi soit appliquée et que les familles soient entendues."


@pytest.mark.parametrize(("text", "language"), [(_SPANISH, "es"), (_DUTCH, "nl"), (_FRENCH, "fr"), (_ENGLISH, "en")])
def test_small_words_that_languages_share_make_no_second_language(text: str, language: str) -> None:
    assert languages.detect(text) == (language,)


def test_names_in_another_language_do_not_count() -> None:
    names = "\n".join(f"Ligue des droits de l'homme et des libertés de la ville {n}" for n in "abcdefghij")
    assert languages.detect(f"{_ENGLISH}\n\n{names}\n") == ("en",)


def test_a_text_in_two_languages_has_both() -> None:
    assert set(languages.detect(f"{_ENGLISH}\n\n{_FRENCH}\n")) == {"en", "fr"}
