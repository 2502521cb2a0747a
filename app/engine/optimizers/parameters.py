"""Hyperparameters that several optimizers share."""

from typing import Any

from app.engine.parameter import param


def learning_rate_param(default: float, help: str = "Size of a step in each coordinate.") -> Any:
    """The learning rate: the first field of every optimizer."""
    return param(default, help, low=1e-6, high=10, log=True, label="learning rate α")


def memory_param(default: float, help: str, label: str, high: float = 0.9999) -> Any:
    """The share of a moving average that one step keeps: it averages over about 1/(1 − share) steps."""
    return param(default, help, low=0, high=high, label=label)


def momentum_param(default: float = 0.9) -> Any:
    """The share of its velocity that a step keeps."""
    return memory_param(default, "The share of the velocity that one step keeps.", "momentum β")


def beta1_param(default: float = 0.9) -> Any:
    """Adam's first memory, of the gradient."""
    return memory_param(default, "Memory of the gradient.", "memory β₁")


def beta2_param(default: float = 0.999) -> Any:
    """Adam's second memory, of how large the gradient is."""
    return memory_param(default, "Memory of its square.", "memory β₂", high=0.99999)


def epsilon_param(default: float = 1e-8) -> Any:
    """The small number in a denominator."""
    return param(default, "Keeps the division finite.", low=1e-12, high=0.1, log=True, label="epsilon ε")


def correction_param() -> Any:
    """Whether averages are corrected for their start at zero."""
    return param(True, "Divides by what the averages lack because they start at zero.")


def under_root_param() -> Any:
    """Where the small number stands."""
    return param(False, "Divides by √(… + ε) and not by √… + ε: a small ε then weighs more.", label="ε under the root")
