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


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_server(log: IO[bytes], board: str, **settings: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app as the README says, on a free port, with a board of its own; return the process and its address.

    `settings` are variables of its environment.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=os.environ | {"LAB_GRACE": "15", "LAB_BOARD": board} | settings,
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(address, process)
    return process, address


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process that was started answers.

    Raises
    ------
    RuntimeError
        If it ends instead.
    TimeoutError
        If it does not within two minutes; it is ended then.
    """
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                raise RuntimeError("the app did not start") from None
            time.sleep(0.2)
        else:
            return
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
