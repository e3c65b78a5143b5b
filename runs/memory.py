"""How much memory a run takes, told before it begins.

The figures are those of the engines' arrays; `tests/runs/test_memory.py` holds them against what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from core.engines.settings import TrainingSettings
from core.errors import NeedsFewerWords, NeedsLess, NeedsMoreMemory, NeedsSmallerVectors
from core.functions import Ints
from jobs.limits import MEGABYTE
from jobs.memory import Need
from runs.snapshots import KEPT_NUMBERS, SNAPSHOTS

SINGLE, HALF, DOUBLE = 4, 2, 8
"""Bytes of a number."""

TOLD = 5 * MEGABYTE
"""What a run has told, and the scores of a ranking."""

LANES = 16
"""The compiled engines fill up their rows to whole lanes."""


@dataclass(frozen=True)
class Usage:
    """What an engine takes.

    Attributes
    ----------
    matrices : callable
        The arrays of shape (V, H) in single precision that it holds, for its settings: weights, gradients, moments.
    passing : int
        How many more a step or a look takes.
    a_word : int
        Bytes for each of the V words: counts, the noise, Adagrad's sums.
    a_position, passing_position : int
        Bytes for each position of the text: words and windows of a pass, its batches; and what it takes to make them.
    batch : callable
        The numbers of one batch, for its settings and V.
    lanes : int
        A row is filled up to a multiple of so many numbers.
    """

    matrices: Callable[[TrainingSettings], int]
    passing: int
    a_word: int
    a_position: int
    passing_position: int
    batch: Callable[[TrainingSettings, int], int] = lambda settings, V: 0
    lanes: int = 1


def _layers(settings: TrainingSettings) -> int:
    """Each of the 2 x window + K + 1 layers has a dense gradient; then two sums of them, weights, and two moments."""
    return 2 * settings.window_size + settings.sample_size + 1 + 8


USAGE = {
    "layers": Usage(_layers, 4, 200, 28, 34),
    "letter": Usage(lambda settings: 6, 2, 450, 58, 34, lanes=LANES),
    "vectorised": Usage(
        lambda settings: 2,
        2,
        200,
        28,
        34,
        batch=lambda settings, V: 2048 * (settings.sample_size + 1) * settings.hidden_size * 2,
    ),
    "softmax": Usage(lambda settings: 2, 2, 200, 28, 34, batch=lambda settings, V: 64 * V * 2),
    "compiled": Usage(lambda settings: 2, 2, 200, 10, 12, lanes=LANES),
}


def needed(settings: TrainingSettings, vocab_size: int, words: int, mapped: int = 0) -> Need:
    """Return what a run takes.

    Parameters
    ----------
    settings : TrainingSettings
    vocab_size, words : int
        V, and the number N of words in the text.
    mapped : int
        The words on the map, of which snapshots are kept where they are not of all.
    """
    usage = USAGE[settings.engine]
    V, H = vocab_size, -(-settings.hidden_size // usage.lanes) * usage.lanes
    matrix = SINGLE * V * H
    held = (
        usage.matrices(settings) * matrix
        + usage.a_word * V
        + usage.a_position * words
        + DOUBLE * settings.held_out * settings.hidden_size
        + _snapshots(V, settings.hidden_size, mapped)
        + TOLD
    )
    # A matrix is made in double precision, and both are copied for a look.
    passing = max(usage.passing * matrix + SINGLE * usage.batch(settings, V), usage.passing_position * words)
    return Need(held, passing)


def in_steps(need: Need, vocab_size: int, words: int) -> Need:
    """Return what a run takes that is told step by step: it reads the text a second time, and draws on its own."""
    return Need(need.held + 36 * words + 200 * vocab_size, need.passing)


def kept(settings: TrainingSettings, vocab_size: int, mapped: int = 0) -> int:
    """Return the bytes that a run holds once it is over: its vectors, snapshots, and what it has told."""
    weights = 2 * HALF * vocab_size * settings.hidden_size
    return weights + _snapshots(vocab_size, settings.hidden_size, mapped) + TOLD


def _snapshots(vocab_size: int, hidden_size: int, mapped: int) -> int:
    numbers = vocab_size * hidden_size
    return HALF * SNAPSHOTS * (numbers if numbers <= KEPT_NUMBERS else mapped * hidden_size)


def side_by_side(needs: Iterable[Need]) -> Need:
    """Return what runs take that train in turns, in one job."""
    all_ = tuple(needs)
    return Need(sum(need.held for need in all_), max(need.passing for need in all_))


def check(
    settings: TrainingSettings,
    counts: Ints,
    memory: int,
    *,
    hidden_sizes: Iterable[int],
    min_counts: Iterable[int],
) -> None:
    """Check that a run can be begun at all.

    Parameters
    ----------
    settings : TrainingSettings
    counts : array of shape (V,)
        How often each word of the text occurs.
    memory : int
        The bytes that all jobs may take together.
    hidden_sizes, min_counts : iterables of int
        What is on offer in their place.

    Raises
    ------
    NeedsMoreMemory
        It names the largest H and the smallest minimum count with which the run would fit, where there are any.
    """

    def takes(changed: TrainingSettings, counts: Ints) -> int:
        return needed(changed, len(counts), int(counts.sum())).alone

    needs = takes(settings, counts)
    if needs <= memory:
        return
    sizes = [H for H in hidden_sizes if takes(replace(settings, hidden_size=H), counts) <= memory]
    rare = [n for n in min_counts if takes(settings, counts[counts >= n]) <= memory]
    said = {"needs": needs // MEGABYTE, "limit": memory // MEGABYTE}
    if sizes and rare:
        raise NeedsLess(**said, hidden_size=max(sizes), min_count=min(rare))
    if sizes:
        raise NeedsSmallerVectors(**said, hidden_size=max(sizes))
    if rare:
        raise NeedsFewerWords(**said, min_count=min(rare))
    raise NeedsMoreMemory(**said)
