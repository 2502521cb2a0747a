"""Forward and backward propagation for compiled code: what `network.py` says in matrices, said in loops.

Examples are innermost: what a unit answers to a batch lies side by side, in a row that is filled up to a whole number
of vectors, and so does a layer, unit after unit. In Z, A … unit r (of all layers, counted from the inputs) begins at
r · width. What fills a row repeats its last example and counts for nothing.
"""

from typing import Any, NamedTuple

from numba.extending import register_jitable

from app.engine.compiled.calls import at, call
from app.engine.compiled.rows import MOST, VECTOR, row

# The columns of the table of layers: sizes; where parameters begin in θ, and how many hyperparameters are learned; the
# addresses of its functions (see `rows.py`; the last layer has the output's); the first of its inputs and of its units.
INPUTS, UNITS, WEIGHTS, BIASES, LEARNED, COUNT, VALUE, SLOPE, PARTIALS, BELOW, HERE = range(11)

FOUR, FEW = 4, 3  # rows are taken four at a time, unless they are few


class Signals(NamedTuple):
    """What propagation leaves behind."""

    Z: Any
    G: Any  # g(Z)
    A: Any  # after dropout; without dropout the same array as G
    masks: Any  # D / keep; without dropout empty
    D: Any  # dA, and dZ in its place


@register_jitable
def room(H: Any, P: Any, answers: Any, layers: Any, m: Any, dropping: Any, memory: Any) -> Any:
    """Memory cut up: a copy of H, a gradient, targets, and the signals of a batch of at most m."""
    width = (m + VECTOR - 1) // VECTOR * VECTOR
    last = len(layers) - 1
    size = (layers[last, HERE] + layers[last, UNITS]) * width
    for k in range(H.size):
        memory[k] = H.flat[k]
    signals = H.size + P + answers * width
    A = row(memory, signals, size)
    G, masks = A, row(memory, 0, 0)
    if dropping:
        G, masks = row(memory, signals + 3 * size, size), row(memory, signals + 4 * size, size)
    Z, D = row(memory, signals + size, size), row(memory, signals + 2 * size, size)
    g, Y = row(memory, H.size, P), row(memory, H.size + P, answers * width)
    return row(memory, 0, H.size), g, Y, Signals(Z, G, A, masks, D)


@register_jitable
def forward(x: Any, layers: Any, H: Any, signals: Any, width: Any) -> None:
    """Z and A of all layers, from A of the inputs."""
    Z, G, A, masks, _ = signals
    last = len(layers) - 1
    for l in range(len(layers)):
        here, units, value = layers[l, HERE] * width, layers[l, UNITS], layers[l, VALUE]
        weigh(x, layers, l, A, Z, width)
        if l == last:
            call(value, (at(Z, here), at(A, here), units, width))
        elif layers[l, COUNT]:
            for j in range(units):
                look_up(x, layers, l, H, j)
                call(value, (at(Z, here + j * width), at(G, here + j * width), width, at(H, l * MOST)))
        else:
            call(value, (at(Z, here), at(G, here), units * width, at(H, l * MOST)))
        if len(masks) and l < last:
            dropped, before, mask = (
                row(A, here, units * width),
                row(G, here, units * width),
                row(masks, here, units * width),
            )
            for i in range(units * width):
                dropped[i] = before[i] * mask[i]


@register_jitable(forceinline=True)
def weigh(x: Any, layers: Any, l: Any, A: Any, Z: Any, width: Any) -> None:
    """Z = W A + b."""
    inputs, W, b = layers[l, INPUTS], layers[l, WEIGHTS], layers[l, BIASES]
    below, here = layers[l, BELOW] * width, layers[l, HERE] * width
    for j in range(layers[l, UNITS]):
        combine(x[b + j], x, W + j * inputs, 1, inputs, A, below, Z, here + j * width, width)


@register_jitable(forceinline=True)
def combine(
    start: Any, x: Any, weight: Any, step: Any, count: Any, source: Any, first: Any, into: Any, there: Any, width: Any
) -> None:
    """A number and a sum of rows, each times its weight, into a row; four at a time, to load and store it less."""
    sums = row(into, there, width)
    for i in range(width):
        sums[i] = start
    fours = count // FOUR if count > FEW else 0
    for four in range(fours):
        k = four * FOUR
        p, w = first + k * width, weight + k * step
        w0, w1, w2, w3 = x[w], x[w + step], x[w + 2 * step], x[w + 3 * step]
        a0, a1 = row(source, p, width), row(source, p + width, width)
        a2, a3 = row(source, p + 2 * width, width), row(source, p + 3 * width, width)
        for i in range(width):
            sums[i] += w0 * a0[i] + w1 * a1[i] + w2 * a2[i] + w3 * a3[i]
    for k in range(fours * FOUR, count):
        w0, a0 = x[weight + k * step], row(source, first + k * width, width)
        for i in range(width):
            sums[i] += w0 * a0[i]


