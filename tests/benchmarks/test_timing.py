from time import sleep

import pytest

from benchmarks.timing import microseconds, quantile, ratio, size_of_turn, take_turns


def test_the_median_counts_and_not_the_mean():
    assert microseconds([1e-6, 2e-6, 1.0]) == pytest.approx(2.0)


def test_ratios_are_taken_within_a_round():
    slow_moments = [1.0, 10.0, 100.0]  # hit both alike
    assert ratio([3 * t for t in slow_moments], slow_moments) == pytest.approx(3.0)


def test_rounds_must_have_both():
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.25, 1), (0.5, 2), (0.95, 4), (1.0, 4)])
def test_quantile(share, value):
    assert quantile([4, 2, 3, 1], share) == value


def test_contestants_take_turns_and_times_are_by_unit():
    told = []

    def worker(name, units):
        def work(size):
            sleep(0.001)
            told.append(name)
            return size * units

        return work

    times = take_turns({"a": worker("a", 1), "b": worker("b", 1000)}, 3, turn=0.001)
    assert told[-6:] == ["a", "b"] * 3
    assert [len(each) for each in times.values()] == [3, 3]
    assert max(times["b"]) < min(times["a"])


def test_a_turn_grows_until_it_is_long_enough():
    asked = []

    def work(size):
        asked.append(size)
        sleep(0.0002 * size)
        return size

    size = size_of_turn(work, 0.005)
    assert asked[:2] == [1, 1]
    assert asked[-1] == size
    assert 1 < size <= 25
