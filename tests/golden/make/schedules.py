"""Learning-rate schedules by PyTorch, epoch by epoch, and clipped gradients.

PyTorch counts the steps of its one cycle so that the peak is one step early (`pct_start * total_steps - 1`): its
settings are chosen to put the peak and the end where ours are said to be.
"""

import numpy as np
import torch
from torch.optim import lr_scheduler

from tests.golden.make.common import write

EPOCHS = 40
RATE = 0.3


def one_cycle(optimizer, epochs, rise, divisor, last):
    steps = epochs + 1
    return lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=RATE,
        total_steps=steps,
        pct_start=(rise * epochs + 1) / steps,
        div_factor=divisor,
        final_div_factor=last,
        cycle_momentum=False,
    )


SCHEDULES = {
    "constant": lambda o: lr_scheduler.ConstantLR(o, factor=1.0),
    "step": lambda o, every, gamma: lr_scheduler.StepLR(o, step_size=int(every), gamma=gamma),
    "exponential": lr_scheduler.ExponentialLR,
    "cosine": lambda o, epochs, floor: lr_scheduler.CosineAnnealingLR(o, T_max=int(epochs), eta_min=floor * RATE),
    "warm_up": lambda o, epochs, start: lr_scheduler.LinearLR(o, start_factor=start, total_iters=int(epochs)),
    "one_cycle": one_cycle,
}
CASES = [
    {"kind": "constant"},
    {"kind": "step", "every": 7.0, "gamma": 0.3},
    {"kind": "exponential", "gamma": 0.9},
    {"kind": "cosine", "epochs": float(EPOCHS), "floor": 0.05},
    {"kind": "warm_up", "epochs": 15.0, "start": 0.2},
    {"kind": "one_cycle", "epochs": 40, "rise": 0.3, "divisor": 10.0, "last": 100.0},
]
PLATEAUS = [
    {"gamma": 0.5, "patience": 3, "threshold": 1e-2, "floor": 0.0},
    {"gamma": 0.1, "patience": 0, "threshold": 0.0, "floor": 0.004},
]


def stepped(make):
    """The rate of every epoch."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
    schedule = make(optimizer)
    rates = []
    for _ in range(EPOCHS + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(rates) <= EPOCHS:
            schedule.step()
    return rates


def watched(losses, gamma, patience, threshold, floor):
    """The rate after each epoch's loss."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
    schedule = lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=gamma, patience=patience, threshold=threshold, min_lr=floor * RATE, eps=0
    )
    rates = []
    for loss in losses:
        schedule.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return rates


def clipped(rng):
    """Gradients by value and by norm. PyTorch divides by the norm + 1e-6, so norms are made large."""
    cases = []
    for size in (0.01, 1.0, 1e5):
        g = torch.tensor(rng.normal(0, size, 6))
        for limit in (0.5 * size, 3.0 * size):
            by = {}
            for kind, clip in (
                ("value", torch.nn.utils.clip_grad_value_),
                ("norm", torch.nn.utils.clip_grad_norm_),
            ):
                p = torch.zeros(6, requires_grad=True)
                p.grad = g.clone()
                clip([p], limit)
                by[kind] = p.grad.tolist()
            cases.append({"g": g.tolist(), "limit": limit} | by)
    return cases


def schedules():
    """Rates at whole epochs from 0 on."""
    rng = np.random.default_rng(5)
    factors = [
        {"schedule": case, "rates": stepped(lambda o, c=case: SCHEDULES[c["kind"]](o, **_settings(c)))}
        for case in CASES
    ]
    losses = (np.exp(-np.arange(EPOCHS) / 6) + 0.2 + rng.normal(0, 0.02, EPOCHS)).round(6).tolist()
    plateaus = [{"settings": settings, "rates": watched(losses, **settings)} for settings in PLATEAUS]
    write(
        "schedules",
        {"rate": RATE, "factors": factors, "losses": losses, "plateaus": plateaus, "clips": clipped(rng)},
    )


def _settings(case):
    return {name: value for name, value in case.items() if name != "kind"}


if __name__ == "__main__":
    schedules()
