import json
from unittest.mock import Mock

import pytest

pytest.importorskip("numba")

from benchmarks import quick, reference

BEFORE = {"descent": 3.0, "training": 1.5}


@pytest.fixture
def baseline(tmp_path, monkeypatch):
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps(BEFORE))
    monkeypatch.setattr(quick, "BASELINE", path)
    return path


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ({"descent": 3.0, "training": 1.5}, 0),
        ({"descent": 30.0, "training": 15.0}, 0),
        ({"descent": 2.01, "training": 1.5}, 0),  # less than a third
        ({"descent": 2.0, "training": 1.5}, 1),
        ({"descent": 3.0, "training": 0.1}, 1),
        ({"descent": 30.0, "training": 1.0}, 1),  # one does not make up for another
        ({"descent": 3.0, "training": 1.5, "new": 0.01}, 0),
    ],
)
def test_it_fails_when_a_figure_has_dropped_by_a_third(baseline, monkeypatch, capsys, now, code):
    monkeypatch.setattr(quick, "measure", lambda: now)
    assert quick.run(write=False) == code
    assert ("SLOWER" in capsys.readouterr().out) == bool(code)
    assert json.loads(baseline.read_text()) == BEFORE


def test_it_renews_what_it_compares_with(baseline, monkeypatch):
    monkeypatch.setattr(quick, "measure", lambda: {"descent": 0.1239})
    assert quick.run(write=True) == 0
    assert json.loads(baseline.read_text()) == {"descent": 0.124}


def test_the_stored_baseline_has_every_figure_of_ours(monkeypatch):
    seconds = {"descent": 2.0, "training": 3.0}
    monkeypatch.setattr(quick, "ours", Mock())
    monkeypatch.setattr(
        quick,
        "take_turns",
        lambda contestants, rounds, turn: {name: [seconds.get(name, 0.5)] * 3 for name in contestants},
    )
    measured = quick.measure()
    assert json.loads(quick.BASELINE.read_text()).keys() == measured.keys()
    assert measured == {name: 2 * seconds[name.split()[0]] for name in measured}


@pytest.mark.parametrize("work", [reference.descent, reference.training])
def test_the_reference_makes_25_updates_an_epoch(work):
    assert work()(3) == 75


def test_the_reference_learns():
    loop = reference.Reference()
    cost, _ = loop.measure()
    for _ in range(200):
        loop.epoch()
    learnt, accuracy = loop.measure()
    assert learnt < cost / 2
    assert accuracy > 0.9
