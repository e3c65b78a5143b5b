"""What a run says that it will take, against what it takes."""

import os
import subprocess
import sys

import numpy as np
import pytest

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.errors import NeedsFewerWords, NeedsLess, NeedsMoreMemory, NeedsSmallerVectors
from jobs.limits import MEGABYTE, Limits
from runs.memory import check, needed

MEASURED = """
import sys, tracemalloc
import numpy as np
from core.engines.kinds import warm_up
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus, Vocabulary
from runs.training_run import TrainingRun, Watch

engine, V, N, H, window, K = sys.argv[1], *map(int, sys.argv[2:])
rng = np.random.default_rng(0)
ids = np.concatenate([np.arange(V), rng.integers(V, size=N - V)]).astype(np.int32)
rng.shuffle(ids)
words = tuple(f"w{i}" for i in range(V))
corpus = Corpus(ids, np.append(np.arange(0, N, 20), N), Vocabulary(words, np.bincount(ids, minlength=V)))
corpus.vocab.ids
watch = Watch(words=words[:5], groups=tuple((word,) for word in words[:24]))
settings = TrainingSettings(
    engine=engine, hidden_size=H, window_size=window, sample_size=K, epochs=1, subsample=0, held_out=1000
)
warm_up(engine)
run = TrainingRun(corpus, "own", settings, watch)
before = resident = 0

def rss(kind):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(kind))

if sys.platform == "linux":
    with open("/proc/self/clear_refs", "w") as marks:
        marks.write("5")  # forget the peak so far
    before = rss("VmRSS")
else:
    tracemalloc.start()
for event in run.events():
    pass
print(rss("VmHWM") - before if sys.platform == "linux" else tracemalloc.get_traced_memory()[1])
print(run.need.held, run.need.passing)
"""

SIZES = [
    ("compiled", 60_000, 200_000, 100, 5, 5),
    ("compiled", 500, 500_000, 25, 5, 5),
    ("vectorised", 40_000, 45_000, 100, 5, 5),
    ("softmax", 8_000, 9_000, 200, 5, 5),
    ("letter", 60_000, 70_000, 100, 5, 5),
    ("layers", 8_000, 8_500, 100, 10, 10),
]


@pytest.mark.parametrize("sizes", SIZES, ids=lambda sizes: f"{sizes[0]}-{sizes[1]}")
def test_a_run_takes_what_it_said(sizes):
    if sizes[0] not in ENGINES:
        pytest.skip("needs Numba")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, sizes)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # as the app does
    )
    measured, held, passing = map(int, done.stdout.split())
    assert measured < 1.15 * (held + passing) + 20 * MEGABYTE
    assert held + passing < 1.5 * measured + 20 * MEGABYTE


def test_every_engine_is_known():
    for engine in ENGINES:
        assert needed(TrainingSettings(engine=engine), 1000, 10_000).held > 0


def test_more_of_anything_takes_more():
    base = {"hidden_size": 100, "window_size": 5, "sample_size": 5, "held_out": 1000}
    for engine in ENGINES:

        def takes(V=20_000, N=100_000, engine=engine, **changes):
            return needed(TrainingSettings(engine=engine, **base | changes), V, N).alone

        assert takes() < min(takes(V=40_000), takes(N=400_000), takes(hidden_size=200), takes(held_out=5000))
    layers = TrainingSettings(engine="layers", **base)
    assert needed(layers, 20_000, 10**5).held > 6 * needed(TrainingSettings(**base), 20_000, 10**5).held


def test_what_filled_the_memory_of_a_server_is_refused_with_settings_that_fit():
    """A text of 100,000 different words took 6.3 GB with the layers."""
    counts = np.maximum(300_000 // np.arange(1, 100_001), 1)
    settings = TrainingSettings(engine="layers", hidden_size=300, window_size=10, sample_size=20)
    offers = {"hidden_sizes": (2, 5, 10, 25, 50, 100, 200, 300), "min_counts": (1, 2, 3, 5, 10, 20)}
    memory = Limits().memory
    with pytest.raises(NeedsLess) as raised:
        check(settings, counts, memory, **offers)
    said = raised.value.values
    assert said["needs"] == pytest.approx(6300, rel=0.15)
    assert said["limit"] == memory // MEGABYTE
    smaller = TrainingSettings(
        engine="layers", hidden_size=said["hidden_size"], window_size=10, sample_size=20
    )
    check(smaller, counts, memory, **offers)
    check(settings, counts[counts >= said["min_count"]], memory, **offers)


@pytest.mark.parametrize(
    ("offers", "error"),
    [
        ({"hidden_sizes": (2, 300), "min_counts": (1,)}, NeedsSmallerVectors),
        ({"hidden_sizes": (300,), "min_counts": (1, 200)}, NeedsFewerWords),
        ({"hidden_sizes": (300,), "min_counts": (1,)}, NeedsMoreMemory),
    ],
)
def test_only_what_would_fit_is_named(offers, error):
    counts = np.maximum(300_000 // np.arange(1, 100_001), 1)
    with pytest.raises(error) as raised:
        check(TrainingSettings(engine="layers", hidden_size=300), counts, 500 * MEGABYTE, **offers)
    assert type(raised.value) is error
    assert "0" not in {str(value) for value in raised.value.values.values()}


def test_sixty_different_trainings_of_the_default_text_run_at_once():
    one = needed(TrainingSettings(engine="compiled", held_out=2000), 10_000, 975_000, 33)
    assert 60 * one.held + one.passing < Limits().memory
