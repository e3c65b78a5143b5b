"""Serves frames under an address that names their content."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ui.frames.store import frames

ROUTE = "/lab/frames/{digest}"
_LOOKS = 0.25
"""Seconds between looks at whether the browser still waits."""
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Encoding": "gzip",
    "X-Content-Type-Options": "nosniff",
}


def url(digest: str) -> str:
    """Return the address of frames, below the app's root."""
    return ROUTE.format(digest=digest)


async def serve(request: Request) -> Response:
    """Answer a request for frames: at once if they are there, else when they are drawn."""
    digest = request.path_params["digest"]
    future = frames().ask(digest)
    if future is None:
        return _refusal(404)
    try:
        if not await _is_done(request, future):
            return _refusal(410)
        return Response(future.result(), media_type="application/json", headers=_HEADERS)
    except Exception:  # logged where it was raised; the slider then moves nothing before it is let go
        return _refusal(410)
    finally:
        frames().leave(digest)


async def _is_done(request: Request, future: Future[bytes]) -> bool:
    """Wait for frames; return whether the browser waited for them too."""
    waiting = asyncio.wrap_future(future)
    while not waiting.done():
        # Shielded: others may wait for the same frames.
        await asyncio.wait({asyncio.shield(waiting)}, timeout=_LOOKS)
        if not waiting.done() and await request.is_disconnected():
            return False
    return True


def _refusal(status: int) -> Response:
    return PlainTextResponse("No such frames", status_code=status, headers={"Cache-Control": "no-store"})
