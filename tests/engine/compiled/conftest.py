"""All that is in this folder needs the compiled loop."""

import pytest

from tests.engine.support import workshop_with


@pytest.fixture(autouse=True)
def _loop(compiled):
    """Skip where it cannot be."""


@pytest.fixture
def workshop(compiled):
    """A workshop where it is there from the start."""
    return workshop_with(compiled)
