import sys

import numpy as np
import pytest

from core.layers import Embedding, EmbeddingDot
from core.sampler import UnigramSampler, word_counts
from core.tracing.source import capture
from core.tracing.trace import tracing

FORWARD, BACKWARD = capture(EmbeddingDot.forward), capture(Embedding.backward)


def test_sources_leave_the_docstring_out_and_keep_line_numbers():
    texts = [text for _, text in FORWARD.lines]
    assert texts[0].startswith("def forward")
    assert not any('"""' in text for text in texts)
    number, text = FORWARD.lines[1]
    with open(sys.modules["core.layers"].__file__, encoding="utf-8") as file:
        assert file.readlines()[number - 1].strip() == text.strip()


def test_values_are_recorded_with_the_line_that_gave_them():
    layer = EmbeddingDot(np.arange(6.0).reshape(3, 2))
    with tracing(FORWARD) as trace:
        out = layer.forward(np.ones((2, 2)), np.array([2, 0]))
    assert trace.value(FORWARD, "target_W").tolist() == [[4, 5], [0, 1]]
    assert np.array_equal(trace.value(FORWARD, "out"), out)
    (line,) = trace.lines(FORWARD, "out")
    assert dict(FORWARD.lines)[line].strip().startswith("out =")


def test_changes_in_place_count_and_later_ones_do_not_reach_back():
    layer = Embedding(np.zeros((3, 2)))
    with tracing(BACKWARD) as trace:
        for id_ in (1, 2):
            layer.forward(np.array([id_]))
            layer.backward(np.ones((1, 2)))
    assert trace.value(BACKWARD, "dW", call=0).sum(axis=1).tolist() == [0, 2, 0]
    assert trace.value(BACKWARD, "dW", call=1).sum(axis=1).tolist() == [0, 0, 2]


def test_the_former_tracer_comes_back_even_after_an_error():
    former = sys.gettrace()
    with pytest.raises(ZeroDivisionError), tracing(FORWARD):
        _ = 1 / 0
    assert sys.gettrace() is former


def test_lines_that_only_turn_bad_input_away_are_known_as_guards():
    source = capture(word_counts)
    guards = [text.split()[0] for number, text in source.lines if number in source.guards]
    assert guards == ["if", "raise"] * 3
    # A branch that computes something is no guard.
    drawing = capture(UnigramSampler.get_negative_sample)
    assert any(text.strip().startswith("if ") for _, text in drawing.lines)
    assert not drawing.guards


def fill(size):
    """Write what fresh memory may hold by chance, as zeros do here."""
    first, second = Held.pair
    found = np.zeros(size)
    total = 0.0
    found[...] = 0
    found[0] = 0
    for i in range(size):
        found[i] = first
        total += second
    return found


class Held:
    pair = (0.0, 0.0)


def test_a_line_that_writes_counts_though_the_value_was_there_by_chance():
    source = capture(fill)
    with tracing(source) as trace:
        fill(2)
    texts = dict(source.lines)
    lines = {
        name: [texts[line].strip() for line in sorted(trace.lines(source, name))]
        for name in ("found", "total")
    }
    assert lines["found"] == ["found = np.zeros(size)", "found[...] = 0", "found[0] = 0", "found[i] = first"]
    assert lines["total"] == ["total = 0.0", "total += second"]


def test_lines_that_do_no_work_are_known_by_kind():
    source = capture(fill)
    texts = {number: text.strip() for number, text in source.lines}
    assert [texts[line] for line in sorted(source.unpacking)] == ["first, second = Held.pair"]
    assert [texts[line] for line in sorted(source.allocating)] == [
        "found = np.zeros(size)",
        "total = 0.0",
        "found[...] = 0",
    ]
