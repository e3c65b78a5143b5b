"""Runs that are trained once for several, and each learner's view of them."""

from copy import copy

import numpy as np

from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from runs.followed import FollowedSeries
from runs.library import Record
from runs.series import Series
from runs.slow_motion import Pace
from runs.training_run import TrainingRun, Watch

SENTENCES = [["the", "king", "rules"], ["a", "dog", "barks", "loud"]] * 200
CORPUS = Corpus.from_sentences(SENTENCES)
SETTINGS = TrainingSettings(window_size=2, hidden_size=6, sample_size=2, epochs=6, subsample=0, held_out=40)
WATCH = Watch(words=("king",), groups=(("king", "rules"), ("dog", "barks")), top=2)


def series(*, names=("mine",), corpus=CORPUS, **changes):
    settings = TrainingSettings(**(vars(SETTINGS) | changes))
    return Series([TrainingRun(corpus, "toy_en", settings, WATCH, name=name) for name in names])


def half_way(leader, view, fraction=0.5):
    """Follow a leader to about a share of its run; return what is left of its events."""
    events = leader.events()
    for event in events:
        if event is not None:
            view.take(event)
            if event.kind == "progress" and event["fraction"] >= fraction:
                return events
    raise AssertionError("it never came so far")


def test_runs_are_equal_where_text_settings_and_what_is_watched_are():
    other_object = Corpus.from_sentences(SENTENCES)
    assert series().key == series(names=("another name",), corpus=other_object).key
    other_text = Corpus.from_sentences([*SENTENCES[:-1], ["a", "dog", "barks", "loud", "loud"]])
    same_counts = Corpus.from_sentences(SENTENCES[::-1])
    for other in (series(seed=2), series(power=1.0), series(corpus=other_text), series(corpus=same_counts)):
        assert other.key != series().key


def test_two_threads_of_the_compiled_engine_do_not_repeat_a_run():
    assert series(engine="compiled", threads=1).is_reproducible
    assert not series(engine="compiled", threads=2).is_reproducible
    assert series(engine="vectorised", threads=2).is_reproducible  # it uses one


def test_a_view_shows_what_has_been_told_and_no_more():
    leader, own = series(), series(names=("mine",))
    view = FollowedSeries(own, leader)
    assert not view.current.has_begun
    rest = half_way(leader, view)
    (run,), (led,) = view.runs, leader.runs
    seen = len(run.curve)
    assert run.has_begun
    assert run.curve == led.curve[:seen]
    list(rest)
    assert len(run.curve) == seen < len(led.curve)
    assert {event["epoch"] for event in view.recalled()} <= {report.epoch for report in run.curve}
    assert run.floor == led.floor != {}


def test_a_view_that_has_seen_all_keeps_the_very_vectors_of_the_run():
    leader = series()
    views = [FollowedSeries(series(names=(name,)), leader) for name in ("mine", "yours")]
    for event in leader.events():
        for view in views if event is not None else ():
            view.take(event)
    records = [Record.of(view.runs[0]) for view in views]
    assert [record.name for record in records] == ["mine", "yours"]
    alone = series()
    list(alone.events())
    for record in records:
        assert record.fraction == 1
        assert record.vectors.W_in is leader.runs[0].weights[0]
        assert record.ranks["median_rank"][-1] == alone.runs[0].ranks[-1].median_rank
        np.testing.assert_array_equal(record.vectors.W_in, alone.runs[0].weights[0])


def test_a_view_that_is_stopped_keeps_the_run_as_it_then_is_and_the_run_goes_on():
    leader = series()
    view = FollowedSeries(series(), leader)
    rest = half_way(leader, view)
    so_far = copy(view.current)
    so_far.finish()
    assert 0.5 <= Record.of(so_far).fraction < 1
    assert view.current.weights is None  # the view itself goes on
    view.current.finish()
    record = Record.of(view.current)
    assert record.fraction == leader.runs[0].curve[-1].fraction
    list(rest)
    assert leader.runs[0].curve[-1].fraction == 1
    assert record.vectors.W_in is not leader.runs[0].weights[0]


def test_a_run_that_never_began_leaves_nothing():
    view = FollowedSeries(series(), series())
    view.current.finish()
    assert Record.of(view.current) is None


def test_each_view_has_a_pace_of_its_own():
    leader = series()
    slow, full = (FollowedSeries(series(), leader) for _ in range(2))
    slow.current.pace = Pace.SLOW
    rests = [
        (slow.take(event), full.take(event))
        for event in leader.events()
        if event is not None and event.kind == "progress"
    ]
    assert set(rests) == {(Pace.SLOW.rest, 0.0)}


def test_single_steps_are_taken_on_a_run_of_ones_own_from_where_the_view_stood():
    leader = series()
    view = FollowedSeries(series(), leader)
    half_way(leader, view)
    stood = view.current.curve[-1]
    own = view.own()
    (run,) = own.runs
    run.pace = Pace.BATCH
    kinds = []
    for event in own.events():
        if event is not None:
            kinds.append(event.kind)
            if event.kind == "lit":
                break
    assert stood.fraction <= run.curve[-1].fraction < 1
    assert "rest" not in kinds  # at full speed until then


def test_a_series_tells_how_much_of_all_its_runs_is_done():
    runs = series(names=("one", "two"))
    done = [event["of_all"] for event in runs.events() if event is not None and event.kind == "progress"]
    assert done == sorted(done)
    assert done[-1] == 1
    assert runs.need.held == runs.runs[0].need.held + runs.runs[0].keeps
    assert series().need == series().runs[0].need
