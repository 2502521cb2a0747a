"""Surfaces: values, gradients and minima against PyTorch, SciPy and the literature."""

import warnings

import numpy as np
import pytest

from app.engine.catalog import SURFACES
from app.engine.elementwise import quiet
from tests.engine.support import choice, golden

CASES = golden("surfaces")["cases"]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case["surface"].values())))
each_surface = pytest.mark.parametrize("surface", [kind() for kind in SURFACES.values()], ids=list(SURFACES))
LITERATURE = {  # (x, y, f) of the lowest points, digits as printed
    "beale": [(3, 0.5, 0)],  # https://www.sfu.ca/~ssurjano/beale.html
    "booth": [(1, 3, 0)],  # https://www.sfu.ca/~ssurjano/booth.html
    "himmelblau": [  # https://en.wikipedia.org/wiki/Himmelblau%27s_function
        (3.0, 2.0, 0.0),
        (-2.805118, 3.131312, 0.0),
        (-3.779310, -3.283186, 0.0),
        (3.584428, -1.848126, 0.0),
    ],
    "three_hump_camel": [(0, 0, 0)],  # https://www.sfu.ca/~ssurjano/camel3.html
    "styblinski_tang": [(-2.903534, -2.903534, -39.16599 * 2)],  # https://www.sfu.ca/~ssurjano/stybtang.html
    "rastrigin": [(0, 0, 0)],  # https://www.sfu.ca/~ssurjano/rastr.html
    "ackley": [(0, 0, 0)],  # https://www.sfu.ca/~ssurjano/ackley.html
    "goldstein_price": [(0, -1, 3)],  # https://www.sfu.ca/~ssurjano/goldpr.html
    "rosenbrock": [(1, 1, 0)],  # https://www.sfu.ca/~ssurjano/rosen.html
}


@each_case
def test_values_and_gradients_are_pytorchs_of_the_formula_as_its_source_writes_it(case):
    surface, points = choice(SURFACES, case["surface"]), np.array(case["points"])
    np.testing.assert_allclose(surface.values(*points), case["value"], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(surface.slopes(*points), case["gradient"], rtol=1e-11, atol=1e-11)


@each_case
def test_minima_are_those_that_scipy_finds(case):
    surface = choice(SURFACES, case["surface"])
    found, known = np.array(case["minima"]).reshape(-1, 3), np.array([*surface.minima, *surface.local_minima])
    assert len(found) == len(known)
    lowest = found[:, 2] < found[:, 2].min(initial=np.inf) + 1e-9
    assert lowest.sum() == len(surface.minima)
    for minimum in known.reshape(-1, 3):
        nearest = found[np.hypot(*(found[:, :2] - minimum[:2]).T).argmin()]
        np.testing.assert_allclose(minimum, nearest, rtol=1e-13, atol=1e-13)


def test_every_surface_is_compared():
    written_by_hand = {kind for kind, surface in SURFACES.items() if not surface.identified_by}
    assert {case["surface"]["kind"] for case in CASES} == written_by_hand


@pytest.mark.parametrize("kind", LITERATURE)
def test_lowest_points_are_those_of_the_literature(kind):
    found = sorted(SURFACES[kind]().minima)
    np.testing.assert_allclose(found, sorted(LITERATURE[kind]), rtol=1e-5, atol=1e-6)


@each_surface
def test_slopes_are_differences_of_values(surface):
    (x0, x1), (y0, y1) = surface.domain
    x, y = np.random.default_rng(5).uniform([[x0], [y0]], [[x1], [y1]], (2, 200))
    h = 1e-6 * (x1 - x0)
    across = (surface.values(x + h, y) - surface.values(x - h, y)) / (2 * h)
    up = (surface.values(x, y + h) - surface.values(x, y - h)) / (2 * h)
    expected = np.array([across, up])
    np.testing.assert_allclose(surface.slopes(x, y), expected, rtol=1e-6, atol=1e-7 * np.abs(expected).max())


@each_surface
def test_at_minima_the_gradient_is_zero_and_nothing_on_the_map_is_lower(surface):
    x, y = (np.linspace(*span, 401) for span in surface.domain)
    heights = surface.values(*np.meshgrid(x, y))
    for minimum in (*surface.minima, *surface.local_minima):
        here = np.array([minimum.x, minimum.y])
        around = np.array([minimum.x, minimum.y]) + 1e-4 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1]])
        assert surface.values(*here) == pytest.approx(minimum.value, rel=1e-15, abs=1e-14)
        assert np.abs(surface.slopes(*here)).max() < 1e-15 * max(1.0, np.abs(heights).max())
        assert (surface.values(*around.T) > minimum.value).all()
    for minimum in surface.minima:
        assert heights.min() >= minimum.value - 1e-14 * abs(minimum.value)
        assert surface.local_minima == () or minimum.value < min(other.value for other in surface.local_minima)


@each_surface
def test_starts_are_on_the_map_and_lead_somewhere(surface):
    for at, (low, high) in zip(surface.start, surface.domain, strict=True):
        assert low < at < high
    assert np.abs(surface.slopes(*np.array(surface.start))).max() > 1e-3


@each_surface
def test_awkward_points_are_finite_and_quiet(surface):
    """At the origin, at whole numbers and on the axes, where terms vanish."""
    x, y = (axis.ravel() for axis in np.meshgrid([0.0, -0.0, 1.0, -1.0, 1e-300], [0.0, -0.0, 1.0, -1.0, 1e-300]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(surface.values(x, y)).all()
        assert np.isfinite(surface.slopes(x, y)).all()


@each_surface
def test_one_point_is_as_good_as_many(surface):
    """Compiled code works on one number at a time."""
    x, y = np.array([0.3, -1.2]), np.array([0.7, 0.4])
    with quiet():
        one = [surface.value(float(a), float(b), *surface.hyperparameters) for a, b in zip(x, y, strict=True)]
        slopes = [surface.slope(float(a), float(b), *surface.hyperparameters) for a, b in zip(x, y, strict=True)]
    np.testing.assert_allclose(one, surface.values(x, y), rtol=1e-14)
    np.testing.assert_allclose(np.array(slopes, float).T, surface.slopes(x, y), rtol=1e-13, atol=1e-15)


def test_the_tip_of_ackleys_funnel_has_no_slope():
    surface = SURFACES["ackley"]()
    np.testing.assert_array_equal(surface.slopes(np.zeros(1), np.zeros(1)), np.zeros((2, 1)))
    beside = surface.slopes(np.array([1e-12]), np.array([0.0]))
    assert beside[0, 0] == pytest.approx(2 * np.sqrt(2), rel=1e-6)
