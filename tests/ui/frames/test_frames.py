"""Frames: what differs between drawings, made once, and put together again the same."""

import asyncio
import threading

import numpy as np
import plotly.graph_objects as go
import pytest
from starlette.requests import Request

from pages.sampler import drawn as sampler_drawn
from pages.sampler import lesson as sampler
from pages.sampler import noise_figures as noise
from pages.sampler.settings import SAMPLER
from tests.coroutines import run
from tests.frames import assert_frames_are_drawn, at
from ui.frames import route
from ui.frames.differences import differences
from ui.frames.drawn import Drawn
from ui.frames.store import Frames
from ui.text.i18n import Text

T = Text("en")
SHOWN = {
    sampler_drawn.distribution: sampler_drawn.Distribution("book", 0.75, 2, overlay=True),
    sampler_drawn.row: sampler_drawn.Row("book", 0.75, 2, 1),
    sampler_drawn.point: sampler_drawn.Point("toy_en", "passes", "rank", 0.75, 2),
    sampler_drawn.draws: sampler_drawn.Draws("book", 0.75, 1),
    sampler_drawn.rules: sampler_drawn.Rules("book", 0.75, 2, "common", 1),
}
"""What is drawn, for which settings."""


@pytest.mark.parametrize(
    ("draw", "name"),
    [
        (draw, name)
        for draw, shown in SHOWN.items()
        for name in ("power", "sample_size")
        if hasattr(shown, name)
    ],
)
def test_every_frame_is_what_python_draws_for_that_value(draw, name):
    assert_frames_are_drawn(
        T, draw, SHOWN[draw], name, SAMPLER[name].grid(6 if name == "sample_size" else None)
    )


@pytest.mark.parametrize("corpus", sampler.CORPORA)
def test_no_axis_depends_on_the_power_and_all_values_lie_on_them(corpus):
    layouts = {"by_rank": [], "factor": [], "among": []}
    original = sampler.among(corpus, 1.0)
    for power in SAMPLER["power"].grid():
        view, among = sampler.view(corpus, power), sampler.among(corpus, power)
        for span, values in (
            (view.reach.p, view.curves[power]),
            (view.reach.p, view.powered),
            (view.reach.factor, view.factor),
            (view.reach.among, among),
        ):
            assert span[0] * (1 - 1e-9) <= values.min()
            assert values.max() <= span[1] * (1 + 1e-9)
        words = view.words
        layouts["by_rank"].append(noise.by_rank(T, view, words, power, overlay=True)["layout"])
        layouts["factor"].append(noise.factor(T, view, words, power)["layout"])
        layouts["among"].append(noise.among(T, view, words, power, among, original, 2)["layout"])
    for found in layouts.values():
        assert all(layout == found[0] for layout in found)


def test_what_is_the_same_in_all_frames_is_sent_once_or_not_at_all():
    frames = [
        Drawn({"c": go.Figure(go.Scatter(x=[1, 2], y=np.array([i, np.nan])))}, {"a": ["p", {}, "a"]})
        for i in range(3)
    ]
    ((path, column),) = differences(frames)["charts"]["c"]
    assert path == ("data", 0, "y")
    assert at(column, 1).tolist() == pytest.approx([1, np.nan], nan_ok=True)
    assert differences(frames)["trees"] == {"a": [["p", {}, "a"]]}


def test_numbers_too_fine_for_32_bits_keep_64():
    frames = [Drawn({"c": {"data": [{"type": "scatter", "y": [v]}], "layout": {}}}) for v in (1e-60, 1.0)]
    ((_, column),) = differences(frames)["charts"]["c"]
    assert column["dtype"] == "f8"
    assert at(column, 0)[0] == 1e-60


def test_other_traces_are_refused():
    frames = [Drawn({"c": go.Figure([go.Scatter(y=[1])] * n)}) for n in (1, 2)]
    with pytest.raises(ValueError, match="same traces"):
        differences(frames)


def test_frames_are_made_once_for_all_who_ask():
    store, made, go_on = Frames(), [], threading.Event()

    def build():
        go_on.wait(5)
        made.append(1)
        return b"frames"

    store.offer("a", build)
    first, second = store.ask("a"), store.ask("a")
    go_on.set()
    assert first.result(5) == second.result(5) == b"frames"
    assert store.ask("a").result(5) == b"frames"
    assert made == [1]
    assert store.ask("b") is None


def test_what_nobody_waits_for_any_more_is_not_begun():
    store, go_on = Frames(), threading.Event()
    store.offer("slow", lambda: (go_on.wait(5), b"")[1])
    store.offer("left", lambda: pytest.fail("begun"))
    store.ask("slow")
    left = store.ask("left")
    store.leave("left")
    go_on.set()
    assert left.cancelled()


def test_what_nobody_asked_for_the_longest_is_forgotten_first():
    store = Frames(most_offers=2, most_bytes=10)
    for name in "abc":
        store.offer(name, lambda name=name: name.encode() * 6)
    assert store.ask("a") is None
    assert store.ask("b").result(5) == b"bbbbbb"
    assert store.ask("c").result(5) == b"cccccc"
    assert list(store._kept) == ["c"]


@pytest.fixture
def ask(monkeypatch):
    store = Frames()
    monkeypatch.setattr(route, "frames", lambda: store)

    def ask(digest):
        async def receive():
            await asyncio.sleep(60)

        request = Request({"type": "http", "path_params": {"digest": digest}, "headers": []}, receive)
        return run(route.serve(request))

    ask.store = store
    return ask


def test_frames_are_served_compressed_and_kept_for_long(ask):
    ask.store.offer("a", lambda: b"zipped")
    answer = ask("a")
    assert (answer.status_code, answer.body) == (200, b"zipped")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_frames_that_nobody_offers_or_that_fail_are_refused(ask, caplog):
    assert ask("unknown").status_code == 404
    ask.store.offer("bad", lambda: 1 / 0)
    answer = ask("bad")
    assert answer.status_code == 410
    assert answer.headers["cache-control"] == "no-store"
    assert "could not be drawn" in caplog.text
