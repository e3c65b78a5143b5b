"""How wrong answers are drawn, and which words of the text are dropped."""

from __future__ import annotations

import numpy as np

from core.sampler import UnigramSampler, noise_distribution
from core.text.windows import keep_probability
from pages.review.exercises.exercise import Exercise, percent, pick

_PLACES = 1_000_000
"""The length of the text of which `subsampled` speaks."""


def power(rng: np.random.Generator) -> Exercise:
    """Ask for a rare word's share of the draws."""
    counts = np.array([int(rng.integers(50, 100)), int(rng.integers(10, 40)), int(rng.integers(1, 6))])
    exponent = float(pick(rng, 0.25, 0.5, 0.75))
    shares = {
        "power": noise_distribution(counts, exponent),
        "frequency": noise_distribution(counts, 1.0),
        "equal": noise_distribution(counts, 0.0),
    }
    numbers = {name: int(count) for name, count in zip("abc", counts, strict=True)}
    return Exercise(numbers | {"power": f"{exponent:g}"}, {rule: percent(p[2]) for rule, p in shares.items()})


def excluded(rng: np.random.Generator) -> Exercise:
    """Ask how often a word is the only negative, when the target is left out."""
    counts = rng.integers(2, 12, size=3)
    sampler = UnigramSampler(np.repeat(np.arange(3), counts), 1.0, 1)
    p = sampler.word_p
    numbers = {name: int(count) for name, count in zip("abc", counts, strict=True)}
    options = {"others": p[1] / (1 - p[0]), "all": p[1], "equal": 1 / 2}
    return Exercise(numbers, {rule: percent(share) for rule, share in options.items()})


def subsampled(rng: np.random.Generator) -> Exercise:
    """Ask how much of a frequent word subsampling leaves."""
    share, threshold = float(pick(rng, 0.05, 0.02, 0.01)), float(pick(rng, 0.001, 0.0005, 0.0001))
    count = round(share * _PLACES)
    kept = keep_probability(np.array([count, _PLACES - count]), threshold)[0]
    numbers = {"share": f"{share:.0%}", "threshold": f"{threshold:g}"}
    options = {"root": kept, "none": 1.0, "ratio": threshold / share}
    return Exercise(numbers, {rule: percent(value) for rule, value in options.items()})
