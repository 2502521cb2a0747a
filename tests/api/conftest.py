"""A small network and a page that watches it, for the tests of the live stream."""

import pytest

from tests.api.live_page import page_of


@pytest.fixture
def network(api):
    """Two steps an epoch."""
    return api.network(data={"dataset": "circle", "samples": 40}, hidden=[3])


@pytest.fixture
def live(network):
    """Its page, the first frame drawn."""
    with page_of(network) as live:
        live.next()
        yield live
