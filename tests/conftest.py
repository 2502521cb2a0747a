"""Fixtures that tests of the API, the live stream and the services share."""

import pytest
from hypothesis import settings

from app.config import Settings, available_cores
from app.engine.arithmetic import no_clock
from app.services.warming import Warming, folder_in, why_not
from tests.api.client import Api
from tests.api.server_thread import serving

settings.register_profile("patient", deadline=None)  # the machine may be busy
settings.load_profile("patient")


def pytest_sessionstart(session):
    """Compile the loop where that is still to be done, before the workers begin: each would do it for itself."""
    is_worker = hasattr(session.config, "workerinput")
    if is_worker or not getattr(session.config.option, "numprocesses", None) or why_not():
        return
    warming = _warming()
    if not warming.is_done:
        warming.run()


def _warming():
    return Warming(folder_in(Settings().cache_folder), available_cores())


@pytest.fixture(scope="session")
def served():
    """A server of this process with the usual settings; `.url` is its address, `.app` the application.

    Its clock stands still, so that what is made twice is told in the same words.
    """
    with serving(max_networks=100_000) as server:
        server.app.state.sessions.workshop.clock = no_clock
        yield server


@pytest.fixture(scope="session")
def api(served):
    """The calls of that server."""
    api = Api(served.url)
    with api.client:
        yield api


@pytest.fixture(scope="session")
def compiled():
    """The compiled loop, from the user's own cache; where that has none it takes half a minute, once."""
    if reason := why_not():
        pytest.skip(reason)
    return _warming().load()
