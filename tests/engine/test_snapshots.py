from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import snapshots
from app.engine.snapshots import BUDGET, FEWEST, MOST, Snapshots


class Mark(NamedTuple):
    step: int


def kept_steps(kept, up_to):
    return sorted({kept.before(step).step for step in range(up_to + 1)})


@pytest.mark.parametrize(("size", "most"), [(1, MOST), (BUDGET // 20, 20), (10 * BUDGET, FEWEST)])
def test_a_budget_of_memory_bounds_how_many(size, most):
    kept = Snapshots(Mark(0), size)
    lengths = []
    for step in range(1, 3000):
        kept.offer(Mark(step))
        lengths.append(len(kept))
    assert max(lengths) == most
    assert min(lengths[1000:]) >= most // 2


@settings(deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=200))
def test_the_last_at_or_before_a_step_is_found_whatever_was_offered(gaps):
    kept, step = Snapshots(Mark(0), BUDGET // 9), 0
    for gap in gaps:
        step += gap
        kept.offer(Mark(step))
    found = kept_steps(kept, step)
    assert found[0] == 0
    assert len(found) == len(kept) <= 9
    for there in range(step + 1):
        assert kept.before(there).step == max(s for s in found if s <= there)


def test_they_stay_evenly_spread():
    kept = Snapshots(Mark(0), BUDGET // 16)
    for step in range(1, 10_001):
        kept.offer(Mark(step))
    found = kept_steps(kept, 10_000)
    gaps = [b - a for a, b in pairwise(found)]
    assert max(gaps) <= 4 * 10_000 / len(found)


def test_what_lies_beyond_is_forgotten_and_the_first_never():
    kept = Snapshots(Mark(0), 1)
    for step in range(1, 11):
        kept.offer(Mark(step))
    kept.forget_after(4)
    assert kept_steps(kept, 20) == [0, 1, 2, 3, 4]
    kept.forget_after(0)
    assert kept_steps(kept, 20) == [0]
    kept.offer(Mark(2))
    assert kept_steps(kept, 20) == [0, 2]


def test_limits_make_sense():
    assert 1 < snapshots.FEWEST < snapshots.MOST
