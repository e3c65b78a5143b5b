"""The time that looks take of a run, on a clock of our own."""

from dataclasses import replace

import pytest

from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from jobs.event import Event
from runs.looks import LONGEST_WAIT, SHARE, Looks
from runs.training_run import FEWEST_RANKED, TrainingRun, Watch

CORPUS = Corpus.from_sentences([["the", "king", "rules"], ["a", "dog", "barks", "loud"]] * 200)
SETTINGS = TrainingSettings(window_size=2, hidden_size=6, sample_size=2, epochs=40, subsample=0, held_out=60)
WATCH = Watch(words=("king",), groups=(("king", "rules"), ("dog", "barks")), top=2)


class Clock:
    """A clock that goes on by a little whenever it is read, and by more where somebody says so."""

    def __init__(self, tick=0.0):
        self.now = 100.0
        self.tick = tick

    def __call__(self):
        self.now += self.tick
        return self.now


def costly(monkeypatch, clock, name, seconds):
    """Make a look take its time."""
    method = getattr(TrainingRun, name)

    def slow(self, *args, **kwargs):
        for event in method(self, *args, **kwargs):
            clock.now += seconds
            yield event

    monkeypatch.setattr(TrainingRun, name, slow)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1, 0.5])
@pytest.mark.parametrize("engine", ["vectorised", "layers"])
def test_all_looks_together_take_at_most_a_tenth_of_the_time(monkeypatch, engine, seconds):
    clock = Clock(tick=0.05)
    for name in ("_map", "_neighbours", "_lengths", "_rank"):
        costly(monkeypatch, clock, name, seconds)
    run = TrainingRun(CORPUS, "toy_en", replace(SETTINGS, engine=engine), WATCH, clock=clock)
    kinds = [event.kind for event in run.events() if event is not None]
    assert run.looks.spent <= SHARE * run.looks.seconds
    assert all(kinds.count(kind) >= 2 for kind in ("map", "neighbours", "lengths", "ranks"))


def looked(looks, clock, kind, cost):
    def parts():
        clock.now += cost
        yield None

    list(looks.take(kind, parts()))


def test_a_look_waits_until_its_cost_is_a_small_share_of_the_time():
    clock = Clock()
    looks = Looks(clock, SHARE, {})
    assert looks.affords("ranks", ("ranks", "map"))  # what it costs is not known yet
    looked(looks, clock, "ranks", 1.0)
    looked(looks, clock, "map", 0.0)
    clock.now += 20
    assert not looks.affords(
        "ranks", ("ranks", "map")
    )  # one was made, one is kept for the end: a third takes 30 s
    clock.now += 20
    assert looks.affords("ranks", ("ranks", "map"))
    assert not looks.affords("ranks", ("ranks", *"abcd"))  # the others want theirs too


def test_a_look_that_was_never_made_is_expected_to_cost_as_much_as_the_dearest():
    clock = Clock()
    looks = Looks(clock, SHARE, {})
    looked(looks, clock, "neighbours", 1.0)
    assert not looks.affords("ranks", ("ranks", "neighbours"))
    clock.now += 40
    assert looks.affords("ranks", ("ranks", "neighbours"))


def test_what_is_made_at_the_end_is_saved_for():
    clock = Clock()
    looks = Looks(clock, SHARE, {"ranks": 5.0})
    looked(looks, clock, "ranks", 1.0)
    clock.now += 60
    assert not looks.affords("ranks", ("ranks",))
    clock.now += 20
    assert looks.affords("ranks", ("ranks",))


def test_other_peoples_turns_count_and_pauses_do_not():
    clock = Clock()
    looks = Looks(clock, SHARE, {})

    def slices():
        for _ in range(3):
            clock.now += 1
            yield Event("progress")

    for wait in (0.5, 1000.0, 0.0):
        if wait == 0.5:
            counted = looks.counted(slices())
        next(counted)
        clock.now += wait
    assert next(counted, None) is None
    assert looks.seconds == pytest.approx(3 + 0.5 + LONGEST_WAIT)


def test_the_time_left_goes_by_the_wall_clock():
    """A run that has a fifth of the machine takes five times as long."""
    clock = Clock(tick=0.001)
    run = TrainingRun(CORPUS, "toy_en", SETTINGS, clock=clock)
    start, left = clock.now, {}
    for event in run.events():
        clock.now += 0.5  # other people's turns
        if event is not None and event.kind == "progress":
            left[clock.now - start] = event["seconds_left"]
    whole = clock.now - start
    halfway = min(left, key=lambda now: abs(now - whole / 2))
    assert left[halfway] == pytest.approx(whole - halfway, rel=0.25)
    assert run.curve[-1].seconds < whole / 5


def test_with_a_large_vocabulary_or_after_a_short_training_fewer_words_are_ranked():
    def ranked(n_types, is_last, epochs=10):
        corpus = Corpus.from_sentences([[str(n) for n in range(n_types)]])
        return TrainingRun(corpus, "own", replace(SETTINGS, epochs=epochs))._ranked(is_last=is_last)

    assert ranked(600, False) > 5000
    assert ranked(10_000, False) == 400
    assert ranked(10_000, True) == 1000
    assert ranked(10_000, True, epochs=1000) == 6000
    assert ranked(130_000, False) == FEWEST_RANKED
    assert ranked(130_000, True, epochs=1) == FEWEST_RANKED
    assert ranked(130_000, True, epochs=100) == 60_000_000 // 130_000
