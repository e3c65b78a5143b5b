"""The route of what a run remembers."""

import orjson
import pytest
from starlette.requests import Request

from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from jobs.job import Job
from runs.series import Series
from runs.training_run import TrainingRun, Watch
from tests.coroutines import run
from ui.live import look_back


def ask(monkeypatch, job, job_id):
    monkeypatch.setattr(
        look_back,
        "scheduler",
        lambda: type("Jobs", (), {"get": lambda self, asked: job if asked == job.id else None})(),
    )
    return run(look_back.serve(Request({"type": "http", "path_params": {"job_id": job_id}})))


@pytest.fixture
def series():
    corpus = Corpus.from_sentences([["you", "say", "goodbye", "and", "i", "say", "hello"]] * 20)
    settings = TrainingSettings(window_size=1, hidden_size=4, sample_size=2, epochs=5, subsample=0)
    watch = Watch(("say",), (("you", "i"), ("hello", "goodbye")))
    series = Series([TrainingRun(corpus, "own", settings, watch) for _ in range(2)])
    for _ in series.events():
        pass
    return series


def test_the_snapshots_of_all_runs_are_told_with_their_number(monkeypatch, series):
    job = Job("desk", iter(()), lambda: True, series)
    answer = ask(monkeypatch, job, job.id)
    told = orjson.loads(answer.body)
    assert {event["run"] for event in told} == {0, 1}
    for number in (0, 1):
        epochs = [event["epoch"] for event in told if event["run"] == number and event["kind"] == "map"]
        assert epochs == sorted(epochs)
        assert epochs[-1] == 5


def test_nobody_elses_job_and_no_other_kind_of_job_is_found(monkeypatch, series):
    job = Job("desk", iter(()), lambda: True, series)
    assert ask(monkeypatch, job, "guess").status_code == 404
    other = Job("desk", iter(()), lambda: True, object())
    assert ask(monkeypatch, other, other.id).status_code == 404
