# Read by ./run and ./test: the machine's packages, then the project's, both only if something is missing.
# shellcheck shell=sh

# What must be there -> the Debian packages that bring it. A line each: command, library or language of a font, then package.
RUN_PACKAGES="\
library libgobject-2.0.so.0 libglib2.0-0
library libpango-1.0.so.0 libpango-1.0-0
library libpangoft2-1.0.so.0 libpangoft2-1.0-0
library libharfbuzz-subset.so.0 libharfbuzz-subset0
command fc-list fontconfig
font en fonts-noto-core
font ru fonts-noto-core
font ar fonts-noto-core
font my fonts-noto-core
font th fonts-noto-core
font km fonts-noto-core
font hi fonts-noto-core
font ko fonts-noto-cjk
module ensurepip python3-venv"

TEST_PACKAGES="\
command initdb postgresql
command redis-server redis-server
command chromium chromium
command pdftotext poppler-utils"

step() { printf '== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

need_python() {
  command -v python3 >/dev/null || fail "python3 is missing. As administrator: apt-get install python3 python3-venv"
  python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' ||
    fail "Python 3.11 to 3.14 is needed; python3 is $(python3 -c 'import platform; print(platform.python_version())')."
}

need_port() {
  python3 - "$1" <<'PYTHON' || fail "Port $1 of this machine is taken. Stop what uses it, or choose another: PORT=8001 ./run"
import socket
import sys

with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
PYTHON
}

# has KIND NAME: is it there?
has() {
  case $1 in
    command) command -v "$2" >/dev/null || ls /usr/lib/postgresql/*/bin/"$2" >/dev/null 2>&1 ;;
    library) python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$2" 2>/dev/null ;;
    module) python3 -c 'import importlib, sys; importlib.import_module(sys.argv[1])' "$2" 2>/dev/null ;;
    font) [ -n "$(fc-list ":lang=$2" family 2>/dev/null | head -n 1)" ] ;;
  esac
}

# missing LIST: the packages whose check fails, each once, on one line.
missing() {
  printf '%s\n' "$1" | while read -r kind name package; do
    has "$kind" "$name" || printf '%s\n' "$package"
  done | sort -u | tr '\n' ' '
}

need_packages() {
  packages=$(missing "$1")
  [ -n "$packages" ] || return 0
  line="apt-get update && apt-get install --yes --no-install-recommends ${packages% }"
  command -v apt-get >/dev/null || fail "Missing on this machine: $packages(names of Debian packages; other systems are untested)."
  if [ "$(id -u)" = 0 ]; then as_root=
  elif sudo -n true 2>/dev/null; then as_root='sudo -n'
  else fail "System packages are missing. Hand this line to an administrator, then start again:
  $line"
  fi
  step "System packages: $packages"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086
  # RUNLEVEL=1: the packages' own services stay down, the tests start private ones
  $as_root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $packages >/dev/null
  packages=$(missing "$1")
  [ -z "$packages" ] || fail "Still missing after the installation: $packages"
}

# make_environment base|dev: .venv with the locked packages. A stamp with the locks' checksums spares the second time; what
# serves for dev serves for base.
make_environment() {
  now="$(cat requirements/uv.txt requirements/base.txt requirements/dev.txt | cksum) $(python3 -V)"
  for kind in "$1" dev; do
    [ "$(cat ".venv/stamp-$kind" 2>/dev/null)" != "$now" ] || return 0
  done
  step "Python packages (requirements/$1.txt)"
  .venv/bin/python -m pip --version >/dev/null 2>&1 || python3 -m venv --clear .venv
  rm -f .venv/stamp-*
  pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --require-hashes"
  if $pip --only-binary :all: -r requirements/uv.txt; then
    .venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes "requirements/$1.txt" requirements/uv.txt
  else
    step "No uv for this platform: installing with pip"
    $pip -r "requirements/$1.txt"
  fi
  printf '%s\n' "$now" >".venv/stamp-$1"
}
