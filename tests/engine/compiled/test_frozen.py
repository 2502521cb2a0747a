"""Freezing in the compiled loop."""

import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.catalog import CLIPS, OPTIMIZERS
from app.engine.experiment import Entrant, Layer
from app.engine.places import Place, mask_of
from app.engine.regularizers.l2 import L2
from tests.engine.compiled.parity import assert_alike, one_run, walk
from tests.engine.compiled.test_choices import MOMENTUM, biting, is_another_path

FROZEN = (Place(2), Place(1, "W", 0, 1), Place(1, "leak", 2))
HIDDEN = (Layer(4, PReLU()), Layer(3))


def frozen(optimizer, **settings):
    return one_run(Entrant("", optimizer, **settings), hidden=HIDDEN, regularizer=L2(rate=0.5), frozen=FROZEN)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_does_as_numpy_and_does_not_move_it_a_bit(compiled, key):
    experiment = frozen(OPTIMIZERS[key](weight_decay=0.1))
    both, still = walk(compiled, experiment, steps=199), mask_of(experiment.frozen, experiment.complete().network())
    assert_alike(both)
    for progress in (both.numpy, both.compiled):
        np.testing.assert_array_equal(progress.walker.x[still], both.start.x[still])
        assert (progress.walker.x[~still] != both.start.x[~still]).all()


@pytest.mark.parametrize("key", CLIPS)
def test_a_clip_does_not_count_it(compiled, key):
    assert_alike(walk(compiled, frozen(MOMENTUM, clip=biting(CLIPS[key]))))


def test_freezing_is_heard(compiled):
    free = one_run(Entrant("", MOMENTUM), hidden=HIDDEN, regularizer=L2(rate=0.5))
    assert is_another_path(compiled, frozen(MOMENTUM), free)
