"""A definition is its own catalog entry.

A choice (an optimizer, a dataset …) is a frozen dataclass: its docstring holds summary, formula and source, its
fields hold range, scale and help. Requests are checked, menus drawn and documents written from that one class.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar

from app.engine.parameter import Described, IllegalValue


@dataclass(frozen=True)
class Choice(Described):
    """One entry of a menu. A subclass in a module of its family's folder is all that a new entry takes."""

    family: ClassVar[str]  # singular, set by the family's base class: "optimizer"
    key: ClassVar[str]  # its name in JSON, the `kind`
    label: ClassVar[str]  # its name for people
    rank: ClassVar[int] = 100  # menus list by rank, then label
    identified_by: ClassVar[str] = ""  # a parameter that says which choice is meant where no kind does
    pytorch: ClassVar[str] = ""  # the same in PyTorch, hyperparameters in braces, for scripts; else they have its lines
    onnx: ClassVar[str] = ""  # the same as an operator of ONNX, likewise

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

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The hyperparameters as compiled code gets them: true is 1; a word, which is no part of a formula, is 0."""
        return tuple(0.0 if isinstance(value, str) else float(value) for value in self.hyperparameters)

    def in_pytorch(self) -> str:
        """What PyTorch has for it under these hyperparameters; empty where that is something else."""
        return self.pytorch.format(**{p.name: getattr(self, p.name) for p in self.declared()})

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

    def identified(self, given: Mapping[str, Any]) -> type[C]:
        """The choice that an object means: by its kind, without one by a parameter that only one choice has.

        Raises `IllegalValue` where there is neither.
        """
        means = (choice for choice in self.values() if choice.identified_by in given)
        return next(means, None) or self[""] if "kind" not in given else self[given["kind"]]

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
