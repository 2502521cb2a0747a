"""What optimizers remembered on a surface, as frames and as JSON tell it."""

import numpy as np
import pytest

from app.codec import decode_frame
from app.engine.catalog import OPTIMIZERS
from tests.api.client import strict_json

RACE = {"surface": "bowl", "steps": 12, "runs": [{"optimizer": kind} for kind in OPTIMIZERS][:12]}
OTHERS = RACE | {"runs": [{"optimizer": kind} for kind in OPTIMIZERS][12:]}


@pytest.mark.parametrize("race", [RACE, OTHERS], ids=["some", "others"])
def test_every_part_is_there_and_effective_rate_times_direction_is_the_step(api, race):
    header, arrays = decode_frame(api.client.post("/api/descents?format=frame", json=race).content)
    told = strict_json(api.client.post("/api/descents?state=true", json=race))
    named = {(entry["run"], entry["name"]): array for entry, array in zip(header["arrays"], arrays, strict=True)}
    assert len(named) == len(arrays)
    for run, its in zip(header["runs"], told["runs"], strict=True):
        name, parts = run["name"], [part["name"] for part in run["parts"]]
        assert run["parts"] == its["parts"]
        assert {of for whose, of in named if whose == name} == {*parts, "rate", "point", "value", "excess", "distance"}
        assert its["state"].keys() == {*parts, "rate"}
        state = {of: np.array(rows) for of, rows in its["state"].items()}
        for of in parts:
            assert state[of].shape == (12, 2), of
            np.testing.assert_array_equal(named[name, of], state[of].astype("f4"))
        points = np.stack([its["x"], its["y"]], axis=1)
        whole = state["effective_rate"] * state["direction"] + state.get("decay", 0)
        np.testing.assert_allclose(points[:-1] - whole, points[1:], rtol=0, atol=1e-12)


def test_paths_stay_light_unless_asked(api):
    told = strict_json(api.client.post("/api/descents", json=RACE))
    assert not any({"parts", "state"} & run.keys() for run in told["runs"])


@pytest.mark.parametrize("kind", ["adam", "adamw", "amsgrad"])
def test_what_is_not_corrected_has_no_hat(api, kind):
    """And is what it says: the m that is remembered, to the last bit."""
    run = {"optimizer": {"kind": kind, "bias_correction": False}}
    its = strict_json(api.client.post("/api/descents?state=true", json=RACE | {"runs": [run]}))["runs"][0]
    parts = {part["name"]: part for part in its["parts"]}
    assert [parts[name]["symbol"] for name in ("insight:m_hat", "insight:v_hat", "direction")] == ["m", "v", "m"]
    assert parts["direction"]["label"] == "average, not corrected"
    assert its["state"]["insight:m_hat"] == its["state"]["slot:m"] == its["state"]["direction"]
