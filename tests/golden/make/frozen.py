"""Training by PyTorch in which some tensors do not require a gradient."""

import numpy as np
import torch

from tests.golden.make.common import write
from tests.golden.make.networks import STEPS, cost, flat, modules, optimizer_of, problem

SETTINGS = [
    ("sgd", {"learning_rate": 0.3}),
    ("momentum", {"learning_rate": 0.5, "beta": 0.8}),
    ("rmsprop", {"learning_rate": 0.02, "beta": 0.95, "epsilon": 1e-3}),
    ("adam", {"learning_rate": 0.05, "beta1": 0.85, "beta2": 0.99, "epsilon": 1e-4}),
    ("adamw", {"learning_rate": 0.02, "weight_decay": 0.01}),
]
# Tensors in the order of θ: W[1], b[1], the leaks of layer 1, W[2], b[2], the leaks of layer 2, W[3], b[3]
FROZEN = {
    "one layer": ([{"layer": 2}], [3, 4, 5]),
    "all but one layer": ([{"layer": 1}, {"layer": 3}], [0, 1, 2, 6, 7]),
    "biases and leaks": (
        [{"layer": 1, "parameter": "b"}, {"layer": 2, "parameter": "leak"}, {"layer": 3, "parameter": "b"}],
        [1, 5, 7],
    ),
}
CLIP = 0.05  # shorter than the gradient


def train(case, kind, settings, still, clip):
    """θ after all steps, and how long the gradient was that the first clip shortened."""
    layers = modules(case)
    for index, tensor in enumerate(layers.parameters()):
        tensor.requires_grad_(index not in still)
    learning = [tensor for tensor in layers.parameters() if tensor.requires_grad]
    weights = [tensor for tensor in learning if tensor.dim() == 2]
    rest = [tensor for tensor in learning if tensor.dim() == 1]
    decay = settings.get("weight_decay", 0.0)
    groups = [{"params": weights, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]
    optimizer = optimizer_of(kind, settings, groups if decay else learning)
    lengths = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        cost(case, layers, l2=case["l2"]).backward()
        if clip:
            lengths.append(torch.nn.utils.get_total_norm([tensor.grad for tensor in learning]))
            for tensor in learning:  # `clip_grad_norm_` adds 1e-6 to the length
                tensor.grad.mul_(min(1.0, float(clip / lengths[-1])))
        optimizer.step()
    assert not clip or lengths[0] > clip
    return flat(layers.parameters())


def frozen():
    """Full-batch training by every optimizer, with L2, which stays in the cost of what is frozen."""
    case = problem(np.random.default_rng(5), [2, 5, 4, 1], ["prelu", "prelu"], "sigmoid", 12) | {"l2": 0.3}
    runs = [
        {"name": name, "optimizer": {"kind": kind} | settings, "frozen": places, "clip": clip}
        | {"theta": train(case, kind, settings, still, clip)}
        for name, (places, still) in FROZEN.items()
        for kind, settings in SETTINGS
        for clip in (None, CLIP)
    ]
    write("frozen", {"steps": STEPS, "network": case, "runs": runs})


if __name__ == "__main__":
    frozen()
