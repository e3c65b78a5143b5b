"""The layers' mathematics once more, compiled by Numba: the only package that imports it."""

from core.compiled.engine import CompiledEngine
from core.compiled.letter import LetterEngine

__all__ = ["CompiledEngine", "LetterEngine"]
