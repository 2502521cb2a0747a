"""What a frame of ways on a surface holds."""

import numpy as np
import pytest
from scipy.optimize import rosen

from app.codec import decode_frame, encode_frame
from app.engine.descents import Descent, Racer
from app.engine.optimizers.adam import Adam
from app.engine.surfaces.rosenbrock import Rosenbrock
from app.engine.walks import walk
from app.schemas.descents import frame


def arrays_of(descent, run):
    """By name, what the frame has of one run."""
    header, arrays = decode_frame(encode_frame(*frame(descent, [walk(descent, each) for each in descent.runs])))
    return {entry["name"]: array for entry, array in zip(header["arrays"], arrays, strict=True) if entry["run"] == run}


def test_the_excess_is_how_far_a_value_is_above_the_lowest():
    descent = Descent(Rosenbrock(), steps=20, runs=(Racer("Adam", Adam(0.1)),)).complete()
    told = arrays_of(descent, "Adam")
    assert len(told["excess"]) == 21
    assert told["excess"] == pytest.approx([rosen(point) for point in told["point"].astype(float)], rel=1e-4)
    assert np.all(told["excess"] >= 0)
