"""The engines learn what the toy world was built to teach: all of its analogies."""

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.evaluation.neighbours import unit_rows
from core.training.loop import Training
from material import corpora
from runs import analogies

pytest.importorskip("numba")


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("name", ["toy_en", "toy_ko"])
def test_the_compiled_engine_solves_all_analogies(name, threads):
    shipped = corpora.CORPORA[name]
    corpus = corpora.load(name, shipped.min_count)
    settings = TrainingSettings(
        engine="compiled",
        window_size=shipped.window_size,
        hidden_size=50,
        sample_size=shipped.sample_size,
        epochs=shipped.epochs,
        learning_rate=ENGINES["compiled"].learning_rate,
        subsample=shipped.subsample,
        threads=threads,
    )
    training = Training(corpus, settings)
    for _ in training.slices():
        pass
    questions = analogies.read(corpora.DATA / shipped.analogies)
    scores = analogies.score(questions, corpus.vocab, unit_rows(training.engine.W_in))
    assert sum(score.asked for score in scores) > 1000
    assert {score.name: score.solved for score in scores} == {score.name: score.asked for score in scores}
    assert np.isfinite(training.engine.W_out).all()
