"""Every optimizer on one sequence of gradients, by PyTorch, Optax and pytorch_optimizer.

    pip install torch==2.13.0 numpy==2.4.6 scikit-learn==1.9.1 optax==0.2.8 jax==0.10.2 pytorch_optimizer==4.1.0
    python -m tests.golden.make.optimizers

Adan is pytorch_optimizer's, which steps as its authors' own program does: Optax 0.2.8 looks ahead by 1 − β₂ where
they have β₂.
"""

from importlib.metadata import version

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytorch_optimizer
import torch
from torch import optim

from tests.golden.make.common import MADE_BY, write

jax.config.update("jax_enable_x64", True)

STEPS, EVERY = 60, 20
START = [0.0, 3.0, -1e-4, 0.7, -2.0, 1.5]
UNCORRECTED = 1e9  # at this step PyTorch's bias corrections are 1 to the last bit
LIBRARIES = ("jax", "optax", "pytorch_optimizer")


def gradients():
    """Sizes from 1e-7 to 1e5, changes of sign, zeros, a late start, a steady sign, a sign that alternates."""
    rng, t = np.random.default_rng(4), np.arange(STEPS)
    g = rng.normal(0, [1, 1e5, 1e-7, 1, 1, 1], (STEPS, 6))
    g[:, 4] = 0.02 * (1.2 + np.sin(t / 3)) + 0.005 * np.abs(g[:, 4])
    g[:, 5] = (-1.0) ** t * (0.3 + np.abs(g[:, 5]))
    g[::7, 0] = g[:8, 3] = g[40:43, 3] = 0
    return [[float(f"{number:.5g}") for number in row] for row in g]


GRADIENTS = gradients()


def schedule(rate):
    """A learning rate for every step: up, then down to nothing, with a jump."""
    t = np.arange(1, STEPS + 1)
    factors = np.where(t <= 10, t / 10, 0.5 + 0.5 * np.cos(np.pi * (t - 10) / (STEPS - 10)))
    factors[30:33] = 1.5
    return [float(f"{rate * factor:.6g}") for factor in factors]


