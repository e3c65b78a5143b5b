"""Equal work is done once, and everybody has a view of their own."""

import itertools
import threading
import time

import pytest

from core.errors import Diverged
from jobs import sharing
from jobs.event import Event
from jobs.job import Status
from jobs.limits import Limits
from jobs.memory import NOTHING, Need
from jobs.scheduler import Scheduler
from tests.waiting import GUARD, wait_for


class Counting:
    """Counts to `most` and remembers each time that somebody does the work; `holds` may make it wait at a number."""

    def __init__(self, key="same", most=5, need=NOTHING, keeps=0, fails=False, holds=-1):
        self.key, self.most, self.need, self.keeps = key, most, need, keeps
        self.fails, self.holds = fails, holds
        self.done = []
        self.may_go_on = threading.Event()

    def events(self):
        for i in range(self.most):
            if i == self.holds:
                assert self.may_go_on.wait(GUARD)
            time.sleep(0.001)
            self.done.append(i)
            yield Event("count", i=i)
        if self.fails:
            raise Diverged(words=7, learning_rate=9.0)


class View:
    """What a session looks at."""

    def __init__(self, work, rest=0.0):
        self.work, self.rest, self.taken = work, rest, []

    def take(self, event):
        if event.kind == "count":
            self.taken.append(event["i"])
        return self.rest


def wanted():
    return True


def make(clock=None, **limits):
    limits = Limits(**{"workers": 1, "memory": 4, "grace": 10.0, "kept": 100} | limits)
    return Scheduler(limits, clock) if clock else Scheduler(limits)


def counted(job):
    return [told.event["i"] for told in job.told_after(0) if told.event.kind == "count"]


def statuses(job):
    return [told.event["status"] for told in job.told_after(0) if told.event.kind == "status"]


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(sharing, "REPLAY_SECONDS", 0.0)


def test_equal_work_is_done_once_and_all_are_told_all_of_it():
    scheduler, works = make(), [Counting() for _ in range(5)]
    jobs = [scheduler.follow(name, work, wanted, View) for name, work in zip("abcde", works, strict=True)]
    for job in jobs:
        wait_for(lambda job=job: job.status is Status.DONE)
        assert counted(job) == job.subject.taken == [0, 1, 2, 3, 4]
        assert statuses(job)[-2:] == ["running", "done"]
        assert job.subject.work is works[0]
    assert [work.done for work in works] == [[0, 1, 2, 3, 4], [], [], [], []]
    assert len({job.id for job in jobs}) == 5


def test_work_that_differs_is_done_apart():
    scheduler, works = make(), [Counting(key) for key in "ab"]
    jobs = [scheduler.follow(work.key, work, wanted, View) for work in works]
    for job in jobs:
        wait_for(lambda job=job: job.status is Status.DONE)
    assert all(len(work.done) == 5 for work in works)
    assert all(job.last("shared") is None for job in jobs)


def test_who_comes_late_is_told_at_once_what_lies_behind():
    scheduler, work = make(), Counting(most=10**6, holds=20)
    first = scheduler.follow("a", work, wanted, View)
    wait_for(lambda: len(counted(first)) == 20)
    second = scheduler.follow("b", Counting(), wanted, View)
    assert counted(second) == list(range(20))
    assert first.last("shared") == second.last("shared") == {"kind": "shared", "how": "live"}
    work.may_go_on.set()
    for job in (first, second):
        scheduler.stop(job)


def test_to_pause_is_to_pause_ones_own_view_until_all_do():
    scheduler, work = make(), Counting(most=10**6)
    first, second = (scheduler.follow(name, work, wanted, View) for name in "ab")
    wait_for(lambda: counted(first) and counted(second))
    scheduler.pause(first)
    seen, so_far = counted(first), len(work.done)
    wait_for(lambda: len(work.done) > so_far + 50)
    assert counted(first) == seen
    assert first.status is Status.PAUSED
    scheduler.pause(second)
    wait_for(lambda: not scheduler._busy)
    so_far = len(work.done)
    other = scheduler.submit("c", iter([None, None, Event("count", i=0)]), wanted)
    wait_for(lambda: other.status is Status.DONE)
    assert len(work.done) == so_far
    scheduler.resume(first)
    wait_for(lambda: len(work.done) > so_far + 50)
    assert counted(first)[-1] > seen[-1]
    for job in (first, second):
        scheduler.stop(job)


