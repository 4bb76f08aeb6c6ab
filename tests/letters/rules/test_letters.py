import hashlib
import json

import pytest

from apps.base.errors import RuleError
from apps.letters import rules
from apps.letters.models import VersionText
from tests import making


@pytest.mark.django_db
def test_fingerprint_can_be_recomputed_from_the_documented_form() -> None:
    letter = making.open_letter()
    assert letter.version is not None
    text = letter.version.texts.get()
    record = {
        "format": "letter-1",
        "texts": [
            {
                "body": text.body,
                "closing": text.closing,
                "language": "en",
                "salutation": text.salutation,
                "subject": text.subject,
            }
        ],
    }
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    assert letter.version.fingerprint == hashlib.sha256(written).hexdigest()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["subject", "salutation", "body", "closing", "language"])
def test_fingerprint_changes_with_every_part_of_the_text(field: str) -> None:
    letter = making.open_letter()
    assert letter.version is not None
    VersionText.objects.filter(version=letter.version).update(**{field: "xx"})
    assert rules.fingerprint(letter.version) != letter.version.fingerprint


def test_unknown_placeholder_is_named_with_the_nearest_known_one() -> None:
    with pytest.raises(RuleError) as refusal:
        rules.check_placeholders("<p>{signatories.organizations}</p>", "body")
    assert (refusal.value.code, refusal.value.field) == ("unknown-placeholder", "body")
    assert "{signatories.organisations}" in str(refusal.value.message)


def test_braces_that_are_no_placeholder_are_text() -> None:
    assert rules.unknown_placeholders("<p>{} { campaign } {Campaign.Title} {1}</p>") == ()
