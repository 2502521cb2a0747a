"""Where runs end from every start of a grid."""

from dataclasses import dataclass

import numpy as np
import pytest

from app.engine.arithmetic import NumPy
from app.engine.clips.norm import ByNorm
from app.engine.descents import Racer
from app.engine.flocks import pieces
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import IllegalValue
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from app.engine.start_map import StartMap, all_minima, axes, start_map
from app.engine.surfaces import Minimum, Surface
from app.engine.surfaces.bowl import Bowl
from app.engine.walks import flock_of, steps_to_minimum, walk
from tests.engine.surface_walks import descent


@dataclass(frozen=True)
class Wells(Surface):
    """f = (x² − 1)² + y² + x/10: two wells, the left one deeper. No entry of the catalog."""

    domain, start = ((-2.0, 2.0), (-1.0, 1.0)), (0.0, 0.0)

    @staticmethod
    def value(x, y):
        return (x * x - 1) ** 2 + y * y + x / 10

    @staticmethod
    def slope(x, y):
        return 4 * x * (x * x - 1) + 0.1, 2 * y

    @property
    def minima(self):
        return (Minimum(*self.well(0), -0.1),)

    @property
    def local_minima(self):
        return (Minimum(*self.well(2), 0.1),)

    @staticmethod
    def well(which):
        """By NumPy: where 4 x³ − 4 x + 1/10 is 0."""
        return float(np.sort(np.roots([4, 0, -4, 0.1]).real)[which]), 0.0


def ends_of(*runs, by=None, **settings):
    """A completed map and what each run has."""
    description = StartMap(runs=runs, **settings).complete()
    return description, [found for found in start_map(description, by or NumPy()) if found]


def test_an_entry_is_the_descent_from_that_start():
    """Of a run that ends at different minima, one with a clip, one that leaves, and one that watches."""
    runs = (
        Racer("one", GradientDescent(0.05)),
        Racer("clipped", GradientDescent(0.5), clip=ByNorm(limit=0.1)),
        Racer("leaves", GradientDescent(0.35)),
        Racer("watches", GradientDescent(0.4), ReduceOnPlateau(patience=2)),
    )
    settings = {"surface": Wells(), "steps": 40, "noise": 0.02}
    description, found = ends_of(*runs, resolution=5, **settings)
    xs, ys = axes(description)
    np.testing.assert_array_equal(xs, [-2, -1, 0, 1, 2])
    np.testing.assert_array_equal(ys, [-1, -0.5, 0, 0.5, 1])
    minima = all_minima(description.surface)
    for run, ends in zip(runs, found, strict=True):
        for i, y in list(enumerate(ys.tolist()))[::2]:
            for j, x in enumerate(xs.tolist()):
                race = descent(run, start=(x, y), **settings)
                way = walk(race, race.runs[0])
                assert ends.statuses[i][j] == (way.ending.status if way.ending else "ready")
                assert ends.values[i, j] == pytest.approx(way.values[-1], rel=1e-9)
                apart = [np.hypot(*(way.points[-1] - each[:2])) for each in minima]
                near = int(np.argmin(apart)) if not way.ending and min(apart) < 0.04 else -1
                assert ends.at[i, j] == near
                if near < 1:
                    steps = steps_to_minimum(race, way)
                    assert ends.since[i, j] == (-1 if steps is None else steps)
    assert set(found[0].at.ravel()) == {0, 1}
    assert (found[0].at[:, :2] == 0).all()
    assert (found[0].since >= 0).all()
    assert {status for row in found[2].statuses for status in row} == {"ready", "diverged"}


def test_a_compiled_map_is_numpys(compiled):
    runs = (Racer("a", Adam(0.3)), Racer("b", Momentum(0.1), clip=ByNorm(limit=3.0)), Racer("c", GradientDescent(0.11)))
    settings = {"surface": Bowl(20.0, 30.0), "resolution": 9, "steps": 60, "noise": 0.1}
    for ours, theirs in zip(ends_of(*runs, by=compiled, **settings)[1], ends_of(*runs, **settings)[1], strict=True):
        np.testing.assert_array_equal(ours.at, theirs.at)
        np.testing.assert_array_equal(ours.since, theirs.since)
        np.testing.assert_allclose(ours.values, theirs.values, rtol=1e-6)
        assert ours.statuses == theirs.statuses


def test_a_flock_is_walked_in_pieces():
    description = StartMap(steps=5000, resolution=15, runs=(Racer("", Adam()),)).complete()
    starts = np.arange(450.0).reshape(225, 2)
    several = list(pieces(flock_of(description, description.runs[0], starts)))
    assert len(several) > 1
    np.testing.assert_array_equal(np.concatenate([each.starts for each in several]), starts)
    assert max(len(each.starts) * 5000 for each in several) <= 200_000


def test_too_much_work_is_refused():
    with pytest.raises(IllegalValue, match="fewer starts, steps or runs") as refused:
        StartMap(steps=5000, resolution=81).complete()
    assert refused.value.location == ("resolution",)
    watching = Racer("", Adam(), ReduceOnPlateau())
    StartMap(steps=1000, resolution=81, runs=(Racer(),)).complete()
    with pytest.raises(IllegalValue):
        StartMap(steps=1000, resolution=81, runs=(watching,)).complete()
