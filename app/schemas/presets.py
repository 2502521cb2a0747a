"""Made for the lecture: experiments (`app/presets/`) and races on surfaces (`app/demos/`), as files and as answers."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, TypeAdapter

from app.engine.descents import Descent
from app.engine.experiment import Experiment
from app.schemas.derive import Validated, to_json
from app.schemas.model import Model

EXPERIMENT: TypeAdapter[Any] = TypeAdapter(Annotated[Experiment, Validated()])
DESCENT: TypeAdapter[Any] = TypeAdapter(Annotated[Descent, Validated()])


class Question(Model):
    """What to ask before pressing play, and what is seen then."""

    question: str
    answer: str


class StageFile(Model):
    """A variation: fields of the experiment that are others than in the preset's."""

    label: str
    change: dict[str, Any]
    watch: str


class PresetFile(Model):
    """One file. The spec may be as short as a request; `view` is how the page looks at it, named as in its address."""

    rank: int  # place in the menu
    title: str
    line: str
    spec: dict[str, Any]
    view: dict[str, str | bool] = Field(default_factory=dict)
    watch: str
    predict: list[Question] = Field(min_length=1)
    stages: list[StageFile] = Field(default_factory=list)
    reference: str


class PresetLine(BaseModel):
    """A preset in a list."""

    key: str
    title: str
    line: str


class PresetList(BaseModel):
    """All of them, in the order of the menu."""

    presets: list[PresetLine]


class DemoList(BaseModel):
    """All races made for the lecture, in their order."""

    demos: list[PresetLine]


class Stage(BaseModel):
    """A variation, as a whole experiment or race."""

    label: str
    watch: str
    spec: dict[str, Any]


class Preset(PresetLine):
    """Made for the lecture; every spec is whole, what `POST /api/networks` takes, of a race `POST /api/descents`."""

    watch: str
    predict: list[Question]
    view: dict[str, str | bool]
    spec: dict[str, Any]
    stages: list[Stage]
    reference: str


@cache
def read_presets(folder: Path, kind: TypeAdapter[Any] = EXPERIMENT) -> dict[str, Preset]:
    """The presets of a folder by key, which is the file's name, in the order of their ranks.

    Raises:
        ValidationError: a file is not a `PresetFile`, or its spec would be refused as a request.
    """
    files = {path.stem: PresetFile.model_validate_json(path.read_bytes()) for path in folder.glob("*.json")}
    return {key: _preset(key, files[key], kind) for key in sorted(files, key=lambda key: files[key].rank)}


def _preset(key: str, file: PresetFile, kind: TypeAdapter[Any]) -> Preset:
    stages = [
        Stage(label=each.label, watch=each.watch, spec=_whole(kind, file.spec | each.change)) for each in file.stages
    ]
    shared = file.model_dump(include={"title", "line", "watch", "view", "reference"})
    return Preset(key=key, predict=file.predict, spec=_whole(kind, file.spec), stages=stages, **shared)


def _whole(kind: TypeAdapter[Any], spec: dict[str, Any]) -> dict[str, Any]:
    """The spec with every default filled in, checked as a request would be."""
    whole: dict[str, Any] = to_json(kind.validate_python(spec))
    return whole
