from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest

from core.engines.kinds import ENGINES, LayersEngine
from core.engines.settings import TrainingSettings
from core.engines.vectorised import RowAdagrad
from core.optim import Adam
from core.text.corpus import Corpus
from pages.speeds import lesson as speeds
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page
from tests.ui.looking import told_to_the_class
from tests.ui.progress.test_kept import record
from tests.waiting import wait_for
from ui.live.runtime import scheduler
from ui.text.i18n import LANGUAGES, Text


def ticking(step):
    """Return a clock that goes on by some seconds whenever somebody looks at it."""
    return map(float, count(step=step)).__next__


def test_every_engine_gets_its_time_and_learns_in_it():
    race = speeds.Race(seconds=2, seed=1, clock=ticking(0.1))
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


def test_the_text_has_the_size_that_is_told():
    corpus = speeds.load(speeds.CORPUS, speeds.CORPORA[speeds.CORPUS].min_count)
    assert (len(corpus.ids), len(corpus.vocab)) == (speeds.WORDS_IN_TEXT, speeds.VOCAB_SIZE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_engines_are_given_and_what_they_do_is_told_before_the_race(lang):
    said = " ".join(str(element.value) for element in open_page("speeds", lang).markdown)
    for told in ("974,413", "V = 9,999", "H = 100", "K = 5"):
        assert told in said
    for name in speeds.RACERS:
        assert Text(lang)(f"speeds.buys.{name}") in said


def test_the_ways_are_those_of_the_engines():
    assert speeds.WAYS["letter"] == speeds.WAYS["layers"]
    assert {way.batch_size for way in speeds.WAYS.values()} == {1, 100, 2048}
    assert isinstance(new_engine("layers").optimiser, Adam)
    assert isinstance(new_engine("vectorised").optimiser_in, RowAdagrad)
    book_engine = pytest.importorskip("core.engines.compiled.book_engine")
    assert LayersEngine.batch_size == book_engine.BATCH
    assert isinstance(new_engine("letter").into, book_engine.AdamRows)


def new_engine(name):
    corpus = Corpus.from_sentences([["a", "b", "c", "d"]])
    settings = TrainingSettings(engine=name, window_size=1, hidden_size=2, sample_size=1)
    return ENGINES[name].make(corpus, settings, np.random.default_rng(0))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_batch_in_the_text_is_the_engines(lang):
    told = Text(lang)("speeds.buys.vectorised")
    assert f"{speeds.WAYS['vectorised'].batch_size:,}" in told
    said = " ".join(str(element.value) for element in open_page("speeds", lang).markdown)
    assert f"{speeds.WAYS['layers'].batch_size}" in said


@pytest.mark.parametrize(
    ("measured", "ten", "hundred", "thousand"),
    [
        (0.9, "right", "high", "high"),
        (30.0, "right", "high", "high"),
        (33.0, "low", "right", "high"),
        (194.0, "low", "right", "high"),
        (320.0, "low", "low", "right"),
        (27_000.0, "low", "low", "right"),
    ],
)
def test_the_nearest_guess_is_right_and_the_others_are_told_their_side(measured, ten, hundred, thousand):
    expected = {"ten": ten, "hundred": hundred, "thousand": thousand}
    assert {guess: speeds.judge(guess, measured) for guess in speeds.GUESSES} == expected
    assert expected[speeds.nearest(measured)] == "right"
    judged = {guess: speeds.is_right(guess, measured) for guess in speeds.GUESSES}
    assert judged == {
        guess: {"right": True, "low": False, "high": None}[it] for guess, it in expected.items()
    }


def test_without_numba_the_others_race(monkeypatch):
    monkeypatch.setattr(speeds, "RACERS", ("layers", "vectorised"))
    race = speeds.Race(seconds=1, seed=1, clock=ticking(0.1))
    list(race.events())
    assert [result.engine for result in race.results()] == ["layers", "vectorised"]
    assert race.gain() is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_numba_the_page_says_so_and_the_race_can_start(monkeypatch, lang):
    monkeypatch.setattr(speeds, "RACERS", ("layers", "vectorised"))
    app = open_page("speeds", lang)
    assert not app.exception
    assert app.info[0].value == Text(lang)("speeds.no_numba")
    assert not app.button(key="speeds.start").disabled


@pytest.mark.skipif(speeds.SAME not in speeds.RACERS, reason="Numba is missing")
def test_before_a_guess_nobody_races():
    assert open_page("speeds", "en").button(key="speeds.start").disabled


@pytest.mark.skipif(speeds.SAME not in speeds.RACERS, reason="Numba is missing")
def test_a_guess_is_judged_and_the_class_told_once_the_race_is_over(monkeypatch):
    truths = told_to_the_class(monkeypatch, "factor")
    app = open_page("speeds", "en", **{"g.factor": "ten"})
    assert truths[-1] is None
    assert not record(app).of("speeds", "predict.factor").is_judged
    monkeypatch.setattr(speeds.Race, "gain", lambda race: 90.0)
    app.button(key="speeds.start").click().run()
    assert truths[-1] is None
    job = scheduler().get(on_desk(app)["_job"])
    scheduler().stop(job)
    wait_for(lambda: job.status.is_over)
    app.run()
    assert not app.exception
    assert truths[-1] == "hundred"
    assert record(app).of("speeds", "predict.factor").is_missed


def test_a_race_that_was_stopped_before_the_layers_came_in_has_no_results():
    race = speeds.Race(seconds=10.0, seed=1)
    race.runs[-1].curve.append(SimpleNamespace(seconds=2.0, fraction=1.0))
    assert race.results() == []
    assert race.gain() is None


def test_questions_have_their_answers_among_the_options():
    for question in speeds.QUESTIONS:
        assert question.answer in question.options
