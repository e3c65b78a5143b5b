"""The routes and headers that the app adds to Streamlit's server."""

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.board import route as board
from ui.frames import route as frames
from ui.live import look_back
from ui.live import stream as events
from ui.navigation.entries import ENTRIES
from ui.web import assets
from ui.web.address import below_root
from ui.web.compressed import CompressedStatic

ROUTES = [
    Route(assets.ROUTE + "/{name}", assets.serve),
    Route(events.ROUTE, events.serve),
    Route(look_back.ROUTE, look_back.serve),
    Route(frames.ROUTE, frames.serve),
    Route(board.EVENTS, board.serve_events),
    Route(board.PLACE, board.serve_place, methods=["POST"]),
    Route(board.LEAD, board.serve_lead, methods=["POST"]),
    # Else Streamlit would answer with its page.
    Mount("/lab", PlainTextResponse("Not found", status_code=404)),
]

# Streamlit's own pages need inline scripts and styles; nothing is loaded from elsewhere.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' blob: 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
    ]
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class SecurityHeaders:
    """Adds the security headers to every answer (plain ASGI, so that streams are not buffered)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in _HEADERS if h[0] not in present)]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class KnownPages:
    """Leads an address that no page has to the first page.

    Streamlit answers whatever it does not know with its page, which opens below a box in English, or, when the
    address has several parts, stays blank because it looks for its scripts in a folder that is not there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; where the answer would be Streamlit's page, send the browser to where one is."""
        if scope["type"] != "http" or scope["path"].removeprefix(below_root("/")).strip("/") in _ADDRESSES:
            await self.app(scope, receive, send)
            return
        leads_away = False

        async def send_or_lead_away(message: Message) -> None:
            nonlocal leads_away
            if message["type"] == "http.response.start":
                leads_away = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
                if leads_away:
                    query = scope["query_string"].decode("latin-1")
                    first = RedirectResponse(
                        below_root("/") + (f"?{query}" if query else ""), status_code=307
                    )
                    await first(scope, receive, send)
            if not leads_away:
                await send(message)

        await self.app(scope, receive, send_or_lead_away)


_ADDRESSES = {"", *(entry.name for entry in ENTRIES[1:])}


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(KnownPages), Middleware(CompressedStatic)]
