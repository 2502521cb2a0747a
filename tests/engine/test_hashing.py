import numpy as np
import pytest

from app.engine.elementwise import quiet
from app.engine.hashing import GOLDEN, key, scrambled, uniform

SEED = 1234567
FIRST_FIVE = [  # SplitMix64 seeded so, https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
]
MANY = 200_000
FIVE_ERRORS = 5 / np.sqrt(MANY)


@pytest.fixture(autouse=True)
def _wrapping():
    """Products modulo 2^64 are meant."""
    with quiet():
        yield


def unsigned(*numbers):
    return tuple(np.uint64(number) for number in numbers)


def drawn(*place, count=MANY):
    """The first numbers of a place."""
    return uniform(key(*unsigned(*place)), np.arange(count, dtype=np.uint64))


def test_it_scrambles_as_the_published_generator_does():
    """Which adds its constant before it scrambles."""
    states = np.uint64(SEED) + np.arange(1, 6, dtype=np.uint64) * GOLDEN
    assert scrambled(states).tolist() == FIRST_FIVE


def test_numbers_are_the_generators_first_53_bits():
    """Under a key of the seed, the number of index 1 is the generator's first."""
    indices = np.arange(1, 6, dtype=np.uint64)
    assert (uniform(np.uint64(SEED), indices) * 2.0**53).astype(np.uint64).tolist() == [n // 2**11 for n in FIRST_FIVE]


def test_one_number_at_a_time_is_the_same():
    place = key(*unsigned(7, 100, 2))
    together = uniform(place, np.arange(50, dtype=np.uint64))
    assert [uniform(place, np.uint64(i)) for i in range(50)] == together.tolist()
    steps = np.arange(20, dtype=np.uint64)
    keys = key(np.full_like(steps, 7), steps, np.full_like(steps, 2))
    assert [key(*unsigned(7, step, 2)) for step in range(20)] == keys.tolist()


def test_every_bit_changes_half_of_the_others():
    z = np.random.default_rng(0).integers(0, 2**64, 2000, dtype=np.uint64)
    for bit in range(64):
        changed = scrambled(z) ^ scrambled(z ^ np.uint64(1 << bit))
        shares = [((changed >> np.uint64(i)) & np.uint64(1)).mean() for i in range(64)]
        assert np.mean(shares) == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(64 * 2000))
        np.testing.assert_allclose(shares, 0.5, atol=6 * 0.5 / np.sqrt(2000))  # the worst of 64 × 64


@pytest.mark.parametrize("place", [(0, 0, 0), (7, 0, 0), (7, 1, 0), (7, 0, 1), (2**32 - 1, 10**9, 7)])
def test_numbers_are_even_between_0_and_1(place):
    """Mean ½ ± √(1/12), square 1/3 ± √(4/45), and every tenth has a tenth: within five standard errors."""
    numbers = drawn(*place)
    assert numbers.min() >= 0
    assert numbers.max() < 1
    assert numbers.mean() == pytest.approx(1 / 2, abs=FIVE_ERRORS * np.sqrt(1 / 12))
    assert (numbers**2).mean() == pytest.approx(1 / 3, abs=FIVE_ERRORS * np.sqrt(4 / 45))
    shares = np.histogram(numbers, 10, (0, 1))[0] / MANY
    np.testing.assert_allclose(shares, 0.1, atol=FIVE_ERRORS * np.sqrt(0.09))


@pytest.mark.parametrize(
    "neighbour",
    [(8, 100, 2), (7, 101, 2), (7, 100, 3), (7, 2, 100), (100, 7, 2), (2, 100, 7)],
    ids=["seed", "step", "layer", "layer and step", "seed and step", "seed and layer"],
)
def test_neighbouring_places_have_nothing_to_do_with_each_other(neighbour):
    here, there = drawn(7, 100, 2), drawn(*neighbour)
    for shift in (0, 1, -1):
        assert abs(np.corrcoef(here, np.roll(there, shift))[0, 1]) < FIVE_ERRORS


def test_successive_numbers_have_nothing_to_do_with_each_other():
    numbers = drawn(7, 100, 2)
    for distance in (1, 2, 3, 64, 1000):
        assert abs(np.corrcoef(numbers[:-distance], numbers[distance:])[0, 1]) < FIVE_ERRORS


def test_no_two_places_share_a_key():
    """Of 2^64: two alike among 54 000 would be no accident."""
    seeds, steps, layers = np.meshgrid(*(np.arange(n, dtype=np.uint64) for n in (30, 225, 8)))
    keys = key(seeds.ravel(), steps.ravel(), layers.ravel())
    assert len(np.unique(keys)) == len(keys)


def test_the_first_number_of_neighbouring_steps_is_even_too():
    """Layers of one unit take no more than that."""
    steps = np.arange(MANY, dtype=np.uint64)
    numbers = uniform(key(np.full_like(steps, 7), steps, np.zeros_like(steps)), np.uint64(0))
    assert numbers.mean() == pytest.approx(1 / 2, abs=FIVE_ERRORS * np.sqrt(1 / 12))
    assert abs(np.corrcoef(numbers[:-1], numbers[1:])[0, 1]) < FIVE_ERRORS
