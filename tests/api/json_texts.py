"""Hypothesis strategies for JSON as nobody should send it: texts, because much of it no `json.dumps` would write."""

import json

from hypothesis import strategies as st

NAMES = (
    *("seed", "data", "dataset", "samples", "noise", "train_ratio", "points", "features", "hidden", "units"),
    *("activation", "dropout", "loss", "initializer", "regularizer", "rate", "batch_size", "shuffle", "runs"),
    *("name", "optimizer", "kind", "learning_rate", "beta", "beta1", "beta2", "epsilon", "steps", "epochs", "step"),
    *("rename", "layers", "W", "b", "type", "maps", "run", "resolution", "layer", "unit", "parameters", "frame"),
    *("task", "imbalance", "columns", "class_names", "standardize", "plane", "by", "x", "y", "output", "stop"),
    *("target_loss", "patience", "threshold", "watch", "schedule", "clip", "weight_decay", "learned", "leak", "limit"),
    *("classes", "column", "expression", "gamma", "floor", "every", "delta"),
    *("frozen", "parameter", "input", "set", "value"),
)
WORDS = [
    *("", "adam", "sgd", "spiral", "plane", "tanh", "relu", "l2", "none", "x1", "all", "Adam", "Momentum"),
    *("classification", "regression", "softmax", "linear", "train", "test", "pca", "columns", "cosine", "norm"),
    *("rings", "iris", "prelu", "huber", "hinge", "formula", "column", "reduce_on_plateau", "x1 / x2", "x1^x1^x1"),
]

SPECIAL = [
    "null",
    "true",
    "false",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1e999",
    "1e-400",
    "-0",
    "-0.0",
    "1.5",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "-9223372036854775809",
    "1" * 400,
    "9" * 4300,
    "9" * 4301,
    r'"\ud800"',
    r'"a\udfff\ud800"',
    r'"\u0000"',
    r'"\u202e\ufeff"',
    '"' + "a" * 100_000 + '"',
    '"' + "ü" * 61 + '"',
    "[]",
    "{}",
    "[" * 900 + "]" * 900,
    "[" * 5000 + "]" * 5000,
    '{"kind":' * 900 + "0" + "}" * 900,
    "[" + ",".join(["0"] * 10_000) + "]",
    "[" + ",".join(['"adam"'] * 10_000) + "]",
    "{" + ",".join(f'"{i}":{i}' for i in range(1000)) + "}",
]
NUMBERS = st.one_of(
    st.integers(-3, 40),  # small, so that what is legal is soon done
    st.integers(min_value=2**31),
    st.floats(allow_nan=False, allow_infinity=False),
).map(json.dumps)
STRINGS = st.one_of(st.sampled_from(WORDS), st.text(max_size=70)).map(json.dumps)
KEYS = st.one_of(st.sampled_from(NAMES).map(json.dumps), STRINGS, st.just(r'"\ud800"'))
JUNK = st.one_of(st.sampled_from(SPECIAL), NUMBERS, STRINGS)


def _list(items):
    return "[" + ",".join(items) + "]"


def _object(pairs):
    """Pairs of texts; a key may stand twice."""
    return "{" + ",".join(f"{key}:{value}" for key, value in pairs) + "}"


TEXTS = st.recursive(
    JUNK,
    lambda inner: st.lists(inner, max_size=4).map(_list) | st.lists(st.tuples(KEYS, inner), max_size=4).map(_object),
    max_leaves=12,
)
OBJECTS = st.lists(st.tuples(KEYS, TEXTS), max_size=4).map(_object)
BROKEN = st.one_of(TEXTS, OBJECTS, st.text(max_size=20), OBJECTS.map(lambda text: text[:-1]))


def paths(value, *path):
    """The place of everything in a JSON value."""
    yield path
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in inside:
            yield from paths(item, *path, key)


def replaced(value, path, text):
    """The value as a text in which another text stands at one place."""
    if not path:
        return text
    first, *rest = path
    if isinstance(value, dict):
        return _object(
            (json.dumps(key), replaced(item, rest, text) if key == first else json.dumps(item))
            for key, item in value.items()
        )
    return _list(replaced(item, rest, text) if i == first else json.dumps(item) for i, item in enumerate(value))
