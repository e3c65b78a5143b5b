"""How every kernel is compiled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import numba

from core.engines.compiled.lanes import FAST

Kernel = TypeVar("Kernel", bound=Callable[..., object])

_compile = partial(numba.njit, nogil=True, fastmath=set(FAST), error_model="numpy")


def kernel(function: Kernel) -> Kernel:
    """Compile a function at its first call, and keep the machine code on disk for the next start.

    It runs without the interpreter lock (`nogil`), so that a page stays responsive and two threads train at once. A
    division by zero gives an infinity, as NumPy's does, and no exception.
    """
    try:
        compiled: Kernel = _compile(cache=True)(function)
    except RuntimeError:  # there is no folder to keep it in
        compiled = _compile()(function)
    return compiled


def _forget_old_code() -> None:
    """Delete machine code older than this package, or left empty by a crash.

    Numba does not see that a kernel called by another has changed, and stops at an empty file.
    """
    folder = Path(__file__).parent
    newest = max(file.stat().st_mtime for file in folder.glob("*.py"))
    for code in (folder / "__pycache__").glob("*.nb[ci]"):
        with suppress(OSError):
            kept = code.stat()
            if kept.st_mtime < newest or kept.st_size == 0:
                code.unlink()


_forget_old_code()
