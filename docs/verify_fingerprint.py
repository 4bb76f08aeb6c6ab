"""Recomputes the fingerprint of a letter from the public API: python3 verify_fingerprint.py ADDRESS LETTER [NUMBER]

Needs nothing but Python and nothing of the campaign tracker. The rule (docs/architecture.md, "The text of a letter"):
SHA-256 over JSON in UTF-8, keys sorted, no white space outside strings, of all texts in the order of their languages.
"""

import hashlib
import json
import sys
from urllib.request import urlopen

FIELDS = ("body", "closing", "language", "salutation", "subject")


def recompute(texts: list[dict[str, str]]) -> str:
    chosen = [{name: text[name] for name in FIELDS} for text in sorted(texts, key=lambda text: text["language"])]
    record = {"format": "letter-1", "texts": chosen}
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def main(address: str, letter: str, number: str = "") -> int:
    base = f"{address.rstrip('/')}/api/v1/letters/{letter}/"
    number = number or str(json.load(urlopen(base))["version"])  # noqa: S310 - the address is what the reader typed
    version = json.load(urlopen(f"{base}versions/{number}/"))  # noqa: S310
    found = recompute(version["texts"])
    print("the same" if found == version["fingerprint"] else "NOT THE SAME", found)
    return 0 if found == version["fingerprint"] else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
