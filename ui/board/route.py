"""The board's routes: a stream of news of a class, and what browsers tell of where they are."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from board.codes import digest
from board.store import student_of
from core.errors import LabError
from ui.board.runtime import store, watches
from ui.board.watch import Parts
from ui.navigation.entries import ENTRIES
from ui.web.stopping import is_stopping

EVENTS = "/lab/class/{class_id}/events"
PLACE = "/lab/class/{class_id}/place"
LEAD = "/lab/class/{class_id}/lead"
MOST_BYTES = 4_000
"""The most that a browser tells at once."""
MOST_STEPS = 99
_KEEP_ALIVE = 15.0
_LOOK = 1.0
"""Seconds after which a stream without news looks whether the server is to stop."""
_ID = re.compile(r"[0-9a-f]{32}")
_PAGES = [entry.name for entry in ENTRIES]


def view_of(secret: str) -> str:
    """Return what opens the lecturer's stream; the secret itself would stand in the logs of servers."""
    return digest("view", digest("lead", secret))


def events_url(class_id: str, secret: str = "") -> str:
    """Return the address of a class's stream below the app's root; with the secret, of the lecturer's."""
    url = EVENTS.format(class_id=class_id)
    return f"{url}?view={view_of(secret)}" if secret else url


async def serve_events(request: Request) -> Response:
    """Answer a request for news of a class."""
    class_id = request.path_params["class_id"]
    if not _ID.fullmatch(class_id):
        return Response(status_code=204)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    news = _stream(class_id, request.query_params.get("view", ""))
    return StreamingResponse(news, media_type="text/event-stream", headers=headers)


async def _stream(class_id: str, view: str) -> AsyncIterator[bytes]:
    sent: Parts = {}
    async with watches().on(class_id) as watch:
        quiet = 0.0
        while not is_stopping():
            news = watch.news
            for_lecturer = watch.seen is not None and bool(view) and view == watch.seen.view
            parts = watch.parts(for_lecturer=for_lecturer) if watch.seen or watch.is_away else {}
            # None tells that a part is no more.
            changed = {name: part for name, part in parts.items() if sent.get(name, _NOTHING) != part}
            changed |= {name: None for name in sent if name not in parts and sent[name] is not None}
            if changed:
                sent |= changed
                yield b"data: %s\n\n" % orjson.dumps(changed)
            if watch.is_gone:
                gone = {"state": {"open": False, "locked": False, "away": False}, "lead": None}
                yield b"data: %s\n\nevent: end\ndata: {}\n\n" % orjson.dumps(gone)
                return
            try:
                await asyncio.wait_for(news.wait(), _LOOK)
                quiet = 0.0
            except TimeoutError:
                quiet += _LOOK
                if quiet >= _KEEP_ALIVE:
                    quiet = 0.0
                    yield b": still here\n\n"


_NOTHING = object()


async def serve_place(request: Request) -> Response:
    """Note at which page and step a student is."""
    told = await _told(request)
    where = told and _where(told)
    browser = told and told.get("browser")
    if not where or not isinstance(browser, str) or not 8 <= len(browser) <= 64:
        return PlainTextResponse("What is told is no place", status_code=400)
    class_id = request.path_params["class_id"]
    student = student_of(class_id, browser)
    return await _kept(store().note_place, class_id, student, where["page"], where["step"])


async def serve_lead(request: Request) -> Response:
    """Note where the lecturer is; the secret says that it is the lecturer."""
    told = await _told(request)
    where = told and _where(told)
    query = told and told.get("query")
    if not told or not where or not isinstance(query, str):
        return PlainTextResponse("What is told is no place", status_code=400)
    try:
        joined = await asyncio.to_thread(store().lead_class, str(told.get("code")), str(told.get("secret")))
    except LabError:
        return PlainTextResponse("Only the lecturer leads", status_code=403)
    return await _kept(store().set_lead, joined.id, where | {"query": query})


async def _kept(keep: Any, *told: object) -> Response:  # noqa: ANN401 - one of the store's methods
    try:
        await asyncio.to_thread(keep, *told)
    except LabError:
        return PlainTextResponse("The board cannot be reached", status_code=503)
    return Response(status_code=204)


async def _told(request: Request) -> dict[str, Any] | None:
    if not _ID.fullmatch(request.path_params["class_id"]):
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return told if isinstance(told, dict) else None


def _where(told: dict[str, Any]) -> dict[str, Any] | None:
    page, step = told.get("page"), told.get("step")
    if page not in _PAGES or not isinstance(step, int) or not 0 <= step <= MOST_STEPS:
        return None
    return {"page": page, "step": step}
