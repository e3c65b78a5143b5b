import gc
import itertools
import threading
import time
import weakref

import pytest

from core.errors import Diverged
from jobs.event import Event
from jobs.job import Job, Status
from jobs.limits import MEGABYTE, Limits
from jobs.memory import Need
from jobs.scheduler import Scheduler
from tests.waiting import GUARD, wait_for


def counting(n, seen=None, name=""):
    for i in range(n):
        if seen is not None:
            seen.append(name)
        time.sleep(0.002)
        yield Event("count", i=i)


def forever(seen=None, name=""):
    while True:
        if seen is not None:
            seen.append(name)
        time.sleep(0.002)
        yield None


def make(**limits):
    return Scheduler(Limits(**{"workers": 1, "memory": 4, "seconds": 60.0, "grace": 0.0} | limits))


class Subject:
    """What a job works on."""


def wanted():
    return True


def let_another_run(scheduler):
    """Run a job of some slices to its end: whatever had a turn to come has had it."""
    other = scheduler.submit("another", counting(5), wanted)
    wait_for(lambda: other.status is Status.DONE)


def statuses(job):
    return [told.event["status"] for told in job.told_after(0) if told.event.kind == "status"]


def test_a_job_runs_to_its_end_and_tells_everything_in_order():
    scheduler = make()
    job = scheduler.submit("a", counting(5), wanted)
    wait_for(lambda: job.status is Status.DONE)
    assert [told.event["i"] for told in job.told_after(0) if told.event.kind == "count"] == [0, 1, 2, 3, 4]
    assert statuses(job) == ["queued", "running", "done"]
    numbers = [told.number for told in job.told_after(0)]
    assert numbers == sorted(set(numbers))
    assert [told.number for told in job.told_after(numbers[3])] == numbers[4:]


def test_jobs_take_turns():
    clock = map(float, itertools.count()).__next__  # a slice takes a second
    scheduler, seen = Scheduler(Limits(workers=1), effort=clock), []
    jobs = [scheduler.submit(name, forever(seen, name), wanted) for name in "abc"]
    begin = len(seen) + 3
    wait_for(lambda: len(seen) > begin + 45)
    shares = [seen[begin : begin + 45].count(name) for name in "abc"]
    for job in jobs:
        scheduler.stop(job)
    assert max(shares) - min(shares) <= 2


def test_a_paused_job_rests_until_it_is_resumed():
    scheduler, seen = make(), []
    job = scheduler.submit("a", forever(seen), wanted)
    wait_for(lambda: len(seen) > 3)
    scheduler.pause(job)
    assert job.status is Status.PAUSED
    wait_for(lambda: not scheduler._busy)  # the slice under way
    rest = len(seen)
    let_another_run(scheduler)
    assert len(seen) == rest
    scheduler.resume(job)
    wait_for(lambda: len(seen) > rest + 3)
    scheduler.stop(job)


def test_a_job_may_pause_itself():
    scheduler = make()

    def work():
        for i in range(3):
            yield Event("count", i=i, then="pause")

    job = scheduler.submit("a", work(), wanted)
    for _ in range(3):
        wait_for(lambda: job.status is Status.PAUSED)
        scheduler.resume(job)
    wait_for(lambda: job.status is Status.DONE)
    assert statuses(job).count("paused") == 3


def test_a_job_may_begin_paused():
    scheduler, seen = make(), []
    job = scheduler.submit("a", counting(3, seen), wanted, paused=True)
    let_another_run(scheduler)
    assert not seen
    scheduler.resume(job)
    wait_for(lambda: job.status is Status.DONE)


def test_pausing_and_resuming_within_one_slice_runs_the_job_once():
    scheduler, inside, may_go_on = make(workers=2), threading.Event(), threading.Event()

    def work():
        while True:
            inside.set()
            assert may_go_on.wait(GUARD)
            yield Event("count")

    job = scheduler.submit("a", work(), wanted)
    assert inside.wait(GUARD)
    for _ in range(20):
        scheduler.pause(job)
        scheduler.resume(job)
    let_another_run(scheduler)  # on the second worker, which would have taken the job before
    assert job.status is Status.RUNNING
    may_go_on.set()
    wait_for(lambda: job.last("count"))
    assert job.status is Status.RUNNING
    scheduler.stop(job)


def test_a_stopped_job_has_no_more_turns():
    scheduler, seen = make(), []
    job = scheduler.submit("a", forever(seen), wanted)
    wait_for(lambda: len(seen) > 3)
    scheduler.stop(job)
    wait_for(lambda: not scheduler._busy)  # the slice under way
    rest = len(seen)
    let_another_run(scheduler)
    assert len(seen) == rest
    assert statuses(job)[-1] == "stopped"


