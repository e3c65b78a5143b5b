"""A PostgreSQL of one's own, on a socket in a folder, for tests and measurements."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
"""Who runs it in place of root, which PostgreSQL refuses; Debian's package makes this user."""


class NoPostgres(RuntimeError):
    """There is no PostgreSQL to start; the message says why."""


def tool(name: str) -> str:
    """Return the path of one of PostgreSQL's programs, which Debian keeps out of the PATH.

    Raises
    ------
    NoPostgres
        If it is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise NoPostgres("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return path


@contextmanager
def postgres() -> Iterator[str]:
    """Start a database that is gone with the block; give its address as SQLAlchemy reads it.

    Raises
    ------
    NoPostgres
    """
    initdb, pg_ctl = tool("initdb"), tool("pg_ctl")
    # A socket's path must be short; a temporary folder of a test is not.
    folder = Path(tempfile.mkdtemp(prefix="lab-pg-", dir="/tmp"))
    run = _as_user(folder)
    try:
        data = folder / "data"
        run([initdb, "-D", str(data), "-U", "lab", "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run([pg_ctl, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield f"postgresql://lab@/postgres?host={folder}"
        finally:
            run([pg_ctl, "-D", str(data), "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Run:
    """Runs PostgreSQL's programs as somebody who is not root."""

    def __init__(self, user: str | None, folder: Path) -> None:
        self.user = user
        self.folder = folder

    def __call__(self, command: list[str]) -> None:
        # Its output goes to a file: a server that is left running would keep a pipe open.
        with (self.folder / "said").open("wb") as said:
            done = subprocess.run(
                command, stdout=said, stderr=subprocess.STDOUT, user=self.user, cwd=self.folder, check=False
            )
        if done.returncode:
            raise NoPostgres((self.folder / "said").read_text(errors="replace"))


def _as_user(folder: Path) -> _Run:
    if os.geteuid() != 0:
        return _Run(None, folder)
    try:
        owner = pwd.getpwnam(USER)
    except KeyError:
        raise NoPostgres(f"root may not run PostgreSQL, and there is no user {USER}") from None
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return _Run(USER, folder)
