"""Calls of compiled functions by their address, so that the loop need not know them when it is compiled."""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic


def _at(typing: Any, array: Any, index: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.gep(context.make_array(array)(context, builder, values[0]).data, [values[1]])

    return types.CPointer(array.dtype)(array, types.intp), generate  # type: ignore[no-untyped-call]


def _call(typing: Any, address: Any, arguments: Any) -> Any:
    return types.none(address, arguments), _generate


def _ask(typing: Any, address: Any, arguments: Any) -> Any:
    return types.float64(address, arguments), _generate


def _generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    address, packed = values
    given = cgutils.unpack_tuple(builder, packed)  # type: ignore[no-untyped-call]
    answers = signature.return_type != types.none
    result = ir.DoubleType() if answers else ir.VoidType()
    function = ir.FunctionType(result, [value.type for value in given])
    answer = builder.call(builder.inttoptr(address, function.as_pointer()), given)
    return answer if answers else context.get_dummy_value()


# `at(array, index)`: where a number of an array without gaps is, counted as if it had one dimension.
# `call(address, arguments)` calls a function that answers nothing, `ask` one that answers a number.
at: Any = intrinsic(_at)
call: Any = intrinsic(_call)
ask: Any = intrinsic(_ask)
