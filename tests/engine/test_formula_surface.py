"""A surface that is written: against the same surface from the catalog."""

import numpy as np
import pytest

from app.engine.catalog import SURFACES
from app.engine.descents import Descent
from app.engine.parameter import IllegalValue
from app.engine.surfaces.formula import Formula

WRITTEN = {
    "bowl": "(x^2 + 20 * y^2) / 2",
    "rosenbrock": "(1 - x)**2 + 100*(y - x**2)**2",
    "beale": "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    "saddle": "x^2 - y^2",
    "monkey_saddle": "x^3 - 3*x*y^2",
    "plateau": "(x^2 + 4*y^2) / (1 + x^2 + 4*y^2)",
    "two_wells": "3*x^4 - 4*x^3 - 12*x^2 + 32 + 4*y^2",
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "three_hump_camel": "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    "styblinski_tang": "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y) / 2",
    "rastrigin": "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    "ackley": "20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    "booth": "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    "goldstein_price": "(1+(x+y+1)^2*(19-14*x+3*x^2-14*y+6*x*y+3*y^2))"
    "*(30+(2*x-3*y)^2*(18-32*x+12*x^2+48*y-36*x*y+27*y^2))",
}


@pytest.mark.parametrize("kind", [kind for kind in SURFACES if kind != "formula"])
def test_written_out_it_is_the_surface_of_the_catalog(kind):
    surface, formula = SURFACES[kind](), Formula(WRITTEN[kind])
    points = np.random.default_rng(2).uniform(*np.array(surface.domain).T[:, :, None], (2, 200))
    heights, slopes = surface.values(*points), surface.slopes(*points)
    np.testing.assert_allclose(formula.values(*points), heights, rtol=1e-11, atol=1e-13 * np.abs(heights).max())
    np.testing.assert_allclose(formula.slopes(*points), slopes, rtol=1e-11, atol=1e-13 * np.abs(slopes).max())


def test_a_descent_looks_for_minima_in_its_own_domain():
    formula = Formula("(x - 1)^2 * (x + 1)^2 + y^2")
    assert len(formula.minima) == 2
    descent = Descent(surface=formula, domain=((0.0, 3.0), (-1.0, 1.0))).complete()
    np.testing.assert_allclose(descent.surface.minima, [(1, 0, 0)], atol=1e-10)
    assert descent.complete() == descent
    assert descent.surface.to_json() == formula.to_json()


def test_what_is_constant_has_heights_and_no_slope():
    points = np.zeros((2, 3, 4))
    np.testing.assert_array_equal(Formula("2").values(*points), np.full((3, 4), 2.0))
    np.testing.assert_array_equal(Formula("2").slopes(*points), np.zeros((2, 3, 4)))


def test_its_own_latex():
    assert Formula("x^2 / y").latex() == r"f(x, y) = \frac{{x}^{2}}{y}"


def test_what_cannot_be_read_is_refused_when_it_is_built():
    with pytest.raises(IllegalValue, match="unknown name 'x1' at position 1; one of: x, y, pi, e") as refused:
        Formula("x1 + x")
    assert refused.value.location == ("expression",)
