"""Legal and unkind: every network that may be made can be trained, looked at and dropped."""

import pytest

from tests.api.client import problem_of, strict_json
from tests.api.forward import FEATURES

FAR = 1e9
CORNERS = [[FAR, FAR], [-FAR, -FAR], [FAR, -FAR], [-FAR, FAR]]


def labelled(points, labels):
    return {"points": [[*point, label] for point, label in zip(points, labels, strict=True)]}


def optimizer(kind, **parameters):
    return {"optimizer": {"kind": kind, **parameters}}


RATES = [optimizer(kind, learning_rate=rate) for kind in ("sgd", "momentum", "rmsprop", "adam") for rate in (1e-6, 10)]
SPECS = {
    "two samples": {"data": {"samples": 2, "train_ratio": 0.1}},
    "one test point of ten": {"data": {"samples": 10, "train_ratio": 0.9, "noise": 0.5}},
    "as large as it gets, on two samples": {"data": {"samples": 2}, "hidden": [128] * 8},
    "one unit in every layer": {"hidden": [1] * 8, "activation": "relu"},
    "dropout of nine in ten": {"hidden": [{"units": 1, "dropout": 0.9}] * 8},
    "all points alike": {"data": {"points": [[1, 1, 0]] * 5}},
    "all points alike and far": {
        "data": labelled([[FAR, FAR]] * 5, [0, 1, 0, 1, 0]),
        "features": list(FEATURES),
    },
    "far numbers alike": {
        "data": {"points": [[FAR, FAR, FAR]] * 4},
        "features": ["x1_squared"],
        "hidden": [],
    },
    "far corners": {"data": labelled(CORNERS, [0, 1, 1, 0]), "features": list(FEATURES), "activation": "relu"},
    "far numbers": {
        "data": labelled(CORNERS, [FAR, -FAR, 3, 0]),
        "hidden": [{"units": 4, "activation": "linear"}] * 4,
        "runs": RATES,
    },
    "tiny numbers": {"data": labelled([[1e-320, 0], [0, -1e-320], [1e-300, 1e-300]], [0, 1, 1e-320])},
    "one class": {"data": {"points": [[0, 0, 1], [1, 1, 1], [2, 2, 1]]}},
    "batches larger than the data": {"data": {"samples": 20}, "batch_size": 10_000},
    "batches of one": {"data": {"samples": 20}, "batch_size": 1, "shuffle": False},
    "rates at their limits": {"runs": RATES, "data": {"dataset": "plane", "samples": 40}, "activation": "relu"},
    "every memory at its limit": {
        "runs": [
            optimizer("momentum", beta=0.9999),
            optimizer("adam", beta1=0, beta2=0, epsilon=1e-12),
            optimizer("adam", beta1=0.9999, beta2=0.99999, epsilon=0.1),
        ]
    },
    "nothing to start from": {"initializer": "zeros", "regularizer": {"kind": "l2", "rate": 100}},
    "twelve runs": {"runs": [optimizer("adam")] * 12, "data": {"samples": 20}},
    "stopped at the first epoch": {
        "stop": {"epochs": 1},
        "runs": [optimizer("sgd"), optimizer("adam", learning_rate=10)],
    },
    "stopped at once by every rule": {
        "stop": {"target_loss": 1e6, "patience": 1, "threshold": 0.5, "epochs": 1},
        "data": {"samples": 20},
    },
    "never pleased": {"stop": {"target_loss": 0, "patience": 100_000}, "data": {"samples": 20}},
    "a plateau without patience": {
        "runs": [
            optimizer("sgd")
            | {
                "schedule": {
                    "kind": "reduce_on_plateau",
                    "patience": 0,
                    "threshold": 0.5,
                    "gamma": 0.01,
                    "floor": floor,
                }
            }
            for floor in (0, 1)
        ],
        "data": {"samples": 20},
        "batch_size": "all",
    },
    "rates of nothing": {
        "runs": [
            {"schedule": {"kind": "warm_up", "start": 0, "epochs": 100_000}},
            {"schedule": {"kind": "cosine", "floor": 0, "epochs": 0.1}},
            {"schedule": {"kind": "step", "every": 0.1, "gamma": 0.01}},
            {"schedule": {"kind": "exponential", "gamma": 0.5}},
            {"schedule": {"kind": "one_cycle", "epochs": 0.1, "rise": 0.01, "divisor": 1e4, "last": 1e8}},
            {"schedule": {"kind": "inverse_time", "decay": 10}},
        ],
        "data": {"samples": 4},
        "batch_size": "all",
    },
    "decay beyond nothing": {
        "runs": [optimizer(kind, learning_rate=10, weight_decay=1) for kind in ("sgd", "adam", "lion", "rprop")],
        "data": {"samples": 20},
    },
    "clips at their limits": {
        "runs": [
            optimizer("sgd", learning_rate=10) | {"clip": {"kind": kind, "limit": limit}}
            for kind in ("value", "norm")
            for limit in (1e-6, 1e6)
        ],
        "data": labelled(CORNERS, [FAR, -FAR, 3, 0]),
        "activation": "linear",
    },
    "ten classes of ten thousand": {
        "data": {"dataset": {"kind": "rings", "classes": 10}, "samples": 10_000, "imbalance": 0.95},
        "hidden": [{"units": 16, "dropout": 0.5}],
        "batch_size": 500,
    },
    "ten thousand points of one's own in ten classes": {
        "data": {"points": [[i % 97, i % 89, i % 10] for i in range(10_000)], "train_ratio": 0.9},
        "hidden": [8],
        "batch_size": "all",
    },
    "more classes than examples": {"data": {"dataset": {"kind": "spirals", "classes": 10}, "samples": 2}},
    "a class that only the test set has": {
        "data": labelled([(0, 0), (1, 1), (2, 0), (3, 3)], [0, 1, 2, 3]) | {"train_ratio": 0.1}
    },
    "64 features": {
        "data": {"points": [[(i * j) % 7 for j in range(64)] + [i % 3] for i in range(30)], "standardize": True},
        "hidden": [4],
    },
    "64 columns, all alike": {"data": {"points": [[3] * 64 + [i % 2] for i in range(6)], "standardize": True}},
    "far columns, standardised, on their principal components": {
        "data": labelled(CORNERS, [0, 1, 1, 2]) | {"standardize": True, "plane": "pca"}
    },
    "numbers all alike, standardised": {
        "data": labelled(CORNERS, [FAR] * 4) | {"standardize": True, "task": "regression"}
    },
    "formulas at their longest and deepest": {
        "features": [
            {"kind": "formula", "expression": text}
            for text in (
                "x1" + "+1" * 99,
                "(" * 40 + "x2" + ")" * 40,
                "-" * 40 + "x1",
                "sin(" * 39 + "x1" + ")" * 39,
                "max(" + ",".join(["x1", "x2"] * 4) + ")",
                "1e300*x1*1e-300",
                "exp(-exp(x1^2))",
            )
        ]
    },
    "huber far away": {
        "data": labelled(CORNERS, [FAR, -FAR, 3, 0]),
        "loss": {"kind": "huber", "delta": 0.001},
        "hidden": [2],
    },
    "prelu everywhere": {
        "activation": {"kind": "prelu", "leak": 1},
        "hidden": [{"units": 2, "dropout": 0.9}] * 8,
        "runs": [optimizer("sgd", learning_rate=10), optimizer("adam")],
    },
    "names": {
        "runs": [
            {"name": name}
            for name in (
                "ünï ☃ 🦆",
                "a/b/../c",
                "\"quoted\" 'twice'",
                "100%2F %zz",
                "<b>&amp;",
                "a?b=c#d",
                "é" * 60,
            )
        ]
    },
}
LOOKS = [
    ("", {}),
    ("history", {}),
    ("boundary", {"resolution": 5}),
    ("boundary", {"resolution": 4, "layer": 0}),
    ("boundary", {"resolution": 4, "format": "npy"}),
    ("boundary", {"resolution": 4, "format": "png"}),
    ("activations", {"example": 0}),
    ("parameters", {}),
    ("parameters", {"format": "npz"}),
    ("gradients", {}),
    ("masks", {}),
    ("data", {}),
]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_it_works(api, spec):
    network = api.network(**spec)
    names = [run["name"] for run in network.first["runs"]]
    for steps in (1, 40):
        state = network.post("step", steps=steps)
        assert {run["status"] for run in state["runs"]} <= {"ready", "diverged", "stopped"}
        for what, query in LOOKS:
            for name in names if what not in ("", "data", "masks") else [None]:
                answer = network.ask("GET", what, params={**query, **({"run": name} if name else {})})
                assert answer.status_code == 200, (what, name, answer.text)
                if answer.headers["content-type"] == "application/json":
                    strict_json(answer)
    network.post("seek", step=min(20, state["step"]))
    network.patch(runs=[{"name": names[-1], "optimizer": "sgd"}], batch_size="all")
    network.post("step", epochs=2)
    assert network.post("reset")["step"] == 0
    network.delete()


@pytest.mark.parametrize("name", ["\x00", "a\nb", "left \u202e right"])
def test_a_name_that_nobody_could_read_is_refused(api, name):
    answer = api.client.post("/api/networks", json={"runs": [{"name": name}]})
    said = problem_of(answer, 422)
    assert said["errors"][0]["location"] == ["runs", 0, "name"]


def test_a_name_of_blanks_is_none(api):
    assert api.network(runs=[{"name": "  "}, {"name": " b "}]).first["runs"][0]["name"] == "Adam"


def test_names_are_kept_as_they_came(api):
    runs = SPECS["names"]["runs"]
    network = api.network(**SPECS["names"])
    assert [run["name"] for run in network.first["runs"]] == [run["name"] for run in runs]
    for run in runs:
        assert network.get("history", run=run["name"])["runs"][0]["name"] == run["name"]
