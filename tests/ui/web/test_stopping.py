"""A server that is told to stop does not wait for those who listen."""

import signal

from ui.web import stopping


class Server:
    """Stands in for uvicorn's."""

    should_exit = False

    def handle_exit(self, sig, frame):
        self.should_exit = True


def test_the_server_that_answers_the_signal_is_asked(monkeypatch):
    server = Server()
    monkeypatch.setattr(stopping.signal, "getsignal", lambda number: server.handle_exit)
    assert not stopping.is_stopping()
    server.handle_exit(signal.SIGTERM, None)
    assert stopping.is_stopping()


def test_without_a_server_nothing_stops():
    assert not stopping.is_stopping()
