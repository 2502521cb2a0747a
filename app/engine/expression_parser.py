"""From a text to a formula's tree: a tokenizer and a parser by binding strength, without Python's own.

Source: Pratt 1973, "Top down operator precedence", https://doi.org/10.1145/512927.512931
"""

import re
from collections.abc import Collection
from typing import NamedTuple, NoReturn

from app.engine.expression import (
    CONSTANTS,
    FUNCTIONS,
    HOLDS,
    POWER,
    SUM,
    UNARY,
    Call,
    Constant,
    Expression,
    Negation,
    Number,
    Operation,
    Variable,
)
from app.engine.parameter import IllegalValue

LONGEST = 200  # characters; each node takes at least one, so that trees have at most as many nodes
DEEPEST = 40  # parentheses, signs and powers within one another

TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)|(?P<name>[a-z_]\w*)|(?P<sign>\*\*|[-+*/^(),]))",
    re.ASCII | re.IGNORECASE,
)
INSTEAD = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "²": "^2", "³": "^3", "√": "sqrt( )", "π": "pi", "[": "("}
OPERAND = "a number, a name or ("


class Token(NamedTuple):
    """A piece of the text, and its place counted from 1; the last one is the end."""

    kind: str
    text: str
    position: int


def parse(text: str, variables: Collection[str], *location: str | int) -> Expression:
    """The formula that a text means.

    `**` is `^`. Raises `IllegalValue` with the position and what would be legal.

    >>> parse("-x1^2", ["x1"]) == parse("-(x1 ** 2)", ["x1"])
    True
    >>> parse("2 x1", ["x1"])
    Traceback (most recent call last):
    app.engine.parameter.IllegalValue: write * between 2 and x1 at position 3
    """
    try:
        if len(text) > LONGEST:
            raise IllegalValue(f"must have at most {LONGEST} characters")
        return _Parser(_tokens(text), variables).whole()
    except IllegalValue as error:
        raise IllegalValue(str(error), *location) from None


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        found = TOKEN.match(text, at)
        if found is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            hint = f"; write {INSTEAD[text[at]]}" if text[at] in INSTEAD else f"; besides names and numbers, {_signs()}"
            raise IllegalValue(f"'{text[at]}' at position {at + 1} cannot stand in a formula{hint}")
        kind = str(found.lastgroup)
        piece = "^" if found[kind] == "**" else found[kind]
        tokens.append(Token(kind, piece, found.start(kind) + 1))
        at = found.end()
    return [*tokens, Token("end", "", end + 1)]


def _signs() -> str:
    return "+ - * / ^ ( ) and , may"


class _Parser:
    """Walks along the tokens; every method takes the tokens of what it gives back."""

    def __init__(self, tokens: list[Token], variables: Collection[str]) -> None:
        self._tokens, self._at, self._variables = tokens, 0, variables

    def whole(self) -> Expression:
        """All of the text."""
        found = self._expression(SUM, 0)
        if self._next.kind != "end":
            self._refuse_rest()
        return found

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _expression(self, least: int, depth: int) -> Expression:
        """As much as holds together at least so firmly."""
        if depth > DEEPEST:
            raise IllegalValue(f"is nested more than {DEEPEST} deep at position {self._next.position}")
        left = self._operand(depth)
        while self._next.text in HOLDS and HOLDS[self._next.text] >= least:
            symbol = self._take().text
            right = self._expression(POWER if symbol == "^" else HOLDS[symbol] + 1, depth + (symbol == "^"))
            left = Operation(symbol, left, right)
        if self._next.kind in ("number", "name") or self._next.text == "(":
            before, after = self._tokens[self._at - 1].text, self._next
            raise IllegalValue(f"write * between {before} and {after.text} at position {after.position}")
        return left

    def _operand(self, depth: int) -> Expression:
        token = self._take()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._named(token, depth)
        if token.text in ("+", "-"):
            operand = self._expression(UNARY, depth + 1)
            return Negation(operand) if token.text == "-" else operand
        if token.text == "(":
            inside = self._expression(SUM, depth + 1)
            self._close(token)
            return inside
        if token.kind == "end":
            raise IllegalValue(f"ends at position {token.position}, where {OPERAND} is missing")
        raise IllegalValue(f"'{token.text}' at position {token.position} stands where {OPERAND} is missing")

    @staticmethod
    def _number(token: Token) -> Expression:
        number = float(token.text)
        if number == float("inf"):
            raise IllegalValue(f"the number at position {token.position} is too large; at most 1.79e308")
        return Number(number)

    def _named(self, token: Token, depth: int) -> Expression:
        name, called = token.text, self._next.text == "("
        if name in FUNCTIONS:
            if not called:
                raise IllegalValue(f"{name} at position {token.position} needs ( ) around what it is of")
            return self._call(token, depth)
        if name in self._variables:
            return Variable(name)
        if name in CONSTANTS:
            return Constant(name)
        kind, legal = ("function", [*FUNCTIONS]) if called else ("name", [*self._variables, *CONSTANTS])
        raise IllegalValue(f"unknown {kind} '{name[:20]}' at position {token.position}; one of: {', '.join(legal)}")

    def _call(self, name: Token, depth: int) -> Expression:
        opened, arguments = self._take(), [self._expression(SUM, depth + 1)]
        while self._next.text == ",":
            self._take()
            arguments.append(self._expression(SUM, depth + 1))
        self._close(opened)
        function = FUNCTIONS[name.text]
        if not function.least <= len(arguments) <= function.most:
            number = "one argument" if function.most == 1 else f"{function.least} to {function.most} arguments"
            raise IllegalValue(f"{name.text} at position {name.position} takes {number}, not {len(arguments)}")
        return Call(name.text, tuple(arguments))

    def _close(self, opened: Token) -> None:
        if self._next.kind == "end":
            raise IllegalValue(f"the ( at position {opened.position} is not closed")
        if self._next.text != ")":
            self._refuse_rest()
        self._take()

    def _refuse_rest(self) -> NoReturn:
        token = self._next
        if token.text == ")":
            raise IllegalValue(f"the ) at position {token.position} closes nothing")
        raise IllegalValue(f"'{token.text}' at position {token.position} cannot stand here; {_signs()}")
