"""Examples for the interactive reference; a test sends each of them."""

from typing import Any

EXPERIMENT: Any = {
    "Momentum against Adam on the spiral": {
        "value": {
            "seed": 7,
            "data": {"dataset": "spiral", "samples": 500, "noise": 0.1, "train_ratio": 0.5},
            "features": ["x1", "x2"],
            "hidden": [8, 8],
            "activation": "tanh",
            "loss": "cross_entropy",
            "initializer": "xavier",
            "regularizer": {"kind": "l2", "rate": 0.001},
            "batch_size": 10,
            "runs": [
                {"name": "Momentum", "optimizer": {"kind": "momentum", "learning_rate": 0.1, "beta": 0.9}},
                {"name": "Adam", "optimizer": "adam"},
            ],
        }
    },
    "All defaults": {"value": {}},
    "Your own points": {
        "value": {
            "data": {"points": [[-2, 1, 0], [-1, 2, 0], [0.5, 2, 0], [1, -1, 1], [2, 0, 1], [3, -2, 1]]},
            "hidden": [3],
            "batch_size": "all",
            "runs": [{"name": "Adam", "optimizer": {"kind": "adam", "learning_rate": 0.05}}],
        }
    },
}

CHANGE: Any = {
    "A new batch size": {"value": {"batch_size": 32}},
    "Full batch and a penalty": {"value": {"batch_size": "all", "regularizer": {"kind": "l2", "rate": 0.01}}},
}

STEP: Any = {
    "300 epochs": {"value": {"epochs": 300}},
    "One step": {"value": {"steps": 1}},
}

RESET: Any = {
    "The same start": {"value": {}},
    "Another start": {"value": {"seed": 8}},
}

SEEK: Any = {
    "Back to the start": {"value": {"step": 0}},
}

PARAMETERS: Any = {
    "Logistic regression": {"value": {"layers": [{"W": [[0.5, -0.5]], "b": [0]}]}},
}
