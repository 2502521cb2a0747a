"""A definition is its own catalog entry.

A choice (an optimizer, a dataset …) is a frozen dataclass: its docstring holds summary, formula and source, its
fields hold range, scale and help. Requests are checked, menus drawn and documents written from that one class.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cache, cached_property
from types import ModuleType
from typing import Any, ClassVar, Generic, Literal, Self, TypeVar


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
        app.engine.choice.IllegalValue: must be a whole number between 1 and 100 or "all"
        """
        if value is None and self.default is None:
            return None
        if isinstance(value, str) and value in self.words:
            return value
        if self.type == "boolean":
            legal = isinstance(value, bool)
        elif self.type == "word":
            legal = False
        elif self.type == "text":
            legal = isinstance(value, str) and value.isprintable() and 1 <= len(value) <= (self.maximum or 0)
        else:
            allowed = (int,) if self.type == "integer" else (int, float)
            legal = (
                isinstance(value, allowed)
                and not isinstance(value, bool)
                and self.minimum is not None
                and self.maximum is not None
                and self.minimum <= value <= self.maximum
            )
        if not legal:
            raise IllegalValue(f"must be {self.legal}")
        return float(value) if self.type == "number" else value


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


@dataclass(frozen=True)
class Choice(Described):
    """One entry of a menu. A subclass in a module of its family's folder is all that a new entry takes."""

    family: ClassVar[str]  # singular, set by the family's base class: "optimizer"
    key: ClassVar[str]  # its name in JSON, the `kind`
    label: ClassVar[str]  # its name for people
    rank: ClassVar[int] = 100  # menus list by rank, then label

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring."""
        return inspect.cleandoc(cls.__doc__ or "").partition("\n")[0]

    @classmethod
    def formula(cls) -> str:
        """The LaTeX between `$$` and `$$` in the docstring, on one line."""
        found = re.search(r"\$\$(.+?)\$\$", cls.__doc__ or "", re.DOTALL)
        return " ".join(found[1].split()) if found else ""

    @classmethod
    def reference(cls) -> str:
        """What follows `Source:` in the docstring, up to a blank line."""
        found = re.search(r"Source:(.+?)(\n\s*\n|$)", inspect.cleandoc(cls.__doc__ or ""), re.DOTALL)
        return " ".join(found[1].split()) if found else ""

    @cached_property
    def hyperparameters(self) -> tuple[Any, ...]:
        """Their values, in the order of their definition: the last arguments of its functions."""
        return tuple(getattr(self, parameter.name) for parameter in self.declared())

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """What a catalog entry of this family says beyond the common fields."""
        return {}

    def to_json(self) -> dict[str, Any]:
        """The long form: kind and every parameter."""
        return {"kind": self.key} | {p.name: getattr(self, p.name) for p in self.declared()}


C = TypeVar("C", bound=Choice)


class Family(Generic[C], Mapping[str, type[C]]):
    """All choices of one kind, by key, in menu order."""

    def __init__(self, base: type[C], choices: list[type[C]]) -> None:
        self.base = base
        self.name = base.family
        ordered = sorted(choices, key=lambda choice: (choice.rank, choice.label))
        self._choices = {choice.key: choice for choice in ordered}

    def __getitem__(self, key: str) -> type[C]:
        try:
            return self._choices[key]
        except (KeyError, TypeError):
            raise IllegalValue(self._unknown(key)) from None

    def __contains__(self, key: object) -> bool:
        return key in self._choices

    def __iter__(self) -> Iterator[str]:
        return iter(self._choices)

    def __len__(self) -> int:
        return len(self._choices)

    def _unknown(self, key: Any) -> str:
        close = get_close_matches(key, self._choices, n=1) if isinstance(key, str) else []
        hint = f"did you mean '{close[0]}'? " if close else ""
        shown = f"'{key[:40]}'" if isinstance(key, str) and key else "without a kind"
        return f"unknown {self.name} {shown}; {hint}one of: {', '.join(self._choices)}"


def collect(package: ModuleType, base: type[C]) -> Family[C]:
    """Import every module of a folder and gather the choices defined there.

    Raises `ValueError` when two of them have one key.
    """
    found: list[type[C]] = []
    for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        module = importlib.import_module(info.name)
        for item in vars(module).values():
            own = inspect.isclass(item) and item.__module__ == module.__name__
            if own and issubclass(item, base) and "key" in vars(item):
                found.append(item)
    family = Family(base, found)
    if len(family) != len(found):
        raise ValueError(f"two choices in {package.__name__} share a key")
    return family
