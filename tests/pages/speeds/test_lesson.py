from itertools import count
from types import SimpleNamespace

import pytest

from pages.speeds import lesson as speeds


def ticking(step):
    """Return a clock that goes on by some seconds whenever somebody looks at it."""
    return map(float, count(step=step)).__next__


def test_every_engine_gets_its_time_and_learns_in_it():
    race = speeds.Race(seconds=2, seed=1, clock=ticking(0.01))
    events = [event for event in race.events() if event is not None]
    assert {event["run"] for event in events if "run" in event} == set(range(len(speeds.RACERS)))
    for run in race.runs:
        assert run.curve[-1].seconds >= 2 or run.curve[-1].fraction == 1
    assert race.fraction == 1.0
    assert all(run.training is None and run.weights is None for run in race.runs)
    words = {run.name: run.curve[-1].words_per_second for run in race.runs}
    results = race.results()
    assert [result.engine for result in results] == list(speeds.RACERS)
    for result in results:
        assert result.words_per_second == words[result.engine]
        assert result.factor == pytest.approx(words[result.engine] / words["layers"])
    told = [event["run"] for event in events if event["kind"] == "neighbours"]
    assert set(told) == set(range(len(speeds.RACERS)))


def test_an_engine_that_is_through_early_counts_as_done():
    race = speeds.Race(seconds=10.0, seed=1)
    assert race.fraction == 0.0
    for run in race.runs:
        run.curve.append(SimpleNamespace(seconds=2.0, fraction=1.0))
    assert race.fraction == 1.0


def test_the_shares_of_the_layers_time_sum_to_one():
    corpus = speeds.load(speeds.CORPUS, 1)
    last = list(speeds.phases(corpus, speeds.SETTINGS, batches=2, clock=ticking(1)))[-1]
    assert [last[phase] for phase in speeds.PHASES] == [[0.25]] * 4  # each lasts one tick


def test_questions_have_their_answers_among_the_options():
    for question in speeds.QUESTIONS:
        assert question.answer in question.options