def test_to_stop_is_to_end_ones_own_view_and_the_last_one_ends_the_work():
    scheduler, work = make(), Counting(most=10**6)
    first, second = (scheduler.follow(name, work, wanted, View) for name in "ab")
    scheduler.stop(first)
    so_far = len(work.done)
    wait_for(lambda: len(work.done) > so_far + 50)
    assert second.status is Status.RUNNING
    leader = second.leader
    scheduler.stop(second)
    wait_for(lambda: not scheduler._busy)
    assert leader.status is Status.STOPPED
    assert first.leader is second.leader is None  # nor do they hold what it held
    again = Counting()
    third = scheduler.follow("c", again, wanted, View)  # what was left is not kept
    wait_for(lambda: third.status is Status.DONE)
    assert len(again.done) == 5


def test_who_has_left_is_given_up_and_the_others_go_on():
    now = [0.0]
    scheduler, work, here = make(lambda: now[0]), Counting(most=10**6), {"a": True, "b": True}
    jobs = {name: scheduler.follow(name, work, lambda name=name: here[name], View) for name in "ab"}
    here["a"] = False
    for now[0] in (1.0, 20.0):
        scheduler.look_after()
    assert jobs["a"].last("status")["reason"] == "left"
    assert not jobs["b"].status.is_over
    here["b"], leader = False, jobs["b"].leader
    for now[0] in (21.0, 40.0):
        scheduler.look_after()
    assert leader.status is Status.STOPPED


def test_work_that_is_over_is_told_again_at_a_pace_that_can_be_watched():
    clock = itertools.count(0, 0.4).__next__  # each look at it takes 0.4 s: a run of some seconds
    scheduler, work = make(clock), Counting(most=50)
    first = scheduler.follow("a", work, wanted, View)
    wait_for(lambda: first.status is Status.DONE)
    second = scheduler.follow("b", Counting(most=50), wanted, View)
    assert second.last("shared")["how"] == "replay"
    assert len(counted(second)) < 25
    wait_for(lambda: second.status is Status.DONE)
    assert counted(second) == list(range(50))
    assert len(work.done) == 50


def test_a_slow_view_slows_nobody():
    scheduler, work = make(), Counting(most=20)
    slow = scheduler.follow("a", work, wanted, lambda work: View(work, rest=60.0))
    quick = scheduler.follow("b", Counting(), wanted, View)
    wait_for(lambda: quick.status is Status.DONE)
    assert len(counted(slow)) < 3
    assert slow.status is Status.RUNNING
    slow.subject.rest = 0.0
    scheduler.stop(slow)


def test_what_fails_fails_for_all_and_is_not_kept(at_once):
    scheduler = make()
    jobs = [scheduler.follow(name, Counting(fails=True), wanted, View) for name in "ab"]
    for job in jobs:
        wait_for(lambda job=job: job.status is Status.FAILED)
        assert job.last("status")["code"] == "diverged"
    again = Counting()
    job = scheduler.follow("c", again, wanted, View)
    wait_for(lambda: job.status is Status.DONE)
    assert again.done


def test_what_is_kept_is_bounded_and_what_was_asked_for_last_stays(at_once):
    scheduler = make(kept=2)

    def run(key):
        work = Counting(key, keeps=1)
        job = scheduler.follow("a", work, wanted, View)
        wait_for(lambda: job.status is Status.DONE)
        return bool(work.done)

    assert [run(key) for key in "ababcab"] == [True, True, False, False, True, True, True]


def test_one_that_waits_for_memory_is_waited_for_by_all_who_follow_it():
    scheduler = make()
    large = scheduler.submit("a", itertools.repeat(None), wanted, need=Need(4))
    work = Counting(need=Need(3))
    jobs = [scheduler.follow(name, work, wanted, View) for name in "bc"]
    for job in jobs:
        assert job.status is Status.QUEUED
        wait_for(lambda job=job: job.last("queue") and job.last("queue")["place"] == 1)
    scheduler.stop(large)
    for job in jobs:
        wait_for(lambda job=job: job.status is Status.DONE)


def test_one_that_never_fits_is_refused_to_all():
    scheduler = make()
    jobs = [scheduler.follow(name, Counting(need=Need(9)), wanted, View) for name in "bc"]
    for job in jobs:
        wait_for(lambda job=job: job.status is Status.FAILED)
        assert job.last("status")["code"] == "needs_more_memory"


def test_one_may_begin_paused_and_nothing_is_done():
    scheduler, work = make(), Counting()
    job = scheduler.follow("a", work, wanted, View, paused=True)
    assert job.status is Status.PAUSED
    assert not work.done
    scheduler.resume(job)
    wait_for(lambda: job.status is Status.DONE)
