import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.activations.relu import ReLU
from app.engine.activations.sigmoid import Sigmoid
from app.engine.activity import TrainingPass, example_signals
from app.engine.data import Data
from app.engine.experiment import Layer
from tests.engine.support import assembled

POINTS = tuple((float(x), 1.0, float(x > 0)) for x in (-5, -3, -1, 1, 3, 5))


def one_layer(units, activation):
    return assembled(data=Data(points=POINTS, train_ratio=0.9), hidden=(Layer(units),), activation=activation)


def activity(assembly, theta):
    return TrainingPass(assembly, assembly.experiment, theta).layers()


def parameters(assembly, weights, biases):
    """x1 alone is weighed; the output layer is all ones."""
    theta = np.ones(assembly.network.size)
    W, b, _ = assembly.network.layers(theta)[0]
    W[:], b[:, 0] = np.array([[w, 0] for w in weights]), biases
    return theta


def test_a_unit_that_blocks_every_example_is_dead():
    assembly = one_layer(4, ReLU())
    theta = parameters(assembly, [1, 1, 1, -1], [0, -10, 10, -10])
    hidden, output = activity(assembly, theta)
    assert hidden.activation == "relu"
    assert hidden.dead == 0.5  # the second and the last
    positive = (assembly.X[0, : assembly.samples.train] > 0).mean()
    assert hidden.saturated == pytest.approx((1 - positive + 1 + 0 + 1) / 4)
    assert (output.saturated, output.dead) == (None, None)


def test_a_unit_far_out_is_saturated_but_not_dead():
    """σ′(z) is below a hundredth of its largest, 0.25, beyond |z| = 6."""
    assembly = one_layer(2, Sigmoid())
    hidden, _ = activity(assembly, parameters(assembly, [0, 0], [5.9, -6.1]))
    assert hidden.saturated == 0.5
    assert hidden.dead == 0


def test_histograms_count_every_unit_and_example():
    assembly = one_layer(3, Sigmoid())
    hidden, output = activity(assembly, parameters(assembly, [1, 2, 3], [0, 0, 0]))
    train = assembly.samples.train
    for layer, units in ((hidden, 3), (output, 1)):
        for histogram in (layer.z, layer.a):
            assert histogram.counts.sum() == units * train
            assert len(histogram.edges) == len(histogram.counts) + 1
    assert 0 < hidden.a.edges[0] < hidden.a.edges[-1] < 1


def test_what_is_no_number_is_left_out():
    assembly = one_layer(2, ReLU())
    hidden, _ = activity(assembly, parameters(assembly, [np.nan, 1], [0, 0]))
    assert hidden.z.counts.sum() == assembly.samples.train
    hidden, _ = activity(assembly, np.full(assembly.network.size, np.nan))
    assert hidden.z.counts.size == 0


def test_the_signals_of_one_example():
    assembly = one_layer(2, ReLU())
    theta = parameters(assembly, [1, -1], [0.5, 0.5])
    x1 = assembly.X[0, 2]
    Z, A = example_signals(assembly, theta, 2)
    assert A[0].tolist() == [x1, 1.0]
    assert Z[0].tolist() == [x1 + 0.5, 0.5 - x1]
    assert A[1].tolist() == [max(x1 + 0.5, 0), max(0.5 - x1, 0)]
    assert Z[1] == pytest.approx(A[1].sum() + 1)
    assert A[2] == pytest.approx(1 / (1 + np.exp(-Z[1])))


def test_one_unit_is_told_of_alone():
    assembly = one_layer(3, ReLU())
    theta = parameters(assembly, [1, 0, -1], [0, -1, 0])
    whole = TrainingPass(assembly, assembly.experiment, theta)
    alive, dead, _ = (whole.unit(1, unit) for unit in range(3))
    x1 = assembly.X[0, : assembly.samples.train]
    assert (dead.dead, dead.saturated, dead.mean, dead.std) == (1, 1, 0, 0)
    assert alive.dead == 0
    assert alive.saturated == pytest.approx((x1 < 0).mean())
    assert alive.mean == pytest.approx(np.where(x1 > 0, x1, 0).mean())
    counts, edges = np.histogram(x1, len(alive.z.counts))
    assert alive.z.counts.tolist() == counts.tolist()
    assert alive.z.edges == pytest.approx(edges)


def test_the_gradient_norm_of_a_layer_is_that_of_its_units_together():
    assembly = one_layer(3, Sigmoid())
    whole = TrainingPass(assembly, assembly.experiment, parameters(assembly, [1, -2, 0.5], [0, 1, 0]))
    hidden, output = whole.layers()
    units = [whole.unit(1, unit).gradient_norm for unit in range(3)]
    assert min(units) > 0
    assert hidden.gradient_norm == pytest.approx(np.hypot.reduce(units))
    assert output.gradient_norm == whole.unit(2, 0).gradient_norm


def test_the_curve_reaches_as_far_as_the_units_do():
    assembly = one_layer(1, Sigmoid())
    x1 = assembly.X[0, : assembly.samples.train]
    for weight, shown in [
        (0.1, {3: 4, 5: 4}),
        (1, {3: 4, 5: 6}),
        (30, {3: 96, 5: 192}),
    ]:  # by the farthest x1
        curve = activity(assembly, parameters(assembly, [weight], [0]))[0].curve
        assert (curve.z[0], curve.z[-1]) == (-shown[-x1.min()], shown[x1.max()])
        assert curve.a == pytest.approx(1 / (1 + np.exp(-curve.z)))
        assert curve.slope == pytest.approx(np.cosh(curve.z / 2) ** -2 / 4)


def test_a_learned_curve_is_that_of_the_mean_and_of_a_unit_its_own():
    assembly = one_layer(2, PReLU())
    theta = parameters(assembly, [1, 1], [0, 0])
    assembly.network.layers(theta)[0].learned[0][:, 0] = [0.1, 0.5]
    whole = TrainingPass(assembly, assembly.experiment, theta)
    for found, leak in [(whole.layers()[0], 0.3), (whole.unit(1, 0), 0.1), (whole.unit(1, 1), 0.5)]:
        assert found.curve.learned == {"leak": pytest.approx(leak)}
        assert found.curve.a[0] == pytest.approx(leak * found.curve.z[0])
        assert (found.curve.slope[0], found.curve.slope[-1]) == (pytest.approx(leak), 1)


def test_a_softmax_has_no_curve():
    points = tuple((float(i), float(i % 3), float(i % 4)) for i in range(8))
    assembly = assembled(data=Data(points=points), hidden=(Layer(2),))
    hidden, output = activity(assembly, assembly.start())
    assert hidden.curve is not None
    assert output.curve is None
    assert output.a.counts.sum() == 4 * assembly.samples.train
