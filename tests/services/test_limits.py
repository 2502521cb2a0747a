"""A server with little room and little patience."""

from time import monotonic, sleep

from tests.api.client import Api, problem_of
from tests.api.live_page import page_of
from tests.api.server_thread import serving

TINY = {"data": {"samples": 4}, "hidden": []}


def test_a_full_server_says_when_to_try_again():
    with serving(max_networks=2) as server, Api(server.url).client as client:
        networks = [client.post("/api/networks", json=TINY) for _ in range(2)]
        answer = client.post("/api/networks", json=TINY)
        said = problem_of(answer, 429)
        assert "at most 2 networks" in said["detail"]
        assert int(answer.headers["retry-after"]) > 0
        assert client.delete(networks[0].headers["location"]).status_code == 204
        assert client.post("/api/networks", json=TINY).status_code == 201


def test_a_bad_request_is_told_so_even_when_the_server_is_full():
    with serving(max_networks=1) as server, Api(server.url).client as client:
        client.post("/api/networks", json=TINY)
        problem_of(client.post("/api/networks", json={"seed": -1}), 422)


def test_an_idle_network_is_dropped_but_not_one_that_is_watched(clock):
    with serving(idle_minutes=0.001) as server:  # looks for idle ones every 0.06 s
        api = Api(server.url)
        with api.client:
            watched = api.network(**TINY)
            with page_of(watched) as page:
                page.next()
                idle = api.network(**TINY)
                clock.now += 1
                end = monotonic() + 20
                while len(server.app.state.sessions) > 1:
                    assert monotonic() < end
                    sleep(0.005)
                problem_of(idle.ask("GET"), 404)
                assert watched.ask("GET").status_code == 200


def test_a_server_stops_while_it_trains():
    """Leaving the block waits for the end of the server's thread."""
    with serving() as server:
        api = Api(server.url)
        with api.client, page_of(api.network()) as page:
            page.next()
            page.say("play")
            page.next()
