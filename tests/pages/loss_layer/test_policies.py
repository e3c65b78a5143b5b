"""Who may be a negative: the expected shares against closed forms, and against what is drawn."""

import numpy as np
import pytest

from core.sampler import UnigramSampler
from material.sentence import CONTEXTS, CORPUS, TARGETS
from pages.loss_layer.policies import POLICY_K, policies

COUNTS = np.array([1, 2, 1, 1, 1, 1, 1])
P = COUNTS**0.75 / (COUNTS**0.75).sum()
HIT = P[[1, 2, 3, 4, 1, 5]].mean()
NEAR = np.mean([P[c].sum() for c in ([0, 2], [1, 3], [2, 4], [3, 1], [4, 5], [1, 6])])


def test_independent_draws_against_closed_forms():
    found = policies()["book_gpu"]
    assert found.target == pytest.approx(HIT)
    assert found.context == pytest.approx(NEAR)
    assert found.repeated == pytest.approx(1 - (1 - (1 - P) ** POLICY_K).sum() / POLICY_K)
    assert found.negatives == pytest.approx(POLICY_K)


def test_skipped_targets_against_closed_forms():
    found = policies()["word2vec"]
    assert found.target == 0
    assert found.negatives == pytest.approx(POLICY_K * (1 - HIT))
    assert found.context == pytest.approx(NEAR / (1 - HIT))


def test_the_numbers_of_the_book_s_sentence():
    found = policies()
    assert round(100 * found["book_gpu"].target, 1) == 16.0
    assert round(found["word2vec"].negatives, 2) == 2.52
    assert found["book_cpu"].target == 0
    assert found["book_cpu"].repeated == 0
    assert found["book_cpu"].negatives == pytest.approx(POLICY_K)


@pytest.mark.parametrize(("name", "is_gpu"), [("book_cpu", False), ("book_gpu", True)])
def test_the_sampler_draws_what_is_expected(name, is_gpu):
    repeats = 2000
    target, contexts = np.tile(TARGETS, repeats), np.tile(CONTEXTS, (repeats, 1))
    sampler = UnigramSampler(
        CORPUS, 0.75, POLICY_K, replace=is_gpu, exclude_target=not is_gpu, rng=np.random.default_rng(0)
    )
    drawn = sampler.get_negative_sample(target)
    found = policies()[name]
    assert (drawn == target[:, None]).mean() == pytest.approx(found.target, abs=0.01)
    assert (drawn[:, :, None] == contexts[:, None]).any(axis=2).mean() == pytest.approx(
        found.context, abs=0.01
    )
    repeated = np.mean([POLICY_K - len(set(row)) for row in drawn.tolist()]) / POLICY_K
    assert repeated == pytest.approx(found.repeated, abs=0.01)