@register_jitable
def look_up(x: Any, layers: Any, l: Any, H: Any, j: Any) -> None:
    """What a learned activation has learned at this unit becomes its hyperparameters."""
    for k in range(layers[l, COUNT]):
        H[l * MOST + k] = x[layers[l, LEARNED] + k * layers[l, UNITS] + j]


@register_jitable
def backward(x: Any, layers: Any, H: Any, signals: Any, Y: Any, m: Any, width: Any, g: Any) -> None:
    """The gradient of the mean loss, in the layout of θ, into g."""
    Z, _, A, _, D = signals
    last = len(layers) - 1
    here, slope = layers[last, HERE] * width, layers[last, SLOPE]
    call(slope, (at(Z, here), at(A, here), at(Y, 0), at(D, here), layers[last, UNITS] * width, at(H, last * MOST)))
    for j in range(layers[last, UNITS]):
        for i in range(m, width):
            D[here + j * width + i] = 0.0
    for l in range(last, -1, -1):
        attribute(layers, l, A, D, m, width, g)
        if l:
            spread(x, layers, l, D, width)
            through(x, layers, l - 1, H, signals, m, width, g)


@register_jitable(forceinline=True)
def attribute(layers: Any, l: Any, A: Any, D: Any, m: Any, width: Any, g: Any) -> None:
    """dW = (1/m) dZ Aᵀ, db = (1/m) Σ dZ."""
    inputs, W, b = layers[l, INPUTS], layers[l, WEIGHTS], layers[l, BIASES]
    below, here = layers[l, BELOW] * width, layers[l, HERE] * width
    for j in range(layers[l, UNITS]):
        d, sum_ = row(D, here + j * width, width), 0.0
        for i in range(width):
            sum_ += d[i]
        g[b + j] = sum_ / m
        correlate(d, inputs, A, below, width, m, g, W + j * inputs)


@register_jitable(forceinline=True)
def correlate(d: Any, count: Any, source: Any, first: Any, width: Any, m: Any, into: Any, there: Any) -> None:
    """The scalar products of a row and others, each divided by m; four at a time, like `combine`."""
    fours = count // FOUR if count > FEW else 0
    for four in range(fours):
        k = four * FOUR
        p = first + k * width
        a0, a1 = row(source, p, width), row(source, p + width, width)
        a2, a3 = row(source, p + 2 * width, width), row(source, p + 3 * width, width)
        s0, s1, s2, s3 = 0.0, 0.0, 0.0, 0.0
        for i in range(width):
            s0 += d[i] * a0[i]
            s1 += d[i] * a1[i]
            s2 += d[i] * a2[i]
            s3 += d[i] * a3[i]
        into[there + k], into[there + k + 1], into[there + k + 2], into[there + k + 3] = s0 / m, s1 / m, s2 / m, s3 / m
    for k in range(fours * FOUR, count):
        a0, s0 = row(source, first + k * width, width), 0.0
        for i in range(width):
            s0 += d[i] * a0[i]
        into[there + k] = s0 / m


@register_jitable(forceinline=True)
def spread(x: Any, layers: Any, l: Any, D: Any, width: Any) -> None:
    """dA = Wᵀ dZ, for the layer below."""
    inputs, W, below, here = layers[l, INPUTS], layers[l, WEIGHTS], layers[l, BELOW] * width, layers[l, HERE] * width
    for k in range(inputs):
        combine(0.0, x, W + k, inputs, layers[l, UNITS], D, here, D, below + k * width, width)


@register_jitable(forceinline=True)
def through(x: Any, layers: Any, l: Any, H: Any, signals: Any, m: Any, width: Any, g: Any) -> None:
    """From dA of a hidden layer to its dZ, through dropout and activation."""
    Z, G, _, masks, D = signals
    here, units, slope, learned = layers[l, HERE] * width, layers[l, UNITS], layers[l, SLOPE], layers[l, COUNT]
    if len(masks):
        d, mask = row(D, here, units * width), row(masks, here, units * width)
        for i in range(units * width):
            d[i] *= mask[i]
    if not learned:
        call(slope, (at(Z, here), at(G, here), at(D, here), units * width, at(H, l * MOST)))
        return
    h, partials = at(H, l * MOST), l * MOST + MOST // 2
    for j in range(units):
        start = here + j * width
        look_up(x, layers, l, H, j)
        call(layers[l, PARTIALS], (at(Z, start), at(G, start), at(D, start), width, h, at(H, partials)))
        call(slope, (at(Z, start), at(G, start), at(D, start), width, h))
        for k in range(learned):
            g[layers[l, LEARNED] + k * units + j] = H[partials + k] / m
