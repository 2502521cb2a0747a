"""Made for the lecture: experiments, and races on surfaces."""

from fastapi import APIRouter

from app.paths import demos_folder, presets_folder
from app.schemas.presets import DESCENT, DemoList, Preset, PresetLine, PresetList, read_presets
from app.services.errors import NotFound

router = APIRouter(tags=["presets"])


@router.get("/presets")
async def list_presets() -> PresetList:
    """The experiments made for the lecture, in the order of the page's menu."""
    return PresetList(presets=_lines(_presets()))


@router.get("/presets/{key}")
async def read_preset(key: str) -> Preset:
    """One of them: its experiment and its stages, ready to be sent, what to watch, and what to ask before."""
    return _find(_presets(), "preset", key)


@router.get("/demos")
async def list_demos() -> DemoList:
    """The races on surfaces made for the lecture, in their order."""
    return DemoList(demos=_lines(_demos()))


@router.get("/demos/{key}")
async def read_demo(key: str) -> Preset:
    """One of them: its race and its stages, ready to be sent, what to watch, and what to ask before."""
    return _find(_demos(), "demo", key)


def _presets() -> dict[str, Preset]:
    return read_presets(presets_folder())


def _demos() -> dict[str, Preset]:
    return read_presets(demos_folder(), DESCENT)


def _lines(found: dict[str, Preset]) -> list[PresetLine]:
    return [PresetLine(**each.model_dump(include=set(PresetLine.model_fields))) for each in found.values()]


def _find(found: dict[str, Preset], name: str, key: str) -> Preset:
    if key not in found:
        raise NotFound(f"no {name} '{key[:60]}'; one of: {', '.join(found)}")
    return found[key]
