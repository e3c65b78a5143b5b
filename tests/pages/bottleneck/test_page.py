"""Page 1: the count, the guesses and the measurement, without a browser."""

import pytest

from jobs.job import Status
from pages.bottleneck import cost_lab
from tests.desks import on_desk
from tests.pages.test_all_pages import open_page
from tests.ui.looking import told_to_the_class
from tests.ui.progress.test_kept import record
from tests.waiting import wait_for
from ui.live.runtime import scheduler
from ui.navigation.entries import file_of
from ui.text.i18n import LANGUAGES, Text
from ui.text.numbers import count, size, times


def texts(app):
    return " ".join(str(element.value) for element in [*app.markdown, *app.caption])


def commit(app, name, guess):
    app.radio(key=f"bottleneck.predict.{name}.guess.choice").set_value(guess).run()
    return app.button(key=f"bottleneck.predict.{name}.guess.commit").click().run()


def job_of(app):
    return scheduler().get(on_desk(app)["_job"])


def wait_for_end(app):
    wait_for(lambda: job_of(app).status.is_over)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(cost_lab, "SIZES", (100, 300))
    monkeypatch.setattr(cost_lab, "SECONDS", 0.01)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", ["e1", "e3", "e5", "e7"])
def test_the_count_replies_to_every_guess(lang, guess):
    app = commit(open_page("bottleneck", lang), "times", guess)
    assert not app.exception
    assert Text(lang)(f"bottleneck.predict.times.replies.{guess}", times="166,667") in texts(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_measured_before_a_guess(lang):
    app = open_page("bottleneck", lang)
    assert app.button(key="bottleneck.lab.start").disabled
    assert app.info[0].value == Text(lang)("bottleneck.lab.wait")


def measured(lang, guess):
    """Return the page after a guess and a finished measurement."""
    app = commit(open_page("bottleneck", lang), "measured", guess)
    app.button(key="bottleneck.lab.start").click().run()
    assert not app.exception
    wait_for_end(app)
    app.run()
    assert job_of(app).status is Status.DONE
    assert not app.exception
    return app


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("guess", cost_lab.GUESSES)
def test_a_measurement_runs_to_its_verdict(monkeypatch, lang, guess):
    monkeypatch.setattr(cost_lab, "GUESS_SIZE", 300)
    app = measured(lang, guess)
    lab = job_of(app).subject
    found = cost_lab.verdict(lab, 300)
    reply = f"bottleneck.predict.measured.replies.{cost_lab.judge(guess, found.layers, lab.sample_size)}"
    fixed, here = (lab.measured["layers", V].total for V in (100, 300))
    cause = Text(lang)(
        "bottleneck.lab.cause",
        fixed=cost_lab.duration(min(fixed, here)),
        here=cost_lab.duration(here),
        smallest="100",
    )
    values = {"V": "300", "layers": times(found.layers), "promised": times(found.promised), "cause": cause}
    assert Text(lang)(reply, **values) in texts(app)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("guess", cost_lab.GUESSES)
def test_a_guess_is_judged_and_the_class_told_once_it_is_measured(monkeypatch, guess):
    monkeypatch.setattr(cost_lab, "GUESS_SIZE", 300)
    truths = told_to_the_class(monkeypatch, "measured")
    app = commit(open_page("bottleneck", "en"), "measured", guess)
    assert truths[-1] is None
    assert not record(app).of("bottleneck", "predict.measured").is_judged
    app.button(key="bottleneck.lab.start").click().run()
    wait_for_end(app)
    app.run()
    lab = job_of(app).subject
    layers = cost_lab.verdict(lab, 300).layers
    assert truths[-1] == cost_lab.nearest(layers, lab.sample_size)
    is_missed = cost_lab.is_right(guess, layers, lab.sample_size) is False
    assert record(app).of("bottleneck", "predict.measured").is_missed == is_missed
    # What was measured with other sizes says nothing.
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    assert truths[-1] is None


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_to_a_guess_about_what_was_not_measured(lang):
    app = measured(lang, "ten")
    t = Text(lang)
    assert t("bottleneck.lab.unmeasured", V="10,000") in texts(app)
    assert t("bottleneck.predict.measured.replies.right", V="", layers="", promised="", cause="")[
        :12
    ] not in texts(app)


@pytest.mark.usefixtures("small")
def test_a_guess_about_other_sizes_is_not_compared_with_what_was_measured(monkeypatch):
    monkeypatch.setattr(cost_lab, "GUESS_SIZE", 300)
    app = measured("en", "ten")
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    assert not app.exception
    assert app.button(key="bottleneck.predict.measured.guess.back")
    app.button(key="bottleneck.predict.measured.guess.again").click().run()
    commit(app, "measured", "ten")
    assert Text("en")("bottleneck.lab.other_sizes", H=100, B=100, K=5) in texts(app)


@pytest.mark.usefixtures("small")
def test_after_a_first_guess_one_may_measure_any_sizes(monkeypatch):
    monkeypatch.setattr(cost_lab, "GUESS_SIZE", 300)
    app = measured("en", "ten")
    app.slider(key="bottleneck.sample_size").set_value(9).run()
    app.button(key="bottleneck.lab.start").click().run()
    wait_for_end(app)
    app.run()
    assert not app.exception
    assert Text("en")("bottleneck.lab.measured_with", H=100, B=100, K=9) in texts(app)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_bars_and_verdict_speak_of_the_same_vocabulary(monkeypatch, lang):
    monkeypatch.setattr(cost_lab, "GUESS_SIZE", 300)
    app = measured(lang, "ten")
    lab = job_of(app).subject
    for V in (100, 300):
        app.session_state["bottleneck.looked_at"] = V
        app.run()
        found = cost_lab.verdict(lab, V)
        said = Text(lang).prose(
            "bottleneck",
            "verdict",
            V=f"{V:,}",
            promised=times(found.promised),
            layers=times(found.layers),
            rows=times(found.rows),
            shares="",
        )
        assert said.partition("**[[")[0][:60] in texts(app)
        assert f"**{times(found.layers)}" in texts(app)


@pytest.mark.usefixtures("small")
def test_the_train_page_does_not_take_the_measurement_for_a_training():
    app = commit(open_page("bottleneck", "en"), "measured", "ten")
    app.button(key="bottleneck.lab.start").click().run()
    job = job_of(app)
    app.query_params.clear()
    app.switch_page(str(file_of("train"))).run()
    assert not app.exception
    assert app.button(key="start")
    assert [button for button in app.button if button.key == "stop"] == []
    scheduler().stop(job)


def test_a_running_training_is_said_to_be_stopped_by_measuring():
    app = open_page("train", "en", corpus="wordnet", epochs="100")
    app.button(key="start").click().run()
    job = job_of(app)
    scheduler().pause(job)
    assert job.status is Status.PAUSED
    app.query_params.clear()
    app.switch_page(str(file_of("bottleneck"))).run()
    assert not app.exception
    assert app.warning[0].value == Text("en")("lesson.replaces")
    scheduler().stop(job)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0.75, "0.75"), (42, "42"), (180_000, "180,000"), (3e10, "3 × 10¹⁰"), (1.25e8, "1.2 × 10⁸")],
)
def test_counts_are_shown_in_full_or_by_their_power_of_ten(number, shown):
    assert count(number) == shown


def test_sizes_and_ratios():
    assert [size(n) for n in (12, 4_000, 400e6, 1.6e9)] == ["12 B", "4 kB", "400 MB", "1.6 GB"]
    assert [times(r) for r in (0.871, 1.0, 16.67, 166_666.7)] == ["0.87", "1.00", "17", "166,667"]
