import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import sigmoid_cross_entropy
from pages.sigmoid import lesson, numerics
from pages.sigmoid.settings import SIGMOID

scores = st.floats(-lesson.SCORE_LIMIT, lesson.SCORE_LIMIT)
labels = st.sampled_from([0, 1])
forms = st.sampled_from(list(lesson.FORMS))


def exact(score, label, form="stable"):
    """Return y, loss, dL/dy and dy/ds by their definitions, with more digits than the core has."""
    s, t = np.longdouble(score), np.longdouble(label)
    y, not_y = 1 / (1 + np.exp(-s)), 1 / (1 + np.exp(s))
    eps = np.longdouble("1e-7") if form == "book" else np.longdouble(0)
    return {
        "y": y,
        "loss": -(t * np.log(y + eps) + (1 - t) * np.log(not_y + eps)),
        "dy": -t / y + (1 - t) / not_y,
        "slope": y * not_y,
        "gradient": y - t,
    }


@given(scores, labels, forms, st.sampled_from([0.1, 1.0, 10.0]))
def test_every_step_shows_what_an_independent_calculation_gives(score, label, form, rate):
    view = lesson.run(lesson.State(score, label, form, rate))
    truth = exact(score, label, form)
    near = {name: pytest.approx(float(value), rel=1e-9, abs=1e-12) for name, value in truth.items()}
    expected = {
        "sigmoid": near["y"],
        "loss": near["loss"],
        "dy": near["dy"],
        "slope": near["slope"],
        "gradient": near["gradient"],
        "update": pytest.approx(score - rate * float(truth["gradient"])),
    }
    steps = lesson.FORMS[form].steps
    assert list(expected) == [step.name for step in steps]
    for step in steps:
        assert np.ravel(step.value(view.trace))[0] == expected[step.name], step.name
        assert step.lines(view.trace) <= {number for number, _ in step.source.lines}
    assert (view.y, view.loss, view.dy) == (near["y"], near["loss"], near["dy"])
    assert (view.slope, view.gradient) == (near["slope"], near["gradient"])


def test_the_first_form_is_the_books_and_its_code_is_its_formula():
    assert SIGMOID.defaults.form == "book"
    sigmoid, loss = (step.source for step in lesson.STEPS[:2])
    assert "return 1 / (1 + np.exp(-x))" in sigmoid.lines[-1][1]
    assert "label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7)" in loss.lines[-1][1]
    stable, _ = (step.source for step in lesson.FORMS["stable"].steps[:2])
    assert "np.exp(-softplus(-x))" in stable.lines[-1][1]


def test_both_forms_give_the_same_answers_and_gradients_and_losses_to_a_per_cent():
    for score in SIGMOID["score"].grid():
        for label in (0, 1):
            book, stable = (lesson.run(lesson.State(score, label, form)) for form in ("book", "stable"))
            assert book.y == pytest.approx(stable.y, rel=1e-12)
            assert book.gradient == pytest.approx(stable.gradient, abs=1e-12)
            assert book.loss == pytest.approx(stable.loss, rel=0.01, abs=2e-7)


@given(scores, labels)
def test_the_two_nodes_multiply_to_the_layers_gradient(score, label):
    view = lesson.run(lesson.State(score, label))
    assert view.dy * view.slope == pytest.approx(view.gradient, rel=1e-9, abs=1e-12)


def test_the_gradient_is_the_slope_of_the_loss():
    view = lesson.run(lesson.State(-2.0, 1, "stable"))
    above, below = (lesson.run(lesson.State(-2.0 + d, 1, "stable")).loss for d in (1e-5, -1e-5))
    assert view.gradient == pytest.approx((above - below) / 2e-5, rel=1e-8)


@pytest.mark.parametrize("form", lesson.FORMS)
def test_the_path_follows_the_gradient(form):
    view = lesson.run(lesson.State(-3.0, 1, form, rate=0.5, taken=4))
    s = -3.0
    for at in view.path:
        assert at == pytest.approx(s)
        s -= 0.5 * (1 / (1 + np.exp(-s)) - 1)
    assert len(view.path) == 5
    assert view.score == view.path[-1]


def test_a_large_error_makes_a_large_step_and_a_confident_one_costs_its_score():
    for label, sign in ((1, 1), (0, -1)):
        runs = [lesson.run(lesson.State(sign * s, label)) for s in (-10.0, -5.0, 0.0, 5.0, 10.0)]
        steps = [abs(run.next_score - run.score) for run in runs]
        assert steps == sorted(steps, reverse=True)
        for run in runs[:2]:
            assert run.loss == pytest.approx(abs(run.score), rel=0.01)


@given(scores, labels)
def test_squared_error_and_its_gradient(score, label):
    layer = lesson.SigmoidWithSquaredError()
    s, t = np.array([score]), np.array([label])
    y = 1 / (1 + np.exp(-np.longdouble(score)))
    assert layer.forward(s, t) == pytest.approx(float((y - label) ** 2 / 2), abs=1e-12)
    eps = 1e-5
    above, below = (lesson.SigmoidWithSquaredError().forward(s + d, t) for d in (eps, -eps))
    layer.forward(s, t)
    assert layer.backward()[0] == pytest.approx((above - below) / (2 * eps), abs=1e-9)


