import numpy as np
import pytest

from core.engines.alias import AliasSampler
from core.layers import EmbeddingDot, SigmoidWithLoss
from material.corpora import load
from pages.negative_sampling import two_models as contrast


def run_to_the_end(monkeypatch, corpus="toy_en", examples=30_000, seed=1):
    monkeypatch.setattr(contrast, "EXAMPLES", examples)
    run = contrast.ContrastRun(load(corpus, 1), corpus, 5, seed)
    return [event for event in run.events() if event is not None]


@pytest.fixture(scope="module")
def events():
    with pytest.MonkeyPatch.context() as patch:
        yield run_to_the_end(patch)


def test_without_negatives_every_word_is_said_yes_to(events):
    V = len(load("toy_en", 1).vocab)
    last = {event["kind"]: event for event in events}
    alone, paired = last[contrast.POSITIVES], last[contrast.NEGATIVES]
    assert alone["yes"] > 0.98 * V
    assert alone["other"] > 0.8
    assert paired["yes"] < 0.2 * V
    assert paired["other"] < 0.3
    assert alone["loss"] < 0.1 * paired["loss"]
    assert alone["rank"] > paired["rank"]


def test_both_begin_as_one_model_that_knows_nothing(events):
    first = {event["kind"]: event for event in reversed(events)}
    alone, paired = first[contrast.POSITIVES], first[contrast.NEGATIVES]
    assert {**alone, "kind": ""} == {**paired, "kind": ""}
    assert alone["true"] == pytest.approx(0.5, abs=0.01)
    assert alone["rank"] == pytest.approx(len(load("toy_en", 1).vocab) / 2, rel=0.25)


def test_reports_come_in_order_and_end_with_the_whole(events):
    for kind in (contrast.POSITIVES, contrast.NEGATIVES):
        examples = [event["examples"] for event in events if event["kind"] == kind]
        assert examples == sorted(set(examples))
    assert [event["fraction"] for event in events if event["kind"] == "progress"][-1] == 1


def test_histograms_are_shares(events):
    bins = [values for event in events for name, values in event.items() if name.endswith("_bins")]
    assert bins
    for values in bins:
        assert sum(values) == pytest.approx(1)


def test_the_same_seed_gives_the_same_run(monkeypatch):
    assert run_to_the_end(monkeypatch, examples=3000) == run_to_the_end(monkeypatch, examples=3000)


def test_learning_without_negatives_is_the_layers_with_positives_alone():
    rng = np.random.default_rng(0)
    learner = contrast._Learner(30, 0)
    learner.W_in, learner.W_out = 0.1 * rng.standard_normal((2, 30, contrast.HIDDEN_SIZE))
    W_in, W_out = learner.W_in.copy(), learner.W_out.copy()
    context, target = np.array([[3, 4, 5]]), np.array([7])
    mean = np.array([[[0.5, 0.0, 0.5]]])
    learner.learn(context, mean, target[:, None])

    h = W_in[[3, 5]].mean(axis=0)[None]
    dot, loss = EmbeddingDot(W_out), SigmoidWithLoss()
    assert learner.loss == pytest.approx(loss.forward(dot.forward(h, target), np.array([1])))
    dh = dot.backward(loss.backward())
    # The first step of row-wise Adagrad has the gradient's direction and the rate's length.
    for moved, gradient in (
        (learner.W_out[7] - W_out[7], dot.grads[0][7]),
        (learner.W_in[3] - W_in[3], dh[0] / 2),
    ):
        assert moved == pytest.approx(
            -contrast.LEARNING_RATE * gradient / np.sqrt(np.mean(gradient**2)), rel=1e-4
        )
    assert np.flatnonzero((learner.W_out != W_out).any(axis=1)).tolist() == [7]


def test_the_probe_asks_about_every_word():
    corpus = load("toy_en", 1)
    rng = np.random.default_rng(0)
    sampler = AliasSampler(corpus.ids, 0.75, 5, vocab_size=len(corpus.vocab), rng=rng)
    probe = contrast.Probe(corpus, sampler, rng)
    learner = contrast._Learner(len(corpus.vocab), 0)
    learner.W_in, learner.W_out = rng.standard_normal((2, len(corpus.vocab), contrast.HIDDEN_SIZE))
    seen = probe.look(learner)
    yes, ranks, true = [], [], []
    for contexts, target in zip(probe.contexts, probe.target, strict=True):
        score = learner.W_out @ learner.W_in[contexts].mean(axis=0)
        yes.append((1 / (1 + np.exp(-score)) > 0.5).sum())
        ranks.append(1 + (score > score[target]).sum())
        true.append(1 / (1 + np.exp(-score[target])))
    assert seen["yes"] == pytest.approx(np.mean(yes))
    assert seen["rank"] == np.median(ranks)
    assert seen["true"] == pytest.approx(np.mean(true))
    assert not (probe.negatives == probe.target[:, None]).any()
