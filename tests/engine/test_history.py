import numpy as np
import pytest

from app.engine import history
from app.engine.history import History, Point
from app.engine.network_problem import Measure
from app.engine.training import Race
from tests.engine.support import finish, measures_bits, small, trained

MEASURE = Measure(1.0, 2.0, 0.5, 0.5, 0.0)


def point(step, epoch=None, loss=1.0):
    return Point(step, step if epoch is None else epoch, (MEASURE._replace(train_loss=loss),))


def steps(kept):
    return [p.step for p in kept.points]


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(history, "LONGEST", 16)
    return 16


def test_a_long_run_keeps_a_bounded_even_curve_with_both_ends(short):
    race = Race(small())
    lengths = set()
    for _ in race.train(epochs=300):
        lengths.add(len(race.history.points))
    assert max(lengths) <= short
    epochs = np.array([p.epoch for p in race.history.points])
    assert (epochs[0], epochs[-1]) == (0, 300)
    assert len(epochs) >= short / 2
    gaps = np.diff(epochs)
    assert (gaps > 0).all()
    assert gaps[:-1].max() <= 2 * gaps[:-1].min()


def test_points_that_stay_are_still_true_after_thinning(short):
    race = trained(small(), epochs=100)
    for p in list(race.history.points):
        finish(race.seek(p.step))
        assert np.array(p.measures).tobytes() == measures_bits(race)


def test_each_thinning_is_a_new_edition(short):
    kept = History()
    editions = []
    for step in range(200):
        if kept.wants(step):
            kept.record(point(step))
        editions.append(kept.edition)
    assert editions[15] == 0
    assert editions[16] == 1
    assert sorted(set(editions)) == list(range(editions[-1] + 1))
    assert 3 <= editions[-1] <= 5  # 16, 32, 64, 128 points would have been reached


def test_a_point_made_because_training_stopped_gives_way_to_the_next(short):
    kept = History()
    for step in range(17):
        kept.record(point(step))
    assert steps(kept)[-1] == 16
    assert not kept.wants(16.5)
    kept.record(point(17, 16.5))
    assert kept.provisional
    length = len(kept.points)
    kept.record(point(18, 16.6))
    assert len(kept.points) == length
    assert steps(kept)[-1] == 18
    assert kept.wants(17)  # a whole epoch after the last that stays
    kept.record(point(20, 17))
    assert steps(kept)[-2:] == [16, 20]
    assert not kept.provisional


def test_a_point_at_the_same_step_replaces():
    kept = History()
    kept.record(point(0))
    kept.record(point(3))
    edition = kept.edition
    kept.record(point(3))
    assert kept.edition == edition
    kept.record(point(3, loss=9.0))
    assert steps(kept) == [0, 3]
    assert kept.points[-1].measures[0].train_loss == 9
    assert kept.edition > edition


def test_forgetting_what_lies_beyond():
    kept = History()
    for step in range(6):
        kept.record(point(step))
    kept.forget_after(9)
    assert (len(kept.points), kept.edition) == (6, 0)
    kept.forget_after(3)
    assert steps(kept) == [0, 1, 2, 3]
    assert kept.edition == 1
    assert [kept.index_after(step) for step in (-1, 0, 2, 3, 99)] == [0, 1, 3, 4, 4]


def test_a_race_records_its_start_every_epoch_and_where_it_stops():
    race = trained(small(), epochs=3)
    assert [(p.step, p.epoch) for p in race.history.points] == [(0, 0), (3, 1), (6, 2), (9, 3)]
    finish(race.train(steps=1))
    assert race.history.points[-1].step == 10
    assert race.history.points[-1].epoch == pytest.approx(3 + 4 / 11)


def test_an_epoch_longer_than_a_slice_is_one_point():
    race = Race(small(data=small().data.__class__(samples=900), batch_size=1))
    finish(race.train(epochs=2))
    assert [p.step for p in race.history.points] == [0, 450, 900]
