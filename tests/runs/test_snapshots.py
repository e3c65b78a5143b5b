"""What is remembered of a run, and what it shows."""

import numpy as np
import pytest

from core.evaluation.neighbours import neighbours, unit_rows
from core.text.corpus import Corpus
from runs.analogies import Section
from runs.snapshots import KEPT_NUMBERS, SNAPSHOTS, Snapshots

CORPUS = Corpus.from_sentences([["king", "queen", "man", "woman", "child", "land"]])
WORDS = ["king", "queen", "man", "woman"]
SECTION = Section("royal", (("man", "woman", "king", "queen"),))


def snapshots(hidden_size=8, **changes):
    given = {"mapped": WORDS, "watched": ("king",), "analogies": (SECTION,), "top": 3} | changes
    return Snapshots(CORPUS.vocab, hidden_size, **given)


def walk(taken, H=8, n=500):
    rng = np.random.default_rng(0)
    W = rng.normal(size=(len(CORPUS.vocab), H)).astype(np.float32)
    for i in range(n + 1):
        W += 0.01 * rng.normal(size=W.shape).astype(np.float32)
        taken.take(i / n, 10 * i / n, W)
    return W


def of_kind(events, kind):
    return [event for event in events if event.kind == kind]


def test_some_sixty_snapshots_from_the_first_moment_to_the_last():
    taken = snapshots()
    walk(taken)
    epochs = [event["epoch"] for event in of_kind(taken.developed(), "map")]
    assert 50 <= len(epochs) <= SNAPSHOTS + 2
    assert epochs == sorted(epochs)
    assert epochs[0] == 0
    assert epochs[-1] == 10


def test_the_last_shows_what_the_vectors_know_at_the_end():
    taken = snapshots()
    W = walk(taken)
    unit = unit_rows(W.astype(np.float16).astype(np.float32))
    ids = CORPUS.vocab.ids
    (row,) = of_kind(taken.developed(), "neighbours")[-1]["rows"]
    assert row["word"] == "king"
    expected = neighbours(unit, ids["king"], 3)
    assert [near["word"] for near in row["near"]] == [CORPUS.vocab.words[near.word] for near in expected]
    assert of_kind(taken.developed(), "analogies")[-1]["share"] in (0.0, 1.0)


def test_all_maps_have_axes_of_one_reach_that_hold_every_word():
    taken = snapshots()
    walk(taken)
    maps = of_kind(taken.developed(), "map")
    (reach,) = {event["reach"] for event in maps}
    assert all(max(map(abs, event["x"] + event["y"])) <= reach for event in maps)


def test_who_looks_back_on_the_way_sees_what_there_was_and_later_the_rest():
    taken = snapshots()
    W = np.eye(len(CORPUS.vocab), 8, dtype=np.float32)
    taken.take(0.0, 0.0, W)
    early = of_kind(taken.developed(), "map")
    taken.take(0.5, 5.0, 2 * W)
    late = of_kind(taken.developed(), "map")
    assert len(early) == 1
    assert len(late) == 2
    assert late[0]["x"] == early[0]["x"]


def test_of_a_large_vocabulary_only_the_map_is_kept():
    taken = snapshots(hidden_size=KEPT_NUMBERS)
    taken.take(0.0, 0.0, np.ones((len(CORPUS.vocab), 16), dtype=np.float32))
    assert taken.taken[0].rows.shape == (len(WORDS), 16)
    assert {event.kind for event in taken.developed()} == {"map"}


def test_nothing_is_kept_where_nothing_is_watched():
    taken = snapshots(mapped=[], watched=())
    walk(taken)
    assert not taken.taken
    assert not taken.developed()


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e9])
def test_what_has_diverged_is_left_out(wrong):
    taken = snapshots()
    taken.take(0.0, 0.0, np.eye(len(CORPUS.vocab), 8, dtype=np.float32))
    taken.take(1.0, 1.0, np.full((len(CORPUS.vocab), 8), wrong, dtype=np.float32))
    assert len(of_kind(taken.developed(), "map")) == 1
