import itertools

import numpy as np
import pytest

from pages.bottleneck import cost_lab
from pages.bottleneck.contestants import CONTESTANTS, COSTLY, PHASES, WHOLE, lines_over
from pages.bottleneck.cost_lab import (
    CostLab,
    duration,
    is_right,
    judge,
    memory_needed,
    nearest,
    sizes_within,
    speed_of,
    verdict,
    zipf_text,
)


def ticking():
    """Return a clock by which every phase takes a second, whatever it does."""
    ticks = itertools.count()
    return lambda: float(next(ticks))


def finished(**settings):
    lab = CostLab(**{"hidden_size": 4, "batch_size": 5, "sample_size": 2, "sizes": (10, 20)} | settings)
    return lab, [event for event in lab.events() if event]


def test_every_contestant_is_measured_at_every_size():
    lab, events = finished(clock=ticking())
    assert set(lab.measured) == {(name, V) for name in CONTESTANTS for V in (10, 20)}
    assert [e["fraction"] for e in events if e["kind"] == "progress"] == pytest.approx(np.arange(1, 7) / 6)
    for (name, _), measurement in lab.measured.items():
        phases = 3 if name == "softmax" else 4
        assert measurement.total == pytest.approx(phases * 1e6 / 5)
        assert (measurement.phases["sampler"] == 0) == (name == "softmax")
        assert measurement.batches == cost_lab.FEWEST - 1


def test_a_slice_is_one_phase():
    lab = CostLab(4, 5, 2, sizes=(10,), clock=ticking())
    slices = list(lab.events())
    phases = 3 + 4 + 4
    reports, starts, theory = 2 * 3, 3, 1
    assert len(slices) == cost_lab.FEWEST * phases + reports + starts + theory


def test_theory_passes_through_softmax_at_the_largest_size():
    lab, events = finished(clock=ticking())
    lines, each = lab.theory()
    softmax = lab.measured["softmax", 20].total
    assert lines["softmax"][-1] == pytest.approx(softmax)
    assert lines["softmax"][0] == pytest.approx(softmax / 2)
    assert lines["negative"] == pytest.approx([softmax * 3 / 20] * 2)
    assert each == pytest.approx(1000 * softmax / (3 * 4 * 20))
    assert [e["softmax"] for e in events if e["kind"] == "theory"][-1] == pytest.approx(lines["softmax"])


def test_a_guess_becomes_a_time():
    lab, _ = finished(clock=ticking(), sizes=(cost_lab.GUESS_SIZE,))
    assert lab.expected("ten") == pytest.approx(lab.measured["softmax", cost_lab.GUESS_SIZE].total / 10)
    assert CostLab(4, 5, 2, sizes=(10,)).expected("ten") is None


@pytest.mark.parametrize(
    ("measured", "sample_size", "theory", "hundred", "ten", "hardly"),
    [
        (0.4, 5, "high", "high", "high", "right"),
        (1.0, 5, "high", "high", "high", "right"),
        (3.0, 5, "high", "high", "high", "right"),
        (3.5, 5, "high", "high", "right", "low"),
        (25.0, 5, "high", "high", "right", "low"),
        (40.0, 20, "high", "right", "low", "low"),
        (400.0, 20, "right", "low", "low", "low"),
        (400.0, 5, "high", "right", "low", "low"),
        (2000.0, 1, "right", "low", "low", "low"),
        (1e6, 1, "right", "low", "low", "low"),
    ],
)
def test_the_nearest_guess_is_right_and_the_others_are_told_their_side(
    measured, sample_size, theory, hundred, ten, hardly
):
    expected = {"theory": theory, "hundred": hundred, "ten": ten, "hardly": hardly}
    assert {guess: judge(guess, measured, sample_size) for guess in cost_lab.GUESSES} == expected
    assert expected[nearest(measured, sample_size)] == "right"
    judged = {guess: is_right(guess, measured, sample_size) for guess in cost_lab.GUESSES}
    assert judged == {
        guess: {"right": True, "high": False, "low": None}[it] for guess, it in expected.items()
    }


def test_what_the_count_promises_is_the_largest_guess_for_every_k():
    for K in range(1, 21):
        assert speed_of("theory", K) == max(speed_of(guess, K) for guess in cost_lab.GUESSES)


def test_the_verdict_compares_at_the_size_that_is_looked_at():
    lab, _ = finished(clock=ticking())
    assert [verdict(lab, V).promised for V in (10, 20)] == pytest.approx([10 / 3, 20 / 3])
    found = verdict(lab, 20)
    assert found.vocab_size == 20
    assert found.promised == pytest.approx(20 / 3)
    assert found.layers == pytest.approx(3 / 4)
    assert sum(found.shares.values()) == pytest.approx(1)
    del lab.measured["rows", 20]
    assert verdict(lab, 10)
    assert verdict(lab, 20) is None
    assert verdict(CostLab(4, 5, 2, sizes=(10,)), 10) is None


def test_the_phases_of_all_three_train():
    for name, make in CONTESTANTS.items():
        rng = np.random.default_rng(0)
        corpus = zipf_text(30)
        W = 0.1 * rng.standard_normal((30, 4))
        h = rng.standard_normal((8, 4))
        target = rng.choice(corpus, size=8)
        contestant = make(W, corpus, 3, rng)
        losses = []
        for _ in range(200):
            for phase, do in contestant.phases(h, target):
                assert phase in PHASES
                result = do()
                if phase == "forward":
                    losses.append(result)
        assert np.mean(losses[-20:]) < 0.97 * np.mean(losses[:20]), name


@pytest.mark.parametrize(("source", "names"), WHOLE)
def test_every_array_whose_size_grows_with_the_vocabulary_has_its_work_lit(source, names):
    for name in names:
        assert lines_over(source, [name]), (source.name, name)


def test_the_lit_lines_are_those_whose_cost_grows_with_the_vocabulary():
    lit = {source.name: [text.strip() for n, text in source.lines if n in lines] for source, lines in COSTLY}
    sampler, embedding, layer, adam = lit.values()
    assert len(sampler) == 3  # a copy, its sum, and the draw
    assert embedding == ["dW[...] = 0"]
    assert [line.partition(" ")[0] for line in layer] == ["dW[...]", "dW"]
    assert [line.partition(" ")[0] for line in adam] == ["m", "v", "W"]


def test_a_zipf_text_has_every_word_and_falls_as_one_over_rank():
    counts = np.bincount(zipf_text(100))
    assert counts.tolist()[:4] == [100, 50, 33, 25]
    assert counts.min() == 1


def test_sizes_keep_within_the_memory_granted():
    assert sizes_within(100, 100, 5)[-1] == 30_000
    assert sizes_within(10, 1, 1)[-1] == 100_000
    assert sizes_within(300, 100, 20)[-1] < 30_000
    for V in sizes_within(300, 100, 20):
        assert memory_needed(V, 300, 100, 20) <= cost_lab.MEMORY_LIMIT


@pytest.mark.parametrize(("time", "shown"), [(5.123, "5.12 µs"), (123.4, "123 µs"), (1893.7, "1.89 ms")])
def test_a_duration_has_its_unit(time, shown):
    assert duration(time) == shown
