#!/bin/sh
# Make .venv from the hashed lock. Safe to run again: it does nothing when the lock has not changed. FOURFOLD_PYTHON names another Python.
set -eu
cd "$(dirname "$0")/.."

mark=".venv/.made-from"
wanted="$(cat requirements.lock scripts/installer.lock | sha256sum | cut -d' ' -f1)"
[ -x .venv/bin/python ] && [ "$(cat "$mark" 2>/dev/null)" = "$wanted" ] && exit 0

# The system's own first: it is built for speed, which one that was compiled at home seldom is (a tenth slower here).
# One that can make an environment goes before one that cannot (Debian keeps venv in a package of its own).
new_enough='import sys; assert sys.version_info >= (3, 11)'
python=""
for asked in "$new_enough; import ensurepip, venv" "$new_enough"; do
  for candidate in ${FOURFOLD_PYTHON:-/usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 python3.13 python3.12 python3.11 python3}; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$asked" 2>/dev/null; then
      python="$candidate"; break 2
    fi
  done
done
[ -n "$python" ] || { echo "Fourfold needs Python 3.11 or newer. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; }

if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  rm -rf .venv
  if ! "$python" -m venv .venv >/dev/null 2>&1; then
    rm -rf .venv
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } >/dev/null 2>&1 || true
    fi
    "$python" -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
  fi
fi
echo "Setting up Python packages..." >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r scripts/installer.lock
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock --allow-empty-requirements
.venv/bin/python -m pip --version >/dev/null 2>&1 || true
echo "$wanted" > "$mark"
