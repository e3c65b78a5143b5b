"""Whether the server has been told to stop: answers without an end must end themselves, or it would wait for them."""

import signal


def is_stopping() -> bool:
    """Whether a signal to stop has come: uvicorn notes it in the server whose method answers the signal."""
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    return bool(getattr(server, "should_exit", False))
