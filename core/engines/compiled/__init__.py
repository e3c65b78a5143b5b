"""The layers' mathematics once more, compiled by Numba: the only package that imports it."""

from core.engines.compiled.book_engine import CompiledBookEngine
from core.engines.compiled.engine import CompiledEngine

__all__ = ["CompiledBookEngine", "CompiledEngine"]
