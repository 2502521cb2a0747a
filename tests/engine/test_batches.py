from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.batches import Batches, Position

SEEDS = st.integers(0, 2**32 - 1)


def numbered(examples, **settings):
    """Examples that are their own numbers."""
    X = np.arange(examples, dtype=float)[np.newaxis, :]
    return Batches(X, -X, **{"seed": 1} | settings)


def order(batches, epoch):
    (batch,) = batches.ahead(Position(epoch=epoch), batches.examples, 1).each()
    return batch.X[0].astype(int).tolist()


@settings(deadline=None)
@given(seed=SEEDS, epoch=st.integers(0, 10**9), examples=st.integers(1, 40))
def test_an_epoch_is_a_permutation_that_seed_and_number_decide(seed, epoch, examples):
    batches = numbered(examples, seed=seed)
    there = order(batches, epoch)
    assert sorted(there) == list(range(examples))
    order(batches, epoch + 1)
    assert order(batches, epoch) == there == order(numbered(examples, seed=seed), epoch)


@settings(deadline=None)
@given(seed=SEEDS, epoch=st.integers(0, 10**6))
def test_other_epochs_and_other_seeds_have_another_order(seed, epoch):
    """Of 60! orders: two alike would be no accident."""
    batches = numbered(60, seed=seed)
    other = numbered(60, seed=(seed + 1) % 2**32)
    assert order(batches, epoch) != order(batches, epoch + 1)
    assert order(batches, epoch) != order(other, epoch)


def test_without_shuffling_the_order_is_that_of_the_data():
    batches = numbered(7, shuffle=False)
    assert order(batches, 0) == order(batches, 41) == list(range(7))


@settings(deadline=None)
@given(data=st.data(), examples=st.integers(1, 30), epoch=st.integers(0, 5))
def test_an_epoch_shows_every_example_once_however_it_is_cut(data, examples, epoch):
    """Batch sizes may change in mid-epoch, stretches may end anywhere; examples and targets stay together."""
    batches = numbered(examples)
    position = Position(step=3, epoch=epoch)
    seen = []
    while position.epoch == epoch:
        size, steps = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 4))
        stretch = batches.ahead(position, size, steps)
        steps = min(steps, stretch.until(1))
        taken, after = list(stretch.each())[:steps], stretch.after(steps)
        assert after.step == position.step + len(taken) == position.step + steps
        assert [batch.X.shape[1] for batch in taken[:-1]] == [min(size, examples)] * (len(taken) - 1)
        for batch in taken:
            np.testing.assert_array_equal(batch.Y, -batch.X)
            seen += batch.X[0].astype(int).tolist()
        assert batches.epochs_at(after) == pytest.approx(epoch + len(seen) / examples)
        position = after
    assert position == Position(position.step, epoch + 1, 0)
    assert seen == order(batches, epoch)


@pytest.mark.parametrize(
    ("examples", "size", "steps", "last"),
    [(250, 10, 25, 10), (250, 11, 23, 8), (7, 7, 1, 7), (7, 10_000, 1, 7), (7, 1, 7, 1), (11, 4, 3, 3)],
)
def test_an_epoch_is_so_many_steps_and_ends_with_a_partial_batch(examples, size, steps, last):
    batches = numbered(examples)
    stretch = batches.ahead(Position(), size, 3 * steps)
    assert [stretch.until(ends) for ends in (1, 2, 3)] == [steps, 2 * steps, 3 * steps]
    assert list(stretch.each())[steps - 1].X.shape == (1, last)
    assert stretch.after(steps) == Position(steps, 1, 0)
    assert stretch.ends == 3


@settings(deadline=None)
@given(data=st.data(), examples=st.integers(1, 30))
def test_where_a_stretch_comes_to_is_where_its_batches_end(data, examples):
    """Counted batch by batch, over several epochs, from the middle of one."""
    size, steps = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 40))
    offset = data.draw(st.integers(0, examples - 1))
    stretch = numbered(examples).ahead(Position(7, 2, offset), size, steps)
    there = Position(7, 2, offset)
    for count, batch in enumerate(stretch.each(), 1):
        assert batch.epoch == pytest.approx(there.epoch + there.offset / examples)
        seen = there.offset + batch.X.shape[1]
        there = Position(there.step + 1, there.epoch, seen)
        if seen == examples:
            there = Position(there.step, there.epoch + 1, 0)
        assert stretch.after(count) == there
    assert stretch.ends == there.epoch - 2
    if stretch.ends:
        assert stretch.after(stretch.until(stretch.ends)) == (7 + stretch.until(stretch.ends), there.epoch, 0)


def test_every_order_of_three_comes_equally_often():
    """6,000 epochs, six orders: the counts have a standard deviation of 29."""
    batches = numbered(3)
    counts = Counter(tuple(batches.order(epoch)) for epoch in range(6000))
    assert len(counts) == 6
    assert all(abs(count - 1000) < 150 for count in counts.values())


def masks_of(batches, step, size=5):
    (batch,) = batches.ahead(Position(step=step), size, 1).each()
    return batch.masks


DROPPED = ((6, 0.3), (4, 0.0), (5, 0.9))


@settings(deadline=None)
@given(seed=SEEDS, step=st.integers(0, 10**6))
def test_a_mask_is_a_function_of_seed_step_and_layer(seed, step):
    batches = numbered(20, seed=seed, hidden=DROPPED)
    first, none, third = masks_of(batches, step)
    assert none is None
    again = numbered(20, seed=seed, hidden=DROPPED)
    np.testing.assert_array_equal(masks_of(again, step)[0], first)
    # the same step reached from before, with others in one slice, in another epoch
    taken = list(again.ahead(Position(step=max(step - 2, 0), epoch=9), 5, 4).each())
    np.testing.assert_array_equal(taken[min(step, 2)].masks[2], third)


def test_masks_differ_between_seeds_steps_and_layers():
    hidden = ((40, 0.5), (40, 0.5))
    batches, other = numbered(20, hidden=hidden), numbered(20, hidden=hidden, seed=2)
    here = masks_of(batches, 3)
    different = [here[1], masks_of(batches, 4)[0], masks_of(other, 3)[0]]
    for mask in different:
        assert 0.4 < (mask != here[0]).mean() < 0.6  # independent coins differ half the time


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_dropout_keeps_the_mean_of_an_activation(rate):
    batches = numbered(20, hidden=((50, rate),))
    masks = np.stack([masks_of(batches, step, 20)[0] for step in range(100)])
    kept = masks > 0
    assert np.unique(masks[kept]) == pytest.approx(1 / (1 - rate))
    # a mask's mean is 1 with variance rate / (1 − rate): five standard errors
    assert masks.mean() == pytest.approx(1, abs=5 * np.sqrt(rate / (1 - rate) / masks.size))
    # each example has a mask of its own, and no unit is favoured: five standard errors of a share of 2000
    assert (kept[..., 0] != kept[..., 1]).any()
    shares = kept.mean(axis=(0, 2))
    np.testing.assert_allclose(shares, 1 - rate, atol=5 * np.sqrt(rate * (1 - rate) / 2000))


def test_one_layer_alone_may_drop_units():
    first, second = masks_of(numbered(20, hidden=((6, 0.0), (4, 0.5))), 0)
    assert first is None
    assert second.shape == (4, 5)


def test_without_dropout_there_are_no_masks():
    assert masks_of(numbered(20, hidden=((6, 0.0), (4, 0.0))), 0) == ()