@pytest.mark.parametrize("paused", [True, False])
def test_a_stopped_job_lets_go_of_its_work(paused):
    scheduler, begun, let_go = make(), threading.Event(), threading.Event()

    def work():
        try:
            while True:
                begun.set()
                yield None
        finally:
            let_go.set()

    job = scheduler.submit("a", work(), wanted)
    assert begun.wait(GUARD)
    if paused:
        scheduler.pause(job)
    scheduler.stop(job)
    assert let_go.wait(GUARD)


def test_what_a_forgotten_job_held_is_free_at_once_without_a_collection():
    scheduler = make()
    subject = Subject()
    held = weakref.ref(subject)
    job_id = scheduler.submit("student", counting(2), wanted, subject).id
    wait_for(lambda: scheduler.get(job_id).status.is_over)
    gc.disable()
    try:
        del subject
        scheduler.submit("student", counting(1), wanted)
        wait_for(lambda: held() is None)
    finally:
        gc.enable()


def test_a_session_has_one_job():
    scheduler = make()
    first = scheduler.submit("a", forever(), wanted)
    second = scheduler.submit("a", forever(), wanted)
    assert first.status is Status.STOPPED
    assert first.last("status")["reason"] == "replaced"
    assert scheduler.get(first.id) is None
    assert scheduler.get(second.id) is second
    scheduler.stop(second)


def test_late_jobs_wait_and_know_their_place():
    scheduler = make()
    first, second, third = (scheduler.submit(name, forever(), wanted, need=Need(3)) for name in "abc")
    assert [job.last("queue")["place"] for job in (second, third)] == [1, 2]
    assert 0 < second.last("queue")["seconds"] < third.last("queue")["seconds"]
    scheduler.stop(first)
    wait_for(lambda: second.status is Status.RUNNING)
    assert third.last("queue")["place"] == 1
    scheduler.stop(second)
    wait_for(lambda: third.status is Status.RUNNING)
    scheduler.stop(third)


def test_a_paused_job_holds_its_memory_until_others_have_waited_for_long():
    now = [0.0]
    scheduler = Scheduler(Limits(workers=1, memory=4, patience=60.0), clock=lambda: now[0])
    first = scheduler.submit("a", forever(), wanted, need=Need(3))
    second = scheduler.submit("b", forever(), wanted, need=Need(3))
    scheduler.pause(first)
    now[0] = 50.0
    scheduler.look_after()
    assert second.status is Status.QUEUED
    scheduler.resume(first)
    assert first.status is Status.RUNNING  # what it has held all the time
    scheduler.pause(first)
    now[0] = 111.0
    scheduler.look_after()
    assert first.last("status")["reason"] == "room"
    assert second.status is Status.RUNNING
    scheduler.stop(second)


def test_jobs_that_fit_together_run_together_and_the_next_is_let_in_by_an_end():
    scheduler = make(memory=10)
    needs = {"a": 4, "b": 5, "c": 6, "d": 1}
    jobs = [scheduler.submit(name, forever(), wanted, need=Need(need)) for name, need in needs.items()]
    # The last would fit, but who waits longer goes first.
    assert [job.status for job in jobs] == [Status.RUNNING] * 2 + [Status.QUEUED] * 2
    scheduler.stop(jobs[1])
    assert [job.status for job in jobs[2:]] == [Status.RUNNING, Status.QUEUED]  # 4 + 6 of 10
    scheduler.stop(jobs[0])
    assert jobs[3].status is Status.RUNNING
    for job in jobs:
        scheduler.stop(job)


def test_what_never_fits_is_refused_with_the_reason():
    scheduler = Scheduler(Limits(workers=1, memory=5 * MEGABYTE))
    let_go = []

    def work():
        let_go.append("never begun")
        yield None

    job = scheduler.submit("a", work(), wanted, need=Need(6 * MEGABYTE, passing=3 * MEGABYTE))
    assert job.status is Status.FAILED
    assert job.last("status")["code"] == "needs_more_memory"
    assert job.last("status")["values"] == {"needs": 9, "limit": 5}
    assert not let_go


def test_who_has_shown_nothing_yet_goes_first():
    scheduler, seen = make(), []

    def shown(name):
        for i in range(200):
            seen.append(name)
            time.sleep(0.002)
            yield Event("progress", fraction=i / 200) if i > 3 else None

    first = scheduler.submit("a", shown("a"), wanted)
    wait_for(lambda: seen.count("a") > 20)
    second = scheduler.submit("b", shown("b"), wanted)
    wait_for(lambda: second.last("progress"))
    begin = seen.index("b")
    assert seen[begin : begin + 4] == ["b"] * 4
    for job in (first, second):
        scheduler.stop(job)


