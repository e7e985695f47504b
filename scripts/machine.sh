#!/bin/sh
# What the tests need from the machine: Chromium, PostgreSQL's server, Java for the HTML checker, npm for the two page checkers.
# Installed where we may, else named. Fourfold itself needs none of them.
set -u
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }

missing=""
has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || missing="$missing postgresql"
has java || missing="$missing default-jre-headless"
has npm || missing="$missing npm"

# The browser without a window does half the work; where it is no package, as on Ubuntu, a whole one does as well.
if ! has chromium-headless-shell && [ "$(id -u)" = 0 ] && has apt-get; then
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 && missing="${missing# chromium}"
fi

if [ -z "$missing" ]; then
  :
elif [ "$(id -u)" = 0 ] && has apt-get; then
  echo "Installing$missing from the system's packages..." >&2
  export DEBIAN_FRONTEND=noninteractive
  # A server of the system's own is not wanted: the tests start and stop theirs.
  mkdir -p /etc/postgresql-common && { [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf; }
  apt-get update -qq >/dev/null 2>&1
  for package in $missing; do
    apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 || echo "MISSING: $package could not be installed; the tests that need it are skipped." >&2
  done
else
  echo "MISSING:$missing. The tests that need them are skipped. To have them: sudo apt-get install$missing" >&2
fi

checkers=scripts/page_checkers
mark="$checkers/node_modules/.made-from"
wanted="$(sha256sum < "$checkers/package-lock.json")"
if has npm && [ "$(cat "$mark" 2>/dev/null)" != "$wanted" ]; then
  if npm ci --prefix "$checkers" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1; then
    echo "$wanted" > "$mark"
  else
    echo "MISSING: axe-core and vnu-jar could not be installed; pages are NOT checked with them." >&2
  fi
fi
exit 0
