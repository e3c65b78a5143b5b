"""The code of `core` with some of its lines replaced, compiled apart from the code that the app runs.

Only patches that stand in this project are ever applied: nothing that a learner types is compiled.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType, ModuleType
from typing import Any

import core.cbow
import core.functions
import core.layers
import core.loss
import core.optim
import core.sampler
from core.tracing.source import Source
from pages.clinic.specimens import check, draw, train

MODULES: Mapping[str, ModuleType] = {
    "core/functions.py": core.functions,
    "core/layers.py": core.layers,
    "core/sampler.py": core.sampler,
    "core/loss.py": core.loss,
    "core/cbow.py": core.cbow,
    "core/optim.py": core.optim,
    "train.py": train,
    "check.py": check,
    "draw.py": draw,
}
"""The files of a patient, each after those that it imports."""
TEXTS: Mapping[str, str] = {file: inspect.getsource(module) for file, module in MODULES.items()}


class PatchDoesNotApply(LookupError):
    """The lines of a patch do not stand exactly once where it looks for them: the code has changed."""


@dataclass(frozen=True)
class Place:
    """Some lines of a function.

    Attributes
    ----------
    file : str
        One of `MODULES`.
    function : str
        A function's or class's qualified name.
    lines : str
        Whole lines that follow each other, without their indentation.
    """

    file: str
    function: str
    lines: str


@dataclass(frozen=True)
class Patch:
    """Lines, and what stands in their place; nothing, where `by` is empty."""

    at: Place
    by: str


@dataclass(frozen=True)
class Listing:
    """A function as it ran.

    Attributes
    ----------
    file : str
    source : Source
        Its lines bear the numbers that a traceback names.
    """

    file: str
    source: Source


class Patient:
    """The files of `MODULES`, some lines replaced.

    Attributes
    ----------
    texts : mapping of str to str
        The files' texts.
    modules : mapping of str to module
        The same, executed; they import each other, and everything else from where it is.
    """

    def __init__(self, patches: Iterable[Patch] = ()) -> None:
        texts = dict(TEXTS)
        for patch in patches:
            texts[patch.at.file] = _replaced(texts[patch.at.file], patch)
        self.texts: Mapping[str, str] = texts
        self.modules = _executed(texts)

    @property
    def train(self) -> Any:  # noqa: ANN401 - a module whose functions a fault may have changed
        """The training script."""
        return self.modules["train.py"]

    def lines_of(self, place: Place) -> range:
        """Return the numbers of some lines.

        Raises
        ------
        PatchDoesNotApply
        """
        return _found(self.texts[place.file], place)

    def has(self, file: str, function: str) -> bool:
        """Whether there is such a function: a fault may have renamed it."""
        try:
            _definition(self.texts[file], function)
        except PatchDoesNotApply:
            return False
        return True

    def listing(self, file: str, function: str) -> Listing:
        """Return a function's text, without its docstring."""
        node = _definition(self.texts[file], function)
        held: Any = self.modules[file]
        for part in function.split("."):
            held = getattr(held, part)
        hidden = _docstring(node)
        text = textwrap.dedent("\n".join(self.texts[file].splitlines()[node.lineno - 1 : node.end_lineno]))
        lines = tuple((node.lineno + i, line) for i, line in enumerate(text.splitlines()))
        kept = tuple((number, line) for number, line in lines if number not in hidden)
        return Listing(file, Source(function, kept, held.__code__))


def _replaced(text: str, patch: Patch) -> str:
    found = _found(text, patch.at)
    lines = text.splitlines()
    first = lines[found.start - 1]
    indent = first[: len(first) - len(first.lstrip())]
    new = textwrap.indent(textwrap.dedent(patch.by).strip("\n"), indent).splitlines()
    return "\n".join([*lines[: found.start - 1], *new, *lines[found.stop - 1 :]]) + "\n"


def _found(text: str, place: Place) -> range:
    node = _definition(text, place.function)
    wanted = [line.strip() for line in place.lines.strip().splitlines()]
    lines = [line.strip() for line in text.splitlines()]
    starts = [
        number
        for number in range(node.lineno, (node.end_lineno or node.lineno) - len(wanted) + 2)
        if lines[number - 1 : number - 1 + len(wanted)] == wanted
    ]
    if len(starts) != 1:
        raise PatchDoesNotApply(f"{place.file}, {place.function}: {len(starts)} times {place.lines!r}")
    return range(starts[0], starts[0] + len(wanted))


def _definition(text: str, qualified: str) -> ast.FunctionDef | ast.ClassDef:
    """Return where a function or a class stands."""
    body = _parsed(text).body
    node: ast.stmt | None = None
    for name in qualified.split("."):
        node = next(
            (n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name == name),
            None,
        )
        if node is None:
            raise PatchDoesNotApply(f"no {qualified}")
        body = node.body
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        raise PatchDoesNotApply(f"no {qualified}")
    return node


def _docstring(node: ast.FunctionDef | ast.ClassDef) -> range:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return range(first.lineno, (first.end_lineno or first.lineno) + 1)
    return range(0)


@lru_cache(maxsize=16)
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@lru_cache(maxsize=64)
def _compiled(file: str, text: str) -> CodeType:
    return compile(text, file, "exec")


def _executed(texts: Mapping[str, str]) -> Mapping[str, ModuleType]:
    """Execute the files in modules of their own."""
    private: dict[str, ModuleType] = {}

    def import_(name: str, *rest: Any) -> ModuleType:
        return private.get(name) or builtins.__import__(name, *rest)

    files = {}
    for file, text in texts.items():
        name = MODULES[file].__name__
        module = ModuleType(name)
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": import_}
        exec(_compiled(file, text), vars(module))
        private[name] = files[file] = module
    return files
