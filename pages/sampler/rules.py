"""The four rules of drawing negatives: with or without replacement, the target allowed or not."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.engines.alias import AliasSampler
from core.functions import Floats, Ints
from pages.sampler.inclusion import inclusion, no_repeat
from pages.sampler.lesson import ranks, vocabulary

ROWS = 2000
SHOWN_ROWS = 4
GPU, CPU = (True, False), (False, True)
"""The book's two branches: whether a row may repeat a word, whether the target is excluded."""
RULES = (GPU, (True, True), (False, False), CPU)


@dataclass(frozen=True)
class Rule:
    """What one rule does to some thousand rows of K negatives.

    Attributes
    ----------
    replace, exclude_target : bool
    hits, hits_drawn : float
        The share of rows that hold the target: theory and draws.
    repeats, repeats_drawn : float
        The share of rows that hold a word twice.
    rows : array of shape (SHOWN_ROWS, K)
    """

    replace: bool
    exclude_target: bool
    hits: float
    hits_drawn: float
    repeats: float
    repeats_drawn: float
    rows: Ints


def sampler_of(corpus: str, power: float, seed: int) -> AliasSampler:
    """Return a sampler whose size and rule are still to be set."""
    sampler = copy(_table_of(corpus, power))
    sampler.rng = np.random.default_rng(seed)
    return sampler


@lru_cache(maxsize=64)
def _table_of(corpus: str, power: float) -> AliasSampler:
    """Return a sampler that is only to be copied: its table is what takes time to build."""
    counts = vocabulary(corpus)[1]
    return AliasSampler(np.repeat(np.arange(len(counts)), counts), power, 1)


def rows_by(base: AliasSampler, rule: tuple[bool, bool], sample_size: int, target: int) -> Ints:
    """Return ROWS rows of K negatives for one target, by one rule."""
    sampler = copy(base)
    sampler.sample_size, (sampler.replace, sampler.exclude_target) = sample_size, rule
    return sampler.get_negative_sample(np.full(ROWS, target))


def rules(base: AliasSampler, sample_size: int, target: int) -> list[Rule]:
    """Draw rows of K negatives for one target by each of the four rules."""
    found = []
    for replace, exclude in RULES:
        rows = rows_by(base, (replace, exclude), sample_size, target)
        ordered = np.sort(rows, axis=1)
        hits, repeats = theory(base.word_p, sample_size, target, replace=replace, exclude_target=exclude)
        found.append(
            Rule(
                replace,
                exclude,
                hits=hits,
                hits_drawn=float((rows == target).any(axis=1).mean()),
                repeats=repeats,
                repeats_drawn=float((ordered[:, 1:] == ordered[:, :-1]).any(axis=1).mean()),
                rows=rows[:SHOWN_ROWS],
            )
        )
    return found


@dataclass(frozen=True)
class Columns:
    """Draws without replacement, the target left out, seen by place in the row.

    Attributes
    ----------
    places : array of shape (n,)
        Ids of the words shown.
    law, first : arrays of shape (n,)
        Their probabilities, and their shares of the first column drawn.
    among, drawn : arrays of shape (n,)
        How likely each is to be in the row: exact, and the share of rows drawn.
    """

    places: Ints
    law: Floats
    first: Floats
    among: Floats
    drawn: Floats


def columns(base: AliasSampler, sample_size: int, target: int) -> Columns:
    """Draw rows by the rule of the book's CPU branch and compare them with theory."""
    rows = rows_by(base, CPU, sample_size, target)
    places = ranks(base.vocab_size)
    places = places[places != target]
    p = base.word_p.copy()
    p[target] = 0
    p /= p.sum()
    return Columns(
        places,
        law=p[places],
        first=np.bincount(rows[:, 0], minlength=len(p))[places] / ROWS,
        among=inclusion(p, sample_size, places),
        drawn=np.bincount(rows.ravel(), minlength=len(p))[places] / ROWS,
    )


@dataclass(frozen=True)
class View:
    """All about the rules for one target; the same seed gives the same draws."""

    words: tuple[str, ...]
    target: int
    rules: list[Rule]
    columns: Columns


@lru_cache(maxsize=4)
def view(corpus: str, power: float, sample_size: int, target: str, seed: int) -> View:
    """Draw by all rules for the commonest word, one of middle rank, or the rarest."""
    words, counts = vocabulary(corpus)
    place = {"common": 0, "middle": len(counts) // 2, "rare": len(counts) - 1}[target]
    base = sampler_of(corpus, power, seed)
    found = rules(base, sample_size, place)
    return View(words, place, found, columns(base, sample_size, place))


def theory(
    p: Floats, sample_size: int, target: int, *, replace: bool, exclude_target: bool
) -> tuple[float, float]:
    """Return the probabilities that a row of K negatives holds the target, and that it holds a word twice."""
    if exclude_target:
        hits = 0.0
        p = np.delete(p, target) / (1 - p[target])
    elif replace:
        hits = float(1 - (1 - p[target]) ** sample_size)
    else:
        hits = float(inclusion(p, sample_size, np.array([target]))[0])
    return hits, max(0.0, 1 - no_repeat(p, sample_size)) if replace else 0.0
