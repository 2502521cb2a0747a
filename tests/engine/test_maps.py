import numpy as np

from app.engine import maps
from app.engine.activations.tanh import Tanh
from app.engine.features.x1 import X1
from app.engine.features.x2 import X2
from app.engine.losses.squared_error import LinearSquaredError
from app.engine.maps import grid, picture_grid, unit_maps
from app.engine.network import Network

DOMAIN = ((-6.0, 6.0), (-1.0, 3.0))


def test_a_row_is_one_y_and_a_column_one_x():
    on = grid((X1(), X2()), DOMAIN, 5)
    np.testing.assert_allclose(on.x, [-6, -3, 0, 3, 6])
    np.testing.assert_allclose(on.y, [-1, 0, 1, 2, 3])
    network = Network((2, 1), (), LinearSquaredError())
    drawn = unit_maps(network, np.array([1.0, 10.0, 100.0]), on, [0, 1])
    features, output = drawn[0], drawn[1]
    assert features.shape == (2, 5, 5)
    assert output.shape == (1, 5, 5)
    for i in range(5):
        for j in range(5):
            assert features[:, i, j].tolist() == [on.x[j], on.y[i]]
            assert output[0, i, j] == on.x[j] + 10 * on.y[i] + 100


def test_a_picture_is_the_same_in_single_precision():
    network = Network((2, 3, 1), (Tanh(),), LinearSquaredError())
    theta = np.random.default_rng(0).normal(size=network.size)
    grids = [make((X1(), X2()), DOMAIN, 9) for make in (grid, picture_grid)]
    exact, picture = (unit_maps(network, theta, on, range(3)) for on in grids)
    assert [layer.shape for layer in exact.values()] == [(2, 9, 9), (3, 9, 9), (1, 9, 9)]
    for l, one in exact.items():
        assert (one.dtype, picture[l].dtype) == (np.float64, np.float32)
        np.testing.assert_allclose(one, picture[l], rtol=1e-4, atol=1e-5)


def test_large_grids_are_not_kept(monkeypatch):
    def again():
        return picture_grid((X1(), X2()), DOMAIN, 7) is picture_grid((X1(), X2()), DOMAIN, 7)

    assert again()
    monkeypatch.setattr(maps, "LARGEST_KEPT", 97)  # 2 features at 7 × 7 points are one number more
    assert not again()


def test_blocks_leave_no_seam(monkeypatch):
    network = Network((2, 3, 1), (Tanh(),), LinearSquaredError())
    theta, on = np.random.default_rng(0).normal(size=network.size), grid((X1(), X2()), DOMAIN, 9)
    whole = unit_maps(network, theta, on, [2])
    monkeypatch.setattr(maps, "BLOCK", 7)  # 81 points: the last block is smaller
    np.testing.assert_allclose(unit_maps(network, theta, on, [2])[2], whole[2], rtol=1e-14)
