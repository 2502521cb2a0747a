"""Formulas as trees: immutable, evaluated on whole arrays, shown as LaTeX. `expression_parser.parse` makes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from app.engine.elementwise import Array, quiet
from app.engine.operations import PRIMITIVES, Primitive

ATOM, POWER, UNARY, PRODUCT, SUM = 5, 4, 3, 2, 1  # how firmly parts hold together


class Function(NamedTuple):
    """A function that formulas may call: its operation, how it is written, and how many arguments it takes."""

    operation: Primitive
    latex: str
    least: int = 1
    most: int = 1


FUNCTIONS: Mapping[str, Function] = {
    "sin": Function(PRIMITIVES["sin"], r"\sin"),
    "cos": Function(PRIMITIVES["cos"], r"\cos"),
    "tan": Function(PRIMITIVES["tan"], r"\tan"),
    "tanh": Function(PRIMITIVES["tanh"], r"\tanh"),
    "exp": Function(PRIMITIVES["exp"], r"\exp"),
    "log": Function(PRIMITIVES["log"], r"\ln"),
    "ln": Function(PRIMITIVES["log"], r"\ln"),
    "sqrt": Function(PRIMITIVES["sqrt"], r"\sqrt"),
    "abs": Function(PRIMITIVES["abs"], ""),
    "sign": Function(PRIMITIVES["sign"], r"\mathrm{sign}"),
    "min": Function(PRIMITIVES["min"], r"\min", 2, 8),
    "max": Function(PRIMITIVES["max"], r"\max", 2, 8),
    "sigmoid": Function(PRIMITIVES["sigmoid"], r"\sigma"),
    "relu": Function(PRIMITIVES["relu"], r"\mathrm{ReLU}"),
}
CONSTANTS: Mapping[str, float] = {"pi": np.pi, "e": np.e}
HOLDS: Mapping[str, int] = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}


class Expression:
    """A node and all below it. Two are equal when they are written alike, spaces aside."""

    @property
    def parts(self) -> tuple["Expression", ...]:
        """The nodes right below."""
        return ()

    @property
    def operation(self) -> Primitive | None:
        """What makes its value from those of its parts."""
        return None

    def value(self, names: Mapping[str, Array]) -> Any:
        """What it comes to where the variables have these values; NaN or infinity where it comes to no number."""
        if not (operation := self.operation):
            return self.at(names)
        with quiet():
            return operation.of(*(part.value(names) for part in self.parts))

    def at(self, names: Mapping[str, Array]) -> Any:
        """The value of a node without parts."""
        raise NotImplementedError

    def variables(self) -> frozenset[str]:
        """The names of the variables in it."""
        return frozenset().union(*(part.variables() for part in self.parts))

    def latex(self, holds: int = 0) -> str:
        """As LaTeX, in parentheses where it holds together less firmly than it must."""
        text, own = self.written()
        return rf"\left({text}\right)" if own < holds else text

    def written(self) -> tuple[str, int]:
        """Its LaTeX without parentheses around, and how firmly that holds together."""
        raise NotImplementedError


@dataclass(frozen=True)
class Number(Expression):
    """A number as it was written."""

    number: float

    def at(self, names: Mapping[str, Array]) -> Any:
        """Itself."""
        return np.float64(self.number)

    def written(self) -> tuple[str, int]:
        """Digits, with a power of ten where they would be many."""
        digits, _, power = f"{self.number:.12g}".partition("e")
        return (rf"{digits} \cdot 10^{{{int(power)}}}", PRODUCT) if power else (digits, ATOM)


@dataclass(frozen=True)
class Constant(Expression):
    """π or e."""

    name: str

    def at(self, names: Mapping[str, Array]) -> Any:
        """Its value."""
        return np.float64(CONSTANTS[self.name])

    def written(self) -> tuple[str, int]:
        """Its letter."""
        return (r"\pi" if self.name == "pi" else self.name), ATOM


@dataclass(frozen=True)
class Variable(Expression):
    """A name that stands for a column of numbers."""

    name: str

    def at(self, names: Mapping[str, Array]) -> Any:
        """The numbers."""
        return names[self.name]

    def variables(self) -> frozenset[str]:
        """Its own name."""
        return frozenset({self.name})

    def written(self) -> tuple[str, int]:
        """Its letters, with what digits follow as an index."""
        letters = self.name.rstrip("0123456789")
        index = self.name[len(letters) :]
        return (f"{letters}_{{{index}}}" if index else letters), ATOM


@dataclass(frozen=True)
class Negation(Expression):
    """Minus something."""

    operand: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The operand."""
        return (self.operand,)

    @property
    def operation(self) -> Primitive:
        """The other sign."""
        return PRIMITIVES["neg"]

    def written(self) -> tuple[str, int]:
        """A minus sign before it."""
        return f"-{self.operand.latex(UNARY)}", SUM


@dataclass(frozen=True)
class Operation(Expression):
    """Two parts and one of + - * / ^ between them."""

    symbol: str
    left: Expression
    right: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """Left and right."""
        return (self.left, self.right)

    @property
    def operation(self) -> Primitive:
        """By its symbol."""
        return PRIMITIVES[self.symbol]

    def written(self) -> tuple[str, int]:
        """Fractions and powers as such; a product with a dot."""
        if self.symbol == "/":
            return rf"\frac{{{self.left.latex()}}}{{{self.right.latex()}}}", PRODUCT
        if self.symbol == "^":
            return f"{{{self.left.latex(ATOM)}}}^{{{self.right.latex()}}}", POWER
        own = HOLDS[self.symbol]
        dot = r" \cdot " if self.symbol == "*" else f" {self.symbol} "
        return f"{self.left.latex(own)}{dot}{self.right.latex(own + 1)}", own


@dataclass(frozen=True)
class Call(Expression):
    """A function of its arguments."""

    function: str
    arguments: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The arguments."""
        return self.arguments

    @property
    def operation(self) -> Primitive:
        """By its name."""
        return FUNCTIONS[self.function].operation

    def written(self) -> tuple[str, int]:
        """The name and the arguments in parentheses; roots and absolute values as such."""
        inside, name = ", ".join(part.latex() for part in self.arguments), FUNCTIONS[self.function].latex
        if self.function == "sqrt":
            return rf"\sqrt{{{inside}}}", ATOM
        return rf"{name}\left({inside}\right)" if name else rf"\left|{inside}\right|", ATOM
