r"""exp, expm1 and tanh of one number, written so that a compiler does several at a time.

$$ e^x = 2^n (1 + p), \qquad n = \mathrm{round}(x / \ln 2), \quad r = x - n \ln 2, \quad p = e^r - 1 $$

The C library's functions branch, so loops over them go number by number: 22 ns for a tanh on the machine where this one
takes 2. p is Taylor's series, whose last term kept is below the rounding of a double for |r| ≤ ½ ln 2. Errors: up to 2
units in the last place for exp and expm1, 4 for tanh; powers below e^−708 are 0.

Source: Cody & Waite 1980, "Software Manual for the Elementary Functions", chapters 6 and 13
"""

from typing import Any

import numpy as np
from numba.extending import register_jitable

LOG2_E = 1.4426950408889634
LN2_HIGH, LN2_LOW = 0.693145751953125, 1.42860682030941723212e-6  # their sum is ln 2, and n · LN2_HIGH is exact
ROUNDER = 6755399441055744.0  # 1.5 · 2^52: added and taken off, it rounds; the last bits of the sum are the integer
BIAS, FRACTION = 1023, 52  # of a double's exponent
LOWEST, HIGHEST = -708.0, 710.0  # e^x is 0 below, as far as numbers of full precision go, and infinite above
LEVEL = 20.0  # tanh is 1 from here on
TERMS = tuple(1.0 / float(np.prod(np.arange(1.0, k + 1))) for k in range(13, 1, -1))  # 1/13! … 1/2!


@register_jitable
def held(x: Any, low: Any, high: Any) -> Any:
    """x between two bounds; NaN stays what it is."""
    x = low if x < low else x  # noqa: FURB136 — max and min would take NaN for a number
    return high if x > high else x  # noqa: FURB136


@register_jitable
def parts(x: Any) -> Any:
    """2^(n−1), because 2^n may be too large, and p; for x between `LOWEST` and `HIGHEST`."""
    shifted = x * LOG2_E + ROUNDER
    n = shifted - ROUNDER
    r = (x - n * LN2_HIGH) - n * LN2_LOW
    series = TERMS[0]
    for term in TERMS[1:]:
        series = series * r + term
    bits = np.float64(shifted).view(np.int64) + (BIAS - 1)
    return np.int64(bits << FRACTION).view(np.float64), r + r * r * series


@register_jitable
def exp(x: Any) -> Any:
    """e^x."""
    half, p = parts(held(x, LOWEST, HIGHEST))
    return 0.0 if x < LOWEST else 2.0 * (half + half * p)


@register_jitable
def expm1(x: Any) -> Any:
    """e^x − 1."""
    half, p = parts(held(x, LOWEST, HIGHEST))
    return 2.0 * (half * p + (half - 0.5))


@register_jitable
def tanh(x: Any) -> Any:
    """(e^2y − 1) / (e^2y + 1) of y = |x|, with the sign of x."""
    y = -x if x < 0.0 else x
    e = expm1(2.0 * held(y, 0.0, LEVEL))
    t = e / (e + 2.0)
    return -t if x < 0.0 else t
