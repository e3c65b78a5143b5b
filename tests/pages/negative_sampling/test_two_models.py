import numpy as np
import pytest

from core.engines.alias import AliasSampler
from core.layers import EmbeddingDot, SigmoidWithLoss
from pages.negative_sampling import two_models as contrast
from pages.negative_sampling.worlds import world
from ui.text.i18n import LANGUAGES


def run_to_the_end(monkeypatch, lang="en", examples=30_000, sample_size=5, seed=1):
    monkeypatch.setattr(contrast, "EXAMPLES", examples)
    run = contrast.ContrastRun(world(lang), sample_size, seed)
    return [event for event in run.events() if event is not None]


@pytest.fixture(scope="module")
def events():
    with pytest.MonkeyPatch.context() as patch:
        yield run_to_the_end(patch)


SETTINGS = [(lang, size, 1) for lang in LANGUAGES for size in (1, 5, 20)]
SETTINGS += [("ko", 5, 9999), ("en", 2, 7)]


@pytest.fixture(scope="module", params=SETTINGS, ids=str)
def ends(request):
    """Return what both models came to, after all examples that the page trains them on."""
    lang, sample_size, seed = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contrast, "REPORTS", 1)
        found = run_to_the_end(patch, lang, contrast.EXAMPLES, sample_size, seed)
    last = {event["kind"]: event for event in found}
    return request.param, last[contrast.POSITIVES], last[contrast.NEGATIVES]


def test_the_page_says_what_becomes_of_each_group_of_words(ends):
    (lang, sample_size, _), alone, paired = ends
    asked = (~contrast.withheld(len(world(lang).vocab))).sum()
    # "They climb", and what nobody asked about stays.
    assert alone["true"] > 0.99
    assert alone["other"] > 0.75
    assert alone["withheld"] == pytest.approx(0.5, abs=0.005)
    assert alone["yes"] > 0.8 * asked
    # With negatives both kinds fall, the true words above all others.
    assert paired["other"] < 0.2
    assert paired["withheld"] < 0.05
    assert paired["true"] > paired["other"] + 0.3
    # The smaller loss, and yet the worse rank.
    assert alone["loss"] < 0.01 * paired["loss"]
    assert alone["rank"] > paired["rank"]
    if sample_size == 20:
        assert paired["yes"] < 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_more_negatives_make_a_yes_rarer(monkeypatch, lang):
    monkeypatch.setattr(contrast, "REPORTS", 1)
    yes = [run_to_the_end(monkeypatch, lang, sample_size=K)[-1]["yes"] for K in (1, 2, 5, 10, 20)]
    assert yes == sorted(yes, reverse=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_of_withheld_words_do_not_move_without_negatives(monkeypatch, lang):
    learners = []

    class Watched(contrast._Learner):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.first = self.W_out.copy()
            learners.append(self)

    monkeypatch.setattr(contrast, "_Learner", Watched)
    run_to_the_end(monkeypatch, lang, examples=20_000)
    alone, paired = ((learner.W_out != learner.first).any(axis=1) for learner in learners)
    is_withheld = contrast.withheld(len(alone))
    assert is_withheld.sum() == len(alone) // 10
    assert not alone[is_withheld].any()
    assert alone[~is_withheld].all()
    assert paired.all()


@pytest.mark.parametrize("K", [1, 5, 20])
def test_the_best_answer_weighs_a_words_share_of_gaps_against_its_share_of_draws(K):
    p, q = 0.03, 0.002
    y = np.linspace(1e-4, 1 - 1e-4, 9999)
    loss = -p * np.log(y) - K * q * np.log(1 - y)
    assert y[np.argmin(loss)] == pytest.approx(p / (p + K * q), abs=1e-3)


def test_both_begin_as_one_model_that_knows_nothing(events):
    first = {event["kind"]: event for event in reversed(events)}
    alone, paired = first[contrast.POSITIVES], first[contrast.NEGATIVES]
    assert {**alone, "kind": ""} == {**paired, "kind": ""}
    assert alone["true"] == pytest.approx(0.5, abs=0.01)
    assert alone["rank"] == pytest.approx(len(world("en").vocab) / 2, rel=0.25)


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
    corpus = world("en")
    V = len(corpus.vocab)
    rng = np.random.default_rng(0)
    sampler = AliasSampler(corpus.ids, 0.75, 5, vocab_size=V, rng=rng)
    probe = contrast.Probe(corpus, sampler, rng)
    learner = contrast._Learner(V, 0)
    learner.W_in, learner.W_out = rng.standard_normal((2, V, contrast.HIDDEN_SIZE))
    seen = probe.look(learner)
    is_withheld = np.arange(V) % 10 == 9
    yes, ranks = [], []
    answers = {group: [] for group in contrast.GROUPS}
    for i, target in enumerate(probe.target):
        assert not is_withheld[target]
        score = learner.W_out @ learner.W_in[probe.contexts[i]].mean(axis=0)
        y = 1 / (1 + np.exp(-score))
        yes.append((y[~is_withheld] > 0.5).sum())
        ranks.append(1 + (score > score[target]).sum())
        answers["true"].append(y[target])
        answers["sampled"] += list(y[probe.negatives[i]])
        answers["other"] += [y[word] for word in range(V) if word != target and not is_withheld[word]]
        answers["withheld"] += list(y[is_withheld])
    assert seen["yes"] == pytest.approx(np.mean(yes))
    assert seen["rank"] == np.median(ranks)
    for group, values in answers.items():
        assert seen[group] == pytest.approx(np.mean(values))
    assert not (probe.negatives == probe.target[:, None]).any()


def test_what_the_first_model_learns_does_not_hang_on_k(monkeypatch):
    monkeypatch.setattr(contrast, "REPORTS", 1)
    few, many = (
        {event["kind"]: event for event in run_to_the_end(monkeypatch, sample_size=K)} for K in (1, 20)
    )
    for number in ("loss", "yes", "rank", "true", "other"):
        assert few[contrast.POSITIVES][number] == many[contrast.POSITIVES][number]
    assert few[contrast.NEGATIVES]["loss"] != many[contrast.NEGATIVES]["loss"]
