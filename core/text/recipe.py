"""Settings that suit a text's size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.text.corpus import Corpus

MIN_COUNTS = ((20_000, 1), (200_000, 2), (1_000_000, 3))
"""The minimum count for texts of fewer words than this; for longer ones it is 5."""

LEAST_KEPT = 0.7
"""The least share of a text's words that a minimum count may leave."""

WINDOWS = ((50, 1), (1000, 2))
"""The window for texts of fewer words than this; for longer ones it is 5."""

EPOCHS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)
FEWEST_EPOCHS = ((300_000, 20), (1_000_000, 10))
ENOUGH_WORDS = 500_000
"""The number of words to read in all epochs: less teaches little."""

USUAL_NEGATIVES = 5

SHORT_TEXT = 100_000
"""The number of words below which none are dropped: of a short text subsampling would leave hardly any."""


@dataclass(frozen=True)
class Recipe:
    """Settings for a text (`core.engines.settings.TrainingSettings` explains them)."""

    min_count: int
    window_size: int
    sample_size: int
    epochs: int
    subsample: float


def recipe_for(corpus: Corpus) -> Recipe:
    """Return settings that suit the size of a text, given with all its words."""
    n_words = len(corpus)
    min_count = _by_size(MIN_COUNTS, n_words, 5)
    while min_count > 1 and not _leaves_enough(corpus, min_count):
        min_count = {5: 3, 3: 2, 2: 1}[min_count]
    window = min(_by_size(WINDOWS, n_words, 5), max((n_words - 1) // 2, 1))
    fewest = _by_size(FEWEST_EPOCHS, n_words, 5)
    enough = (n for n in EPOCHS if n >= fewest and n * n_words >= ENOUGH_WORDS)
    return Recipe(
        min_count=min_count,
        window_size=window,
        sample_size=min(USUAL_NEGATIVES, int(np.count_nonzero(corpus.vocab.counts >= min_count)) - 1),
        epochs=next(enough, EPOCHS[-1]),
        subsample=0.0 if n_words < SHORT_TEXT else 1e-3,
    )


def _by_size(table: tuple[tuple[int, int], ...], n_words: int, longer: int) -> int:
    return next((value for below, value in table if n_words < below), longer)


def _leaves_enough(corpus: Corpus, min_count: int) -> bool:
    """Whether a minimum count leaves enough of the text, and enough different words to draw negatives from."""
    counts = corpus.vocab.counts
    kept = counts[counts >= min_count]
    return len(kept) > USUAL_NEGATIVES and bool(kept.sum() >= LEAST_KEPT * counts.sum())
