"""The API as a test says it: calls that must succeed are one line, and answer JSON that is really JSON."""

import json
from contextlib import contextmanager

import httpx

PROBLEM = "application/problem+json"


def strict_json(answer):
    """The body as JSON, in which NaN and Infinity are errors, as they are in a browser."""

    def refuse(word):
        raise AssertionError(f"{answer.request.url} answers {word}, which is not JSON")

    return json.loads(answer.text, parse_constant=refuse)


def problem_of(answer, status):
    """The problem that a refusal tells, after checking that it has the documented shape."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    said = strict_json(answer)
    assert said.keys() == {"type", "title", "status", "detail", "errors"}
    assert said["status"] == status
    assert said["title"]
    assert said["detail"]
    for error in said["errors"] or ():
        assert error.keys() == {"location", "message", "value"}
        assert error["message"]
        assert all(isinstance(part, str | int) for part in error["location"])
    return said


class Network:
    """One network of a server."""

    def __init__(self, client, state):
        self.client, self.first = client, state
        self.path = f"/api/networks/{state['id']}"

    def ask(self, method, what="", **request):
        """A call as it is, refused or not."""
        return self.client.request(method, f"{self.path}/{what}".rstrip("/"), **request)

    def get(self, what="", **query):
        return self._done(self.ask("GET", what, params=query))

    def post(self, what, **body):
        return self._done(self.ask("POST", what, json=body))

    def patch(self, **body):
        return self._done(self.ask("PATCH", json=body))

    def put_parameters(self, layers, **query):
        return self._done(self.ask("PUT", "parameters", params=query, json={"layers": layers}))

    def patch_parameters(self, edits, **query):
        return self._done(self.ask("PATCH", "parameters", params=query, json={"set": edits}))

    def raw(self, what, **query):
        """The body of a GET in bytes, and its media type."""
        answer = self.ask("GET", what, params=query)
        assert answer.status_code == 200, answer.text
        return answer.content, answer.headers["content-type"]

    def delete(self):
        assert self.ask("DELETE").status_code == 204

    @staticmethod
    def _done(answer):
        assert answer.status_code == 200, answer.text
        return strict_json(answer)


class Api:
    """A server, as a client sees it."""

    def __init__(self, url):
        self.url = url
        self.client = httpx.Client(base_url=url, timeout=60)

    def network(self, **spec):
        answer = self.client.post("/api/networks", json=spec)
        assert answer.status_code == 201, answer.text
        return Network(self.client, strict_json(answer))

    def send(self, method, path, text):
        """A body as it is, said to be JSON."""
        body = text if isinstance(text, bytes) else text.encode()
        return self.client.request(method, path, content=body, headers={"Content-Type": "application/json"})

    @contextmanager
    def refused_without_change(self, network):
        """Nothing of the network is different after the block."""

        def everything():
            return [network.get(), network.get("parameters"), network.get("history"), network.get("data")]

        before = everything()
        yield
        assert everything() == before
