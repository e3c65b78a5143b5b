"""Matrices whose rows are whole numbers of lanes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.engines.compiled.lanes import LANES
from core.functions import Floats

Rows = NDArray[np.float32]
"""A matrix of padded rows, flat: row r begins at r * H."""

CACHE_LINE = 64


def padded(size: int) -> int:
    """Return H rounded up to whole lanes."""
    return -(-size // LANES) * LANES


def empty_rows(n_rows: int, H: int) -> Rows:
    """Return rows of zeros, the first at the beginning of a cache line: no lane then lies in two lines."""
    memory = np.zeros(n_rows * H * 4 + CACHE_LINE, dtype=np.uint8)
    start = -memory.ctypes.data % CACHE_LINE
    return memory[start : start + n_rows * H * 4].view(np.float32)


def padded_rows(W: Floats, more: int = 0) -> Rows:
    """Return a copy of W, of shape (V, H), as padded rows, with so many more of zeros below."""
    rows = empty_rows(len(W) + more, padded(W.shape[1]))
    view(rows, W.shape)[:] = W
    return rows


def view(rows: Rows, shape: tuple[int, ...]) -> Floats:
    """Return the first V rows without their padding; to change the one is to change the other."""
    V, H = shape
    return rows[: V * padded(H)].reshape(V, padded(H))[:, :H]
