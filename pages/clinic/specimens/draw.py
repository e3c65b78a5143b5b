"""A reader's look at the sampler."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pages.clinic.specimens.train import build, prepare


def main(text: str, rng: np.random.Generator, *, max_epoch: int, log: Callable[[str], None]) -> list[float]:
    """Print each word's probability as a negative, and how often it is drawn; return the shares drawn."""
    corpus, _, target, word_to_id = prepare(text)
    sampler = build(corpus, len(word_to_id), rng).ns_loss.sampler
    negatives = sampler.get_negative_sample(np.tile(target, 1000))
    shares = []
    for word, i in word_to_id.items():
        share = np.mean(negatives == i)
        shares.append(float(share))
        count, p = np.sum(corpus == i), sampler.word_p[i]
        log(f"{word:>8}  id {i}  count {count}  p {p:.4f}  drawn {share:.4f}")
    return shares
