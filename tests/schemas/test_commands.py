"""Messages of the live connection."""

import pytest
from pydantic import ValidationError

from app.engine.moves import Advance, Seek
from app.engine.parameter import IllegalValue
from app.schemas.commands import NotJson, adapter, read
from app.services.commands import Play

KINDS = {"play": adapter(Play), "step": adapter(Advance), "seek": adapter(Seek)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"type": "play"}', Play()),
        ('{"steps_per_frame": 3, "type": "play"}', Play(steps_per_frame=3)),
        ('{"type": "step"}', Advance(steps=1)),
        ('{"type": "step", "epochs": 2}', Advance(epochs=2)),
        ('{"type": "seek", "step": 5}', Seek(5)),
        ('{"type": "step", "type": "seek", "step": 0}', Seek(0)),
    ],
)
def test_a_message_is_its_type_and_what_it_says(text, said):
    assert read(text, KINDS) == said


@pytest.mark.parametrize("text", ["", "x", "[]", "1", '"play"', "null", "{", "[" * 50_000, "9" * 5000])
def test_what_is_no_object_is_not_json(text):
    with pytest.raises(NotJson):
        read(text, KINDS)


@pytest.mark.parametrize("text", ["{}", '{"type": "dance"}', '{"type": 1}', '{"type": ["play"]}', '{"type": {}}'])
def test_an_unknown_type_is_told_the_known_ones(text):
    with pytest.raises(IllegalValue, match="play, step, seek") as refused:
        read(text, KINDS)
    assert refused.value.location == ("type",)


@pytest.mark.parametrize("text", ['{"type": "seek", "step": -1}', '{"type": "seek"}'])
def test_what_does_not_fit_the_type_is_refused(text):
    with pytest.raises(ValidationError):
        read(text, KINDS)


@pytest.mark.parametrize(
    ("play", "pace"),
    [
        (Play(), Advance(epochs=1)),
        (Play(epochs_per_frame=3), Advance(epochs=3)),
        (Play(steps_per_frame=2), Advance(steps=2)),
    ],
)
def test_the_pace_of_a_play(play, pace):
    assert play.pace() == pace
