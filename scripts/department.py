"""A department on one machine, as `deploy/` describes it: two replicas behind the proxy, one database for the board.

``python -m scripts.department`` runs it until it is interrupted (`make department`).
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from scripts.postgres import postgres
from scripts.real_app import ROOT, free_port, start_server, wait_for

PROXY = ROOT / "deploy" / "haproxy.cfg"
REPLICAS = 2
"""As many as the proxy's file names."""

CONNECTIONS = 400
"""Of a department on a machine for trying it; few enough for any limit on open files."""


class NoProxy(RuntimeError):
    """HAProxy is not installed."""


@dataclass(frozen=True)
class Department:
    """A running department.

    Attributes
    ----------
    address : str
        Where the proxy answers.
    replicas : list of subprocess.Popen
    replica_addresses : list of str
        Where the replicas answer, which only the proxy should ask.
    """

    address: str
    replicas: list[subprocess.Popen[bytes]]
    replica_addresses: list[str]


def haproxy() -> str:
    """Return the path of the proxy, which Debian keeps out of the PATH of users.

    Raises
    ------
    NoProxy
    """
    found = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise NoProxy("HAProxy is not installed (Debian: apt-get install haproxy)")
    return found


@contextmanager
def department(log: IO[bytes]) -> Iterator[Department]:
    """Start a department on loopback that is gone with the block.

    Raises
    ------
    NoProxy, scripts.postgres.NoPostgres
        If one of the two is not installed.
    """
    proxy = haproxy()
    with ExitStack() as running:
        board = running.enter_context(postgres())
        # Else the other replica would refuse what a browser that changes over sends.
        secret = secrets.token_hex(32)
        replicas, addresses = [], []
        for _ in range(REPLICAS):
            process, address = start_server(log, board, STREAMLIT_SERVER_COOKIE_SECRET=secret)
            running.callback(_end, process)
            replicas.append(process)
            addresses.append(address)
        listening = f"127.0.0.1:{free_port()}"
        places = {
            f"LAB_REPLICA_{i}": address.removeprefix("http://") for i, address in enumerate(addresses, 1)
        }
        started = subprocess.Popen(
            [proxy, "-f", str(PROXY), "-db", "-n", str(CONNECTIONS)],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | places | {"LAB_BIND": listening},
        )
        running.callback(_end, started)
        wait_for(f"http://{listening}", started)
        yield Department(f"http://{listening}", replicas, addresses)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(60)


def main() -> None:
    """Run a department until it is interrupted or told to end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryFile() as log, department(log) as running:
        print(
            f"The department is at {running.address}, its replicas at {', '.join(running.replica_addresses)}."
        )
        print("End it with Ctrl-C.", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
