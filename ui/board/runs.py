"""The class's experiment: one run of each student, all of them one picture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from board.codes import digest
from board.store import student_of
from ui.board import membership, route
from ui.board.runtime import store
from ui.settings.slot import Slot
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_RUNS = component("class_runs", DOM, HERE / "runs.js", HERE / "runs.css", html='<div class="lab-runs"></div>')
_HANDED: Slot[set[tuple[str, str]]] = Slot("_class.handed", set)
"""Class and run of what was handed in."""
_LABELS = ("title", "none", "one", "count", "same", "rank", "K", "power", "runs_each")

Settings = Mapping[str, Any]
"""What was chosen for a run, by name: plain values, nothing that somebody typed."""


def _id_of(settings: Settings) -> str:
    return digest(json.dumps(settings, sort_keys=True, default=str))


def may_hand_in(settings: Settings) -> bool:
    """Whether the session is a student's, and has not handed in this run yet."""
    member = membership.current()
    if member is None or member.leads:
        return False
    return (member.joined.id, _id_of(settings)) not in _HANDED.get()


def hand_in(settings: Settings, median_rank: float) -> None:
    """Hand a finished run to the class.

    Raises
    ------
    BoardUnavailable
    """
    member = membership.current()
    if member is None or member.leads:
        return
    student = student_of(member.joined.id, member.browser)
    run = _id_of(settings)
    store().hand_in(member.joined.id, student, run, dict(settings), median_rank)
    _HANDED.get().add((member.joined.id, run))


def show(t: Text) -> None:
    """Show the lecturer what the class has handed in, as it comes; nothing to others."""
    member = membership.current()
    if member is None or not member.leads:
        return
    _RUNS(
        key="_class.runs",
        data={
            "streamModule": below_root(assets.url("class_stream.js")),
            "events": below_root(route.events_url(member.joined.id, member.secret)),
            "lang": t.lang,
            "labels": {name: t(f"class.runs.{name}", code=member.joined.code) for name in _LABELS},
        },
    )
