"""Shared results: computed once, read-only, and errors are not kept."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, MappingProxyType, ModuleType

import numpy as np
import pytest

from material import corpora
from material.once import Once, frozen, once
from material.sentence import TEXT
from pages.clinic.patching import Patient
from pages.loss_layer import lesson as loss_layer
from pages.studio.train import figures

ROOT = Path(__file__).parents[2]

LONG = 60
"""Seconds that only a fault would make a test wait."""


class Gate:
    """A function that computes only once it is let through."""

    def __init__(self):
        self.calls = []
        self.begun = threading.Event()
        self.open = threading.Event()

    def __call__(self, key):
        self.calls.append(key)
        self.begun.set()
        assert self.open.wait(LONG)
        return [key]


def test_ten_threads_make_one_computation_and_get_the_same():
    gate = Gate()
    shared = once(maxsize=4)(lambda key: gate(key))
    with ThreadPoolExecutor(10) as pool:
        results = [pool.submit(shared, "a") for _ in range(10)]
        assert gate.begun.wait(LONG)
        assert not shared.is_ready("a")
        gate.open.set()
        found = [result.result(LONG) for result in results]
    assert gate.calls == ["a"]
    assert all(one is found[0] for one in found)
    assert shared.is_ready("a")


def test_who_asks_for_something_else_does_not_wait():
    gate = Gate()
    shared = once(maxsize=4)(lambda key: gate(key) if key == "slow" else [key])
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(shared, "slow")
        assert gate.begun.wait(LONG)
        assert shared("quick") == ["quick"]
        assert not slow.done()
        gate.open.set()
        assert slow.result(LONG) == ["slow"]


def test_an_error_is_raised_to_all_who_wait_and_not_kept():
    gate, is_broken = Gate(), [True]

    @once(maxsize=4)
    def shared(key):
        found = gate(key)
        if is_broken[0]:
            raise ValueError("broken")
        return found

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(shared, "a")
        assert gate.begun.wait(LONG)
        second = pool.submit(shared, "a")
        gate.open.set()
        for result in (first, second):
            with pytest.raises(ValueError, match="broken"):
                result.result(LONG)
    assert not shared.is_ready("a")
    is_broken[0] = False
    assert shared("a") == ["a"]


def test_another_takes_over_from_who_was_interrupted():
    gate, calls = Gate(), []

    @once(maxsize=4)
    def shared(key):
        calls.append(key)
        if len(calls) == 1:
            gate(key)
            raise KeyboardInterrupt
        return key

    def interrupted():
        with pytest.raises(KeyboardInterrupt):
            shared("a")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(interrupted)
        assert gate.begun.wait(LONG)
        second = pool.submit(shared, "a")
        gate.open.set()
        first.result(LONG)
        assert second.result(LONG) == "a"
    assert calls == ["a", "a"]


def test_the_least_recently_used_goes():
    calls = []

    @once(maxsize=2)
    def shared(key):
        calls.append(key)
        return key

    for key in "abaca":
        shared(key)
    assert calls == ["a", "b", "c"]
    shared("b")
    assert calls == ["a", "b", "c", "b"]


def test_what_is_being_computed_is_not_begun_anew_for_want_of_room():
    gate, calls = Gate(), []

    @once(maxsize=1)
    def shared(key):
        calls.append(key)
        return gate(key) if key == "slow" else key

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(shared, "slow")
        assert gate.begun.wait(LONG)
        shared("quick")
        second = pool.submit(shared, "slow")
        gate.open.set()
        assert first.result(LONG) is second.result(LONG)
    assert calls == ["slow", "quick"]


def test_arguments_count_by_what_they_are_not_by_how_they_are_given():
    calls = []

    @once(maxsize=4)
    def shared(a, b=2):
        calls.append((a, b))
        return a + b

    assert shared(1) == shared(1, 2) == shared(b=2, a=1) == 3
    assert calls == [(1, 2)]
    shared.cache_clear()
    shared(1)
    assert len(calls) == 2


def test_it_keeps_the_functions_name_and_its_docstring():
    @once(maxsize=1)
    def shared():
        """Say something."""

    assert (shared.__name__, shared.__doc__) == ("shared", "Say something.")


@dataclass(frozen=True)
class Holder:
    array: np.ndarray
    more: object = None


def test_arrays_are_read_only_however_deep():
    arrays = [np.zeros(3) for _ in range(5)]
    inner = Holder(arrays[0])
    value = {
        "a": (inner, [arrays[1]]),
        "b": MappingProxyType({"c": Holder(arrays[2], more={"d": arrays[3]})}),
    }
    inner_of_itself = [value, arrays[4]]
    inner_of_itself.append(inner_of_itself)
    assert frozen(inner_of_itself) is inner_of_itself
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


# What the lessons share.


PLACES = ("material", "runs", "pages")


def shared_functions():
    paths = [path for place in PLACES for path in (ROOT / place).rglob("*.py") if "@once" in path.read_text()]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    found = {
        value for name in names for value in vars(import_module(name)).values() if isinstance(value, Once)
    }
    return {f"{function.__module__}.{function.__name__}": function for function in found}


ARGUMENTS = {
    "pages.approximation.division.by_rate": (),
    "pages.approximation.matrices.neighbourhoods": (),
    "pages.approximation.matrices.train": (True,),
    "pages.approximation.more_negatives.rank_by_size": (),
    "pages.approximation.nearness.curves": (False,),
    "pages.approximation.pair_scores.trained_scores": (2,),
    "pages.approximation.ruler.ruler": (False,),
    "pages.approximation.toy_network.bench": (True,),
    "pages.clinic.casebook._compiled": ((),),
    "pages.clinic.casebook.examined": ("last_question", "gradient_check"),
    "pages.clinic.casebook.listings": ("last_question",),
    "pages.clinic.casebook.seen": ("last_question",),
    "pages.clinic.casebook.words": ("last_question",),
    "pages.clinic.examine._measured": (Patient(),),
    "pages.clinic.examine.long_text": (),
    "pages.clinic.examine.train": (Patient(), "sgd", TEXT, 1),
    "pages.loss_layer.policies.policies": (),
    "runs.analogies.read": (corpora.DATA / corpora.CORPORA["toy_en"].analogies,),
    "pages.bottleneck.lesson.run": (),
    "material.corpora.load": ("book", 1),
    "pages.sampler.draws.table": ("book", 0.75),
    "pages.loss_layer.gradient_check.check": (loss_layer.State(), 1e-4, True, True),
    "pages.loss_layer.lesson.run": (loss_layer.State(),),
    "pages.negative_sampling.subsampling._sampler": ("wordnet",),
    "pages.negative_sampling.worlds.world": ("en",),
    "runs.reference.reference": ("book",),
    "runs.related.read": (corpora.DATA / corpora.ENGLISH_PAIRS,),
    "runs.verdict.largest_leads": ((3, 3),),
    "runs.verdict.measured": (),
    "pages.studio.train.drawn._drawn": (figures.lengths, "en", (0,), ()),
    "pages.studio.train.sections.splitting._shared": ("You say goodbye",),
    "pages.sampler.lesson.among": ("book", 0.75),
    "pages.sampler.lesson.law": ("book", 0.75),
    "pages.sampler.lesson.reach": ("example",),
    "pages.sampler.lesson.view": ("book", 0.75),
    "pages.sampler.lesson.vocabulary": ("example",),
    "pages.sampler.quality.grid": ("toy_en", "passes", "rank"),
    "material.sentence.trained": (3, 2, 0, 1),
    "pages.studio.explore.lesson.finished": ("book",),
    "material.sentence.course": (3, 2, 1, 1),
    "pages.tokens.lesson.corpus": ("stripped",),
    "pages.tokens.lesson.run": (),
}


def test_every_shared_function_is_looked_at():
    assert shared_functions().keys() == ARGUMENTS.keys()


# A sampler that is copied gets a generator of its own.
_NOT_LOOKED_INTO = (type, ModuleType, FunctionType, CodeType, str, np.random.Generator)


def arrays_in(value):
    """Yield the arrays of a value by another way than `frozen`: the garbage collector knows what refers to what."""
    seen, stack = set(), [value]
    while stack:
        part = stack.pop()
        if id(part) in seen or isinstance(part, _NOT_LOOKED_INTO):
            continue
        seen.add(id(part))
        if isinstance(part, np.ndarray):
            yield part
        else:
            stack.extend(gc.get_referents(part))


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_what_is_shared_cannot_be_changed(name):
    shared = shared_functions()[name](*ARGUMENTS[name])
    assert [array.shape for array in arrays_in(shared) if array.flags.writeable] == []
