import numpy as np
import pytest

from core.functions import sigmoid, softmax
from pages.approximation import nearness
from pages.approximation.nearness import WAYS, cosine, curves, draw, softmax_gradient
from pages.approximation.toy_network import EXAMPLES, SETTINGS, SIZES, bench


@pytest.fixture(scope="module", params=[False, True], ids=["untrained", "trained"])
def trained(request):
    return request.param


def oracle(net, example, words):
    """Return the three losses and slopes of one draw by the papers' formulas, word by word."""
    V, K = len(net.q), len(words) - 1
    score = net.W_out @ net.W_in[net.contexts[example]].mean(axis=0)
    p, kq = softmax(score), K * net.q
    first, rest = words[0], words[1:]

    negative = -np.log(sigmoid(score[first])) - np.log(sigmoid(-score[rest])).sum()
    real = p / (p + kq)
    nce = -np.log(real[first]) - np.log1p(-real[rest]).sum()
    weight = [np.exp(score[w]) / kq[w] for w in rest if w != first]
    sampled = -np.log(np.exp(score[first]) / (np.exp(score[first]) + sum(weight)))

    def by_word(slopes):
        total = np.zeros(V)
        for word, slope in zip(words, slopes, strict=True):
            total[word] += slope
        return total

    slopes = {
        "negative": by_word([sigmoid(score[first]) - 1, *sigmoid(score[rest])]),
        "nce": by_word([real[first] - 1, *real[rest]]),
    }
    return {"negative": negative, "nce": nce, "sampled": sampled}, slopes, score, p


@pytest.mark.parametrize("size", [1, 5, 50])
def test_the_three_losses_follow_their_papers(trained, size):
    net = bench(trained)
    for example in range(5):
        drawn = draw(net, example, size, n_draws=3, seed=7)
        for d, words in enumerate(drawn.words):
            losses, slopes, _, _ = oracle(net, example, words)
            for way in WAYS:
                assert drawn.found[way].loss[d] == pytest.approx(losses[way]), way
            for way, slope in slopes.items():
                assert drawn.gradient("dW_out", way)[d] == pytest.approx(slope, abs=1e-12)
                assert drawn.gradient("dh", way)[d] == pytest.approx(slope @ net.W_out, abs=1e-9)


def test_the_exact_gradient_is_the_softmaxs(trained):
    net = bench(trained)
    _, _, score, p = oracle(net, 3, [0, 1])
    exact = softmax_gradient(net, 3)
    wanted = p - np.eye(len(p))[net.target[3]]
    assert exact.loss == pytest.approx(-np.log(p[net.target[3]]))
    assert exact.dscore == pytest.approx(wanted)
    assert exact.dh == pytest.approx(wanted @ net.W_out)
    assert score.shape == net.q.shape


def test_nce_and_sampled_softmax_reach_the_softmax_and_negative_sampling_does_not(trained):
    found = curves(trained)
    for of in nearness.OF:
        assert found[of, "nce"].middle[-1] > 0.95
        assert found[of, "sampled"].middle[-1] > 0.97
        assert found[of, "negative"].middle[-1] < 0.3
        for way in WAYS:
            curve = found[of, way]
            assert (curve.low <= curve.middle).all()
            assert (curve.middle <= curve.high).all()
            assert len(curve.mean_gradient) == len(SIZES)


def test_the_curves_are_made_of_the_draws():
    found = curves(False)["dh", "negative"]
    net = bench(False)
    at = SIZES.index(5)
    cosines = np.concatenate(
        [
            cosine(
                draw(net, example, 5, nearness.DRAWS, seed=0).gradient("dh", "negative"),
                softmax_gradient(net, example).dh,
            )
            for example in range(nearness.IN_CURVES)
        ]
    )
    assert found.middle[at] == pytest.approx(np.nanmedian(cosines))
    assert np.mean(cosines < found.low[at]) == pytest.approx(0.1, abs=0.01)


def test_the_cosine_of_nothing_has_no_value():
    assert np.isnan(cosine(np.zeros((1, 3)), np.ones(3))).all()
    assert cosine(np.array([1.0, 0]), np.array([1.0, 1.0])) == pytest.approx(np.sqrt(0.5))


def test_the_trained_network_keeps_its_distance_up_to_twenty_negatives_and_the_untrained_one_does_not():
    at = SIZES.index(20)
    trained, untrained = (curves(done)["dh", "negative"].middle for done in (True, False))
    assert np.ptp(trained[: at + 1]) < 0.05
    assert (np.diff(untrained) < 0).all()
    assert (np.diff(trained[at:]) < 0).all()


def test_examples_have_full_windows():
    net = bench(True)
    assert net.contexts.shape == (EXAMPLES, 2 * SETTINGS.window_size)
