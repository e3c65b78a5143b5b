"""How long a start takes and how much memory a training, each measured in a process of its own."""

from __future__ import annotations

import statistics
import subprocess
import sys

START = """
import time
begin = time.perf_counter()
from core.engines.settings import TrainingSettings
from core.training.loop import Training
imported = time.perf_counter()
from benchmarks.contestants import CORPUS
from core.text.corpus import Corpus
corpus = Corpus.load(CORPUS)
loaded = time.perf_counter()
training = Training(corpus, TrainingSettings(engine="compiled", learning_rate=0.1), slice_seconds=0)
next(training.slices())
print(imported - begin + time.perf_counter() - loaded)
"""

MEMORY = """
from benchmarks.contestants import CORPUS
from core.text.corpus import Corpus

def memory(kind):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(kind))

corpus = Corpus.load(CORPUS)
with open("/proc/self/clear_refs", "w") as marks:
    marks.write("5")  # forget the peak so far
before = memory("VmRSS")
from core.engines.settings import TrainingSettings
from core.training.loop import Training
training = Training(corpus, TrainingSettings(engine="compiled", learning_rate=0.1, epochs=2, threads=2))
for _ in training.slices():
    pass
print(memory("VmHWM") - before)
"""


def run(code: str) -> float:
    """Run a program that prints a number."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def table() -> tuple[list[str], list[list[str]]]:
    run(START)  # fills the cache
    start = statistics.median(run(START) for _ in range(5))
    memory = statistics.median(run(MEMORY) for _ in range(3))
    return (
        ["", "at most", "known to be possible", "measured"],
        [
            ["first training step after start, warm cache", "1.5 s", "0.5 s", f"{start:.2f} s"],
            ["peak memory beyond the corpus, Numba included", "300 MB", "", f"{memory:.0f} MB"],
        ],
    )
