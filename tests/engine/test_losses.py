import numpy as np
import pytest

from app.engine.catalog import LOSSES
from app.engine.elementwise import quiet
from app.engine.losses import MOST_CLASSES
from app.engine.losses.cross_entropy import SigmoidCrossEntropy, SoftmaxCrossEntropy
from app.engine.parameter import IllegalValue
from tests.engine.support import PAIRS, golden, golden_output

CASES = golden("losses")["cases"]
each_pair = pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['loss']}-{case['output']}-{len(case['z'])}" for case in CASES])
def test_loss_and_its_slope_in_z_are_pytorchs_extremes_included(case):
    z, y = np.array(case["z"]), np.array(case["y"])
    output = golden_output(case | {"units": [len(z)]})
    with quiet():
        a = output.activation(z)
        value, slope = (f(z, a, y, *output.hyperparameters) for f in (output.value, output.slope))
    assert value.shape == (1, z.shape[1])
    # PyTorch rounds a loss below 1e-16 to zero: hence the absolute part
    np.testing.assert_allclose(value[0], case["value"], rtol=1e-13, atol=4e-16)
    np.testing.assert_allclose(slope, case["slope"], rtol=1e-12, atol=4e-16)


@each_pair
def test_every_pair_is_compared(loss, output, task, classes):
    kinds = {
        (case["loss"] if isinstance(case["loss"], str) else case["loss"]["kind"], case["output"]) for case in CASES
    }
    assert (loss.key, output) in kinds


def test_a_tiny_cross_entropy_is_not_rounded_to_zero():
    """ln(1 + e^−40) = e^−40 to 17 digits."""
    z = np.array([[40.0]])
    loss = SigmoidCrossEntropy.value(z, SigmoidCrossEntropy.activation(z), np.array([[1.0]]))
    assert loss[0, 0] == pytest.approx(4.248354255291589e-18, rel=1e-14, abs=0)


def test_a_softmax_of_two_is_a_sigmoid_of_the_difference():
    z = np.random.default_rng(0).normal(0, 3, (2, 50))
    np.testing.assert_allclose(
        SoftmaxCrossEntropy.activation(z)[1], SigmoidCrossEntropy.activation(z[1] - z[0]), rtol=1e-13
    )


def test_a_softmax_sums_to_one_however_large_z_is():
    z = np.array([[1e4, -1e4, 3.0], [1e4, 1e4, 3.0], [-1e4, 0.0, 3.0]])
    with quiet():
        a = SoftmaxCrossEntropy.activation(z)
    np.testing.assert_allclose(a, [[0.5, 0, 1 / 3], [0.5, 1, 1 / 3], [0, 0, 1 / 3]], rtol=1e-15)


@each_pair
def test_no_loss_at_the_target_far_out(loss, output, task, classes):
    """Who is sure and right pays nothing; who is sure and wrong pays a finite price."""
    output = loss.pair(task, classes, output)
    labels = np.arange(2.0) if task == "classification" else np.array([-1e4, 1e4])
    y = output.targets(labels)
    z = y if output.key == "linear" else (y - y.mean(axis=0) if output.units > 1 else y - output.middle()) * 2e4
    with quiet():
        right, wrong = (
            output.value(at, output.activation(at), y, *output.hyperparameters) for at in (z, z[:, ::-1] + 0.0)
        )
    np.testing.assert_array_equal(right, 0)
    assert np.isfinite(wrong).all()
    assert (wrong > 1).all()


@each_pair
def test_targets_say_their_own_class(loss, output, task, classes):
    output = loss.pair(task, classes, output)
    labels = np.arange(classes, dtype=float) if classes else np.array([-2.0, 0.5, 7.0])
    targets = output.targets(labels)
    assert targets.shape == (output.units, len(labels))
    if task == "classification":
        np.testing.assert_array_equal(output.said(targets), labels)
        np.testing.assert_array_equal(output.said(targets * 0.9 + 0.01), labels)
    else:
        np.testing.assert_array_equal(targets[0], labels)


@pytest.mark.parametrize(
    ("loss", "output", "targets", "middle"),
    [
        ("cross_entropy", "sigmoid", [[0, 1]], 0.5),
        ("squared_error", "tanh", [[-1, 1]], 0),
        ("squared_error", "linear", [[-1, 1]], 0),
        ("hinge", "linear", [[-1, 1]], 0),
        ("cross_entropy", "softmax", [[1, 0], [0, 1]], 0.5),
    ],
)
def test_two_classes_as_targets(loss, output, targets, middle):
    pair = LOSSES[loss]().pair("classification", 2, output)
    assert pair.targets(np.array([0.0, 1.0])).tolist() == targets
    assert pair.middle() == middle


@pytest.mark.parametrize(
    ("loss", "task", "classes", "key"),
    [
        ("cross_entropy", "classification", 2, "sigmoid"),
        ("cross_entropy", "classification", 3, "softmax"),
        ("cross_entropy", "classification", MOST_CLASSES, "softmax"),
        ("squared_error", "classification", 2, "tanh"),
        ("squared_error", "regression", 0, "linear"),
        ("hinge", "classification", 2, "linear"),
    ],
)
def test_the_usual_output_of_a_loss(loss, task, classes, key):
    pair = LOSSES[loss]().pair(task, classes)
    assert pair.key == key
    assert pair.units == (classes if key == "softmax" else 1)


@pytest.mark.parametrize(
    ("loss", "task", "classes", "output", "place", "reason"),
    [
        ("cross_entropy", "regression", 0, None, "loss", "cross_entropy is for classification, and these data are for"),
        ("huber", "classification", 2, None, "loss", "huber is for regression, and these data are for classification"),
        ("hinge", "classification", 3, None, "loss", "hinge is for two classes, and these data have 3"),
        ("squared_error", "classification", 4, None, "loss", "squared_error is for two classes, and these data have 4"),
        ("cross_entropy", "classification", 11, None, "loss", "cross_entropy is for up to 10 classes, and these"),
        (
            "cross_entropy",
            "classification",
            2,
            "tanh",
            "output",
            "cross_entropy has no tanh output; one of: sigmoid, s",
        ),
        (
            "cross_entropy",
            "classification",
            3,
            "sigmoid",
            "output",
            "a sigmoid output with cross_entropy is for two classes, and these data have 3",
        ),
        (
            "squared_error",
            "regression",
            0,
            "tanh",
            "output",
            "a tanh output with squared_error is for classification, and these data are for regression",
        ),
    ],
)
def test_an_illegal_pair_is_refused_with_the_reason(loss, task, classes, output, place, reason):
    with pytest.raises(IllegalValue) as refusal:
        LOSSES[loss]().pair(task, classes, output)
    assert str(refusal.value).startswith(reason)
    assert refusal.value.location == (place,)


def test_the_catalog_says_which_loss_serves_what():
    served = {key: loss.traits() for key, loss in LOSSES.items()}
    assert served["cross_entropy"]["tasks"] == ["classification"]
    assert served["squared_error"]["tasks"] == ["classification", "regression"]
    assert served["cross_entropy"]["outputs"] == [
        {"kind": "sigmoid", "tasks": ["classification"], "classes": 2},
        {"kind": "softmax", "tasks": ["classification"], "classes": MOST_CLASSES},
    ]
