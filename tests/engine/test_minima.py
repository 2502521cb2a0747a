"""Minima that are looked for, against those that are known."""

import numpy as np
import pytest

from app.engine.catalog import SURFACES
from app.engine.minima import FEW, find
from app.engine.surfaces.formula import Formula

COUNTLESS = ("rastrigin", "ackley")
SMOOTH = [kind for kind, surface in SURFACES.items() if not surface.identified_by and kind not in COUNTLESS]
DOMAIN = Formula.domain


def minima(expression, domain=DOMAIN):
    return find(Formula(expression), domain)


@pytest.mark.parametrize("kind", SMOOTH)
def test_the_known_ones_are_found_to_the_last_digits(kind):
    surface = SURFACES[kind]()
    found = find(surface, surface.domain)
    for mine, known in ((found.lowest, surface.minima), (found.local, surface.local_minima)):
        assert len(mine) == len(known)
        np.testing.assert_allclose(sorted(mine), sorted(known), rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("kind", COUNTLESS)
def test_of_many_the_lowest_is_told_and_a_few_others(kind):
    surface = SURFACES[kind]()
    found = find(surface, surface.domain)
    np.testing.assert_allclose(found.lowest, [(0, 0, 0)], atol=1e-12)
    assert len(found.local) == FEW
    assert [each.value for each in found.local] == sorted(each.value for each in found.local)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("abs(x) + abs(y)", [(0, 0, 0)]),
        ("max(abs(x - 0.3), abs(y + 1.7))", [(0.3, -1.7, 0)]),
        ("sqrt((x - 0.5)^2 + y^2)", [(0.5, 0, 0)]),
        ("sin(x) * sin(y)", [(-np.pi / 2, np.pi / 2, -1), (np.pi / 2, -np.pi / 2, -1)]),
        ("x^2 / 100 + 1e4 * (y - 1)^2", [(0, 1, 0)]),
        ("log(x) ^ 2 + y^2", [(1, 0, 0)]),
    ],
)
def test_kinks_and_several(expression, expected):
    found = minima(expression)
    assert found.local == ()
    np.testing.assert_allclose(sorted(found.lowest), expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("3", "flat"),
        ("x^2", "a valley of equal points"),
        ("(x - 2*y)^2", "a valley that is not along the grid"),
        ("relu(x) + relu(-x - 1) + y^2", "a flat stretch"),
        ("x * y", "a saddle"),
        ("1 / x", "a pole"),
        ("log(x^2 + y^2)", "falls to −∞ at a point of the grid"),
        ("log((x - 0.013)^2 + y^2)", "falls to −∞ between points of the grid"),
        ("exp(x) + y^2", "falls towards the edge"),
        ("log(-1 - x^2)", "no value anywhere"),
        ("1e308 * 10", "infinite everywhere"),
    ],
)
def test_there_is_none(expression, why):
    assert minima(expression) == ((), ()), why


def test_none_is_lowest_where_the_edge_is_lower():
    """Of x³ − 3x the hollow is at 1, with −2; at the edge, −4, it is −52."""
    found = minima("x^3 - 3*x + y^2")
    assert found.lowest == ()
    np.testing.assert_allclose(found.local, [(1, 0, -2)], atol=1e-10)


def test_only_inside_the_domain():
    surface = "(x - 1)^2 * (x + 1)^2 + y^2"
    np.testing.assert_allclose(sorted(minima(surface).lowest), [(-1, 0, 0), (1, 0, 0)], atol=1e-10)
    np.testing.assert_allclose(minima(surface, ((0.0, 3.0), (-1.0, 1.0))).lowest, [(1, 0, 0)], atol=1e-10)
    assert minima(surface, ((2.0, 3.0), (-1.0, 1.0))) == ((), ())
