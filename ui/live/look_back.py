"""A slider through the time of a run: what follows the run shows it as it was then.

The browser fetches what the run's snapshots show when somebody looks, and moves without asking again.
"""

from __future__ import annotations

from pathlib import Path

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from jobs.job import Job
from runs.series import Series
from ui.live import stream
from ui.live.runtime import scheduler
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component

ROUTE = "/lab/jobs/{job_id}/snapshots"
HERE = Path(__file__).parent
_LOOK_BACK = component(
    "look_back",
    DOM,
    HERE / "look_back.js",
    HERE / "look_back.css",
    html='<div class="lab-look-back" role="group"></div>',
)


def slider(t: Text, job: Job, *, key: str) -> None:
    """Show the slider; charts and panels with ``follows=True`` move with it."""
    _LOOK_BACK(
        key=key,
        data={
            "stream": below_root(stream.url(job)),
            "snapshots": below_root(ROUTE.format(job_id=job.id)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": {
                name: t(f"live.look_back.{name}") for name in ("slider", "epoch", "now", "play", "halt")
            },
            "lang": t.lang,
        },
    )


async def serve(request: Request) -> Response:
    """Answer a request for what the snapshots of a job's runs show."""
    job = scheduler().get(request.path_params["job_id"])
    if job is None or not isinstance(job.subject, Series):
        return Response(status_code=404)
    packed = await run_in_threadpool(_packed, job.subject)
    return Response(packed, media_type="application/json", headers={"Cache-Control": "no-store"})


def _packed(series: Series) -> bytes:
    return orjson.dumps([orjson.Fragment(event.to_json()) for event in series.recalled()])
