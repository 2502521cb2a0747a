"""A network computed number by number from what the API tells of it: the tests' own arithmetic."""

import math

ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: z if z > 0 else 0.0,
    "linear": lambda z: z,
}
FEATURES = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1_squared": lambda x1, x2: x1 * x1,
    "x2_squared": lambda x1, x2: x2 * x2,
    "x1x2": lambda x1, x2: x1 * x2,
    "sin_x1": lambda x1, x2: math.sin(x1),
    "sin_x2": lambda x1, x2: math.sin(x2),
}


def features_of(spec, x1, x2):
    return [FEATURES[feature["kind"]](x1, x2) for feature in spec["features"]]


def signals(spec, layers, x):
    """z of every layer and a of every layer (the features first) for one example."""
    kinds = [layer["activation"]["kind"] for layer in spec["hidden"]] + [output_activation(spec)]
    zs, activations = [], [x]
    for kind, layer in zip(kinds, layers, strict=True):
        z = [
            sum(w * a for w, a in zip(row, activations[-1], strict=True)) + b
            for row, b in zip(layer["W"], layer["b"], strict=True)
        ]
        zs.append(z)
        activations.append([ACTIVATIONS[kind](value) for value in z])
    return zs, activations


def output_of(spec, layers, x1, x2):
    _, activations = signals(spec, layers, features_of(spec, x1, x2))
    return activations[-1][0]


def output_activation(spec):
    if spec["loss"]["kind"] == "cross_entropy":
        return "sigmoid"
    return "linear" if is_regression(spec) else "tanh"


def is_regression(spec):
    if spec["data"]["points"] is not None:
        return any(label not in (0, 1) for _, _, label in spec["data"]["points"])
    return spec["data"]["dataset"]["kind"] in ("plane", "gaussians")
