"""Time in the hands of a test, and threads that train."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.services import session as session_module
from app.services import sessions as sessions_module


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until a test sets `clock.now`."""

    class Clock:
        now = 1000.0

    clock = Clock()
    for module in (session_module, sessions_module):
        monkeypatch.setattr(module, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def threads():
    """Two, as on the smallest machine."""
    with ThreadPoolExecutor(2) as threads:
        yield threads
