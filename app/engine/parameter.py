"""What a user may set: numbers, switches, words and texts, each with what is legal, and the classes made of them."""

from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, Self


class IllegalValue(ValueError):
    """A value that a definition does not allow. Its text says what would be legal, `location` where it stands."""

    def __init__(self, message: str, *location: str | int) -> None:
        super().__init__(message)
        self.location = location


@dataclass(frozen=True)
class Parameter:
    """A number, switch, word or text that the user may set, with what is legal and why it is there."""

    default: Any
    help: str
    minimum: float | None = None
    maximum: float | None = None  # of a text: its length
    scale: Literal["linear", "log"] = "linear"
    words: tuple[str, ...] = ()
    label: str = ""
    switch: bool = False
    name: str = ""

    @property
    def type(self) -> Literal["boolean", "integer", "number", "text", "word"]:
        """What kind of value it is. A default that is a float (without one, the minimum) makes it a number."""
        if self.switch or isinstance(self.default, bool):
            return "boolean"
        if self.minimum is None:
            return "word" if self.words else "text"
        is_float = isinstance(self.minimum if self.default is None else self.default, float)
        return "number" if is_float else "integer"

    @property
    def legal(self) -> str:
        """What may stand here, in words.

        >>> Parameter(0.9, "Memory.", 0, 1).legal
        'a number between 0 and 1'
        """
        if self.type == "boolean":
            return "true or false"
        if self.type == "text":
            return f"a text of 1 to {self.maximum:g} printable characters"
        if self.type == "word":
            return f"one of: {', '.join(self.words)}"
        kind = "a whole number" if self.type == "integer" else "a number"
        words = "".join(f' or "{word}"' for word in self.words)
        return f"{kind} between {self.minimum:.15g} and {self.maximum:.15g}{words}"

    def check(self, value: Any) -> Any:
        """Give the value back as the type it stands for.

        Raises `IllegalValue`: for another type (a boolean is no number, a text is none either), NaN or
        infinity, a number out of range.

        >>> Parameter(10, "Examples.", 1, 100, words=("all",)).check(7.5)
        Traceback (most recent call last):
        app.engine.parameter.IllegalValue: must be a whole number between 1 and 100 or "all"
        """
        if (value is None and self.default is None) or (isinstance(value, str) and value in self.words):
            return value
        if not self._allows(value):
            raise IllegalValue(f"must be {self.legal}")
        return float(value) if self.type == "number" else value

    def _allows(self, value: Any) -> bool:
        if self.type == "boolean":
            return isinstance(value, bool)
        if self.minimum is None or self.maximum is None:  # a text; words are legal by themselves
            return isinstance(value, str) and value.isprintable() and 1 <= len(value) <= (self.maximum or 0)
        numbers = (int,) if self.type == "integer" else (int, float)
        return isinstance(value, numbers) and not isinstance(value, bool) and self.minimum <= value <= self.maximum


def param(
    default: Any,
    help: str,
    *,
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    words: tuple[str, ...] = (),
    label: str = "",
    switch: bool = False,
    last: bool = False,
) -> Any:
    """Declare a dataclass field as a `Parameter`; `default=None` means that the program finds a value.

    A `switch` is true or false, even where the default is None. With `last` it comes after those of subclasses, and is
    given by name only.
    """
    scale: Literal["linear", "log"] = "log" if log else "linear"
    parameter = Parameter(default, help, low, high, scale, words, label, switch)
    return field(default=default, kw_only=last, metadata={"parameter": parameter})


class Described:
    """A frozen dataclass whose fields made by `param` are checked when it is built."""

    @classmethod
    def declared(cls) -> tuple[Parameter, ...]:
        """Its parameters in the order of their definition."""
        described: Any = cls
        return _declared(described)

    def complete(self) -> Self:
        """Itself with every default that depends on other values filled in; raises where values do not go together."""
        return self

    def __post_init__(self) -> None:
        for parameter in self.declared():
            try:
                checked = parameter.check(getattr(self, parameter.name))
            except IllegalValue as error:
                raise IllegalValue(f"{parameter.name} {error}") from None
            object.__setattr__(self, parameter.name, checked)


@cache
def _declared(cls: Any) -> tuple[Parameter, ...]:
    named = []
    for item in sorted(fields(cls), key=lambda item: bool(item.kw_only)):
        if parameter := item.metadata.get("parameter"):
            label = parameter.label or item.name.replace("_", " ")
            named.append(replace(parameter, name=item.name, label=label))
    return tuple(named)
