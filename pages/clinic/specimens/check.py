"""A reader's gradient check."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pages.clinic.specimens.train import build, prepare


def main(text: str, rng: np.random.Generator, *, max_epoch: int, log: Callable[[str], None]) -> list[float]:
    """Compare W_in's gradient with the slope of the loss, number by number; return the differences."""
    corpus, contexts, target, word_to_id = prepare(text)
    model = build(corpus, len(word_to_id), rng)
    W_in, W_out = model.params
    for W in (W_in, W_out):
        W[...] = rng.standard_normal(W.shape)
    negatives = model.ns_loss.sampler.get_negative_sample(target)

    def loss() -> float:
        h = model.context_mean.forward(contexts)
        return model.ns_loss.forward(h, target, negatives=negatives)

    loss()
    model.backward()
    gradient = model.grads[0].copy()
    shift = 1e-5
    differences = []
    for index in np.ndindex(W_in.shape):
        W_in[index] += shift
        above = loss()
        W_in[index] -= 2 * shift
        below = loss()
        W_in[index] += shift
        slope = (above - below) / (2 * shift)
        differences.append(float(abs(slope - gradient[index])))
        if index[1] == 0:
            log(f"W_in{list(index)}  backward {gradient[index]:12.6f}  slope {slope:12.6f}")
    return differences
