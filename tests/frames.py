"""Frames as the browser reads them, held against what Python draws."""

import base64
import gzip
from dataclasses import replace

import numpy as np
import orjson
import plotly.graph_objects as go

from ui.frames.differences import TOLERANCE
from ui.frames.offer import _build


def at(column, place):
    """Return a column's value in one frame, as the browser reads it."""
    if isinstance(column, list):
        return column[place]
    numbers = np.frombuffer(base64.b64decode(column["bdata"]), np.dtype(column["dtype"]))
    return numbers[place * column["size"] : (place + 1) * column["size"]]


def put_together(figure, columns, place):
    """Change a figure into one of the frames."""
    for path, column in columns:
        inner = figure
        for name in path[:-1]:
            inner = inner[name]
        inner[path[-1]] = at(column, place)
    return figure


def agree(one, other):
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(agree(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple | np.ndarray) and isinstance(other, list | tuple | np.ndarray):
        pairs = zip(one, other, strict=True)
        return all(agree(a, b) for a, b in pairs)
    if isinstance(one, float | int | np.number) and not isinstance(one, bool):
        return np.isclose(one, other, rtol=TOLERANCE, atol=0, equal_nan=True)
    return one == other


def plain(figure):
    return (
        figure
        if isinstance(figure, dict)
        else {
            "data": [trace.to_plotly_json() for trace in figure.data],
            "layout": figure.layout.to_plotly_json(),
        }
    )


def assert_frames_are_drawn(t, draw, shown, name, grid):
    """Check that each frame is what is drawn for its value, whichever frame was shown before."""
    sent = orjson.loads(gzip.decompress(_build(t, draw, shown, name, grid)))
    for place, value in enumerate(grid):
        right = draw(t, replace(shown, **{name: value}))
        before = draw(t, replace(shown, **{name: grid[-1 - place]}))
        for key, figure in right.charts.items():
            changed = put_together(plain(before.charts[key]), sent["charts"].get(key, []), place)
            assert agree(changed, plain(figure)), (key, value)
            go.Figure(figure)  # what Plotly does not know is an error
        for key, tree in right.trees.items():
            told = sent["trees"][key]
            assert told[place if len(told) > 1 else 0] == tree
