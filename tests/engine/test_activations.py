import numpy as np
import pytest

from app.engine.catalog import ACTIVATIONS
from app.engine.elementwise import quiet
from tests.engine.support import golden

CURVES = golden("activations")["curves"]


@pytest.mark.parametrize("key", CURVES)
def test_value_and_slope_are_pytorchs_from_near_zero_to_far_out(key):
    z = np.array(golden("activations")["z"])
    g = ACTIVATIONS[key]()
    with quiet():
        a = g.value(z)
        slope = g.slope(z, a)
    # 1 − a² and a (1 − a) lose digits where the curve is flat, in PyTorch as here: hence the absolute part
    np.testing.assert_allclose(a, CURVES[key]["a"], rtol=1e-14, atol=0)
    np.testing.assert_allclose(slope, CURVES[key]["slope"], rtol=1e-12, atol=4e-16)


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_far_out_nothing_is_nan(key):
    z = np.array([-1e4, 1e4])
    with quiet():
        a = ACTIVATIONS[key].value(z)
        slope = ACTIVATIONS[key].slope(z, a)
    assert np.isfinite(a).all()
    assert np.isfinite(slope).all()


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_arguments_are_left_alone_and_the_precision_is_kept(key):
    g = ACTIVATIONS[key]()
    z = np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3)
    before = z.copy()
    a = g.value(z)
    assert a.dtype == np.float32
    assert a.shape == g.slope(z, a).shape == (2, 3)
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize(("key", "steepest"), [("linear", 1), ("relu", 1), ("sigmoid", 0.25), ("tanh", 1)])
def test_steepest_slope(key, steepest):
    assert ACTIVATIONS[key]().steepest() == pytest.approx(steepest, abs=1e-12)


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_the_catalog_shows_the_curve(key):
    curve = ACTIVATIONS[key].traits()["curve"]
    assert curve["z"] == sorted(curve["z"])
    assert len(curve["z"]) == len(curve["a"])
    expected = ACTIVATIONS[key].value(np.array(curve["z"]))
    np.testing.assert_allclose(curve["a"], expected, rtol=1e-14, atol=1e-15)
