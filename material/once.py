"""Results that all sessions share: computed once, however many ask at the same moment, and read-only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from functools import update_wrapper
from inspect import signature
from threading import Lock
from types import FunctionType, ModuleType
from typing import Generic, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")


def frozen(value: T) -> T:
    """Make every array read-only that a value holds, however deep, and return the value.

    Parameters
    ----------
    value : object
        An array, or a tuple, list, set, mapping or object with attributes that holds arrays.
    """
    seen: set[int] = set()
    waiting: list[object] = [value]
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        if isinstance(part, np.ndarray):
            part.flags.writeable = False
        else:
            waiting.extend(_parts(part))
    return value


def _parts(value: object) -> list[object]:
    """Return what a value holds."""
    if isinstance(value, str | bytes | type | FunctionType | ModuleType):
        return []
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    return list(getattr(value, "__dict__", {}).values())


class Once(Generic[P, T]):
    """A function whose results are kept; the first who asks for one computes it, and the others wait for that.

    It takes the place of `functools.lru_cache`, which lets simultaneous callers all compute: a class that opens a page
    would read the same text sixty times at once. Those who ask for another result do not wait. An error is raised to
    all who waited for the result, and not kept.

    Parameters
    ----------
    function : callable
        Its arguments are hashable. It must not ask for its own result.
    maxsize : int
        How many results are kept; the least recently used goes first.
    """

    def __init__(self, function: Callable[P, T], maxsize: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._signature = signature(function)
        self._maxsize = maxsize
        self._results: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the result, with its arrays read-only."""
        key = self._key(*args, **kwargs)
        while True:
            result, is_mine = self._claim(key)
            if is_mine:
                return self._compute(key, result, *args, **kwargs)
            # Whoever computed it may have been interrupted by a matter of its own: then somebody else has to.
            with suppress(CancelledError):
                return result.result()

    def is_ready(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether nobody need wait for the result any more."""
        with self._lock:
            result = self._results.get(self._key(*args, **kwargs))
        return result is not None and result.done()

    def cache_clear(self) -> None:
        """Forget all results."""
        with self._lock:
            self._results.clear()

    def _key(self, *args: P.args, **kwargs: P.kwargs) -> Hashable:
        """Return the same for the same arguments, however they are given."""
        if not kwargs and len(args) == len(self._signature.parameters):
            return args
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return tuple(bound.arguments.values())

    def _claim(self, key: Hashable) -> tuple[Future[T], bool]:
        """Return the result, which may still be computed, and whether it is for the caller to compute it."""
        with self._lock:
            result = self._results.get(key)
            if result is not None:
                self._results.move_to_end(key)
                return result, False
            if len(self._results) >= self._maxsize:
                # What is being computed stays: another caller would else begin it anew.
                oldest = next((other for other, kept in self._results.items() if kept.done()), None)
                self._results.pop(oldest, None)
            result = self._results[key] = Future()
            return result, True

    def _compute(self, key: Hashable, result: Future[T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            value = frozen(self._function(*args, **kwargs))
        except BaseException as error:
            self._forget(key, result)
            if isinstance(error, Exception):
                result.set_exception(error)
            else:
                result.cancel()
            raise
        result.set_result(value)
        return value

    def _forget(self, key: Hashable, result: Future[T]) -> None:
        with self._lock:
            if self._results.get(key) is result:
                del self._results[key]


def once(maxsize: int) -> Callable[[Callable[P, T]], Once[P, T]]:
    """Return a decorator: the function's results, so many of them, are shared as `Once` says."""
    return lambda function: Once(function, maxsize)