def test_turns_go_by_time_and_not_by_number():
    scheduler, spent = make(), {"quick": 0.0, "slow": 0.0}

    def work(name, seconds):
        while True:
            begin = time.thread_time()
            while time.thread_time() < begin + seconds:
                pass
            spent[name] += time.thread_time() - begin
            yield Event("progress", fraction=0.0)

    jobs = [
        scheduler.submit(name, work(name, seconds), wanted)
        for name, seconds in (("quick", 0.001), ("slow", 0.02))
    ]
    wait_for(lambda: spent["slow"] > 0.4)
    for job in jobs:
        scheduler.stop(job)
    assert spent["quick"] == pytest.approx(spent["slow"], rel=0.2)


def test_a_job_nobody_wants_ends_after_the_grace_and_is_forgotten_later():
    now = [0.0]
    scheduler = Scheduler(Limits(workers=1, grace=10.0, keep=60.0), clock=lambda: now[0])
    here = [True]
    job = scheduler.submit("a", forever(), lambda: here[0])
    here[0] = False
    scheduler.look_after()
    now[0] = 9.0
    scheduler.look_after()
    assert not job.status.is_over
    here[0] = True  # the connection came back
    scheduler.look_after()
    here[0] = False
    scheduler.look_after()
    now[0] = 18.0
    scheduler.look_after()
    assert not job.status.is_over
    now[0] = 30.0
    scheduler.look_after()
    assert job.last("status") == {"kind": "status", "status": "stopped", "reason": "left"}
    assert scheduler.get(job.id) is job  # who comes back sees how far it came
    now[0] = 80.0
    scheduler.look_after()
    assert scheduler.get(job.id) is None


def test_a_job_ends_at_the_time_limit():
    clock = map(float, itertools.count()).__next__  # a slice takes a second
    scheduler = Scheduler(Limits(workers=1, seconds=5.0), clock)
    job = scheduler.submit("a", forever(), wanted)
    wait_for(lambda: job.status is Status.STOPPED)
    assert job.seconds > 5
    assert job.last("status")["reason"] == "time_limit"


def failing():
    yield Event("count", i=0)
    raise Diverged(words=7, learning_rate=9.0)


def crashing():
    yield None
    raise RuntimeError("a fault of ours")


def exhausting():
    yield None
    raise MemoryError


@pytest.mark.parametrize(
    ("work", "code"), [(failing, "diverged"), (crashing, "internal"), (exhausting, "internal")]
)
def test_errors_end_the_job_with_a_code_and_leave_the_others(work, code, caplog):
    scheduler = make()
    job, other = scheduler.submit("a", work(), wanted), scheduler.submit("b", counting(20), wanted)
    wait_for(lambda: job.status is Status.FAILED)
    assert job.last("status")["code"] == code
    wait_for(lambda: other.status is Status.DONE)


