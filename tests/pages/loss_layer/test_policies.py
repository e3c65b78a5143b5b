"""Who may be a negative: counted draws against exact probabilities."""

import numpy as np
import pytest

from pages.loss_layer.policies import policies


def test_policies_against_exact_probabilities():
    found = policies()
    assert found["book_cpu"].target == 0
    assert found["book_cpu"].repeated == 0
    assert found["book_cpu"].negatives == 3
    # Independent draws hit the target with its own noise probability, averaged over the six targets.
    counts = np.array([1, 2, 1, 1, 1, 1, 1])
    q = counts**0.75 / (counts**0.75).sum()
    targets, contexts = np.array([1, 2, 3, 4, 1, 5]), [[0, 2], [1, 3], [2, 4], [3, 1], [4, 5], [1, 6]]
    hit = q[targets].mean()
    assert found["book_gpu"].target == pytest.approx(hit, abs=0.025)
    assert found["book_gpu"].context == pytest.approx(np.mean([q[c].sum() for c in contexts]), abs=0.03)
    assert found["word2vec"].target == 0
    assert found["word2vec"].negatives == pytest.approx(3 * (1 - hit), abs=0.06)
