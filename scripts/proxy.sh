#!/bin/sh
# The department's tests run behind HAProxy: install Debian's where it is missing and we may. Without it they are
# skipped, and say so; nothing else needs it.
set -eu
if command -v haproxy >/dev/null 2>&1 || [ -x /usr/sbin/haproxy ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends haproxy ||
        echo "HAProxy could not be installed; the department's tests are skipped." >&2
else
    echo "HAProxy is missing; the department's tests are skipped (Debian: apt-get install haproxy)." >&2
fi
