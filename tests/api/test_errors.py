"""One shape of errors: every route, with everything that can be wrong with a request."""

import asyncio

import httpx
import pytest
from fastapi.routing import APIRoute

from app.main import create_app
from tests.api.client import PROBLEM, problem_of

IDS = ["nothing", "%00", "%2e%2e", "ü", "a" * 2000, "%ff", "%ud800", "'", "{id}"]
BODIES = [
    b"",
    b"{",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"3",
    b'"text"',
    b"[" * 100_000,
    b'{"no such field": 1}',
    b'{"' + b"a" * 10_000 + b'": 1}',
    b'{"\\ud800": "\\ud800"}',
    b'{"a": NaN}',
    b'{"a": ' + b"9" * 5000 + b"}",
]
TYPES = ["text/plain", "application/xml", "multipart/form-data", "application/json; charset=utf-16", ""]
QUERIES = ["a" * 100_000, "%00", "%ff", "-1", "1e400", "NaN", "9" * 5000, "", "ü", "[]"]


def routes(document):
    return [
        (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


@pytest.fixture(scope="module")
def every_route(api):
    return routes(api.client.get("/openapi.json").json())


def refused(answer):
    assert 400 <= answer.status_code < 500, (answer.request.method, answer.request.url, answer.text)
    return problem_of(answer, answer.status_code)


def test_the_walk_meets_every_route(served, every_route):
    def methods_of(routes):
        for route in routes:
            if isinstance(route, APIRoute) and route.include_in_schema:
                yield from ((method, route.path) for method in route.methods)
            yield from methods_of(getattr(route, "routes", ()))

    known = {(method, path) for method, path, _ in every_route}
    assert set(methods_of(served.app.routes)) <= known
    assert len(known) >= 14


def test_an_id_that_is_not_there(api, every_route):
    for method, path, _ in every_route:
        if "{id}" in path:
            for id in IDS:
                body = None if method in ("GET", "DELETE") else {}
                said = refused(api.client.request(method, path.replace("{id}", id), json=body))
                assert said["status"] in (404, 422)


def test_a_body_that_makes_no_sense(api, every_route):
    network = api.network(hidden=[])
    for method, path, operation in every_route:
        if "requestBody" not in operation:
            continue
        address = path.replace("{id}", network.first["id"])
        with api.refused_without_change(network):
            for body in BODIES:
                assert refused(api.send(method, address, body))["status"] in (400, 415, 422)
        for media_type in TYPES:
            said = {"Content-Type": media_type}
            answer = api.client.request(method, address, content=b'{"seed": 5}', headers=said)
            assert answer.is_success or refused(answer)


def test_a_query_that_makes_no_sense(api, every_route):
    network = api.network(hidden=[])
    asked = 0
    for method, path, operation in every_route:
        names = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"]
        for name in names:
            for value in QUERIES:
                address = f"{path.replace('{id}', network.first['id'])}?{name}={value[:60_000]}"
                answer = api.client.request(method, address, json=None if method == "GET" else {"layers": []})
                assert answer.is_success or refused(answer)
                asked += 1
    assert asked > 50


@pytest.mark.parametrize("method", ["HEAD", "PUT", "OPTIONS", "TRACE", "NONSENSE"])
@pytest.mark.parametrize("path", ["/api/catalog", "/api/networks", "/api/networks/x/step", "/", "/docs"])
def test_a_method_that_is_not_there(api, method, path):
    answer = api.client.request(method, path)
    assert answer.status_code in (200, 405)
    if answer.status_code == 405 and method != "HEAD":
        problem_of(answer, 405)
        assert answer.headers["allow"]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/api",
        "/api/nothing",
        "/api/networks/x/nothing",
        "/api/networks/x/live",
        "/static/nothing.js",
        "/static/..%2fapp%2fmain.py",
        "/static/%2e%2e/app/main.py",
        "/static/",
        "/static/%00",
    ],
)
def test_a_page_that_is_not_there(api, path):
    problem_of(api.client.get(path), 404)


def test_not_json_at_all_is_400(api):
    for body in (b"{", b"\xff", b"{'a': 1}", b"[" * 100_000):
        problem_of(api.send("POST", "/api/networks", body), 400)


def test_many_errors_are_told_up_to_a_limit(api):
    points = [["x", "y", "z"]] * 5000
    said = problem_of(api.client.post("/api/networks", json={"data": {"points": points}}), 422)
    assert 3 <= len(said["errors"]) <= 100
    assert len(str(said)) < 20_000


def test_a_large_value_is_not_echoed(api):
    for value in ("x" * 100_000, ["x"] * 100_000, {"x" * 100_000: 1}, int("9" * 4000)):
        assert len(api.client.post("/api/networks", json={"seed": value}).text) < 2000


def test_an_unexpected_error_keeps_the_shape_and_tells_no_secret(caplog):
    """Something breaks that no test foresaw: here, a handler of our own."""
    app = create_app()

    @app.get("/broken")
    async def broken():
        raise RuntimeError("secret")

    async def ask():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/broken")

    answer = asyncio.run(ask())
    assert answer.headers["content-type"] == PROBLEM
    assert "secret" not in str(problem_of(answer, 500))
    assert "secret" in caplog.text
