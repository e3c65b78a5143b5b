import dataclasses
import itertools

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.errors import Diverged
from core.text.corpus import Corpus
from core.training.loop import REPORT_SHARE, Training

SENTENCES = [["the", "king", "rules"], ["the", "queen", "rules"], ["a", "dog", "barks", "loud"]] * 60
CORPUS = Corpus.from_sentences(SENTENCES)
SETTINGS = TrainingSettings(window_size=2, hidden_size=8, sample_size=2, epochs=4, subsample=0, shrink=False)


def settings(engine, **changes):
    changes.setdefault("learning_rate", ENGINES[engine].learning_rate)
    return dataclasses.replace(SETTINGS, engine=engine, **changes)


def finish(training):
    training.slice_seconds = training.report_seconds = 0.0
    return [progress for progress in training.slices() if progress]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_loss_starts_at_k_plus_one_ln_2_and_falls(engine):
    rate = 5 * ENGINES[engine].learning_rate  # this corpus is tiny
    reports = finish(Training(CORPUS, settings(engine, epochs=80, learning_rate=rate)))
    assert reports[0].loss == pytest.approx(3 * np.log(2), rel=0.02)
    assert reports[-1].loss < 0.8 * reports[0].loss
    assert reports[-1].p_positive > reports[-1].p_negative
    assert reports[-1].fraction == 1.0
    assert reports[-1].epoch == 80


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_position_is_trained_on_once_an_epoch(engine):
    assert finish(Training(CORPUS, settings(engine)))[-1].words == 4 * len(CORPUS)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_histograms_are_shares(engine):
    for report in finish(Training(CORPUS, settings(engine)))[:-1]:
        assert sum(report.positive) == pytest.approx(1)
        assert sum(report.negative) == pytest.approx(1)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_same_seed_gives_the_same_vectors(engine):
    vectors = []
    for seed in (5, 5, 6):
        training = Training(CORPUS, settings(engine, seed=seed))
        finish(training)
        vectors.append(training.engine.W_in)
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])


def test_the_learning_rate_falls_to_a_thousandth():
    reports = finish(Training(CORPUS, settings("vectorised")))
    rates = [report.learning_rate for report in reports]
    assert rates == sorted(rates, reverse=True)
    assert rates[-1] == pytest.approx(1e-3 * ENGINES["vectorised"].learning_rate)


def test_slices_last_as_long_as_asked_and_only_their_time_counts():
    clock = itertools.count()
    training = Training(
        CORPUS, settings("vectorised", epochs=12), report_seconds=0.05, clock=lambda: next(clock) * 0.01
    )
    reports = list(training.slices())
    assert any(report is None for report in reports)
    shown = [report for report in reports if report]
    for a, b in itertools.pairwise(shown[:-1]):
        assert b.seconds - a.seconds >= 0.05 or b.fraction - a.fraction >= REPORT_SHARE


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_run_of_no_time_at_all_is_still_told_from_its_first_step_on(engine):
    training = Training(CORPUS, settings(engine, epochs=40), clock=lambda: 0.0)
    reports = list(training.slices())
    assert None not in reports
    assert reports[0].loss == pytest.approx(3 * np.log(2), rel=0.02)
    shares = np.diff([report.fraction for report in reports[:-1]])
    assert ((shares > 0.99 * REPORT_SHARE) & (shares < 1.5 * REPORT_SHARE)).all()  # a step or two beyond


def test_a_run_that_diverges_ends_with_a_named_error():
    training = Training(CORPUS, settings("vectorised"))
    training.engine.W_in[:] = np.inf
    with np.errstate(all="ignore"), pytest.raises(Diverged):
        finish(training)


def test_the_smoothed_loss_follows_the_loss():
    reports = finish(Training(CORPUS, settings("vectorised", epochs=80)))
    assert reports[0].smooth_loss == reports[0].loss
    jumps, smooth_jumps = (
        np.abs(np.diff([getattr(report, name) for report in reports])) for name in ("loss", "smooth_loss")
    )
    assert smooth_jumps[10:].mean() < 0.7 * jumps[10:].mean()


def test_the_last_report_repeats_what_was_last_seen():
    reports = finish(Training(CORPUS, settings("vectorised")))
    assert reports[-1].loss == reports[-2].loss
    assert reports[-1].fraction == 1.0
