"""exp, expm1 and tanh as compiled code computes them, whole rows at a time."""

from ctypes import CFUNCTYPE, POINTER, c_double, c_ssize_t

import numpy as np
import pytest

from app.engine import elementwise
from tests.engine.support import golden

X = np.array(golden("exponentials")["x"])
PROMISED = {"exp": 2, "expm1": 2, "tanh": 4}  # units in the last place
LOWEST, OVERFLOW = -708.0, 709.782712893384  # powers below e^−708 are 0; ln of the largest number

each_function = pytest.mark.parametrize("name", PROMISED)
ROW = POINTER(c_double)


def computed(name, x):
    """A row of values, by the function through which activations call it."""
    from app.engine.compiled import library, rows

    page = library.Page(rows.value, getattr(elementwise, name), (0,))
    library.open_page(page, only_kept=False)
    call = CFUNCTYPE(None, ROW, ROW, c_ssize_t, ROW)(library.address(page))
    x = np.array(x, float)
    values, none = np.empty_like(x), np.zeros(rows.MOST)
    call(*(each.ctypes.data_as(ROW) for each in (x, values)), x.size, none.ctypes.data_as(ROW))
    return values


@each_function
def test_values_are_as_close_to_those_of_fifty_digits_as_promised(name):
    expected = np.array(golden("exponentials")[name])
    in_reach = X >= LOWEST if name == "exp" else np.full(X.shape, True)
    error = np.abs(computed(name, X) - expected) / np.spacing(np.abs(expected))
    assert np.isfinite(expected).all()
    worst = np.argmax(error * in_reach)
    assert error[worst] <= PROMISED[name], f"at {X[worst]!r}"


@each_function
def test_a_number_has_the_bits_that_it_has_in_a_row(name):
    """A row is worked through several numbers at a time, and what is left one by one."""
    row = computed(name, X)
    for length in (1, 2, 3, 5, 7):
        pieces = [computed(name, X[i : i + length]) for i in range(0, 60, length)]
        together = np.concatenate(pieces)
        assert together.tobytes() == row[: together.size].tobytes()


@pytest.mark.parametrize(
    ("name", "x", "value"),
    [
        ("exp", 0.0, 1.0),
        ("exp", -0.0, 1.0),
        ("exp", np.inf, np.inf),
        ("exp", -np.inf, 0.0),
        ("exp", 1e300, np.inf),
        ("exp", -1e300, 0.0),
        ("exp", np.nextafter(OVERFLOW, np.inf), np.inf),
        ("exp", -708.01, 0.0),
        ("exp", -745.0, 0.0),
        ("expm1", 0.0, 0.0),
        ("expm1", np.inf, np.inf),
        ("expm1", -np.inf, -1.0),
        ("expm1", 1e300, np.inf),
        ("expm1", -1e300, -1.0),
        ("expm1", -50.0, -1.0),
        ("tanh", 0.0, 0.0),
        ("tanh", np.inf, 1.0),
        ("tanh", -np.inf, -1.0),
        ("tanh", 1e300, 1.0),
        ("tanh", -1e300, -1.0),
        ("tanh", 25.0, 1.0),
    ],
)
def test_the_ends_are_exact(name, x, value):
    assert computed(name, [x, 0.5]).tolist()[0] == value


@each_function
def test_what_is_no_number_stays_none(name):
    values = computed(name, [np.nan, 1.0, -np.nan])
    np.testing.assert_array_equal(np.isnan(values), [True, False, True])


@pytest.mark.parametrize("x", [709.0, 709.7827, np.nextafter(OVERFLOW, 0)])
def test_the_largest_powers_are_finite(x):
    for name in ("exp", "expm1"):
        (value,) = computed(name, [x])
        assert np.isfinite(value)
        assert value == pytest.approx(float(np.exp(x)), rel=1e-15)


def test_tanh_is_never_larger_than_1():
    """A slope of 1 − a² must not be negative."""
    assert np.abs(computed("tanh", np.linspace(-40, 40, 100_001))).max() == 1.0


def test_tanh_is_as_large_on_either_side():
    np.testing.assert_array_equal(computed("tanh", -X), -computed("tanh", X))
