"""Streamlit's own scripts and styles, compressed once for all visitors; Streamlit sends them as they are."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.web.address import below_root

MOST_BYTES = 32_000_000
"""The most that is kept: several times all that Streamlit brings."""
_ENDINGS = (".js", ".css")


@dataclass(frozen=True)
class _Kept:
    start: Message
    body: bytes


class CompressedStatic:
    """Answers requests for Streamlit's static scripts and styles with a compressed copy (plain ASGI).

    Their names hold a digest of their content, so a copy never grows old.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, _Kept] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, else pass the request on and keep the answer."""
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        kept = self._kept.get(scope["path"])
        if kept is None:
            kept = await self._ask(scope, receive)
        await send(kept.start)
        await send({"type": "http.response.body", "body": kept.body})

    async def _ask(self, scope: Scope, receive: Receive) -> _Kept:
        parts: list[bytes] = []
        start: Message = {}

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        await self.app(scope, receive, collect)
        body = b"".join(parts)
        headers = MutableHeaders(raw=list(start["headers"]))
        if start["status"] != 200 or "content-encoding" in headers:
            return _Kept(start, body)
        body = await asyncio.to_thread(gzip.compress, body, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        headers.add_vary_header("Accept-Encoding")
        del headers["ETag"]  # it is that of the plain file
        kept = _Kept({**start, "headers": headers.raw}, body)
        if sum(len(one.body) for one in self._kept.values()) + len(body) <= MOST_BYTES:
            self._kept[scope["path"]] = kept
        return kept


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path, headers = scope["path"], Headers(scope=scope)
    return (
        path.startswith(below_root("/static/"))
        and path.endswith(_ENDINGS)
        and "gzip" in headers.get("accept-encoding", "")
        and "range" not in headers
        and "if-none-match" not in headers
    )
