"""A line between browser and server that can be cut: a browser told that it is offline keeps its open web sockets."""

import socket
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from urllib.parse import urlsplit


class Line:
    """Hands on what comes to its port, to a server whose address may change."""

    def __init__(self, server: str) -> None:
        self.lead_to(server)
        self._is_cut = False
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self._entry = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._entry.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def lead_to(self, server: str) -> None:
        """Let connections to come reach another server."""
        self._server = urlsplit(server)

    def cut(self) -> None:
        """Break all connections, and refuse others until the line is mended."""
        with self._lock:
            self._is_cut = True
            for end in self._open:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections through again."""
        self._is_cut = False

    def close(self) -> None:
        """Break all connections for good."""
        self.cut()
        self._entry.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._entry.accept()
            except OSError:
                return
            try:
                if self._is_cut:
                    raise ConnectionRefusedError
                far = socket.create_connection((self._server.hostname, self._server.port))
            except OSError:
                near.close()
                continue
            with self._lock:
                self._open |= {near, far}
            for source, target in ((near, far), (far, near)):
                Thread(target=self._hand_on, args=(source, target), daemon=True).start()

    def _hand_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)
        with self._lock:
            self._open.discard(source)
        source.close()


@contextmanager
def line_to(server: str):
    """Lay a line for the time of a block."""
    line = Line(server)
    try:
        yield line
    finally:
        line.close()
