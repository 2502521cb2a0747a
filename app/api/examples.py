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
    "Three rings, schedules side by side": {
        "value": {
            "data": {"dataset": {"kind": "rings", "classes": 3}, "noise": 0.1},
            "features": ["x1", "x2", {"kind": "formula", "expression": "x1^2 + x2^2"}],
            "hidden": [{"units": 8, "activation": "prelu", "dropout": 0.1}],
            "stop": {"epochs": 500, "patience": 30},
            "runs": [
                {"name": "constant", "optimizer": "adamw", "clip": "norm"},
                {"name": "cosine", "optimizer": "adamw", "clip": "norm", "schedule": {"kind": "cosine", "epochs": 100}},
            ],
        }
    },
    "Your own points of three classes": {
        "value": {
            "data": {
                "points": [[0, 1, 2, 0], [1, 1, 2, 0], [4, 0, 1, 1], [5, 1, 0, 1], [2, 6, 5, 2], [1, 5, 6, 2]],
                "columns": ["length", "width", "height"],
                "class_names": ["ant", "bee", "cat"],
                "standardize": True,
                "plane": {"by": "columns", "x": 1, "y": 3},
            },
            "hidden": [4],
        }
    },
}

CHANGE: Any = {
    "A new batch size": {"value": {"batch_size": 32}},
    "Full batch and a penalty": {"value": {"batch_size": "all", "regularizer": {"kind": "l2", "rate": 0.01}}},
    "Another way to learn for one run": {
        "value": {
            "runs": [
                {
                    "name": "Adam",
                    "optimizer": {"kind": "adamw", "learning_rate": 0.02, "weight_decay": 0.05},
                    "schedule": {"kind": "warm_up", "epochs": 5},
                    "clip": {"kind": "norm", "limit": 1},
                }
            ]
        }
    },
    "Early stopping": {"value": {"stop": {"patience": 20, "threshold": 0.01}}},
    "No stop rules": {"value": {"stop": {}}},
    "Only the output learns": {"value": {"frozen": [{"layer": 1}]}},
    "One weight and one bias hold still": {
        "value": {
            "frozen": [
                {"layer": 1, "parameter": "W", "unit": 0, "input": 1},
                {"layer": 1, "parameter": "b", "unit": 0},
            ]
        }
    },
    "Everything learns": {"value": {"frozen": []}},
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

EDITS: Any = {
    "One weight and one bias": {
        "value": {
            "set": [
                {"layer": 1, "parameter": "W", "unit": 0, "input": 1, "value": 0.5},
                {"layer": 1, "parameter": "b", "unit": 0, "value": 0},
            ]
        }
    },
}

CSV: Any = {
    "Flowers": {
        "value": "length,width,species\n5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n6.4,3.2,versicolor\n"
    },
    "Semicolons and numbers": {"value": "x1;x2;y\n0;1;2.5\n1;1;3.5\n2;0;4\n"},
}

DESCENTS: Any = {
    "Momentum against Adam in a bent valley": {
        "value": {
            "surface": "rosenbrock",
            "start": [-1.5, 2],
            "steps": 500,
            "runs": [
                {"name": "Momentum", "optimizer": {"kind": "momentum", "learning_rate": 0.01}},
                {"name": "Adam", "optimizer": {"kind": "adam", "learning_rate": 0.1}},
            ],
        }
    },
    "A ravine, turned": {
        "value": {"surface": {"kind": "bowl", "condition": 50, "angle": 30}, "noise": 1, "runs": [{"optimizer": "sgd"}]}
    },
}

SWEEP: Any = {
    "At which learning rates do they arrive?": {
        "value": {"surface": "rosenbrock", "steps": 1000, "rates": 31, "runs": [{"optimizer": "momentum"}, {}]}
    },
}

START_MAP: Any = {
    "From where do they arrive?": {
        "value": {"surface": {"kind": "bowl", "condition": 50}, "resolution": 11, "steps": 200, "runs": [{}]}
    },
}
