"""What the page on the sigmoid draws: the same for every frame, on axes that stay, with the digits that matter."""

import gzip
from dataclasses import replace

import numpy as np
import orjson
import plotly.graph_objects as go
import pytest

from pages.sigmoid import drawings, drawn, lesson, numerics
from pages.sigmoid.settings import SIGMOID
from tests.frames import at
from ui.frames.offer import _build
from ui.text.i18n import LANGUAGES, Text

T = Text("en")
GRAPHS = [drawn.Graph(step, -2.0, 1, "book", 1.0, 5) for step in range(1, len(lesson.STEPS) + 1)]
OFFERS = [
    *((drawn.graph, shown, "score") for shown in GRAPHS),
    (drawn.graph, replace(GRAPHS[1], label=0, form="stable"), "score"),
    (drawn.graph, GRAPHS[-1], "taken"),
    (drawn.graph, GRAPHS[-1], "rate"),
    (drawn.race, drawn.Raced(10), "raced"),
    (drawn.wrong, drawn.Wrong(-20.0), "wrong"),
    (drawn.two, drawn.Two(1.5, -0.5), "first"),
    (drawn.two, drawn.Two(1.5, -0.5), "second"),
]


def same(one, other):
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return np.allclose(one, other, rtol=2e-6, atol=0)
    return np.array_equal(one, other)


def words_of(tree):
    return tree if isinstance(tree, str) else "".join(words_of(child) for child in tree[2:])


def find(tree, css):
    """Return all parts of a tree that have a class."""
    if isinstance(tree, str):
        return []
    own = [tree] if css in tree[1].get("class", "").split() else []
    return own + [found for child in tree[2:] for found in find(child, css)]


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS)
def test_every_frame_is_what_python_draws_and_its_axes_stay(draw, shown, name):
    grid = SIGMOID[name].grid()
    packed = _build(T, draw, shown, name, grid)
    assert len(packed) < 110_000
    sent = orjson.loads(gzip.decompress(packed))
    still = draw(T, shown).charts
    for figure in still.values():
        go.Figure(figure)  # what Plotly does not know is an error
    for key, columns in sent["charts"].items():
        assert {path[0] for path, _ in columns} == {"data"}, key
        assert {path[2] for path, _ in columns} <= {"x", "y", "text"}, key
    for place, value in enumerate(grid):
        right = draw(T, replace(shown, **{name: value}))
        for key, figure in right.charts.items():
            moving = {tuple(path): at(column, place) for path, column in sent["charts"].get(key, [])}
            for i, trace in enumerate(figure["data"]):
                for part in ("x", "y", "text"):
                    # What is not sent is the same in all frames.
                    found = moving.get(("data", i, part), still[key]["data"][i].get(part))
                    assert same(found, trace.get(part)), (key, value)
        for key, tree in right.trees.items():
            told = sent["trees"][key]
            assert told[place if len(told) > 1 else 0] == tree


def test_points_and_arrows_lie_within_the_axes():
    for label in (1, 0):
        for rate in (0.1, 1.0, 10.0):
            for score in SIGMOID["score"].grid()[::10]:
                shown = drawn.Graph(6, score, label, "book", rate, lesson.MOST_STEPS)
                for figure in drawn.graph(T, shown).charts.values():
                    inside(figure)
    for steps in SIGMOID["raced"].grid():
        inside(drawn.race(T, drawn.Raced(steps)).charts["steps"])


def inside(figure):
    (left, right), (low, high) = (figure["layout"][f"{axis}axis"]["range"] for axis in "xy")
    for trace in figure["data"]:
        if trace["mode"] == "markers":
            assert left <= trace["x"].min()
            assert trace["x"].max() <= right
            assert low <= trace["y"].min()
            assert trace["y"].max() <= high


def test_steps_are_taken_only_where_the_page_speaks_of_them():
    for shown in GRAPHS:
        view = drawn.view_of(shown)
        assert len(view.path) == (6 if drawn.step_of(shown).name == "update" else 1)


@pytest.mark.parametrize("form", lesson.FORMS)
@pytest.mark.parametrize("label", [1, 0])
def test_the_worked_formulas_hold_the_results(form, label):
    for shown in GRAPHS:
        shown = replace(shown, form=form, label=label, taken=0)
        step, view = drawn.step_of(shown), drawn.view_of(shown)
        result = {
            "sigmoid": view.y,
            "loss": view.loss,
            "dy": view.dy,
            "slope": view.slope,
            "gradient": view.gradient,
            "update": view.next_score,
        }[step.name]
        last = words_of(drawings.worked(T, step, view)).rpartition("= ")[2].replace("−", "-")
        assert float(last) == pytest.approx(result, rel=1e-3)


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [(20, 16.0977, 4), (8.00004, 8.00033, 5), (1, 1, 3), (1, 1 + 1e-14, 3), (0.99749, 0.99752, 6)],
)
def test_numbers_have_the_digits_that_tell_them_apart(one, other, digits):
    assert drawings.apart(one, other) == digits


def test_at_every_score_the_digits_tell_right_from_wrong():
    for s in SIGMOID["wrong"].grid():
        tried = numerics.compare(np.array([s]))
        tree = drawn.wrong(T, drawn.Wrong(s)).trees["checks"]
        book, exact = find(tree, "lab-card")
        loss, slope, gradient, error, tolerance = [words_of(row[3]) for row in book[4][2][2:]]
        right_loss, *_ = [words_of(row[3]) for row in exact[4][2][2:]]
        assert loss != right_loss
        assert slope != gradient
        assert len(find(book, "lab-differs")) == 2
        # What stands out begins where the two part.
        for part, (wrong, right) in zip(
            find(book, "lab-differs"), ((loss, right_loss), (slope, gradient)), strict=True
        ):
            same = wrong.removesuffix(words_of(part))
            assert right.startswith(same)
            assert wrong[len(same)] != right[len(same)]
        assert tolerance == "1.00×10⁻⁴"
        assert error
        verdict = words_of(find(book, "lab-verdict")[0])
        assert verdict == T("sigmoid.numerics.right" if tried["book"].agrees else "sigmoid.numerics.wrong")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentences_on_the_two_losses_are_filled_in_at_every_score(lang):
    for s in SIGMOID["wrong"].grid():
        said = words_of(drawn.wrong(Text(lang), drawn.Wrong(s)).trees["parted"])
        assert "[[" not in said
        fails = not numerics.compare(np.array([s]))["book"].agrees
        assert ("16.12" in said) == fails
