"""A server while it trains for long: what it answers, what it refuses, and how the training ends."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.client import problem_of, strict_json
from tests.api.live_page import page_of

PATIENCE = 30
ENDLESS = {"epochs": 100_000}
LARGE = {"data": {"samples": 5000}, "hidden": [32, 32], "batch_size": 5}


def eventually(true, what):
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end, f"{what} did not come about"
        sleep(0.002)


@pytest.fixture
def training(api):
    """Networks that are being trained without end; they are deleted when the test is done."""
    networks, answers = [], []
    with ThreadPoolExecutor(4) as pool:

        def start():
            network = api.network(**LARGE)
            networks.append(network)
            answers.append(pool.submit(network.ask, "POST", "step", json=ENDLESS))
            eventually(lambda: network.get()["step"] > 0, "training")
            return network, answers[-1]

        yield start
        for network in networks:
            network.ask("DELETE")


def test_every_look_is_answered_between_slices_and_shows_progress(training):
    network, answer = training()
    step = network.get()["step"]
    for what in ("", "history", "boundary", "activations", "masks", "parameters", "gradients", "data"):
        assert network.ask("GET", what, params={"resolution": 5}).status_code == 200
    eventually(lambda: network.get()["step"] > step, "progress")
    assert not answer.done()


@pytest.mark.parametrize(
    ("method", "what", "body"),
    [
        ("POST", "step", {}),
        ("POST", "seek", {"step": 0}),
        ("POST", "reset", {}),
        ("PATCH", "", {"batch_size": 7}),
        ("PATCH", "", {"stop": {"epochs": 1}}),
        ("PUT", "parameters", {"layers": []}),
        ("PATCH", "parameters", {"set": [{"layer": 1, "parameter": "b", "unit": 0, "value": 0}]}),
    ],
)
def test_a_change_is_refused_meanwhile(training, method, what, body):
    network, answer = training()
    said = problem_of(network.ask(method, what, json=body), 409)
    assert "training is under way" in said["detail"]
    assert network.get()["spec"]["batch_size"] == 5
    assert not answer.done()


def test_deleting_ends_the_training(training):
    network, answer = training()
    network.delete()
    problem_of(answer.result(PATIENCE), 404)


def test_other_networks_train_meanwhile(api, training):
    training()
    other = api.network(data={"samples": 20}, hidden=[2])
    assert other.post("step", epochs=50)["epoch"] == 50


def test_two_long_trainings_share_the_threads(training):
    (one, first), (other, second) = training(), training()
    for network in (one, other, one, other):
        step = network.get()["step"]
        eventually(lambda network=network, step=step: network.get()["step"] > step, "progress")
    assert not first.done()
    assert not second.done()


def test_more_trainings_than_threads_leave_none_behind(training):
    started = [training() for _ in range(4)]
    steps = [network.get()["step"] for network, _ in started]
    for (network, _), step in zip(started, steps, strict=True):
        eventually(lambda network=network, step=step: network.get()["step"] > step, "progress")


def test_the_server_answers_others_meanwhile(api, training):
    """What needs no thread of the trainers is answered while all of them are busy."""
    _, first = training()
    _, second = training()
    for path in ("/api/catalog", "/openapi.json", "/docs"):
        assert api.client.get(path).status_code == 200
    problem_of(api.client.get("/api/networks/nothing"), 404)
    assert not first.done()
    assert not second.done()


def test_a_page_plays_on_while_another_network_trains(api, training):
    training()
    training()
    with page_of(api.network(data={"samples": 20}, hidden=[2])) as page:
        page.next()
        page.say("play")
        steps = [page.next().step for _ in range(10)]
    assert steps == sorted(set(steps))


def test_a_client_that_leaves_stops_the_work(api):
    network = api.network(**LARGE)
    address = urlsplit(api.url)
    with socket.create_connection((address.hostname, address.port)) as client:
        body = b'{"epochs": 100000}'
        head = f"POST {network.path}/step HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
        client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        eventually(lambda: network.get()["step"] > 0, "training")
        problem_of(network.ask("PATCH", json={}), 409)
    eventually(lambda: network.ask("PATCH", json={}).status_code == 200, "an end")
    state = network.get()
    assert state == network.get()
    assert 0 < state["step"] < 100_000 * 500
    network.delete()


def test_requests_at_once_make_different_networks(api):
    made, problems = set(), []
    barrier = threading.Barrier(8)

    def make():
        with httpx.Client(base_url=api.url, timeout=PATIENCE) as client:
            barrier.wait(PATIENCE)
            answer = client.post("/api/networks", json={"data": {"samples": 20}})
            if answer.status_code == 201:
                made.add(strict_json(answer)["id"])
            else:
                problems.append(answer.text)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(made) == 8


def test_steps_asked_for_at_once_are_all_made_or_refused(api):
    network = api.network(data={"samples": 20}, hidden=[2])

    def step(_):
        with httpx.Client(base_url=api.url, timeout=PATIENCE) as client:
            return client.post(f"{network.path}/step", json={"steps": 10}).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(step, range(16)))
    assert set(answers) <= {200, 409}
    assert network.get()["step"] == 10 * answers.count(200)
