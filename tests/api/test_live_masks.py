"""Which units the next step drops, in the frames."""

import pytest

from tests.api.live_page import page_of

SPEC = {
    "data": {"dataset": "circle", "samples": 40},
    "hidden": [{"units": 8, "dropout": 0.5}, 3, {"units": 6, "dropout": 0.3}],
    "batch_size": 8,
}


@pytest.fixture
def network(api):
    return api.network(**SPEC)


def drawn(frame):
    """Layer → mask."""
    found = zip(frame.header["arrays"], frame.arrays, strict=True)
    return {entry["layer"]: mask.tolist() for entry, mask in found if entry["name"] == "mask"}


def told(network):
    """The same, as `GET …/masks` has it."""
    layers = network.get("masks")["layers"]
    return {layer["layer"]: [bits[0] for bits in layer["kept"]] for layer in layers if layer["kept"] is not None}


def test_frames_carry_the_masks_of_the_next_step_where_they_are_wished_for(network):
    with page_of(network) as live:
        assert drawn(live.next()) == {}
        live.say("view", masks=True)
        assert drawn(live.next()) == told(network)
        seen = []
        for _ in range(6):  # over the end of an epoch, whose last batch is smaller
            live.say("step")
            seen.append(drawn(live.next()))
            assert seen[-1] == told(network)
            assert seen[-1].keys() == {1, 3}
        assert any(one != seen[0] for one in seen)
        live.say("view")
        assert drawn(live.next()) == {}


def test_a_wish_is_true_or_false(network):
    with page_of(network) as live:
        live.next()
        live.say("view", masks="perhaps")
        assert live.problem()["errors"][0]["location"] == ["masks"]
