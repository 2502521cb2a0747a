"""The interactive reference: its document, its examples, and that it loads nothing from elsewhere."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from app.api import examples
from tests.api.client import strict_json

METHODS = ("get", "put", "post", "delete", "patch")


@pytest.fixture(scope="module")
def document(api):
    return strict_json(api.client.get("/openapi.json"))


def operations(document):
    return [
        (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def bodies(document):
    return [
        (method, path, operation["requestBody"]["content"]["application/json"])
        for method, path, operation in operations(document)
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    ]


def test_every_call_is_documented(document):
    calls = {(method.upper(), path) for method, path, _ in operations(document)}
    one = "/api/networks/{id}"
    assert calls == {
        ("GET", "/api/catalog"),
        ("GET", "/api/presets"),
        ("GET", "/api/presets/{key}"),
        ("GET", "/api/demos"),
        ("GET", "/api/demos/{key}"),
        ("POST", "/api/data/csv"),
        *(("POST", f"/api/descents{what}") for what in ("", "/rates", "/starts")),
        ("POST", "/api/surfaces"),
        ("GET", "/api/surfaces/{kind}"),
        ("POST", "/api/networks"),
        *((method, one) for method in ("GET", "PATCH", "DELETE")),
        *(("POST", f"{one}/{what}") for what in ("step", "reset", "seek")),
        *(
            ("GET", f"{one}/{what}")
            for what in ("history", "boundary", "activations", "masks", "parameters", "gradients", "data", "script")
        ),
        *(("GET", f"{one}/{what}") for what in ("metrics", "gradient-norms", "landscape")),
        ("PUT", f"{one}/parameters"),
        ("PATCH", f"{one}/parameters"),
    }


def test_every_call_says_what_it_does_and_how_it_refuses(document):
    for _, path, operation in operations(document):
        assert operation["description"].endswith("."), path
        assert "4XX" in operation["responses"], path


def test_references_lead_somewhere(document):
    def references(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "$ref":
                    yield value
                else:
                    yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    for reference in references(document):
        target = document
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]


def test_every_body_has_an_example_that_works(api, document):
    sent = []
    for method, path, content in bodies(document):
        assert content["examples"], path
        for name, example in content["examples"].items():
            network = api.network(hidden=[])
            answer = api.client.request(method, path.replace("{id}", network.first["id"]), json=example["value"])
            assert 200 <= answer.status_code < 300, (path, name, answer.text)
            sent.append(example)
            network.delete()
    tables = document["paths"]["/api/data/csv"]["post"]["requestBody"]["content"]
    assert tables.keys() == {"text/csv", "text/plain"}
    for media, content in tables.items():
        assert content["schema"] == {"type": "string"}
        for example in content["examples"].values():
            headers = {"content-type": media}
            answer = api.client.post("/api/data/csv", content=example["value"], headers=headers)
            assert answer.status_code == 200, answer.text
            api.network(data=answer.json()["data"]).delete()
    sent += tables["text/csv"]["examples"].values()
    written = [group for name, group in vars(examples).items() if name.isupper()]
    assert len(sent) == sum(len(group) for group in written)


def test_the_schema_of_a_choice_lists_its_hyperparameters(document):
    [create] = [content for method, path, content in bodies(document) if path == "/api/networks"]
    run = create["schema"]["properties"]["runs"]["items"]
    [adam] = [form for form in run["properties"]["optimizer"]["anyOf"] if form.get("title") == "Adam"]
    assert adam["properties"]["kind"] == {"const": "adam"}
    assert adam["properties"]["beta1"]["maximum"] == 0.9999
    assert adam["properties"]["beta1"]["description"]
    assert adam["properties"]["bias_correction"]["type"] == "boolean"
    assert adam["properties"]["weight_decay"]["maximum"] == 1
    [plateau] = [form for form in run["properties"]["schedule"]["anyOf"] if form.get("title") == "Reduce on plateau"]
    assert plateau["properties"]["watch"]["enum"] == ["train", "test"]
    [formula] = [
        form
        for form in create["schema"]["properties"]["features"]["anyOf"][0]["items"]["anyOf"]
        if form.get("title") == "formula"
    ]
    assert formula["properties"]["expression"]["type"] == "string"
    assert formula["properties"]["expression"]["maxLength"] == 200
    assert {"type": "null"} in create["schema"]["properties"]["output"]["anyOf"]


def test_what_may_be_left_out_of_a_change_may_be_null(document):
    [change] = [body for *call, body in bodies(document) if call == ["patch", "/api/networks/{id}"]]
    for name in ("batch_size", "regularizer", "stop", "frozen"):
        assert {"type": "null"} in change["schema"]["properties"][name]["anyOf"]


def test_the_reference_loads_nothing_from_elsewhere(api):
    answer = api.client.get("/docs")
    assert answer.status_code == 200
    links = re.findall(r"""(?:src|href)\s*=\s*["']([^"']+)""", answer.text)
    assert len(links) >= 2
    for link in links:
        address = urlsplit(urljoin(f"{api.url}/docs", link))
        assert f"{address.scheme}://{address.netloc}" == api.url
        assert api.client.get(address.path).status_code == 200
    assert re.findall(r"(?:https?:)?//[\w.]+", answer.text.replace(api.url, "")) == []
