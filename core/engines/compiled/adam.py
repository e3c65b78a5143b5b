"""Adam on the rows that a batch uses, with the numbers that Adam on the whole matrix would give.

`core.optim.Adam` moves every row in every step, used or not: step u + d moves a row whose last gradient came in step u
by

    -lr[u + d] beta1^d m / (beta2^(d/2) s + eps),    s = sqrt(v),

with the m and v of step u. A row needs those moves only when it is read again, and then their sum at once. With
r = s / (s + eps), and because beta2^(d/2) is nearly 1 as long as beta1^d is worth counting,

    1 / (beta2^(d/2) s + eps) = 1 / (s + eps) * (1 + x r + x^2 r^2 + …),    x = 1 - beta2^(d/2).

So the sum over d is m / (s + eps) (A_0 + A_1 r + A_2 r^2) with A_n = sum of lr[u + d] beta1^d x^n: numbers that do
not depend on the row, only on u. They are kept for every age of a row; the terms left out are below a millionth.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.engines.compiled.jit import kernel
from core.engines.compiled.lanes import LANES, load, root, spread, store
from core.engines.compiled.rows import Rows, empty_rows
from core.functions import Floats, Ints

BETA1, BETA2, EPS = 0.9, 0.999, np.float32(1e-7)
ZERO = np.float32(0)

OLD = 200
"""The number of steps after which beta1^d can be neglected: 0.9^200 is less than 1e-9."""

_d = np.arange(OLD + 1)[:, None]
TERMS = BETA1**_d * (1 - BETA2 ** (_d / 2)) ** np.arange(3)
"""The terms beta1^d x^n, of shape (OLD + 1, 3)."""


class AdamRows(NamedTuple):
    """A matrix with Adam's memory of it, and the gradient of a batch.

    Attributes
    ----------
    W, m, v : Rows
        The matrix and the two moments of its gradients; row r is as it was after step `last[r]`.
    last : array of shape (V,)
        The last step that used the row; 0 if none.
    slot : array of shape (V,)
        The place in dW of the row's gradient, for the rows in use.
    used : array
        The rows in use, slot by slot.
    dW : Rows
        The gradients of the rows in use, slot by slot.
    """

    W: Rows
    m: Rows
    v: Rows
    last: Ints
    slot: Ints
    used: Ints
    dW: Rows

    @classmethod
    def of(cls, W: Rows, H: int, most_used: int) -> AdamRows:
        """Return a matrix of padded rows before the first step; `most_used` is the most rows that a batch uses."""
        V = len(W) // H
        n = min(most_used, V)
        last, slot, used = (np.zeros(size, dtype=np.int64) for size in (V, V, n))
        return cls(W, empty_rows(V, H), empty_rows(V, H), last, slot, used, empty_rows(n, H))


class Ages(NamedTuple):
    """The sums A_0, A_1 and A_2 for each age of a row.

    Attributes
    ----------
    young : array of shape (OLD + 1, 3)
        Row a is for rows of W that the last a steps did not use.
    old : array of shape (steps, 3)
        Row u is for rows of W last used in step u, when more than OLD steps have gone since.
    """

    young: Floats
    old: Floats

    @classmethod
    def new(cls) -> Ages:
        """Return the ages before the first step."""
        return cls(np.zeros((OLD + 1, 3)), np.zeros((OLD, 3)))

    def with_room(self, steps: int) -> Ages:
        """Return the same with room for this number of steps."""
        lacking = steps + 1 - len(self.old)
        if lacking <= 0:
            return self
        # Doubling, so that a long training copies each entry only a few times.
        return self._replace(old=np.pad(self.old, ((0, max(lacking, len(self.old))), (0, 0))))


@kernel
def grow_older(young: Floats, old: Floats, step: int, lr: float) -> None:
    """Go on to the next step: all rows not used in this one would have moved by its rate."""
    for n in range(3):
        for a in range(OLD, 0, -1):
            young[a, n] = young[a - 1, n] + lr * TERMS[a, n]
        if step > OLD:
            old[step - OLD, n] = young[OLD, n]


@kernel
def catch_up(
    W: Rows, m: Rows, v: Rows, last: Ints, H: int, young: Floats, old: Floats, step: int, row: int
) -> None:
    """Bring a row up to date: let it have made all moves up to a step, none of which had a gradient for it."""
    used = last[row]
    age = step - used
    last[row] = step
    if used == 0 or age == 0:
        return
    if age <= OLD:
        a0, a1, a2 = young[age, 0], young[age, 1], young[age, 2]
    else:
        a0, a1, a2 = old[used, 0], old[used, 1], old[used, 2]
    A0, A1, A2 = spread(np.float32(a0)), spread(np.float32(a1)), spread(np.float32(a2))
    fade_m, fade_v = spread(np.float32(BETA1**age)), spread(np.float32(BETA2**age))
    for j in range(row * H, row * H + H, LANES):
        s = root(load(v, j))
        below = s + spread(EPS)
        r = s / below
        store(W, j, load(W, j) - load(m, j) / below * (A0 + r * (A1 + r * A2)))
        store(m, j, fade_m * load(m, j))
        store(v, j, fade_v * load(v, j))


@kernel
def catch_up_all(
    W: Rows, m: Rows, v: Rows, last: Ints, H: int, young: Floats, old: Floats, step: int
) -> None:
    """Bring all rows that were ever used up to date."""
    for row in range(len(last)):
        if last[row] > 0:
            catch_up(W, m, v, last, H, young, old, step, row)


@kernel
def use_rows(
    W: Rows,
    m: Rows,
    v: Rows,
    last: Ints,
    slot: Ints,
    used: Ints,
    dW: Rows,
    H: int,
    young: Floats,
    old: Floats,
    step: int,
    rows: Ints,
) -> int:
    """Make the given rows ready for a step and clear their gradients; return how many different ones there are."""
    n_used = 0
    for row in rows:
        if last[row] == step:
            continue
        catch_up(W, m, v, last, H, young, old, step - 1, row)
        last[row] = step
        slot[row] = n_used
        used[n_used] = row
        for j in range(n_used * H, n_used * H + H, LANES):
            store(dW, j, spread(ZERO))
        n_used += 1
    return n_used


@kernel
def take_step(W: Rows, m: Rows, v: Rows, used: Ints, dW: Rows, n_used: int, H: int, lr: float) -> None:
    """Take Adam's step on the rows in use."""
    rate, eps = spread(np.float32(lr)), spread(EPS)
    part_m, part_v = spread(np.float32(1 - BETA1)), spread(np.float32(1 - BETA2))
    for n in range(n_used):
        row, own = used[n] * H, n * H
        for j in range(0, H, LANES):
            g, old_m, old_v = load(dW, own + j), load(m, row + j), load(v, row + j)
            new_m = old_m + part_m * (g - old_m)
            new_v = old_v + part_v * (g * g - old_v)
            store(m, row + j, new_m)
            store(v, row + j, new_v)
            store(W, row + j, load(W, row + j) - rate * new_m / (root(new_v) + eps))
