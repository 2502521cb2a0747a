import itertools

import numpy as np
import pytest

from app.engine.seeding import SEED_LIMIT, Purpose, stream

PLACES = [
    (seed, purpose, *place)
    for seed in (0, 1, SEED_LIMIT)
    for purpose in Purpose
    for place in [(0,), (1,), (2**40,), (1, 1), (0, 1), (2, 0)]
]


def test_every_place_has_numbers_of_its_own():
    found = {place: stream(*place).random(8).tobytes() for place in PLACES}
    for one, other in itertools.combinations(PLACES, 2):
        assert found[one] != found[other], (one, other)


def test_neighbouring_places_do_not_overlap_however_much_is_drawn():
    """A counter-based generator walks along its counter: two places must not lie on one walk."""
    long = stream(3, Purpose.DROPOUT, 5, 0).random(40_000)
    for neighbour in [(5, 1), (6, 0)]:
        assert not np.isin(stream(3, Purpose.DROPOUT, *neighbour).random(20), long).any()


def test_the_values_are_part_of_every_result():
    """Renumbering a purpose, or another generator, would change every result ever shown."""
    assert {purpose.name: purpose.value for purpose in Purpose} == {
        "DATA": 1,
        "START": 2,
        "ORDER": 3,
        "DROPOUT": 4,
        "NOISE": 5,
        "LANDSCAPE": 6,
    }
    philox = np.random.Philox(key=[7, 4], counter=[0, 0, 2, 9])
    np.testing.assert_array_equal(stream(7, Purpose.DROPOUT, 9, 2).random(5), np.random.Generator(philox).random(5))


@pytest.mark.parametrize("place", [(7, Purpose.START), (7, Purpose.ORDER, 3), (7, Purpose.DROPOUT, 3, 1)])
def test_a_stream_is_always_in_its_first_state(place):
    first = stream(*place)
    first.random(100)
    assert stream(*place).random() == stream(*place).random() != first.random()
