"""The very lines of the engine's definitions, as a script that stands alone can hold them.

A definition is copied with what it calls and the constants it names. What a script has no use for goes: annotations,
decorators, examples in docstrings. Hyperparameters become default values.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import numpy as np

DOCSTRING = 100  # characters a line
NO_WORDS: Mapping[Any, str] = {}


class _Edit(NamedTuple):
    """Bytes of a source that become others."""

    start: int
    end: int
    text: str


class Lines:
    """The definitions of one script: each once, under a name of its own, after what it calls."""

    def __init__(self, words: Mapping[Any, str] = NO_WORDS, numpy: str = "np", taken: Iterable[str] = ()) -> None:
        self._words = words  # what the script says for a helper: `elementwise.exp` -> "np.exp"
        self._numpy = numpy  # what it says for NumPy
        self._names: dict[Any, str] = {("taken", name): name for name in taken}
        self._texts: list[str] = []
        self._imports: set[str] = set()

    @property
    def imports(self) -> str:
        """What the definitions need of the standard library, a line each."""
        return "\n".join(sorted(self._imports))

    def text(self) -> str:
        """All of them, constants first, then functions with two empty lines between them."""
        constants = [text for text in self._texts if "\n" not in text]
        return "\n\n\n".join(filter(None, ["\n".join(constants), *(text for text in self._texts if "\n" in text)]))

    def add(self, definition: Any, name: str, hyperparameters: tuple[Any, ...] = ()) -> str:
        """Take in a function or a class, its last arguments with these values. The name that it has in the script."""
        if definition in self._words:
            return self._words[definition]
        known = (definition, hyperparameters)
        if known not in self._names:
            self._names[known] = name = self._free(name)
            self._texts.append(self._source(definition, name, hyperparameters))
        return self._names[known]

    def _constant(self, value: Any, name: str) -> str:
        known = (name, repr(value))
        if known not in self._names:
            self._names[known] = name = self._free(name)
            self._texts.append(f"{name} = {_written(value)}")
        return self._names[known]

    def _free(self, name: str) -> str:
        taken, free, number = set(self._names.values()), name, 2
        while free in taken:
            free, number = f"{name}_{number}", number + 1
        return free

    def _source(self, definition: Any, name: str, hyperparameters: tuple[Any, ...]) -> str:
        text = textwrap.dedent(inspect.getsource(definition))
        node = ast.parse(text).body[0]
        assert isinstance(node, ast.FunctionDef | ast.ClassDef)
        edits = [*self._edits(node, text, name, hyperparameters), *self._renamed(node, definition, text)]
        return _edited(text, edits).rstrip()

    def _edits(self, node: ast.AST, text: str, name: str, hyperparameters: tuple[Any, ...]) -> Iterator[_Edit]:
        """Signatures without annotations, docstrings of one paragraph, annotated values without the annotation."""
        for each in ast.walk(node):
            if isinstance(each, ast.FunctionDef):
                own, first = each is node, each.body[0]
                begin = 0 if own else _place(text, each.lineno, each.col_offset)
                head = f"def {name if own else each.name}({_arguments(each, hyperparameters if own else ())}):\n"
                yield _Edit(begin, _place(text, first.lineno, first.col_offset), head + " " * first.col_offset)
            if isinstance(each, ast.FunctionDef | ast.ClassDef) and (said := ast.get_docstring(each)):
                yield _Edit(*_span(text, each.body[0]), _docstring(said, each.body[0].col_offset))
            if isinstance(each, ast.AnnAssign) and isinstance(node, ast.FunctionDef):
                yield _Edit(_span(text, each.target)[1], _span(text, each.annotation)[1], "")

    def _renamed(self, node: ast.FunctionDef | ast.ClassDef, definition: Any, text: str) -> Iterator[_Edit]:
        """Every name from outside, as the script has it."""
        outside = vars(sys.modules[definition.__module__])
        skipped = {id(part) for each in ast.walk(node) for part in _annotations(each)}
        names = [each for each in ast.walk(node) if isinstance(each, ast.Name) and id(each) not in skipped]
        own = {each.id for each in names if isinstance(each.ctx, ast.Store)}
        own |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
        for each in names:
            if each.id in outside and each.id not in own and each.id != getattr(definition, "__name__", ""):
                yield _Edit(*_span(text, each), self._outside(outside[each.id], each.id))

    def _outside(self, value: Any, name: str) -> str:
        if value is np:
            return self._numpy
        if isinstance(value, ModuleType):
            self._imports.add(f"import {value.__name__}")
            return value.__name__
        if isinstance(value, float) and not np.isfinite(value):
            return f'float("{value}")'
        if isinstance(value, FunctionType | type):
            if value.__module__.startswith("app."):
                return self.add(value, name)
        elif not callable(value):
            return self._constant(value, name)
        self._imports.add(f"from {value.__module__} import {value.__name__}")
        return str(value.__name__)


def _written(value: Any) -> str:
    if isinstance(value, np.uint64):
        return f"np.uint64(0x{int(value):X})" if value > 1000 else f"np.uint64({value})"
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))}{',' * (len(value) == 1)})"
    return repr(value)


def _arguments(function: ast.FunctionDef, hyperparameters: tuple[Any, ...]) -> str:
    """A signature's inside without annotations, the last arguments with default values."""
    arguments = function.args
    for each in ast.walk(arguments):
        if isinstance(each, ast.arg):
            each.annotation = None
    if hyperparameters:
        arguments.defaults = [ast.parse(repr(value), mode="eval").body for value in hyperparameters]
    return ast.unparse(arguments)


def _docstring(text: str, indent: int) -> str:
    """The first paragraph, as a docstring."""
    what = " ".join(text.partition("\n\n")[0].split())
    quotes = 'r"""' if "\\" in what else '"""'
    lines = textwrap.wrap(what, DOCSTRING)
    end = "" if len(lines) == 1 else "\n" + " " * indent
    return quotes + f"\n{' ' * indent}".join(lines) + end + '"""'


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    """All that stands in a signature, in decorators or after the colon of a value: no part of the script."""
    if isinstance(node, ast.FunctionDef):
        for part in (node.args, node.returns, *node.decorator_list):
            yield from ast.walk(part) if part is not None else ()
    if isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)


def _place(text: str, line: int, column: int) -> int:
    """Where a node stands, in bytes."""
    return sum(len(each) for each in text.encode().splitlines(keepends=True)[: line - 1]) + column


def _span(text: str, node: Any) -> tuple[int, int]:
    return _place(text, node.lineno, node.col_offset), _place(text, node.end_lineno, node.end_col_offset)


def _edited(text: str, edits: list[_Edit]) -> str:
    data = text.encode()
    for start, end, new in sorted(edits, reverse=True):
        data = data[:start] + new.encode() + data[end:]
    return data.decode()
