"""Experiments made for the lecture."""

from fastapi import APIRouter

from app.paths import presets_folder
from app.schemas.presets import Preset, PresetLine, PresetList, read_presets
from app.services.errors import NotFound

router = APIRouter(prefix="/presets", tags=["presets"])


@router.get("")
async def list_presets() -> PresetList:
    """The experiments made for the lecture, in the order of the page's menu."""
    lines = [PresetLine(**each.model_dump(include=set(PresetLine.model_fields))) for each in _presets().values()]
    return PresetList(presets=lines)


@router.get("/{key}")
async def read(key: str) -> Preset:
    """One of them: its experiment and its stages, ready to be sent, what to watch, and what to ask before."""
    if key not in _presets():
        raise NotFound(f"no preset '{key[:60]}'; one of: {', '.join(_presets())}")
    return _presets()[key]


def _presets() -> dict[str, Preset]:
    return read_presets(presets_folder())
