"""The locks: exact, hashed, and silent about where anything was fetched from."""

import re

from tests.house import source

REQUIREMENTS = source.ROOT / "requirements"
LOCKS = ("base", "dev", "uv")


def pins(text: str) -> dict[str, str]:
    """Package -> version; a package that differs by platform counts with all its versions."""
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE):
        found[name] = " ".join(sorted({*found.get(name, "").split(), version}))
    return found


def asked(text: str) -> set[str]:
    """Names in an .in file."""
    return set(re.findall(r"^([A-Za-z0-9][A-Za-z0-9-]*)", text, re.MULTILINE))


def foreign_lines(text: str) -> list[str]:
    """Lines of a lock that are neither a pin nor a hash: options, comments, addresses."""
    pin = re.compile(r"^[A-Za-z0-9._-]+==[^\s/@]+( ; [^/@]+)? \\$")
    digest = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
    return [line for line in text.splitlines() if not pin.match(line) and not digest.match(line)]


def read(name: str) -> str:
    return (REQUIREMENTS / name).read_text()


def test_locks_hold_nothing_but_pins_and_hashes() -> None:
    for lock in LOCKS:
        assert foreign_lines(read(f"{lock}.txt")) == []
        assert len(pins(read(f"{lock}.txt"))) >= 1


def test_locks_hold_whatever_is_asked_for() -> None:
    for lock in LOCKS:
        assert asked(read(f"{lock}.in")) - set(pins(read(f"{lock}.txt"))) == set()


def test_tests_run_with_the_versions_of_production() -> None:
    base, dev = pins(read("base.txt")), pins(read("dev.txt"))
    assert {name: dev.get(name) for name in base} == base


def test_lock_check_notices_an_address() -> None:
    assert foreign_lines("a==1 \\\n    --hash=sha256:" + "0" * 64 + "\n") == []
    assert foreign_lines("--index-url https://example.org/simple\n") == ["--index-url https://example.org/simple"]
    assert foreign_lines("a @ https://example.org/a.whl\n") == ["a @ https://example.org/a.whl"]
    assert foreign_lines("a==1\n") == ["a==1"]
