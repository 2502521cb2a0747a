"""Paths on surfaces are PyTorch's, as NumPy walks them and as the server answers them."""

import numpy as np
import pytest

from app.engine.catalog import OPTIMIZERS, REGULARIZERS, SURFACES
from app.engine.descents import Descent, Racer
from app.engine.walks import walk
from tests.api.client import strict_json
from tests.engine.support import choice, golden

GOLDEN = golden("descents")
STEPS, EVERY = GOLDEN["steps"], GOLDEN["every"]
PATHS = [path for path in GOLDEN["paths"] if path["surface"]["kind"] in SURFACES]
NAMES = [f"{i}-{path['surface']['kind']}-{path['optimizer']['kind']}" for i, path in enumerate(PATHS)]


def regularizer(path):
    return {"kind": "l2", "rate": path["l2"]} if path["l2"] else {"kind": "none"}


def check(points, path):
    np.testing.assert_allclose(points[::EVERY], path["points"], rtol=0, atol=1e-9)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_the_reference_walks_as_pytorch_does(path):
    run = Racer("one", choice(OPTIMIZERS, path["optimizer"]), regularizer=choice(REGULARIZERS, regularizer(path)))
    descent = Descent(choice(SURFACES, path["surface"]), start=tuple(path["start"]), steps=STEPS, runs=(run,))
    check(walk(descent.complete(), run).points, path)


def test_every_optimizer_that_pytorch_has_is_compared():
    there = {kind for kind, optimizer in OPTIMIZERS.items() if optimizer().in_pytorch()}
    assert {path["optimizer"]["kind"] for path in PATHS} >= there, "python -m tests.golden.make.descents"


@pytest.mark.parametrize("kind", sorted({path["surface"]["kind"] for path in PATHS}))
def test_the_servers_paths_are_pytorchs(api, kind):
    paths = [path for path in PATHS if path["surface"]["kind"] == kind]
    runs = [{"optimizer": path["optimizer"], "regularizer": regularizer(path)} for path in paths]
    race = {"surface": paths[0]["surface"], "start": paths[0]["start"], "steps": STEPS}
    answers = []
    for some in (runs[:9], runs[9:]):
        answers += strict_json(api.client.post("/api/descents", json=race | {"runs": some}))["runs"]
    for told, path in zip(answers, paths, strict=True):
        check(np.stack([told["x"], told["y"]], axis=1), path)
