import numpy as np
import pytest

from app.engine.catalog import ACTIVATIONS
from app.engine.elementwise import quiet
from app.engine.special import erf, erfc
from tests.engine.support import golden

Z = np.array(golden("activations")["z"])
CURVES = golden("activations")["curves"]
SPECIAL = golden("activations")["special"]
FAR = 40  # beyond it e^−z²/2, on which GELU hangs, is below the smallest number
EPSILON = np.finfo(float).eps
# Slopes made from a lose digits where the curve is flat; all others are asked to be right relative to their size.
FLATTENS = {"elu": 1e-15, "selu": 1e-15, "sigmoid": 4e-16, "tanh": 4e-16}

each_activation = pytest.mark.parametrize("key", ACTIVATIONS)
each_curve = pytest.mark.parametrize(
    "curve", CURVES, ids=lambda curve: " ".join([curve["kind"], *map(str, curve["settings"].values())])
)


def computed(g, z):
    """a and da/dz."""
    with quiet():
        a = g.value(z, *g.hyperparameters)
        return a, g.slope(z, a, *g.hyperparameters)


def rounding(curve, places):
    """The relative error that is allowed. GELU's e^−z²/2 magnifies the rounding of z by z²."""
    return 1e-14 + EPSILON * np.minimum(places, FAR) ** 2 * (curve["kind"] == "gelu")


def assert_close(actual, expected, relative, absolute=0.0):
    expected = np.array(expected)
    error = np.abs(actual - expected)
    allowed = relative * np.abs(expected) + absolute
    worst = np.argmax(error - allowed)
    assert (error <= allowed).all(), f"at z = {Z[worst]}: {np.broadcast_to(actual, Z.shape)[worst]}, {expected[worst]}"


def test_every_activation_has_a_golden_curve_at_its_defaults_and_with_other_hyperparameters():
    plain = {curve["kind"] for curve in CURVES if not curve["settings"]}
    unusual = {curve["kind"] for curve in CURVES if curve["settings"]}
    assert plain == set(ACTIVATIONS)
    assert unusual == {key for key, activation in ACTIVATIONS.items() if activation.declared()}


@each_curve
def test_value_and_slope_are_those_of_an_outside_program_from_near_zero_to_far_out(curve):
    a, slope = computed(ACTIVATIONS[curve["kind"]](**curve["settings"]), Z)
    assert_close(a, curve["a"], rounding(curve, Z))
    assert_close(slope, curve["slope"], rounding(curve, Z), FLATTENS.get(curve["kind"], 0.0))


def test_learned_hyperparameters_have_golden_partials():
    with_partials = {curve["kind"] for curve in CURVES if "partials" in curve}
    assert with_partials == {key for key, activation in ACTIVATIONS.items() if activation.learned}


@pytest.mark.parametrize("curve", [curve for curve in CURVES if "partials" in curve], ids=lambda curve: curve["kind"])
def test_partials_are_pytorchs(curve):
    g = ACTIVATIONS[curve["kind"]](**curve["settings"])
    partials = g.partials(Z, np.array(curve["a"]), *g.hyperparameters)
    assert len(partials) == len(g.hyperparameters)
    np.testing.assert_array_equal(partials, curve["partials"])


@pytest.mark.parametrize("key", [key for key, activation in ACTIVATIONS.items() if activation.learned])
def test_each_unit_may_have_learned_something_else(key):
    z = np.linspace(-2.0, 2.0, 6).reshape(2, 3)
    own = tuple(np.array([[value], [value / 2]]) for value in ACTIVATIONS[key]().hyperparameters)
    a = ACTIVATIONS[key].value(z, *own)
    slope = ACTIVATIONS[key].slope(z, a, *own)
    for unit in range(2):
        alone = ACTIVATIONS[key](*(float(values[unit, 0]) for values in own))
        np.testing.assert_array_equal([a[unit], slope[unit]], computed(alone, z[unit]))


@each_activation
@pytest.mark.parametrize("precision", [np.float32, np.float64])
def test_far_out_nothing_is_nan(key, precision):
    z = np.array([-1e4, -100, -80, 80, 100, 1e4], dtype=precision)
    for numbers in computed(ACTIVATIONS[key](), z):
        assert np.isfinite(numbers).all()


@each_activation
def test_arguments_are_left_alone_and_the_precision_is_kept(key):
    z = np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3)
    before = z.copy()
    a, slope = computed(ACTIVATIONS[key](), z)
    assert a.dtype == np.float32
    assert a.shape == slope.shape == (2, 3)
    np.testing.assert_array_equal(z, before)
    answer = a.copy()
    ACTIVATIONS[key].slope(z, a, *ACTIVATIONS[key]().hyperparameters)
    np.testing.assert_array_equal(a, answer)


@each_curve
def test_single_precision_is_right_to_its_own_digits(curve):
    near = np.abs(Z) < 20
    z = Z[near].astype(np.float32)
    a, _ = computed(ACTIVATIONS[curve["kind"]](**curve["settings"]), z)
    single = float(np.finfo(np.float32).eps)
    np.testing.assert_allclose(a, np.array(curve["a"])[near], rtol=200 * single, atol=4 * single)


@each_curve
def test_steepest_slope(curve):
    g = ACTIVATIONS[curve["kind"]](**curve["settings"])
    # PyTorch has the sixth of its hard sigmoid in single precision
    assert g.steepest() == pytest.approx(curve["steepest"], rel=1e-7 if g.key == "hard_sigmoid" else 1e-12)


@each_activation
def test_the_catalog_shows_the_curve(key):
    traits = ACTIVATIONS[key].traits()
    z, a = np.array(traits["curve"]["z"]), np.array(traits["curve"]["a"])
    assert traits["learned"] == (key == "prelu")
    assert (np.diff(z) > 0).all()
    expected, _ = computed(ACTIVATIONS[key](), z)
    np.testing.assert_allclose(a, expected, rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize(("name", "function"), [("erf", erf), ("erfc", erfc)])
def test_error_functions_have_nearly_all_digits(name, function):
    x, expected = np.array(SPECIAL["x"]), np.array(SPECIAL[name])
    np.testing.assert_allclose(function(x), expected, rtol=1e-15, atol=0)
    single = function(x.astype(np.float32))
    assert single.dtype == np.float32
    near = (np.abs(x) < 6) & (x != 1e-300)  # farther out the rounding of x, magnified by 2x², is most of the error
    np.testing.assert_allclose(single[near], expected[near], rtol=1e-5, atol=0)


def test_error_functions_end_where_they_should():
    x = np.array([-np.inf, -1e4, -30.0, 30.0, 1e4, np.inf])
    np.testing.assert_array_equal(erf(x), [-1, -1, -1, 1, 1, 1])
    np.testing.assert_array_equal(erfc(x), [2, 2, 2, 0, 0, 0])
    assert np.isnan([erf(np.array([np.nan])), erfc(np.array([np.nan]))]).all()