def test_on_the_flat_end_squared_error_pulls_the_less_the_worse_the_answer():
    flat = numerics.curves(np.arange(-12.0, -0.9, 0.5), 1)
    assert (np.diff(abs(flat.squared_gradient)) > 0).all()
    assert (np.diff(abs(flat.gradient)) < 0).all()


def test_wrong_answers_move_far_by_cross_entropy_and_hardly_by_squared_error():
    for steps in SIGMOID["raced"].grid():
        race = numerics.race(steps)
        assert len(race.entropy) == len(race.squared) == steps + 1
        assert race.entropy[0] == race.squared[0] == numerics.GUESSED_SCORE
        assert race.squared[-1] < -7.96
        assert race.entropy[-1] >= min(-8 + 0.9 * steps, 0)


def test_the_books_loss_saturates_and_its_gradient_check_fails():
    check = numerics.compare(np.array([-20.0]))
    book, right = check["book"], check["exact"]
    assert book.loss[0] == pytest.approx(-np.log(1 / (1 + np.exp(20.0)) + 1e-7))
    assert right.loss[0] == pytest.approx(20, abs=1e-8)
    assert book.slope[0] == pytest.approx(-0.0202, abs=1e-4)
    assert book.gradient[0] == pytest.approx(-1, abs=1e-8)
    assert not book.agrees
    assert right.agrees
    assert -np.log(1e-7) == numerics.BOOK_CEILING


def test_what_is_said_of_the_two_losses_holds_at_every_score_on_offer():
    tried = [numerics.compare(np.array([s])) for s in SIGMOID["wrong"].grid()]
    assert all(check["exact"].agrees for check in tried)
    fails = [not check["book"].agrees for check in tried]
    # Once, going left: "Go farther to the left" leads there, and it stays.
    assert fails == sorted(fails, reverse=True)
    assert any(fails)
    assert not all(fails)
    for s, check in zip(SIGMOID["wrong"].grid(), tried, strict=True):
        gap = check["exact"].loss[0] - check["book"].loss[0]
        assert gap > 0
        assert check["book"].loss[0] < numerics.BOOK_CEILING
        if check["book"].agrees:
            assert gap < 1e-4
            assert 1 / (1 + np.exp(-s)) > 1e4 * 1e-7


@given(st.floats(-30, 30), labels)
def test_the_stable_form_equals_logaddexp(score, label):
    stable = sigmoid_cross_entropy(np.array(score), label)
    assert stable == pytest.approx(np.logaddexp(0, score) - label * score, rel=1e-12, abs=1e-13)


@given(st.lists(scores, min_size=1, max_size=5), labels)
def test_the_table_holds_the_curves(path, label):
    table = numerics.table(np.array(path), label)
    steps = len(path)
    assert table["step"][:steps] == list(range(steps))
    s = np.array(table["score"])
    assert s[:steps].tolist() == path
    assert table["y"] == pytest.approx(1 / (1 + np.exp(-s)))
    assert table["loss_1"] == pytest.approx(np.logaddexp(0, -s))
    assert table["loss_0"] == pytest.approx(np.logaddexp(0, s))
    assert table["gradient"] == pytest.approx(table["y"] - label)
    assert table["squared"] == pytest.approx((table["y"] - label) ** 2 / 2)


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_softmax_of_two_is_the_sigmoid_of_their_difference(a, b):
    seen = numerics.two_classes(a, b)
    assert seen.softmax[0] == pytest.approx(seen.sigmoid)
    assert seen.softmax[0] == pytest.approx(np.exp(a) / (np.exp(a) + np.exp(b)))


@pytest.mark.parametrize(
    ("guess", "said"),
    [
        (0.0, "small"),
        (1e-9, "small"),
        (0.0001, "small"),
        (0.0003, "near"),
        (0.0006, "near"),
        (0.0007, "large"),
        (0.01, "large"),
        (0.03, "large"),
        (0.09, "far"),
        (0.25, "far"),
        (1.0, "far"),
        (1e9, "far"),
    ],
)
def test_a_guess_is_judged_by_its_ratio(guess, said):
    truth = abs(numerics.curves(np.array([numerics.GUESSED_SCORE]), 1).squared_gradient[0])
    assert truth == pytest.approx(3.35e-4, rel=1e-3)
    assert numerics.judged(guess, truth) == said


def test_of_the_guesses_on_offer_one_is_right_and_each_reply_is_given_to_one():
    truth = abs(numerics.curves(np.array([numerics.GUESSED_SCORE]), 1).squared_gradient[0])
    said = {name: numerics.judged(guess, truth) for name, guess in numerics.GUESSES.items()}
    assert said == {"zero": "small", "tiny": "near", "hundredth": "large", "quarter": "far", "one": "far"}


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