def by_torch(make, **names):
    """The walk of a PyTorch optimizer; `names` says which of its states our slots are."""

    def walk(settings, rates):
        x = torch.tensor(START, requires_grad=True)
        optimizer = make([x], settings)
        if settings.get("bias_correction") is False:
            moments = ("exp_avg", "exp_avg_sq", "max_exp_avg_sq")
            optimizer.state[x] = {"step": torch.tensor(UNCORRECTED)} | {name: torch.zeros(6) for name in moments}
        for gradient, rate in zip(GRADIENTS, rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate
            x.grad = torch.tensor(gradient)
            optimizer.step()
            state = optimizer.state[x]
            yield x.tolist(), {slot: state[name].expand(6).tolist() for slot, name in names.items() if name in state}

    return walk


def by_optax(make, **names):
    """The walk of Optax's transformation of the gradient, with decoupled decay and a learning rate for every step."""

    def walk(settings, rates):
        optimizer = optax.chain(
            make(settings),
            optax.add_decayed_weights(settings["weight_decay"]),
            optax.scale_by_learning_rate(lambda step: jnp.array(rates)[step]),
        )
        x = jnp.array(START)
        state = optimizer.init(x)
        for gradient in GRADIENTS:
            updates, state = optimizer.update(jnp.array(gradient), state, x)
            x = optax.apply_updates(x, updates)
            yield x.tolist(), {slot: getattr(state[0], name).tolist() for slot, name in names.items()}

    return walk


def multiplied(walk):
    """Steps at the first rate, each multiplied afterwards: PyTorch's Rprop never asks its rate again."""

    def scaled(settings, rates):
        first, before, x = settings["learning_rate"], np.array(START), np.array(START)
        for rate, (there, slots) in zip(rates, walk(settings, [first] * STEPS), strict=True):
            x = x + (np.array(there) - before) * (rate / first)
            before = np.array(there)
            yield x.tolist(), {"size": (np.array(slots["size"]) / first).tolist(), "before": slots["before"]}

    return scaled


def adam_like(make, *, betas=("beta1", "beta2"), asked=(), **fixed):
    """A PyTorch optimizer with Adam's hyperparameters, and those of ours that it is `asked` for besides."""

    def build(params, s):
        own = fixed | {name: s[name] for name in asked}
        return make(params, betas=[s[beta] for beta in betas], eps=s["epsilon"], **own)

    return build


def where_epsilon_stands(after, under):
    """The walk of whoever puts it where the settings have it."""
    return lambda settings, rates: (under if settings["epsilon_under_root"] else after)(settings, rates)


def adam_under_root(s):
    """Optax's Adam with ε under the root alone."""
    return optax.scale_by_adam(s["beta1"], s["beta2"], eps=0.0, eps_root=s["epsilon"])


DECAYS = ("weight_decay",)  # asked of those that decouple it
MOMENTS = {"m": "exp_avg", "v": "exp_avg_sq"}
WALKS = {
    "sgd": by_torch(lambda params, s: optim.SGD(params)),
    "momentum": by_optax(lambda s: optax.ema(s["beta"], debias=False), v="ema"),
    "heavy_ball": by_torch(lambda params, s: optim.SGD(params, momentum=s["beta"]), v="momentum_buffer"),
    "nesterov": by_torch(lambda params, s: optim.SGD(params, momentum=s["beta"], nesterov=True), v="momentum_buffer"),
    "adagrad": where_epsilon_stands(
        by_torch(lambda params, s: optim.Adagrad(params, eps=s["epsilon"]), s="sum"),
        by_optax(lambda s: optax.scale_by_rss(0.0, s["epsilon"]), s="sum_of_squares"),
    ),
    "adadelta": by_torch(
        lambda params, s: optim.Adadelta(params, rho=s["rho"], eps=s["epsilon"]), s="square_avg", d="acc_delta"
    ),
    "rmsprop": where_epsilon_stands(
        by_torch(
            lambda params, s: optim.RMSprop(params, alpha=s["beta"], eps=s["epsilon"], centered=s["centered"]),
            s="square_avg",
            m="grad_avg",
        ),
        by_optax(lambda s: optax.scale_by_rms(s["beta"], s["epsilon"], eps_in_sqrt=True), s="nu"),
    ),
    "rprop": multiplied(
        by_torch(
            lambda params, s: optim.Rprop(
                params,
                lr=s["learning_rate"],
                etas=(s["eta_minus"], s["eta_plus"]),
                step_sizes=(1e-4 * s["learning_rate"], 5e3 * s["learning_rate"]),
            ),
            size="step_size",
            before="prev",
        )
    ),
    "adam": where_epsilon_stands(by_torch(adam_like(optim.Adam), **MOMENTS), by_optax(adam_under_root, m="mu", v="nu")),
    "adamw": where_epsilon_stands(
        by_torch(adam_like(optim.AdamW, asked=DECAYS), **MOMENTS), by_optax(adam_under_root, m="mu", v="nu")
    ),
    "amsgrad": by_torch(adam_like(optim.AdamW, asked=DECAYS, amsgrad=True), v_max="max_exp_avg_sq", **MOMENTS),
    "adamax": by_torch(adam_like(optim.Adamax), m="exp_avg", u="exp_inf"),
    "nadam": by_torch(
        adam_like(optim.NAdam, asked=("momentum_decay", *DECAYS), decoupled_weight_decay=True),
        mu_product="mu_product",
        **MOMENTS,
    ),
    "radam": by_torch(adam_like(optim.RAdam, asked=DECAYS, decoupled_weight_decay=True), **MOMENTS),
    "lion": by_optax(lambda s: optax.scale_by_lion(s["beta1"], s["beta2"]), m="mu"),
    "adan": by_torch(
        adam_like(
            pytorch_optimizer.Adan, betas=("beta1", "beta2", "beta3"), asked=DECAYS, weight_decouple=True, foreach=False
        ),
        m="exp_avg",
        v="exp_avg_diff",
        n="exp_avg_sq",
    ),
    "adopt": by_optax(lambda s: optax.contrib.scale_by_adopt(s["beta1"], s["beta2"], s["epsilon"]), m="mu", v="nu"),
}

ADAM = {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
ODD = {"learning_rate": 0.3, "beta1": 0.6, "beta2": 0.95, "epsilon": 1e-3}
YES, NO = {"bias_correction": True}, {"bias_correction": False}
UNDER, AFTER = {"epsilon_under_root": True}, {"epsilon_under_root": False}
DECAY = {"weight_decay": 0.2}  # 0 where nothing is said

# kind -> settings at a constant rate, settings under a schedule
CASES = {
    "sgd": ([{"learning_rate": 0.03}], [{"learning_rate": 1.7}]),
    "momentum": ([{"learning_rate": 0.1, "beta": 0.9}], [{"learning_rate": 2.0, "beta": 0.35}]),
    "heavy_ball": ([{"learning_rate": 0.01, "beta": 0.9}], [{"learning_rate": 0.2, "beta": 0.35}]),
    "nesterov": ([{"learning_rate": 0.01, "beta": 0.9}], [{"learning_rate": 0.2, "beta": 0.35}]),
    "adagrad": (
        [{"learning_rate": 0.1, "epsilon": 1e-10} | AFTER],
        [{"learning_rate": 0.7, "epsilon": 0.01} | each for each in (AFTER, UNDER)],
    ),
    "adadelta": (
        [{"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6}],
        [{"learning_rate": 0.4, "rho": 0.6, "epsilon": 0.01}],
    ),
    "rmsprop": (
        [{"learning_rate": 0.01, "beta": 0.9, "epsilon": 1e-8, "centered": each} | AFTER for each in (False, True)],
        [
            {"learning_rate": 0.3, "beta": 0.6, "epsilon": 1e-3, "centered": centered} | place
            for centered, place in ((False, AFTER), (True, AFTER), (False, UNDER))
        ],
    ),
    "rprop": (
        [{"learning_rate": 0.01, "eta_minus": 0.5, "eta_plus": 1.2}],
        [{"learning_rate": 0.002, "eta_minus": 0.8, "eta_plus": 1.6}],
    ),
    "adam": ([ADAM | YES | AFTER, ADAM | NO | AFTER], [ODD | YES | AFTER, ODD | YES | UNDER]),
    "adamw": (
        [ADAM | YES | AFTER | {"weight_decay": 0.01}, ADAM | NO | AFTER],
        [ODD | YES | AFTER | DECAY, ODD | YES | UNDER | DECAY],
    ),
    "amsgrad": ([ADAM | YES, ADAM | NO], [ODD | YES | DECAY]),
    "adamax": ([ADAM], [ODD]),
    "nadam": ([ADAM | {"momentum_decay": 0.004}], [ODD | {"momentum_decay": 0.3} | DECAY]),
    "radam": ([ADAM], [ODD | DECAY, ADAM | {"beta2": 0.6}]),
    "lion": (
        [{"learning_rate": 0.002, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.05}],
        [{"learning_rate": 0.1, "beta1": 0.95, "beta2": 0.5, "weight_decay": 0.4}],
    ),
    "adan": (
        [{"learning_rate": 0.01, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "epsilon": 1e-8}],
        [{"learning_rate": 0.3, "beta1": 0.5, "beta2": 0.7, "beta3": 0.8, "epsilon": 1e-3} | DECAY],
    ),
    "adopt": ([ADAM | {"beta2": 0.9999, "epsilon": 1e-6}], [ODD | DECAY]),
}


def run(kind, settings, rates):
    """x after every step, the slots after some."""
    settings = {"weight_decay": 0.0} | settings
    xs, slots = zip(*WALKS[kind](settings, rates), strict=True)
    return {
        "optimizer": {"kind": kind} | settings,
        "rates": rates,
        "xs": xs,
        "slots": {name: [after[name] for after in slots[EVERY - 1 :: EVERY]] for name in slots[0]},
    }


def optimizers():
    """Sixty steps of every optimizer, at a constant learning rate and under a schedule."""
    runs = []
    for kind, (constant, scheduled) in CASES.items():
        runs += [run(kind, settings, [settings["learning_rate"]] * STEPS) for settings in constant]
        runs += [run(kind, settings, schedule(settings["learning_rate"])) for settings in scheduled]
    versions = MADE_BY["versions"] | {library: version(library) for library in LIBRARIES}
    made = {"made_by": "python -m tests.golden.make.optimizers", "versions": versions}
    write("optimizers", made | {"start": START, "every": EVERY, "gradients": GRADIENTS, "runs": runs})


if __name__ == "__main__":
    optimizers()
