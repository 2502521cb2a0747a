"""Questions that nobody meant to ask, and tables that nobody meant to send: answered or refused, never broken."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.client import problem_of, strict_json
from tests.api.test_fuzz import FUZZ, LOOKS, NETWORK

QUESTIONS = {
    "/history": ("run", "since"),
    "/boundary": ("run", "resolution", "layer", "unit", "format"),
    "/activations": ("run", "layer", "unit", "example"),
    "/masks": (),
    "/parameters": ("run", "format"),
    "/gradients": ("run",),
    "/data": (),
    "/metrics": ("run",),
    "/gradient-norms": ("run", "since"),
    "/script": ("run", "language"),
}
ANSWERS = [
    *("", "0", "1", "2", "-1", "10", "1.5", "1e3", "NaN", "inf", "null", "true", "9" * 30, "9" * 5000, "4294967296"),
    *(
        "Adam",
        "Momentum",
        "json",
        "npz",
        "npy",
        "png",
        "csv",
        "onnx",
        "numpy",
        "pytorch",
        "\0",
        "\u202e",
        "1 ",
        "\u0661",
    ),
    *("refuse", "drop", "false", "point", "comma", "sample", "a", "c", "a,b", "b,b", "é", "a" * 300),
]
TABLES = [
    *(b"", b"a", b"a,b,c\n", b"1,2,3\n4,5,6\n", b"a,b,c\n1,2,0\n3,4,1\n", b"a;b;c\n1,5;2;x\n2;3;y\n2;2;x\n"),
    *(
        b"\xef\xbb\xbfa\tb\tc\r\n1\t2\t0\r\n3\t4\t1\r\n",
        b"\xff\xfea\0",
        b"a,b,c\r1,2,0\r3,4,1\r",
        b'"a,b\n',
        b",,,\n,,,\n",
    ),
    *(b"a,a,b\n1,2,3\n4,5,6\n", b"a,b,c\n1,nan,3\n1,inf,3\n2,?,4\n5,6,7\n8,8,8\n", b"a,b,c\n0,0,0\n5e-324,100,1\n"),
    *(
        b"a,b,c\n1e308,-1e308,1\n1e999,2,2\n",
        b"a,b,c\n" + b"1,2,3\n4,5,6\n" * 5001,
        b"," * 2000,
        "a,b,ü\n1,2,é\n３,4,ü\n".encode(),
    ),
    *(b"a,b,c\n1e9,0,0\n1000000000.0000001,9,1\n", b"a,b,c\n1_0,2,0\n3,4,1\n", b"a,b,c\n1,2\n3,4,5,6\n"),
]


@pytest.fixture(scope="module")
def network(api):
    """With a run of its own, and one that diverges."""
    wild = {"name": "Momentum", "optimizer": {"kind": "sgd", "learning_rate": 10}, "activation": "relu"}
    network = api.network(**NETWORK, regularizer={"kind": "l2", "rate": 10}, runs=[{"optimizer": "adam"}, wild])
    network.post("step", epochs=20)
    return network


def queries(names):
    """Some of these parameters, perhaps one twice, and perhaps one that nobody knows."""
    answer = st.sampled_from(ANSWERS) | st.text(max_size=20)
    return st.lists(st.tuples(st.sampled_from([*names, "nonsense"]), answer), max_size=4)


@pytest.mark.parametrize("what", QUESTIONS)
@given(data=st.data())
@settings(FUZZ, max_examples=40)
def test_any_question_has_an_answer_or_is_refused(api, network, what, data):
    answer = network.ask("GET", what.lstrip("/"), params=data.draw(queries(QUESTIONS[what])))
    if answer.status_code != 200:
        problem_of(answer, answer.status_code)
        assert answer.status_code in (404, 409, 422)
    elif answer.headers["content-type"] == "application/json":
        strict_json(answer)
    elif what == "/script":
        ast.parse(answer.text)


@given(
    table=st.sampled_from(TABLES) | st.binary(max_size=60),
    query=queries(["label", "columns", "missing", "header", "decimal", "many"]),
)
@settings(FUZZ, max_examples=150)
def test_any_table_becomes_a_network_or_is_refused(api, table, query):
    answer = api.client.post("/api/data/csv", params=query, content=table, headers={"Content-Type": "text/csv"})
    if answer.status_code != 200:
        problem_of(answer, 422)
        return
    network = api.network(data=strict_json(answer)["data"], hidden=[2])
    for what in LOOKS:
        network.get(what.lstrip("/"))
    network.delete()
