"""An app that a benchmark starts for itself, and what its process takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.real_app import start_server


@contextmanager
def own_app(**settings: str) -> Iterator[tuple[int, str]]:
    """Give the process id and the address of a fresh app, which ends with the block; its log is thrown away.

    `settings` are variables of its environment.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        process, address = start_server(log, f"sqlite:///{folder}/board.sqlite", **settings)
        try:
            yield process.pid, address
        finally:
            process.terminate()
            process.wait(60)


def resident_megabytes(pid: int) -> float:
    """Return the memory that a process holds (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
