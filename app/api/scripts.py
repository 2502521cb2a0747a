"""A run as a program of its own."""

import re
from collections.abc import Callable
from enum import StrEnum

from fastapi import APIRouter, Response

from app.api.deps import OneSession, RunName, run_index
from app.engine.training import Race
from app.export.numpy_script import numpy_script
from app.export.program import Program
from app.export.pytorch_script import pytorch_script

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])


class Language(StrEnum):
    """What the script is written in."""

    NUMPY = "numpy"
    PYTORCH = "pytorch"


WRITERS: dict[Language, Callable[[Program], str]] = {Language.NUMPY: numpy_script, Language.PYTORCH: pytorch_script}


@router.get("/script", response_class=Response, responses={200: {"content": {"text/x-python": {}}}})
async def get_script(session: OneSession, run: RunName = None, language: Language = Language.NUMPY) -> Response:
    """A Python script that makes the run again, from its start to the last step reached, and prints its loss curve."""

    def look(race: Race) -> Response:
        index = run_index(race, run)
        text = WRITERS[language](Program.of(race, index))
        name = re.sub(r"[^a-z0-9]+", "-", race.experiment.runs[index].name.lower()).strip("-") or "run"
        disposition = f'attachment; filename="{name}-{language}.py"'
        return Response(text, media_type="text/x-python", headers={"Content-Disposition": disposition})

    return await session.read(look)
