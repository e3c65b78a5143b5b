"""Many drawings of the same thing, as what differs between them.

Of each chart remain the attributes that are not the same in all frames. A frame holds all of them, so it can be shown
whichever was shown before. A tree that is the same in all frames is told once: the page may show another
one now. Numbers travel as 32-bit floats where those agree to `TOLERANCE`, else as 64-bit ones.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from ui.frames.drawn import Drawn, Figure

TOLERANCE = 1e-6
"""Relative: far less than a pixel."""

Path = tuple[str | int, ...]
"""Where an attribute lies in a figure: ``("data", 3, "y")``."""


def differences(frames: Sequence[Drawn]) -> dict[str, Any]:
    """Return what differs between frames.

    Parameters
    ----------
    frames : sequence of Drawn
        Of the same page: the same charts with the same traces, the same trees.

    Returns
    -------
    dict
        ``charts``: for each chart that changes, pairs of a path and a column; ``trees``: for each tree, the tree of
        each frame, or the only one. A column is a list with a value a frame, or ``{"dtype", "bdata", "size"}``:
        numbers in base64, `size` a frame.

    Raises
    ------
    ValueError
        If a chart has not the same traces, of the same types, in all frames.
    """
    first = frames[0]
    charts = {key: _changing([_plain(frame.charts[key]) for frame in frames]) for key in first.charts}
    trees = {key: [frame.trees[key] for frame in frames] for key in first.trees}
    return {
        "charts": {key: columns for key, columns in charts.items() if columns},
        "trees": {
            key: told if any(tree != told[0] for tree in told) else told[:1] for key, told in trees.items()
        },
    }


def _plain(figure: Figure) -> dict[str, Any]:
    if isinstance(figure, go.Figure):
        # The figure's own method would write every array down as text.
        return {
            "data": [trace.to_plotly_json() for trace in figure.data],
            "layout": figure.layout.to_plotly_json(),
        }
    return figure


def _changing(figures: Sequence[Mapping[str, Any]]) -> list[tuple[Path, Any]]:
    if len({tuple(trace["type"] for trace in figure["data"]) for figure in figures}) > 1:
        raise ValueError("a chart must have the same traces in all frames")
    leaves = [dict(_leaves(figure)) for figure in figures]
    paths = dict.fromkeys(path for found in leaves for path in found)
    columns = []
    for path in paths:
        values = [found.get(path) for found in leaves]
        if not all(_same(value, values[0]) for value in values[1:]):
            columns.append((path, _column(values)))
    return columns


def _leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the attributes of a figure; a list of numbers or texts is one."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, name))
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, number))
    else:
        yield path, value


def _same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and _equal(one, other)
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return False
    return bool(one == other)


def _equal(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> bool:
    return np.array_equal(one, other, equal_nan=one.dtype.kind == "f" and other.dtype.kind == "f")


def _column(values: list[Any]) -> Any:  # noqa: ANN401 - JSON
    block = _numbers(values)
    if block is None:
        return [value.tolist() if isinstance(value, np.ndarray) else value for value in values]
    narrow = block.astype(np.float32)
    fits = np.allclose(narrow.astype(float), block, rtol=TOLERANCE, atol=0, equal_nan=True)
    sent = narrow if fits else block
    return {
        "dtype": "f4" if fits else "f8",
        "bdata": base64.b64encode(sent.astype(sent.dtype.newbyteorder("<")).tobytes()).decode(),
        "size": block.shape[1],
    }


def _numbers(values: list[Any]) -> npt.NDArray[np.float64] | None:
    """Return values as one block, a row a frame, if all are equally many numbers."""
    if not all(isinstance(value, np.ndarray | list | tuple) for value in values):
        return None
    arrays = [np.asarray(value) for value in values]
    if any(array.ndim != 1 or array.dtype.kind not in "iuf" for array in arrays):
        return None
    if len({len(array) for array in arrays}) > 1:
        return None
    with np.errstate(over="ignore"):
        return np.stack(arrays).astype(float)
