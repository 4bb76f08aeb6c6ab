"""The two commands say in one line what is missing. Whole runs of them are for a bare machine, not for here."""

import os
import socket
import subprocess

from tests.stacks import ROOT


def sh(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script that knows the steps of `./run` and `./test`."""
    return subprocess.run(
        ["sh", "-euc", f". requirements/setup.sh\n{script}"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_run_says_that_the_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(
            ["./run"], cwd=ROOT, env=os.environ | {"PORT": str(port)}, capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    said = f"Port {port} of this machine is taken. Stop what uses it, or choose another: PORT=8001 ./run\n"
    assert (result.stdout, result.stderr) == ("", said)


def test_run_refuses_options_that_it_does_not_have() -> None:
    result = subprocess.run(["./run", "--fast"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "./run --setup-only" in result.stderr


def test_missing_packages_become_one_line_for_an_administrator() -> None:
    """Without root and sudo: the line, and no success."""
    nobody = "id() { echo 1000; }; sudo() { return 1; }; has() { case $2 in libpango-*|ko) return 1;; esac; }"
    result = sh(f'{nobody}; need_packages "$RUN_PACKAGES"; echo went on')
    assert result.returncode == 1
    assert result.stdout == ""
    line = "apt-get update && apt-get install --yes --no-install-recommends fonts-noto-cjk libpango-1.0-0"
    assert line in result.stderr.splitlines()[-1]


def test_missing_packages_are_found_by_asking_the_machine() -> None:
    wanted = "library libnowhere.so.1 liba\ncommand no-such-command liba\nmodule no_such_module libb\nfont zxx libc"
    assert sh(f'missing "{wanted}"').stdout.split() == ["liba", "libb", "libc"]
    assert sh('missing "$RUN_PACKAGES"').stdout.split() == []


def test_old_python_is_refused_by_its_version() -> None:
    old = "python3() { case $2 in *version_info*) return 1;; *) echo 3.9.2;; esac; }"
    result = sh(f"{old}; need_python; echo went on")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Python 3.11 to 3.14 is needed; python3 is 3.9.2.\n"
