"""A reader's training script."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.cbow import CBOW
from core.functions import Ints
from core.optim import SGD, Adam
from core.text.corpus import preprocess


def windows(corpus: Ints, window_size: int) -> tuple[Ints, Ints]:
    """Return the words around each word that has a full window, and these words themselves."""
    target = corpus[window_size:-window_size]
    contexts = []
    for i in range(window_size, len(corpus) - window_size):
        around = [corpus[i + t] for t in range(-window_size, window_size + 1) if t != 0]
        contexts.append(around)
    return np.array(contexts), np.array(target)


def prepare(text: str) -> tuple[Ints, Ints, Ints, dict[str, int]]:
    """Return the corpus, the contexts, the targets and the vocabulary."""
    corpus, word_to_id, _ = preprocess(text)
    contexts, target = windows(corpus, window_size=1)
    return corpus, contexts, target, word_to_id


def build(corpus: Ints, vocab_size: int, rng: np.random.Generator) -> CBOW:
    """Return a network that knows nothing yet."""
    hidden_size = 5
    sample_size = 2
    power = 0.75
    return CBOW(vocab_size, hidden_size, 1, corpus, power=power, sample_size=sample_size, rng=rng)


def fit(
    model: CBOW,
    optimiser: SGD | Adam,
    contexts: Ints,
    target: Ints,
    rng: np.random.Generator,
    *,
    max_epoch: int,
    log: Callable[[str], None],
) -> list[float]:
    """Train, and return the loss of every iteration."""
    batch_size = 6
    data_size = len(contexts)
    max_iters = data_size // batch_size
    loss_list = []
    for epoch in range(max_epoch):
        order = rng.permutation(data_size)
        for i in range(max_iters):
            batch = order[i * batch_size : (i + 1) * batch_size]
            loss = model.forward(contexts[batch], target[batch])
            model.backward()
            optimiser.update(model.params, model.grads)
            loss_list.append(loss)
            if len(loss_list) % 50 == 1:
                average = np.mean(loss_list[-50:])
                log(f"| epoch {epoch + 1} | iter {i + 1} / {max_iters} | loss {average:.3f}")
    return loss_list


def main(text: str, rng: np.random.Generator, *, max_epoch: int, log: Callable[[str], None]) -> list[float]:
    """Train on a text."""
    corpus, contexts, target, word_to_id = prepare(text)
    model = build(corpus, len(word_to_id), rng)
    optimiser = Adam(lr=0.03)
    return fit(model, optimiser, contexts, target, rng, max_epoch=max_epoch, log=log)
