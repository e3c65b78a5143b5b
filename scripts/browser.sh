#!/bin/sh
# The browser tests need Chromium, and fonts for pictures with Korean text: install Debian's where
# they are missing and we may.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk
else
    echo "Chromium is missing. Install it (Debian: apt-get install chromium) and run again." >&2
    exit 1
fi
