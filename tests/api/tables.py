"""How tests send a table."""

from tests.api.client import problem_of, strict_json

PATH = "/api/data/csv"
FLOWERS = "length,width,species\n5.1,3.5,setosa\n7.0,3.2,versicolor\n4.9,3.0,setosa\n6.4,3.2,virginica\n"


def send(api, body, media="text/csv", **query):
    content = body if isinstance(body, bytes) else body.encode()
    return api.client.post(PATH, content=content, params=query, headers={"content-type": media})


def read(api, body, **query):
    answer = send(api, body, **query)
    assert answer.status_code == 200, answer.text
    return strict_json(answer)


def refused(api, body, status=422, **query):
    return problem_of(send(api, body, **query), status)


def errors(api, body, **query):
    return [(error["location"], error["message"]) for error in refused(api, body, **query)["errors"]]
