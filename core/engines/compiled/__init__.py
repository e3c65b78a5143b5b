"""The layers' mathematics once more, compiled by Numba: the only package that imports it."""

from core.engines.compiled.book_engine import LetterEngine
from core.engines.compiled.engine import CompiledEngine

__all__ = ["CompiledEngine", "LetterEngine"]
