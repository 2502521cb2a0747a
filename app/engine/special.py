"""Special functions that NumPy lacks, element-wise as `app.engine.elementwise` describes it.

erf and erfc by rational approximations, one for each range of |x|.

Source: W. J. Cody 1969, "Rational Chebyshev approximations for the error function",
https://doi.org/10.1090/S0025-5718-1969-0247736-4, with the coefficients of his program CALERF,
https://netlib.org/specfun/erf
"""

import numpy as np

from app.engine.elementwise import Array, exp, select

# Numerator and denominator of each range, highest power first.
NEAR = 0.46875  # up to here: erf(x) / x in x²
NEAR_P = (
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3,
)
NEAR_Q = (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3)
MIDDLE = 4.0  # up to here: erfc(x) exp(x²) in x
MIDDLE_P = (
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3,
)
MIDDLE_Q = (
    1.0,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3,
)
FAR_P = (  # beyond: (1/√π − erfc(x) exp(x²) x) x² in 1/x²
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4,
)
FAR_Q = (
    1.0,
    2.56852019228982242e0,
    1.87295284992346047e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3,
)
ONE_BY_ROOT_PI = 0.564189583547756287


def polynomial(x: Array, coefficients: tuple[float, ...]) -> Array:
    """The polynomial with these coefficients, at least two, highest power first.

    >>> polynomial(np.array([2.0]), (1.0, 0.0, 3.0))
    array([7.])
    """
    y = coefficients[0] * x + coefficients[1]
    for coefficient in coefficients[2:]:
        y = y * x + coefficient
    return y


def gaussian(x: Array) -> Array:
    """exp(−x²), for x of 0 or more, with the digits that rounding x² would cost.

    >>> gaussian(np.array([0.0, 1.0]))
    array([1.        , 0.36787944])
    """
    x = np.minimum(x, 30.0)  # e^−900 is 0 already, and so nothing overflows
    coarse = np.trunc(16.0 * x) / 16.0  # its square is exact
    most = exp(-coarse * coarse)
    rest = exp(-(x - coarse) * (x + coarse))
    return most * rest


def erf_near(x: Array) -> Array:
    """erf(x) where |x| ≤ `NEAR`."""
    square = np.minimum(x * x, 1.0)
    return x * polynomial(square, NEAR_P) / polynomial(square, NEAR_Q)


def erfc_beyond(x: Array) -> Array:
    """erfc(x) where x > `NEAR`."""
    middle = np.minimum(x, MIDDLE)
    far = np.maximum(x, MIDDLE)
    inverse = 1.0 / far / far
    tail = (ONE_BY_ROOT_PI - inverse * polynomial(inverse, FAR_P) / polynomial(inverse, FAR_Q)) / far
    return gaussian(x) * select(x > MIDDLE, tail, polynomial(middle, MIDDLE_P) / polynomial(middle, MIDDLE_Q))


def erf(x: Array) -> Array:
    """The error function, 2/√π ∫₀ˣ exp(−t²) dt.

    >>> erf(np.array([0.0, 0.5, -9.0]))
    array([ 0.        ,  0.52049988, -1.        ])
    """
    size = np.abs(x)
    return select(size > NEAR, np.sign(x) * (1.0 - erfc_beyond(size)), erf_near(x))


def erfc(x: Array) -> Array:
    """1 − erf(x), with all its digits where erf(x) is nearly 1.

    >>> erfc(np.array([0.0, 10.0]))
    array([1.00000000e+00, 2.08848758e-45])
    """
    beyond = erfc_beyond(np.abs(x))
    return select(np.abs(x) > NEAR, select(x > 0.0, beyond, 2.0 - beyond), 1.0 - erf_near(x))
