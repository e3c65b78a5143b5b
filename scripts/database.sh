#!/bin/sh
# The board's tests also run on PostgreSQL: install Debian's where it is missing and we may. Without it they are
# skipped, and say so; nothing else needs it.
set -eu
if [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # Only its programs: the tests start a server of their own, and the machine gets none.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql ||
        echo "PostgreSQL could not be installed; its tests are skipped." >&2
else
    echo "PostgreSQL is missing; its tests are skipped (Debian: apt-get install postgresql)." >&2
fi
