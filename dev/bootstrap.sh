#!/usr/bin/env bash
# Make the virtual environment with everything that the demo and the tests need.
set -euo pipefail
venv="${1:-.venv}"
python="${PYTHON:-python3}"
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Laozheng needs Python 3.11 or newer; found: $("$python" --version 2>&1 || echo none)" >&2
  exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
  if ! "$python" -m venv "$venv" 2>/dev/null; then
    # Debian ships venv as a package of its own.
    rm -rf "$venv"
    as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv
    "$python" -m venv "$venv"
  fi
fi
"$venv/bin/python" -m pip install --quiet --upgrade pip
"$venv/bin/python" -m pip install --quiet --editable '.[documents,test]'
