"""Equal runs started by several learners on the Train page, without a browser."""

from types import SimpleNamespace

import pytest

from jobs.job import Status
from jobs.limits import MEGABYTE, Limits
from jobs.sharing import SHARED, Follower
from pages.studio.train.sections import choices
from runs.followed import FollowedSeries
from runs.slow_motion import Pace
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page
from tests.waiting import wait_for
from ui.live.runtime import scheduler
from ui.text.i18n import LANGUAGES

TOY = {"corpus": "toy_en", "epochs": "3"}


def start(lang="en", **settings):
    app = open_page("train", lang, **TOY | settings)
    app.button(key="start").click().run()
    assert not app.exception
    return app, job_of(app)


def job_of(app):
    return scheduler().get(on_desk(app)["_job"])


def end(*apps):
    for app in apps:
        scheduler().stop(job_of(app))


def test_two_learners_who_start_the_same_share_one_training_and_each_keeps_it():
    (one, first), (other, second) = start(seed="11"), start("ko", seed="11")
    assert isinstance(first, Follower)
    assert first.id != second.id
    for job in (first, second):
        wait_for(lambda job=job: job.status is Status.DONE)
    assert second.last("shared")["how"] in SHARED
    records = []
    for app in (one, other):
        app.run()
        assert not app.exception
        records.append(on_desk(app)["_library"].records[-1])
    assert records[0].vectors.W_in is records[1].vectors.W_in
    assert records[0].curve == records[1].curve
    assert all(
        run.weights is None for run in first.subject.runs
    )  # they lie in the library, within its bounds


def test_who_starts_something_else_has_a_training_of_their_own():
    (one, first), (other, second) = start(seed="12", epochs="20"), start(seed="13", epochs="20")
    assert first.subject.current.snapshots is not second.subject.current.snapshots
    assert first.last("shared") is second.last("shared") is None
    end(one, other)


def test_to_pause_and_to_stop_are_ones_own():
    (one, first), (other, second) = start(seed="14", epochs="50"), start(seed="14", epochs="50")
    one.run()
    one.button(key="pause").click().run()
    assert first.status is Status.PAUSED
    assert second.status is not Status.PAUSED
    one.button(key="resume").click().run()
    one.button(key="stop").click().run()
    assert first.status is Status.STOPPED
    assert not second.status.is_over
    end(other)


def test_single_steps_are_taken_alone():
    (one, first), (other, second) = start(seed="15", epochs="50"), start(seed="15", epochs="50")
    wait_for(lambda: first.last("progress"))
    one.segmented_control(key="train.pace").set_value(Pace.BATCH).run()
    assert not one.exception
    alone = job_of(one)
    assert not isinstance(alone, Follower)
    assert not isinstance(alone.subject, FollowedSeries)
    wait_for(lambda: alone.last("lit"))
    assert isinstance(job_of(other), Follower)
    assert second.last("lit") is None
    assert not on_desk(one)["_library"].records  # the view that was left is no run of its own
    end(one, other)


def test_a_step_of_a_paused_view_is_taken_from_where_it_stood():
    one, first = start(seed="16", epochs="50")
    wait_for(lambda: first.subject.current.curve)
    one.run()
    one.button(key="pause").click().run()
    stood = first.subject.current.curve[-1].fraction
    one.button(key="one_step").click().run()
    alone = job_of(one)
    wait_for(lambda: alone.last("lit"))
    wait_for(lambda: alone.status is Status.PAUSED)
    assert alone.subject.current.curve[-1].fraction >= stood
    end(one)


def test_a_run_that_begins_in_slow_motion_is_not_shared():
    app = open_page("train", "en", **TOY, seed="17")
    app.segmented_control(key="train.pace").set_value(Pace.POSITION).run()
    app.button(key="start").click().run()
    assert not isinstance(job_of(app), Follower)
    end(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_training_that_never_fits_is_refused_with_settings_that_fit(lang, monkeypatch):
    small = SimpleNamespace(limits=Limits(memory=150 * MEGABYTE))
    monkeypatch.setattr(choices, "scheduler", lambda: small)
    app = open_page("train", lang, engine="layers", H="300")
    (said,) = [error.value for error in app.error]
    assert "150 MB" in said
    assert "H = " in said or "H를" in said
    assert app.button(key="start").disabled
    assert app.button(key="start").help == said
