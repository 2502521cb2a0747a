"""The descent, compiled: many steps of one run in one call, without the interpreter and its lock."""

from typing import Any, NamedTuple

import numpy as np
from numba.extending import register_jitable

from app.engine.compiled.calls import ask, at, call
from app.engine.compiled.propagation import HERE, UNITS, backward, forward, room
from app.engine.compiled.rows import MOST, VECTOR, row, table
from app.engine.hashing import exchange, key, uniform
from app.engine.seeding import Purpose

# Rows of H after the layers', and places in `calls`: hyperparameters and addresses of what belongs to no layer.
REGULARIZER, CLIP, SCHEDULE, OPTIMIZER = range(4)

ORDER, DROPOUT = np.uint64(Purpose.ORDER), np.uint64(Purpose.DROPOUT)


class Plan(NamedTuple):
    """One run's settings, as numbers."""

    layers: Any  # (L, 11), see `propagation.py`
    H: Any  # hyperparameters, a row each: of the layers, then of what belongs to no layer
    calls: Any  # addresses; 0 where there is nothing to do
    is_weight: Any  # (P,)
    dropout: Any  # the rate of every hidden layer; empty where nothing is dropped
    rates: Any  # α and weight decay
    held: Any  # places in θ that hold still; none where nothing is frozen
    still: Any  # and what is there


class Course(NamedTuple):
    """The steps ahead, as numbers."""

    X: Any  # (n_0, m), the training set
    Y: Any  # (n_L, m)
    start: Any  # seed, whether to shuffle, step, epoch, offset, batch size, steps


def train(x: Any, slots: Any, t: Any, plan: Any, course: Any, ends: Any, memory: Any, places: Any) -> Any:
    """Make the steps, in x, (P,), and slots, (k, P); x at the end of each epoch goes into `ends`.

    Answers how many steps were made: fewer than asked for where x is not finite any more. `memory` and `places` are
    room to work in, see `loop.py`. All arrays are looked at through `row` and `table`: counting who refers to them,
    which Numba does for its own, would take a third of the time.
    """
    P, last, epochs = len(x), len(plan.layers), len(ends)
    seed, shuffle, step, epoch, offset, batch_size, steps = course.start
    alpha, decay = plan.rates
    layers, calls = table(plan.layers), row(plan.calls, 0, len(plan.calls))
    rates = row(plan.dropout, 0, len(plan.dropout))
    held, still = row(plan.held, 0, len(plan.held)), row(plan.still, 0, len(plan.still))
    X, Y, ends_ = table(course.X), table(course.Y), table(ends)
    theta, examples, weights, memories = row(x, 0, P), X.shape[1], at(plan.is_weight, 0), at(slots, 0)
    H, g, answer, signals = room(plan.H, P, len(Y), layers, batch_size, len(rates) > 0, memory)
    order, draws = row(places, 0, examples), row(places, examples, examples)
    arrange(order, draws, shuffle, seed, epoch)
    ended = 0
    for done in range(steps):
        m = min(batch_size, examples - offset)
        width = (m + VECTOR - 1) // VECTOR * VECTOR
        gather(X, order, offset, m, width, signals.A)
        gather(Y, order, offset, m, width, answer)
        if len(rates):
            drop(layers, rates, signals.masks, seed, step + done, m, width)
        forward(theta, layers, H, signals, width)
        backward(theta, layers, H, signals, answer, m, width, g)
        if calls[REGULARIZER]:
            call(calls[REGULARIZER], (at(theta, 0), at(g, 0), weights, P, examples, at(H, (last + REGULARIZER) * MOST)))
        for k in range(len(held)):
            g[held[k]] = 0.0
        if calls[CLIP]:
            call(calls[CLIP], (at(g, 0), P, at(H, (last + CLIP) * MOST)))
        left = ask(calls[SCHEDULE], (epoch + offset / examples, at(H, (last + SCHEDULE) * MOST)))
        t += 1.0
        h = at(H, (last + OPTIMIZER) * MOST)
        call(calls[OPTIMIZER], (at(theta, 0), memories, at(g, 0), weights, P, t, alpha * left, decay, h))
        for k in range(len(held)):
            theta[held[k]] = still[k]
        offset += m
        if offset == examples:
            note(theta, ends_, ended)
            offset, epoch, ended = 0, epoch + 1, ended + 1
            arrange(order, draws, shuffle, seed, epoch)
        if not finite(theta):
            for end in range(ended, epochs):
                note(theta, ends_, end)
            return done + 1
    return steps


def answers(thetas: Any, X: Any, layers: Any, H: Any, Z: Any, A: Any, memory: Any) -> None:
    """Z and A of the output, (n_L, thetas, m), for every θ of (thetas, P) on all examples X."""
    first = layers[len(layers) - 1, HERE]
    h, _, _, signals = room(H, 0, 0, layers, min(X.shape[1], BLOCK), False, memory)
    for n in range(len(thetas)):
        theta = row(thetas, n * thetas.shape[1], thetas.shape[1])
        for start in range(0, X.shape[1], BLOCK):
            m = min(BLOCK, X.shape[1] - start)
            for k in range(len(X)):
                for i in range(m):
                    signals.A[k * m + i] = X[k, start + i]
            forward(theta, layers, h, signals, m)
            for k in range(len(Z)):
                for i in range(m):
                    Z[k, n, start + i] = signals.Z[(first + k) * m + i]
                    A[k, n, start + i] = signals.A[(first + k) * m + i]


BLOCK = 256  # examples at a time: what all units answer to them stays in the cache


@register_jitable
def arrange(order: Any, draws: Any, shuffle: Any, seed: Any, epoch: Any) -> None:
    """The order of this epoch, that of `batches.py`."""
    drawn = key(ORDER, np.uint64(seed), np.uint64(epoch))
    for i in range(len(order)):
        order[i] = i
        draws[i] = int(uniform(drawn, np.uint64(i)) * (i + 1))
    if shuffle:
        exchange(order, draws)


@register_jitable
def gather(source: Any, order: Any, offset: Any, m: Any, width: Any, into: Any) -> None:
    """The examples of a batch, row after row; the last one fills up the row."""
    for k in range(len(source)):
        for i in range(width):
            into[k * width + i] = source[k, order[offset + min(i, m - 1)]]


@register_jitable
def note(x: Any, ends: Any, end: Any) -> None:
    """Keep x."""
    for p in range(len(x)):
        ends[end, p] = x[p]


@register_jitable
def finite(x: Any) -> Any:
    """Whether all are numbers: what is not makes a sum of products with 0 that is not 0."""
    sum_ = 0.0
    for p in range(len(x)):
        sum_ += 0.0 * x[p]
    return sum_ == 0.0


@register_jitable
def drop(layers: Any, rates: Any, masks: Any, seed: Any, step: Any, m: Any, width: Any) -> None:
    """The masks of this step: D / keep, those of `batches.py`."""
    for l in range(len(rates)):
        drawn = key(DROPOUT, np.uint64(seed), np.uint64(step), np.uint64(l))
        for j in range(layers[l, UNITS]):
            start = (layers[l, HERE] + j) * width
            for i in range(width):
                kept = uniform(drawn, np.uint64(j * m + min(i, m - 1))) >= rates[l]
                masks[start + i] = kept / (1.0 - rates[l])
