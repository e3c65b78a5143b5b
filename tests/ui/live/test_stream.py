"""The progress stream, asked without a browser."""

import orjson
import pytest
from starlette.requests import Request

from jobs.event import Event
from jobs.job import Job, Status
from tests.coroutines import run
from ui.live import stream as events


class Jobs:
    """Stands in for the scheduler."""

    def __init__(self, job):
        self.job = job

    def get(self, job_id):
        return self.job if job_id == self.job.id else None


@pytest.fixture
def job(monkeypatch):
    job = Job("session", iter(()), lambda: True)
    for i in range(3):
        job.tell(Event("count", i=i))
    job.change(Status.DONE)
    monkeypatch.setattr(events, "scheduler", lambda: Jobs(job))
    return job


def ask(job_id, last=None):
    headers = [(b"last-event-id", last)] if last is not None else []
    request = Request({"type": "http", "path_params": {"job_id": job_id}, "headers": headers})

    async def answer():
        response = await events.serve(request)
        if response.status_code != 200:
            return response.status_code, []
        return 200, [part async for part in response.body_iterator]

    return run(answer())


def test_all_that_was_told_comes_and_then_the_end(job):
    status, (news, end) = ask(job.id)
    assert status == 200
    number, data = news.decode().strip().split("\n")
    assert number == "id: 4"
    told = orjson.loads(data.removeprefix("data: "))
    assert [t["event"].get("i") for t in told] == [0, 1, 2, None]
    assert end.startswith(b"event: end")


def test_a_connection_that_comes_back_gets_what_it_lacks(job):
    _, (news, _) = ask(job.id, b"2")
    told = orjson.loads(news.decode().partition("data: ")[2])
    assert [t["number"] for t in told] == [3, 4]


@pytest.mark.parametrize("last", [b"", b"-1", b"x", b"9" * 5000])
def test_what_is_no_number_is_refused(job, last):
    assert ask(job.id, last)[0] == 400


def test_nobody_elses_job_is_found(job):
    assert ask("guess")[0] == 204
