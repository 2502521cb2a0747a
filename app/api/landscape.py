"""The cost of a network around the paths of its runs."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter
from pydantic_core import to_json

from app.api.deps import OneSession, RunName, run_index
from app.engine.landscape import PLANES, Landscape, NoPlane, Outlook, landscape
from app.engine.training import Race
from app.schemas.derive import Validated
from app.schemas.landscape import LandscapeAnswer, landscape_json
from app.services.errors import WrongMoment

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])

OUTLOOK: TypeAdapter[Outlook] = TypeAdapter(Annotated[Outlook, Validated()])
PARAMETERS = {parameter.name: parameter for parameter in Outlook.declared()}


@router.get("/landscape", response_model=LandscapeAnswer)
async def get_landscape(
    session: OneSession,
    request: Request,
    run: RunName = None,
    other: RunName = None,
    plane: Annotated[
        str, Query(description=PARAMETERS["plane"].help, json_schema_extra={"enum": list(PLANES)})
    ] = "pca",
    resolution: Annotated[int | None, Query(description=PARAMETERS["resolution"].help)] = None,
    seed: Annotated[int, Query(description=PARAMETERS["seed"].help)] = PARAMETERS["seed"].default,
    first: Annotated[str, Query(description=PARAMETERS["first"].help)] = PARAMETERS["first"].default,
    second: Annotated[str, Query(description=PARAMETERS["second"].help)] = PARAMETERS["second"].default,
    span: Annotated[float, Query(description=PARAMETERS["span"].help)] = PARAMETERS["span"].default,
) -> Response:
    """A run's cost on a plane through its parameters, and every run's path projected on it.

    The cost is that of the whole training set, regularisation included, with dropout off.
    """
    given = {"plane": plane, "resolution": resolution, "seed": seed, "first": first, "second": second, "span": span}
    outlook = OUTLOOK.validate_python(given)
    about: dict[str, Any] = {}

    def begin(race: Race) -> Iterator[Landscape | None]:
        index, second_index = run_index(race, run), None if other is None else run_index(race, other)
        about["network"] = race.assembly.networks[index]
        about["names"] = [entrant.name for entrant in race.experiment.runs]
        return landscape(race, outlook, index, second_index)

    try:
        found, _ = await session.gather(begin, seconds=float("inf"), abandoned=request.is_disconnected)
    except NoPlane as missing:
        raise WrongMoment(str(missing)) from None
    if not found:  # nobody waits for it any more
        return Response(status_code=499)
    answer = landscape_json(found[0], outlook, about["network"], about["names"])
    return Response(to_json(answer), media_type="application/json")
