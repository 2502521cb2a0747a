"""Compiled code is made of the definitions that NumPy runs, and of all of them."""

import ast
from pathlib import Path

import pytest

from app.engine import special
from app.engine.activations.gelu import GELU
from app.engine.catalog import OPTIMIZERS
from app.services import warming


@pytest.fixture
def taught():
    """Every function of the engine that compiled code may call."""
    from app.engine.compiled import definitions, exponential, kernel, propagation, walking

    modules = (kernel, propagation, exponential, walking)
    own = [item for module in modules for item in vars(module).values() if is_of(module, item)]
    return [*definitions._taught, *own]


def is_of(module, item):
    """Whether it is a function that the module defines."""
    return hasattr(item, "__code__") and item.__module__ == module.__name__


def source_of(function):
    return Path(function.__code__.co_filename).resolve()


def imported_from(function):
    """The files of the engine whose names a function uses."""
    imports = [
        node for node in ast.walk(ast.parse(source_of(function).read_text())) if isinstance(node, ast.ImportFrom)
    ]
    for node in imports:
        used = {alias.asname or alias.name for alias in node.names} & set(function.__code__.co_names)
        if used and node.module.startswith("app.engine"):
            place = warming.ENGINE.joinpath(*node.module.split(".")[2:])
            yield place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def test_helpers_of_helpers_are_taught(taught):
    for function in (GELU.value, special.erfc, special.erfc_beyond, special.gaussian, special.polynomial):
        assert function in taught


def test_every_optimizers_rule_is_taught(taught):
    assert {optimizer.rule for optimizer in OPTIMIZERS.values()} <= set(taught)


def test_the_source_of_everything_taught_decides_on_the_folder(taught):
    """Or else a loop of yesterday's definitions would be found on disk."""
    watched = {source.resolve() for source in warming.compiled_from()}
    assert {source_of(function) for function in taught} <= watched
    used = {source.resolve() for function in taught for source in imported_from(function)}
    assert warming.ENGINE / "special.py" in used
    assert used <= watched
