"""The progress stream: a job's history and news, sent to the browser as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from jobs.job import Job
from ui.live.runtime import scheduler
from ui.web.stopping import is_stopping

ROUTE = "/lab/jobs/{job_id}/events"
INTERVAL = 0.2
MOST_DIGITS = 18
_KEEP_ALIVE = 15.0


def url(job: Job) -> str:
    """Return the address of a job's events, below the app's root."""
    return ROUTE.format(job_id=job.id)


async def serve(request: Request) -> Response:
    """Answer a request for a job's events; ``Last-Event-ID`` says what the browser has already."""
    job = scheduler().get(request.path_params["job_id"])
    if job is None:
        # 204 tells the browser not to try again.
        return Response(status_code=204)
    last = request.headers.get("last-event-id", "0")
    if not last.isdecimal() or len(last) > MOST_DIGITS:
        return PlainTextResponse("Last-Event-ID must be a number", status_code=400)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(job, int(last)), media_type="text/event-stream", headers=headers)


async def _stream(job: Job, number: int) -> AsyncIterator[bytes]:
    silence = 0.0
    while not is_stopping():
        is_over = job.status.is_over  # read before the events, so that the last ones are not missed
        news = job.told_after(number)
        if news:
            number = news[-1].number
            silence = 0.0
            told = [{"number": t.number, "event": orjson.Fragment(t.event.to_json())} for t in news]
            yield b"id: %d\ndata: %s\n\n" % (number, orjson.dumps(told))
        elif silence > _KEEP_ALIVE:
            silence = 0.0
            yield b": still here\n\n"
        if is_over:
            yield b"event: end\ndata: {}\n\n"
            return
        await asyncio.sleep(INTERVAL)
        silence += INTERVAL
