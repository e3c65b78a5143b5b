"""Tells the browser which sliders of a fragment have frames, and where they are."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import orjson

from ui.frames import route
from ui.frames.differences import differences
from ui.frames.drawn import Draw, Shown
from ui.frames.store import frames
from ui.settings.session import rules_of
from ui.settings.table import Choice, Grid, Table
from ui.text.i18n import CONTENT, Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import component

_FRAMES = component("frames", Path(__file__).parent / "frames.js")
_SOURCES = ("core", "material", "ui", "pages")


def offer(
    t: Text,
    table: Table[Any],
    sliders: Sequence[str],
    draw: Draw[Shown],
    shown: Shown,
    *,
    high: Mapping[str, int] | None = None,
    key: str = "frames",
) -> None:
    """Let sliders of a fragment move its charts and trees while they are dragged.

    Call it at the end of the fragment, in every run in which `draw` is what the fragment shows.

    Parameters
    ----------
    t : Text
    table : Table
    sliders : sequence of str
        Settings that `control` shows as sliders.
    draw : callable
        Returns what is drawn for a text and settings; a module's function, since its name is part of the address.
    shown : dataclass
        The settings that `draw` reads, and no others: each belongs to the address.
    high : mapping of str to int, optional
        The smaller upper bounds that `control` was given.
    key : str
        Names the offer on its page.
    """
    offered = []
    fixed = rules_of(table).fixed
    for name in sliders:
        if name in fixed:
            continue
        setting = table[name]
        if not isinstance(setting, Grid):
            raise TypeError(f"{name} has no grid of values")
        grid = setting.grid((high or {}).get(name))
        if len(grid) < 2:
            continue
        others = {field.name: getattr(shown, field.name) for field in fields(shown) if field.name != name}
        told = [_version(), draw.__module__, draw.__qualname__, t.lang, name, grid, sorted(others.items())]
        digest = hashlib.sha256(orjson.dumps(told)).hexdigest()[:32]
        frames().offer(digest, partial(_build, t, draw, shown, name, grid))
        # A slider of options stands, in the browser, on the number of the option.
        places = list(range(len(grid))) if isinstance(setting, Choice) else grid
        value = getattr(shown, name)
        at = grid.index(value) if isinstance(setting, Choice) else value
        offered.append(
            {
                "css": "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", table.key(name)),
                "places": places,
                "at": at,
                "url": below_root(route.url(digest)),
            }
        )
    _FRAMES(key=key, data={"sliders": offered, "marksModule": below_root(assets.url("marks.js"))})


def _build(t: Text, draw: Draw[Shown], shown: Shown, name: str, grid: Sequence[Any]) -> bytes:
    drawn = []
    for value in grid:
        drawn.append(draw(t, replace(shown, **{name: value})))
        time.sleep(0)  # whoever waits to run a page goes first
    packed = orjson.dumps(differences(drawn), option=orjson.OPT_SERIALIZE_NUMPY)
    return gzip.compress(packed, 6, mtime=0)


@cache
def _version() -> str:
    """Return a digest of all that frames are made by: after an update, browsers must not show what they kept."""
    digest = hashlib.sha256()
    folders = [assets.ROOT / name for name in _SOURCES]
    paths = [path for folder in folders for kind in ("*.py", "*.json") for path in folder.rglob(kind)] + [
        path for path in CONTENT.rglob("*") if path.is_file()
    ]
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()
