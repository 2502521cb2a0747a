"""Arrays as a script spells them: numbers while one can read them, packed beyond."""

import base64
import textwrap
import zlib

import numpy as np

from app.engine.elementwise import Array

READABLE = 4000  # numbers of one array
WIDTH = 100  # characters a line

UNPACK = '''def unpacked(text, *shape):
    """An array of float64 from its bytes, compressed and as text."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), "<f8").reshape(shape)'''


def is_packed(array: Array) -> bool:
    """Whether it has too many numbers to be read."""
    return array.size > READABLE


def number(value: float) -> str:
    """A number, exactly.

    >>> number(2.0), number(0.1), number(-0.0), number(-np.inf)
    ('2', '0.1', '-0.0', '-np.inf')
    """
    whole = value == round(value) if np.isfinite(value) else False
    if whole and abs(value) < 1e15 and (value or not np.signbit(value)):
        return str(int(value))
    return repr(float(value)) if np.isfinite(value) else f"{'-' * bool(np.signbit(value))}np.{abs(float(value))}"


def literal(array: Array) -> str:
    """An expression for an array of one or two dimensions, a row a line where it has several.

    >>> print(literal(np.array([[1.0, 2.5], [3.0, 4.0]])))
    np.array([
        [1, 2.5],
        [3, 4],
    ], dtype=float)
    >>> print(literal(np.array([0.5, 1.0])))
    np.array([0.5, 1], dtype=float)
    """
    if is_packed(array):
        text = base64.b64encode(zlib.compress(np.ascontiguousarray(array, "<f8").tobytes(), 9)).decode()
        rows = "\n".join(f'    "{text[i : i + WIDTH]}"' for i in range(0, len(text), WIDTH))
        return f"unpacked(\n{rows},\n    {', '.join(map(str, array.shape))},\n)"
    if array.ndim == 1:
        return f"np.array({_row(array, 0)}, dtype=float)"
    if len(array) == 1:
        return f"np.array([{_row(array[0], 0)}], dtype=float)"
    rows = "\n".join(f"    {_row(row, 4)}," for row in array)
    return f"np.array([\n{rows}\n], dtype=float)"


def _row(row: Array, indent: int) -> str:
    line = f"[{', '.join(map(number, row))}]"
    return line if len(line) <= WIDTH - 20 else f"[\n{_wrapped(row, indent + 4)},\n{' ' * indent}]"


def _wrapped(row: Array, indent: int) -> str:
    space = " " * indent
    return textwrap.fill(", ".join(map(number, row)), WIDTH, initial_indent=space, subsequent_indent=space)
