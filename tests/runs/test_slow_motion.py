"""What a step in slow motion touches, told and done."""

from itertools import islice

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from core.training.loop import Training
from runs.slow_motion import Pace, SlowMotion

LINES = ["the king loves the queen", "the queen rules the old land", "a child sees the old king", "alone"]
CORPUS = Corpus.from_sentences(line.split() for line in LINES)


def motion(engine="vectorised", *, trained=40, **changes):
    changes = {"window_size": 2, "hidden_size": 8, "sample_size": 2, "subsample": 0, "epochs": 50} | changes
    training = Training(CORPUS, TrainingSettings(engine=engine, **changes), slice_seconds=0.0)
    list(islice(training.slices(), trained))
    return SlowMotion(training)


def rows_changed(slow, pace):
    engine = slow.training.engine
    before = engine.W_in.copy(), engine.W_out.copy()
    told = slow.step(pace)
    changed = [
        set(np.flatnonzero((old != new).any(axis=1)).tolist())
        for old, new in zip(before, (engine.W_in, engine.W_out), strict=True)
    ]
    return told, changed


@pytest.mark.parametrize("pace", [Pace.POSITION, Pace.BATCH])
@pytest.mark.parametrize("engine", ENGINES)
def test_just_the_rows_change_that_are_told(engine, pace):
    slow = motion(engine, trained=5)
    for _ in range(5):
        told, (rows_in, rows_out) = rows_changed(slow, pace)
        assert rows_in == set(told["contexts"].tolist())
        assert rows_out == {*told["targets"].tolist(), *told["negatives"].tolist()}


def test_a_position_is_told_in_words_of_its_sentence():
    slow = motion(shrink=False)
    sentences = {tuple(line.split()) for line in LINES}
    for _ in range(20):
        told = slow.step(Pace.POSITION)
        assert tuple(told["words"]) in sentences
        assert all(0 < abs(i - told["at"]) <= 2 for i in told["near"])
        ids = CORPUS.vocab.ids
        assert {ids[told["words"][i]] for i in told["near"]} == set(told["contexts"].tolist())
        target, *negatives = told["asked"]
        assert target["word"] == told["words"][told["at"]]
        assert {ids[asked["word"]] for asked in negatives} == set(told["negatives"].tolist())


def test_a_step_lowers_the_loss_of_its_position():
    slow = motion("layers", trained=1)
    for _ in range(30):
        told = slow.step(Pace.POSITION)
        assert told["after"] < told["before"]


def test_the_same_seed_shows_the_same_steps():
    first, second = motion("layers"), motion("layers")
    for _ in range(4):
        assert first.step(Pace.POSITION).to_json() == second.step(Pace.POSITION).to_json()


def test_the_softmax_touches_every_output_row():
    told = motion("softmax").step(Pace.POSITION)
    assert len(told["targets"]) + len(told["negatives"]) == len(CORPUS.vocab)
    assert not told["samples"]
