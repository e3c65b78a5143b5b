"""What counts as a word, and what can be known of it."""

from __future__ import annotations

import numpy as np

from core.text.corpus import Corpus
from pages.review.exercises.exercise import Exercise, Value, percent

NOUN, PARTICLES = "왕", {"topic": "은", "subject": "이", "object": "을", "bare": ""}


def forms(rng: np.random.Generator) -> Exercise:
    """Ask how often a noun occurs to a model whose text is split at spaces."""
    numbers: dict[str, Value] = {name: int(rng.integers(20, 60)) for name in PARTICLES}
    numbers["bare"] = int(rng.integers(2, 12))
    words = [NOUN + PARTICLES[name] for name, count in numbers.items() for _ in range(int(count))]
    corpus = Corpus.from_sentences([words])
    bare = int(corpus.vocab.counts[corpus.vocab.id_of(NOUN)])
    return Exercise(numbers, {"bare": bare, "all": len(words), "none": 0})


def askable(rng: np.random.Generator) -> Exercise:
    """Ask for the share of analogies that a text split at spaces can solve at most."""
    nouns, verbs = int(rng.integers(25, 61)), int(rng.integers(5, 21))
    shares = {"verbs": verbs / (nouns + verbs), "all": 1.0, "nouns": nouns / (nouns + verbs)}
    return Exercise(
        {"nouns": nouns, "verbs": verbs}, {rule: percent(share) for rule, share in shares.items()}
    )