def test_ids_cannot_be_guessed():
    ids = {Job("a", iter(()), wanted).id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 20


def test_a_job_of_many_short_states_is_thinned_out_as_well():
    """Each press of "one batch" resumes a job and pauses it again."""
    job = Job("a", iter(()), wanted)
    for i in range(3 * Job.KEPT_EVENTS):
        job.change(Status.RUNNING if i % 2 else Status.PAUSED)
    assert len(job.told_after(0)) <= Job.KEPT_EVENTS
    assert statuses(job)[-2:] == ["paused", "running"]


def test_the_latest_event_of_each_kind_is_never_thinned_out():
    for rare in range(1, 9):
        job = Job("a", iter(()), wanted)
        for i in range(1, Job.KEPT_EVENTS + 9):
            job.tell(Event("rare" if i == rare else "count"))
        assert len(job.told_after(0)) < Job.KEPT_EVENTS
        assert job.last("rare")


def test_a_long_history_keeps_its_news_and_its_states():
    job = Job("a", iter(()), wanted)
    job.change(Status.RUNNING)
    for i in range(5000):
        job.tell(Event("count", i=i))
    told = job.told_after(0)
    assert len(told) <= Job.KEPT_EVENTS
    assert told[-1].event["i"] == 4999
    assert statuses(job) == ["running"]
    counts = [t.event["i"] for t in told if t.event.kind == "count"]
    assert counts[0] < 50
    assert counts == sorted(counts)


# Whatever a job does, the workers and the janitor go on with the others.


def interrupting():
    yield None
    raise SystemExit


def telling(what):
    yield what
    yield None


def failing_unspeakably():
    yield None
    raise Diverged(words=object(), learning_rate=9.0)


FAULTS = {
    "fails with what JSON cannot say": failing_unspeakably,
    "raises what is no exception": interrupting,
    "tells a mapping that is no event": lambda: telling({"i": 1}),
    "tells a text": lambda: telling("event"),
    "tells what JSON cannot say": lambda: telling(Event("count", i=object())),
    "is no iterator": lambda: None,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_job_that_does_wrong_fails_and_the_others_go_on(fault, caplog):
    scheduler = make()
    job, other = scheduler.submit("a", fault(), wanted), scheduler.submit("b", counting(20), wanted)
    wait_for(lambda: job.status is Status.FAILED)
    assert job.last("status")["code"] == "internal"
    assert all(isinstance(told.event, Event) for told in job.told_after(0))
    wait_for(lambda: other.status is Status.DONE)
    assert caplog.records


def stubborn():
    try:
        while True:
            yield None
    finally:
        raise RuntimeError("cannot let go")


def test_a_job_that_does_not_let_go_of_its_work_fails(caplog):
    scheduler = make()
    job = scheduler.submit("a", stubborn(), wanted)
    wait_for(lambda: job.seconds > 0)
    scheduler.pause(job)
    wait_for(lambda: not scheduler._busy)
    scheduler.stop(job)
    assert job.status is Status.FAILED
    assert job.last("status")["code"] == "internal"
    other = scheduler.submit("b", counting(3), wanted)
    wait_for(lambda: other.status is Status.DONE)


def test_a_slice_under_way_that_does_not_let_go_leaves_the_worker(caplog):
    scheduler, inside, go_on = make(), threading.Event(), threading.Event()

    def work():
        try:
            inside.set()
            go_on.wait(5)
            yield None
        finally:
            raise RuntimeError("cannot let go")

    job = scheduler.submit("a", work(), wanted)
    assert inside.wait(5)
    scheduler.stop(job)
    go_on.set()
    other = scheduler.submit("b", counting(3), wanted)
    wait_for(lambda: other.status is Status.DONE)
    assert job.status is Status.STOPPED
    wait_for(lambda: caplog.records)


def test_a_job_that_cannot_say_whether_it_is_wanted_fails_and_the_others_are_looked_after(caplog):
    def broken():
        raise RuntimeError("no session")

    now = [0.0]
    scheduler = Scheduler(Limits(workers=1, grace=10.0, keep=10.0), clock=lambda: now[0])
    job = scheduler.submit("a", forever(), broken)
    left = scheduler.submit("b", forever(), lambda: False)
    for now[0] in (0.0, 11.0):
        scheduler.look_after()
    assert job.last("status")["code"] == "internal"
    assert left.last("status")["reason"] == "left"
    assert scheduler.get(job.id) is scheduler.get(left.id) is None
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 1


def test_the_janitor_outlives_a_job_that_cannot_say_whether_it_is_wanted(monkeypatch, caplog):
    asked = []

    def broken():
        asked.append("broken")
        raise SystemExit

    def is_wanted():
        asked.append("whole")
        return True

    monkeypatch.setattr("jobs.scheduler.LOOK_SECONDS", 0.001)
    scheduler = make()
    job, other = scheduler.submit("a", forever(), broken), scheduler.submit("b", forever(), is_wanted)
    wait_for(lambda: asked.count("whole") > 3)
    assert asked.count("broken") == 1
    assert job.status is Status.FAILED
    scheduler.stop(other)


def test_who_sees_that_a_job_is_over_finds_that_it_was_said(monkeypatch):
    job = Job("a", iter(()), wanted)
    tell, seen = job.tell, []
    monkeypatch.setattr(job, "tell", lambda event: (seen.append(job.status), tell(event)))
    job.change(Status.DONE)
    assert seen == [Status.QUEUED]
    assert job.status is Status.DONE


def test_a_job_that_rests_leaves_its_turns_to_others_and_goes_on_by_itself():
    scheduler = Scheduler(Limits(workers=1))

    def resting():
        yield Event("count", i=1, rest=0.2)
        yield Event("count", i=2)

    job = scheduler.submit("a", resting(), lambda: True)
    wait_for(lambda: job.last("count"))
    other = scheduler.submit("b", iter([Event("count", i=1)]), lambda: True)
    wait_for(lambda: other.status.is_over)
    wait_for(lambda: job.status is Status.DONE)


def test_a_job_that_rests_is_paused_and_stopped_like_any_other():
    scheduler = Scheduler(Limits(workers=1))

    def resting():
        while True:
            yield Event("count", rest=60.0)

    job = scheduler.submit("a", resting(), lambda: True)
    wait_for(lambda: job.last("count"))
    scheduler.pause(job)
    assert job.status is Status.PAUSED
    scheduler.resume(job)
    wait_for(lambda: len(job.told_after(0)) > 5)
    scheduler.stop(job)
    assert job.status is Status.STOPPED
