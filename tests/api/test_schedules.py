"""How the learning rate, clips and weight decay show in the state, and that training obeys them."""

import math

import pytest

from tests.api.live_page import page_of

ONE_A_STEP = {"data": {"dataset": "xor", "samples": 40}, "hidden": [3], "batch_size": "all"}  # a step is an epoch
RATE = 0.5


def run_with(**settings):
    return {"name": "one", "optimizer": {"kind": "sgd", "learning_rate": RATE}} | settings


def flat(network, what="parameters"):
    """All weights (or their slopes), and all biases."""
    layers = network.get(what)["layers"]
    return [w for layer in layers for row in layer["W"] for w in row], [b for layer in layers for b in layer["b"]]


def whole(network, what="parameters"):
    weights, biases = flat(network, what)
    return weights + biases


def rate_of(state):
    return state["runs"][0]["learning_rate"]


@pytest.fixture(scope="module")
def schedules(api):
    return api.client.get("/api/catalog").json()["schedules"]


def test_the_rate_follows_the_curve_of_every_schedule(api, schedules):
    """At the end of every so many epochs it is α times what the catalog draws."""
    for entry in schedules:
        if "watch" in [parameter["name"] for parameter in entry["parameters"]]:
            continue  # goes by the loss
        network = api.network(**ONE_A_STEP, runs=[run_with(schedule=entry["kind"])])
        drawn = dict(zip(entry["curve"]["epoch"], entry["curve"]["factor"], strict=True))
        epochs = sorted(int(epoch) for epoch in drawn if epoch == int(epoch))
        assert len(epochs) > 10
        before = 0
        for epoch in epochs[:8] + epochs[-1:]:
            state = network.post("step", steps=epoch - before) if epoch > before else network.get()
            assert rate_of(state) == pytest.approx(RATE * drawn[epoch], rel=1e-12, abs=1e-15), (entry["kind"], epoch)
            before = epoch
        network.post("seek", step=epochs[2])
        assert rate_of(network.get()) == pytest.approx(RATE * drawn[epochs[2]], rel=1e-12)
        network.delete()


def test_the_rate_moves_within_an_epoch(api):
    network = api.network(
        data={"samples": 80}, runs=[run_with(schedule={"kind": "warm_up", "epochs": 2, "start": 0.5})]
    )
    rates = [rate_of(network.get())] + [rate_of(network.post("step")) for _ in range(9)]
    expected = [RATE * (0.5 + 0.5 * min(1, step / 4 / 2)) for step in range(10)]
    assert rates == pytest.approx(expected)


def test_a_step_is_as_long_as_the_rate_said_before_it(api, schedules):
    """θ − α_e g, where g is the gradient of the whole training set."""
    for entry in schedules:
        network = api.network(**ONE_A_STEP, runs=[run_with(schedule=entry["kind"])])
        network.post("step", steps=7)
        rate, slopes, before = rate_of(network.get()), whole(network, "gradients"), whole(network)
        network.post("step")
        for was, slope, now in zip(before, slopes, whole(network), strict=True):
            assert now == pytest.approx(was - rate * slope, rel=1e-12, abs=1e-15)
        network.delete()


@pytest.mark.parametrize("patience", [0, 2])
def test_a_plateau_drops_the_rate(api, patience):
    schedule = {"kind": "reduce_on_plateau", "gamma": 0.5, "patience": patience, "threshold": 0.05, "floor": 0.1}
    network = api.network(**ONE_A_STEP, runs=[run_with(schedule=schedule)])
    lowest, waited, rate, rates = math.inf, 0, RATE, set()
    for _ in range(30):
        state = network.post("step")
        loss = state["runs"][0]["loss"]["train"]
        lowest, waited = (loss, 0) if loss < lowest * 0.95 else (lowest, waited + 1)
        if waited > patience:
            rate, waited = max(0.5 * rate, 0.1 * RATE), 0
        assert rate_of(state) == pytest.approx(rate)
        rates.add(rate_of(state))
    assert len(rates) > 2
    network.patch(runs=[{"name": "one", "schedule": "constant"}])
    assert rate_of(network.get()) == RATE


