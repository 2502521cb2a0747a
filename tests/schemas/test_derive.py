"""Request types made from the engine's definitions."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from app.engine.data import Data
from app.engine.experiment import Experiment, Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import Described, IllegalValue, param
from app.schemas.derive import Validated, to_json


@dataclass(frozen=True)
class Door(Described):
    """A door."""

    shorthand: ClassVar = "colour"
    colour: str = param("white", "Of its paint.", words=("white", "red"))
    panes: float | None = param(None, "Square metres of glass.", low=0.0, high=2)

    def complete(self):
        if self.colour == "red" and self.panes:
            raise IllegalValue("red doors have no panes", "panes")
        return self


@dataclass(frozen=True)
class Room(Described):
    """A room."""

    doors: int = param(1, "Ways in.", low=0, high=4)
    width: float = param(2.5, "Metres.", low=0.5, high=100)
    lit: bool = param(True, "Whether it is.")
    size: int | str = param(10, "Either.", low=1, high=20, words=("huge",))
    seats: int | None = param(None, "As many as fit.", low=0, high=9)
    kind: str = param("hall", "What it is for.", words=("hall", "bath"))
    floor: str | None = param(None, "Where it is.", words=("up", "down"))
    sign: str = param("room", "What is on its door.", high=8)
    warm: bool | None = None
    door: Door = field(default_factory=Door)
    names: tuple[str, ...] = ("hall",)
    corner: tuple[float, float] = (0.0, 0.0)

    limits: ClassVar = {"names": (1, 3)}

    def complete(self):
        if self.doors > self.width:
            raise IllegalValue("too many doors", "doors")
        return self


ROOM = TypeAdapter(Annotated[Room, Validated()])
EXPERIMENT = TypeAdapter(Annotated[Experiment, Validated()])


def test_nothing_said_is_the_default():
    assert ROOM.validate_python({}) == Room()
    assert EXPERIMENT.validate_python({}) == Experiment().complete()


def test_what_is_said_arrives_as_the_engines_own():
    said = {"doors": 2, "width": 3, "lit": False, "size": "huge", "seats": 4, "names": ["a", "b"], "corner": [1, 2]}
    more = {"kind": "bath", "floor": "up", "sign": "ß: 1 + 1", "warm": True, "door": {"panes": 1}}
    room = ROOM.validate_python(said | more)
    assert room == Room(
        2, 3.0, False, "huge", 4, "bath", "up", "ß: 1 + 1", True, Door(panes=1.0), ("a", "b"), (1.0, 2.0)
    )
    assert ROOM.validate_python({"door": "red", "floor": None, "warm": None}) == Room(door=Door("red"))
    assert isinstance(room.width, float)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"doors": 5}, ("doors",)),
        ({"doors": 1.0}, ("doors",)),
        ({"doors": True}, ("doors",)),
        ({"doors": "1"}, ("doors",)),
        ({"doors": None}, ("doors",)),
        ({"width": float("nan")}, ("width",)),
        ({"width": float("inf")}, ("width",)),
        ({"width": 10**400}, ("width",)),
        ({"lit": 1}, ("lit",)),
        ({"size": "large"}, ("size",)),
        ({"seats": 10}, ("seats",)),
        ({"names": []}, ("names",)),
        ({"names": ["a"] * 4}, ("names",)),
        ({"names": "hall"}, ("names",)),
        ({"names": [1]}, ("names", 0)),
        ({"names": ["a" * 61]}, ("names", 0)),
        ({"corner": [1]}, ("corner",)),
        ({"corner": [1, 2, 3]}, ("corner",)),
        ({"corner": [1, float("nan")]}, ("corner", 1)),
        ({"doors": 3, "width": 2.0}, ("doors",)),
        ({"dor": 1}, ("dor",)),
        ({"door": 1}, ("door", "colour")),
        ({"door": None}, ("door", "colour")),
        ({"door": {"color": "red"}}, ("door", "color")),
        ({"door": {"panes": 3}}, ("door", "panes")),
        ({"door": {"colour": "red", "panes": 1}}, ("door", "panes")),
        ({"kind": "Hall"}, ("kind",)),
        ({"kind": None}, ("kind",)),
        ({"kind": 0}, ("kind",)),
        ({"floor": ""}, ("floor",)),
        ({"sign": ""}, ("sign",)),
        ({"sign": "a" * 9}, ("sign",)),
        ({"sign": "a\n"}, ("sign",)),
        ({"sign": None}, ("sign",)),
        ({"sign": 1}, ("sign",)),
        ({"warm": 1}, ("warm",)),
        ([], ()),
        (None, ()),
    ],
)
def test_what_is_not_legal_is_refused_with_its_place(said, place):
    with pytest.raises(ValidationError) as refused:
        ROOM.validate_python(said)
    assert refused.value.errors()[0]["loc"] == place


def test_a_choice_is_a_name_or_an_object_or_itself():
    for said in ("sgd", {"kind": "sgd"}, GradientDescent()):
        spec = EXPERIMENT.validate_python({"runs": [{"optimizer": said}]})
        assert spec.runs[0].optimizer == GradientDescent()
    said = {"kind": "adam", "learning_rate": 1, "beta1": 0}
    assert EXPERIMENT.validate_python({"runs": [{"optimizer": said}]}).runs[0].optimizer == Adam(1.0, 0.0)


def test_a_choice_of_another_family_is_none():
    for said in ("tanh", {"kind": "tanh"}, 3, None, [], {"kind": 3}, {}):
        with pytest.raises(ValidationError, match=r"one of: .*adam"):
            EXPERIMENT.validate_python({"runs": [{"optimizer": said}]})


def test_a_shorthand_stands_for_its_field():
    spec = EXPERIMENT.validate_python({"hidden": [3, {"units": 5}]})
    assert [layer.units for layer in spec.hidden] == [3, 5]


def test_to_json_is_what_is_read_back():
    spec = Experiment(data=Data(points=((0.0, 1.0, 0.5), (1.0, 2.0, 3.0))), hidden=(Layer(3), Layer(2))).complete()
    told = to_json(spec)
    assert told["data"]["points"] == [[0.0, 1.0, 0.5], [1.0, 2.0, 3.0]]
    assert told["runs"][1]["optimizer"]["kind"] == "adam"
    read = {**told, "data": {key: value for key, value in told["data"].items() if key != "dataset"}}
    assert EXPERIMENT.validate_python(read) == spec


def test_the_schema_says_what_is_legal():
    properties = ROOM.json_schema()["properties"]
    assert properties["doors"]["minimum"] == 0
    assert properties["doors"]["maximum"] == 4
    assert properties["doors"]["description"] == "Ways in."
    assert properties["lit"]["type"] == "boolean"
    assert {"enum": ["huge"]} in properties["size"]["anyOf"]
    assert {"type": "null"} in properties["seats"]["anyOf"]
    assert properties["names"]["maxItems"] == 3
    assert properties["kind"]["enum"] == ["hall", "bath"]
    assert properties["floor"]["anyOf"] == [{"enum": ["up", "down"]}, {"type": "null"}]
    assert (properties["sign"]["type"], properties["sign"]["maxLength"]) == ("string", 8)
    door = ROOM.json_schema()["$defs"]["Door"]["properties"]
    assert door["panes"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 2}


def test_an_engine_object_as_json_shares_no_list_with_it():
    spec = Experiment(data=Data(points=((0.0, 1.0, 0.0), (1.0, 2.0, 1.0)), class_names=("no", "yes"))).complete()
    told = to_json(spec)["data"]
    assert told["points"] == [[0, 1, 0], [1, 2, 1]]
    assert (told["columns"], told["class_names"]) == (["x1", "x2"], ["no", "yes"])
    assert to_json(((), (1, 2), ("a",), (None, 1.5))) == [[], [1, 2], ["a"], [None, 1.5]]
