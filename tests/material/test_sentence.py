"""What the sessions share stays as it is, whoever uses it."""

import numpy as np
import pytest

from core.cbow import CBOW
from material import sentence
from pages.negative_sampling import subsampling as mixup


def test_the_first_weights_are_those_of_a_new_network_and_training_lowers_its_loss():
    new = CBOW(len(sentence.WORDS), 3, 1, sentence.CORPUS, sample_size=6, rng=np.random.default_rng(4))
    for W, own in zip(sentence.trained(3, 6, 0, 4), new.params, strict=True):
        assert np.array_equal(W, own)
    losses = []
    for steps in (0, 30, 90):
        for W, own in zip(sentence.trained(3, 6, steps, 4), new.params, strict=True):
            own[:] = W
        losses.append(new.forward(sentence.CONTEXTS, sentence.TARGETS))
    assert losses == sorted(losses, reverse=True)


def test_the_course_passes_through_what_is_trained():
    for W, whole in zip(sentence.trained(3, 2, 7, 1), sentence.course(3, 2, 9, 1), strict=True):
        assert len(whole) == 10
        assert np.array_equal(whole[7], W)


def test_shared_weights_cannot_be_changed():
    for W in sentence.trained(3, 2, 0, 1):
        with pytest.raises(ValueError, match="read-only"):
            W[0] = 0


def test_a_shared_sampler_keeps_its_own_source_of_chance():
    rng = mixup._sampler("wordnet").rng
    mixup.compare("en", 3)
    assert mixup._sampler("wordnet").rng is rng
