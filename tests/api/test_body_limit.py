"""The limit on the size of a request."""

import pytest

from tests.api.client import Api, problem_of
from tests.api.server_thread import serving

MOST = 2048


@pytest.fixture(scope="module")
def api():
    with serving(max_body_bytes=MOST) as server:
        api = Api(server.url)
        with api.client:
            yield api


def padded(size):
    return b"{}".ljust(size)


def pieces(body):
    """Sent in pieces, a body does not say how large it is."""
    for start in range(0, len(body), 500):
        yield body[start : start + 500]


@pytest.mark.parametrize("send", [bytes, pieces], ids=["at once", "in pieces"])
@pytest.mark.parametrize(("size", "status"), [(2, 201), (MOST, 201), (MOST + 1, 413), (100 * MOST, 413)])
def test_a_body_beyond_the_limit_is_refused(api, send, size, status):
    answer = api.client.post("/api/networks", content=send(padded(size)), headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    if status == 413:
        assert str(MOST) in problem_of(answer, 413)["detail"]


def test_the_limit_holds_for_every_call_with_a_body(api):
    network = api.network()
    calls = [("POST", "/step"), ("POST", "/seek"), ("POST", "/reset"), ("PUT", "/parameters"), ("PATCH", "")]
    with api.refused_without_change(network):
        for method, what in calls:
            problem_of(api.send(method, network.path + what, padded(MOST + 1)), 413)


def test_the_server_answers_on_after_a_refusal(api):
    for _ in range(3):
        problem_of(api.send("POST", "/api/networks", padded(50 * MOST)), 413)
        api.network().delete()
