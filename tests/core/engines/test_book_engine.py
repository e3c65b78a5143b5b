"""The book's recipe on touched rows against the layers and their Adam."""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("numba")

from core.engines.compiled import CompiledBookEngine
from core.engines.compiled.adam import BETA1, BETA2, EPS, OLD
from core.engines.kinds import LayersEngine
from core.engines.settings import TrainingSettings
from core.engines.step import next_pass
from core.optim import Adam
from core.text.corpus import Corpus


def random_corpus(n_words, V, rng):
    words = np.minimum(rng.zipf(1.3, n_words), V).astype(str)
    return Corpus.from_sentences(s.tolist() for s in np.split(words, np.arange(25, n_words, 25)))


CORPUS = random_corpus(6000, 400, np.random.default_rng(3))
SETTINGS = TrainingSettings(
    engine="letter",
    window_size=3,
    hidden_size=12,
    sample_size=4,
    shrink=False,
    subsample=0,
    learning_rate=0.001,
)


def both(**changes):
    settings = dataclasses.replace(SETTINGS, **changes)
    return (
        CompiledBookEngine(CORPUS, settings, np.random.default_rng(1)),
        LayersEngine(CORPUS, settings, np.random.default_rng(1)),
    )


def layers_loss(layers, text, positions, negatives):
    """Train the layers on a batch with given negatives."""
    model = layers.model
    h = model.context_mean.forward(text.contexts(positions))
    loss = model.ns_loss.forward(h, text.ids[positions], negatives=negatives)
    model.backward()
    layers.optimiser.update(model.params, model.grads)
    return loss


def train_both(letter, layers, n_batches, in_one_call=1, change_rate=False):
    """Train both on the same batches and negatives; return the largest difference of their losses."""
    rng = np.random.default_rng(2)
    difference, done = 0.0, 0
    while done < n_batches:
        text = next_pass(CORPUS, letter.settings, rng)
        batches = list(text.equal_batches(100, rng))[: n_batches - done]
        for i in range(0, len(batches), in_one_call):
            group = batches[i : i + in_one_call]
            words = letter._draw(text.ids[np.concatenate(group)].astype(np.uint32))
            step = letter.train(dataclasses.replace(text, ids=text.ids.astype(np.uint32)), group, words)
            negatives = np.split(words[:, 1:].astype(np.int64), np.cumsum([len(b) for b in group])[:-1])
            losses = [layers_loss(layers, text, *pair) for pair in zip(group, negatives, strict=True)]
            mean = sum(loss * len(b) for loss, b in zip(losses, group, strict=True)) / step.examples
            difference = max(difference, abs(step.loss / step.examples - mean))
            done += len(group)
            if change_rate:
                letter.learning_rate = layers.learning_rate = 0.001 * (1 - 0.9 * done / n_batches)
    letter.catch_up()
    return difference


def test_losses_over_a_thousand_iterations_are_those_of_the_layers():
    letter, layers = both()
    assert letter.W_in.tolist() == layers.W_in.tolist()
    assert train_both(letter, layers, 1000) < 1e-4
    assert letter.step == 1000
    assert np.abs(letter.W_in - layers.W_in).max() < 1e-3
    assert np.abs(letter.W_out - layers.W_out).max() < 1e-3
    assert np.abs(layers.W_in).mean() > 0.03  # it has moved far from the first weights of 0.01


@pytest.mark.parametrize("in_one_call", [1, 3, 8])
def test_several_batches_in_a_call_are_the_same_batches(in_one_call):
    letter, layers = both()
    assert train_both(letter, layers, 60, in_one_call) < 1e-5
    assert np.abs(letter.W_in - layers.W_in).max() < 1e-5


def test_the_learning_rate_may_change_between_steps():
    letter, layers = both()
    assert train_both(letter, layers, 300, change_rate=True) < 1e-5
    assert np.abs(letter.W_in - layers.W_in).max() < 1e-4


@pytest.mark.parametrize("pause", [1, 2, OLD - 1, OLD, OLD + 1, 3 * OLD])
def test_a_row_that_comes_back_has_moved_as_under_dense_adam(pause):
    """Position 0 uses a word that no other batch uses; then it rests."""
    letter, layers = both()
    text = next_pass(CORPUS, SETTINGS, np.random.default_rng(0))
    text = dataclasses.replace(text, ids=text.ids.astype(np.uint32))
    rare = len(CORPUS.vocab) - 1
    with_rare = text.n_contexts == 6
    contexts = np.flatnonzero(with_rare)
    has_rare = np.array([rare in text.contexts(np.array([i])) or text.ids[i] == rare for i in contexts])
    others, uses = contexts[~has_rare][:50], contexts[has_rare][:1]
    rng = np.random.default_rng(4)
    common = rng.permutation(20)[:4]
    for batch in [uses] + [others] * pause + [uses]:
        negatives = np.tile(common, (len(batch), 1))
        words = np.column_stack([text.ids[batch], negatives]).astype(np.uint32)
        letter.train(text, [batch], words)
        layers_loss(layers, dataclasses.replace(text, ids=CORPUS.ids), batch, negatives)
    letter.catch_up()
    assert np.abs(letter.W_in[rare] - layers.W_in[rare]).max() < 1e-6
    assert np.abs(letter.W_in - layers.W_in).max() < 1e-5
    assert np.abs(letter.W_out - layers.W_out).max() < 1e-5


def test_the_constants_are_those_of_the_optimiser():
    adam = Adam()
    assert (adam.beta1, adam.beta2) == (BETA1, BETA2)
    W, dW = np.zeros(1), np.full(1, 1e-7)
    adam.update([W], [dW])
    lr = 0.001 * np.sqrt(1 - BETA2) / (1 - BETA1)
    assert W[0] == pytest.approx(-lr * (1 - BETA1) * 1e-7 / (np.sqrt(1 - BETA2) * 1e-7 + EPS))


def test_a_pass_ends_with_every_row_up_to_date():
    letter, _ = both()
    steps = list(letter.steps())
    assert sum(step.examples for step in steps) == len(CORPUS)
    assert sum(step.share for step in steps) == pytest.approx(1)
    assert set(letter.into.last[letter.into.last > 0]) == {letter.step}


def test_a_window_of_any_width_and_few_words():
    corpus = Corpus.from_sentences([["a", "b", "c"]] * 9)
    settings = dataclasses.replace(SETTINGS, window_size=1, sample_size=1, shrink=True)
    letter = CompiledBookEngine(corpus, settings, np.random.default_rng(0))
    assert sum(step.examples for step in letter.steps()) == 27