@pytest.mark.parametrize("limit", [0.01, 1e6])
@pytest.mark.parametrize("kind", ["value", "norm"])
def test_a_clip_shortens_the_gradient(api, kind, limit):
    network = api.network(**ONE_A_STEP, runs=[run_with(clip={"kind": kind, "limit": limit})])
    slopes = whole(network, "gradients")
    before = whole(network)
    network.post("step")
    after = whole(network)
    length = math.sqrt(sum(slope * slope for slope in slopes))
    if kind == "value":
        clipped = [min(max(slope, -limit), limit) for slope in slopes]
    else:
        clipped = [slope * min(1, limit / length) for slope in slopes]
    assert (clipped == slopes) == (limit == 1e6)
    for was, slope, now in zip(before, clipped, after, strict=True):
        assert now == pytest.approx(was - RATE * slope, rel=1e-12, abs=1e-15)


def test_every_optimizer_has_a_weight_decay_that_leaves_biases_alone(api):
    catalog = api.client.get("/api/catalog").json()
    for entry in catalog["optimizers"]:
        [rate] = [p["default"] for p in entry["parameters"] if p["name"] == "learning_rate"]
        networks = [
            api.network(
                **ONE_A_STEP,
                initializer="uniform",
                runs=[{"optimizer": {"kind": entry["kind"], "weight_decay": decay}}],
            )
            for decay in (0, 0.25)
        ]
        start, first = flat(networks[0])
        assert all(first)
        for network in networks:
            network.post("step")
        (plain, biases), (decayed, same) = (flat(network) for network in networks)
        assert same == biases
        for w, without, with_it in zip(start, plain, decayed, strict=True):
            assert with_it == pytest.approx(without - rate * 0.25 * w, rel=1e-9, abs=1e-12), entry["kind"]


def test_weight_decay_goes_by_the_rate_of_its_step(api):
    optimizer = {"kind": "sgd", "learning_rate": RATE, "weight_decay": 0.5}
    network = api.network(
        **ONE_A_STEP, runs=[{"optimizer": optimizer, "schedule": {"kind": "exponential", "gamma": 0.5}}]
    )
    network.post("step", steps=2)
    (weights, _), (slopes, _) = flat(network), flat(network, "gradients")
    network.post("step")
    for w, slope, now in zip(weights, slopes, flat(network)[0], strict=True):
        assert now == pytest.approx(w - RATE / 4 * (slope + 0.5 * w), rel=1e-12, abs=1e-15)


def test_a_new_schedule_and_clip_are_told_and_undone_by_a_seek(api):
    network = api.network(**ONE_A_STEP, runs=[run_with(), {"name": "other"}])
    network.post("step", steps=4)
    old = network.get()["spec"]
    schedule, clip = {"kind": "cosine", "epochs": 8, "floor": 0.5}, {"kind": "norm", "limit": 0.5}
    state = network.patch(runs=[{"name": "one", "schedule": schedule, "clip": clip}])
    assert state["spec"]["runs"] == [old["runs"][0] | {"schedule": schedule, "clip": clip}, old["runs"][1]]
    assert rate_of(state) == pytest.approx(0.75 * RATE)
    network.post("step", steps=4)
    assert rate_of(network.get()) == pytest.approx(0.5 * RATE)
    back = network.post("seek", step=2)
    assert (back["spec"], rate_of(back)) == (old, RATE)
    assert network.post("seek", step=8)["spec"] == state["spec"]


def test_a_schedule_alone_leaves_optimizer_and_clip(api):
    network = api.network(**ONE_A_STEP, runs=[run_with(clip="value")])
    [before] = network.first["spec"]["runs"]
    [after] = network.patch(runs=[{"name": "one", "schedule": "step"}])["spec"]["runs"]
    assert after == before | {"schedule": {"kind": "step", "every": 50, "gamma": 0.5}}


def test_the_rate_is_told_to_a_page_too(api):
    network = api.network(**ONE_A_STEP, runs=[run_with(schedule={"kind": "exponential", "gamma": 0.5})])
    with page_of(network) as live:
        live.next()
        live.say("play")
        for step in (1, 2, 3):
            assert live.next().state["runs"][0]["learning_rate"] == RATE * 0.5**step
