"""The real app on a port of its own, and the real browser, for tests and pictures."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start_server(log: IO[bytes], board: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app as the README says, on a free port, with a board of its own; return the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=os.environ | {"LAB_GRACE": "15", "LAB_BOARD": board},
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                raise RuntimeError("the app did not start") from None
            time.sleep(0.2)
        else:
            return process, address
    process.kill()
    raise TimeoutError("the app did not answer")


@contextmanager
def served(log: IO[bytes]) -> Iterator[str]:
    """Give the address of a running app, which ends with the block."""
    with TemporaryDirectory() as folder:
        process, address = start_server(log, f"sqlite:///{folder}/board.sqlite")
        try:
            yield address
        finally:
            process.terminate()
            process.wait(60)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
