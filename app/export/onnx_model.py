"""A trained network as ONNX: from the features, as the network sees them, to what the output units answer.

The parts that the catalog knows (`onnx` of an activation or an output) are written in ONNX's own text form:
statements that make `a` from `z`, hyperparameters in braces.
"""

import re
from importlib.util import find_spec

import numpy as np

from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.parameter import IllegalValue

OPSET = 20  # the first with Gelu
IR_VERSION = 9
NEEDED = "this server lacks the package onnx; install it with: pip install 'ravine[onnx]'"


class Unavailable(Exception):
    """The library that writes ONNX is not installed."""


def onnx_model(network: Network, theta: Array, features: tuple[str, ...], name: str) -> bytes:
    """The file: input `features`, (examples, n_0), output `output`, (examples, n_L), in float64.

    Raises `Unavailable` without the package onnx, `IllegalValue` for an activation that ONNX has no words for.
    """
    if find_spec("onnx") is None:
        raise Unavailable(NEEDED)
    import onnx.checker
    import onnx.numpy_helper
    import onnx.parser

    text, arrays = _text(network, network.named(theta))
    model = onnx.parser.parse_model(text)
    model.graph.initializer.extend(onnx.numpy_helper.from_array(values, key) for key, values in arrays.items())
    for key, value in (("features", ", ".join(features)), ("run", name)):
        model.metadata_props.add(key=key, value=value)
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data


def _text(network: Network, layers: list[dict[str, Array]]) -> tuple[str, dict[str, Array]]:
    """The model in ONNX's text form, and the arrays that it names."""
    arrays: dict[str, Array] = {}
    lines, before, last = list[str](), "features", len(layers)
    for l, layer in enumerate(layers, 1):
        arrays |= {f"W{l}": np.ascontiguousarray(layer["W"].T), f"b{l}": layer["b"].copy()}
        learned = {key: values.copy() for key, values in layer.items() if key not in ("W", "b")}
        arrays |= {f"{key}{l}": values for key, values in learned.items()}
        after = "output" if l == last else f"A{l}"
        lines += [f"P{l} = MatMul({before}, W{l})", f"Z{l} = Add(P{l}, b{l})"]
        lines += [_statements(network, l, {"z": f"Z{l}", "a": after} | {key: f"{key}{l}" for key in learned})]
        before = after
    shapes = f"(double[m, {network.units[0]}] features) => (double[m, {network.units[-1]}] output)"
    head = f'<ir_version: {IR_VERSION}, opset_import: ["" : {OPSET}], producer_name: "Ravine">'
    return f"{head}\nnetwork {shapes} {{\n" + "\n".join(lines) + "\n}", arrays


def _statements(network: Network, l: int, names: dict[str, str]) -> str:
    """The activation of layer l, from z to a, under the names of that layer."""
    if l > len(network.hidden):
        said = network.output.onnx
    else:
        g = network.hidden[l - 1]
        if not g.onnx:
            raise IllegalValue(f"ONNX has no word for the activation {g.key}; take npz or a script", "format")
        said = g.onnx.format(**{p.name: getattr(g, p.name) for p in g.declared()})
    return _renamed(said, names, l)


def _renamed(text: str, names: dict[str, str], l: int) -> str:
    """Variables under names of the layer; operators (capital letters), attributes and types stay."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        return names.get(word) or (f"{word}{l}" if word.islower() else word)

    # Attributes stand between angle brackets, and no variable does.
    parts = re.split(r"(<[^>]*>)", text)
    return "".join(part if part.startswith("<") else re.sub(r"[A-Za-z_]\w*", other, part) for part in parts)
