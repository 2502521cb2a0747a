import numpy as np
import pytest

from app.engine.catalog import LOSSES
from app.engine.elementwise import quiet
from tests.engine.support import OUTPUTS, golden

GRIDS = golden("losses")["outputs"]


@pytest.mark.parametrize("key", GRIDS)
def test_loss_and_its_slope_in_z_are_pytorchs_extremes_included(key):
    z, y, loss, slope = (np.array(GRIDS[key][column]) for column in ("z", "y", "loss", "slope"))
    output = OUTPUTS[key]
    with quiet():
        a = output.activation(z)
        # PyTorch rounds a loss below 1e-16 to zero: hence the absolute part
        np.testing.assert_allclose(output.value(z, a, y), loss, rtol=1e-13, atol=4e-16)
        np.testing.assert_allclose(output.slope(z, a, y), slope, rtol=1e-12, atol=4e-16)


def test_a_tiny_cross_entropy_is_not_rounded_to_zero():
    """ln(1 + e^−40) = e^−40 to 17 digits."""
    z = np.array([40.0])
    output = OUTPUTS["sigmoid"]
    loss = output.value(z, output.activation(z), np.array([1.0]))
    assert loss[0] == pytest.approx(4.248354255291589e-18, rel=1e-14, abs=0)


@pytest.mark.parametrize("key", OUTPUTS)
def test_no_loss_at_the_target_far_out(key):
    """A classifier that is sure and right pays nothing; one that is sure and wrong pays a finite price."""
    output = OUTPUTS[key]
    z = np.array([-1e4, 1e4])
    ends = np.array([output.low, output.high])
    with quiet():
        a = output.activation(z)
        wrong = output.value(z, a, ends[::-1])
        right = output.value(z, a, ends if key != "linear" else z)
    np.testing.assert_array_equal(right, 0)
    assert np.isfinite(wrong).all()
    assert (wrong > 1).all()


@pytest.mark.parametrize(
    ("key", "targets", "middle"), [("sigmoid", [0, 1], 0.5), ("tanh", [-1, 1], 0), ("linear", [-1, 1], 0)]
)
def test_labels_become_the_ends_of_the_outputs_range(key, targets, middle):
    assert OUTPUTS[key].target(np.array([0.0, 1.0])).tolist() == targets
    assert OUTPUTS[key].middle() == middle


def test_which_loss_serves_what():
    served = {key: loss.traits()["tasks"] for key, loss in LOSSES.items()}
    assert served["cross_entropy"] == ["classification"]
    assert served["squared_error"] == ["classification", "regression"]
