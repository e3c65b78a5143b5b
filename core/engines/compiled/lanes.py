"""Sixteen floats at a time: the processor's vector registers as a Numba type.

Left to itself the compiler turns a short loop over a row into vector code with a test for overlapping arrays before
and a scalar loop after it; for rows of a hundred floats that costs as much as the row. Rows padded to whole lanes and
these few operations need neither. LLVM splits `Lanes` into whatever registers the processor has (one of 512 bits, two
of 256, four of 128).

==================  ================================================
``load(a, i)``      the lanes ``a[i : i + 16]``
``store(a, i, x)``  ``a[i : i + 16] = x``
``spread(x)``       the number x in every lane
``total(x)``        the sum of the lanes
``root(x)``         the square root, lane by lane
``x + y`` …         ``+``, ``-``, ``*`` and ``/``, lane by lane
==================  ================================================

Nothing here checks bounds: `i` runs from 0 to ``len(a) - 16``, and a is one-dimensional and contiguous.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, models, overload, register_model

LANES = 16

_VECTOR = ir.VectorType(ir.FloatType(), LANES)
_LANE_0 = ir.Constant(ir.IntType(32), 0)
_ALL_LANE_0 = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
_NOTHING = ir.Constant(_VECTOR, ir.Undefined)

# A product and a sum may become one instruction, and sums may be taken in any order. Never "nnan" or "ninf": they
# let the compiler assume that training cannot diverge.
FAST = ("contract", "reassoc", "nsz", "arcp")


def operation(function: Callable[..., Any]) -> Any:
    """Make a function that generates LLVM code an operation for kernels, whose types are Numba's affair."""
    return intrinsic(function)


class LanesType(types.Type):  # type: ignore[misc]
    """Numba's type of a value of sixteen float32."""

    def __init__(self) -> None:
        super().__init__(name="Lanes")


lanes = LanesType()


@register_model(LanesType)
class _LanesModel(models.PrimitiveModel):  # type: ignore[misc]
    """A `Lanes` is one LLVM vector."""

    def __init__(self, manager: Any, kind: LanesType) -> None:
        super().__init__(manager, kind, _VECTOR)


def _pointer(context: Any, builder: Any, signature: Any, args: Any) -> Any:
    """Return the address of item args[1] of the array args[0], as that of a vector."""
    array_type, index_type = signature.args[:2]
    array = context.make_array(array_type)(context, builder, args[0])
    index = context.cast(builder, args[1], index_type, types.intp)
    item = cgutils.get_item_pointer(context, builder, array_type, array, [index], wraparound=False)
    return builder.bitcast(item, _VECTOR.as_pointer())


@operation
def load(typing: Any, array: Any, index: Any) -> Any:
    """Return the lanes a[i : i + 16]."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.load(_pointer(context, builder, signature, args), align=4)

    return lanes(array, index), generate


@operation
def store(typing: Any, array: Any, index: Any, value: Any) -> Any:
    """Do a[i : i + 16] = x."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        builder.store(args[2], _pointer(context, builder, signature, args), align=4)
        return context.get_dummy_value()

    return types.none(array, index, value), generate


@operation
def spread(typing: Any, value: Any) -> Any:
    """Return the number in every lane."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        first = builder.insert_element(_NOTHING, args[0], _LANE_0)
        return builder.shuffle_vector(first, _NOTHING, _ALL_LANE_0)

    return lanes(types.float32), generate


@operation
def total(typing: Any, value: Any) -> Any:
    """Return the sum of the lanes."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        kind = ir.FunctionType(ir.FloatType(), [ir.FloatType(), _VECTOR])
        reduce = cgutils.get_or_insert_function(builder.module, kind, f"llvm.vector.reduce.fadd.v{LANES}f32")
        return builder.call(reduce, [ir.Constant(ir.FloatType(), 0.0), args[0]], fastmath=FAST)

    return types.float32(value), generate


@operation
def root(typing: Any, value: Any) -> Any:
    """Return the square root of each lane."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        kind = ir.FunctionType(_VECTOR, [_VECTOR])
        sqrt = cgutils.get_or_insert_function(builder.module, kind, f"llvm.sqrt.v{LANES}f32")
        return builder.call(sqrt, args, fastmath=FAST)

    return lanes(value), generate


def _define(symbol: Callable[[Any, Any], Any], instruction: str) -> None:
    """Give two `Lanes` an operator."""

    @operation
    def compute(typing: Any, x: Any, y: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            return getattr(builder, instruction)(*args, flags=FAST)

        return lanes(x, y), generate

    @overload(symbol)  # type: ignore[untyped-decorator]
    def choose(x: Any, y: Any) -> Any:
        def apply(x: Any, y: Any) -> Any:
            return compute(x, y)

        return apply if isinstance(x, LanesType) and isinstance(y, LanesType) else None


_define(operator.add, "fadd")
_define(operator.sub, "fsub")
_define(operator.mul, "fmul")
_define(operator.truediv, "fdiv")
