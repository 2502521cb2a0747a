"""How well runs do: metrics of the present step, norms of the gradient along the way."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request

from app.api.deps import OneSession, RunName, run_index
from app.engine.gradient_norms import Norms, gradient_norms
from app.engine.training import Race
from app.schemas.scores import MetricsAnswer, NormsAnswer, metrics, norms_json

router = APIRouter(prefix="/networks/{id}", tags=["inspection"])

MOST_WORK = 0.5  # seconds of one request, if a point takes no longer


@router.get("/metrics")
async def get_metrics(session: OneSession, run: RunName = None) -> MetricsAnswer:
    """On the training and the test set: the confusion matrix and what follows from it, or R² and sizes of errors."""
    return await session.read(lambda race: metrics(race, run_index(race, run)))


@router.get("/gradient-norms")
async def get_gradient_norms(
    session: OneSession,
    request: Request,
    run: RunName = None,
    since: Annotated[int, Query(ge=-1, le=10**9, description="Leave out steps up to and including this one.")] = -1,
) -> NormsAnswer:
    """Norms of the gradient of the whole training set's cost at the points of the history, of all runs or of one."""
    names: list[str] = []

    def begin(race: Race) -> Iterator[Norms | None]:
        entrants = race.experiment.runs
        chosen = range(len(entrants)) if run is None else [run_index(race, run)]
        names.extend(entrants[i].name for i in chosen)
        return gradient_norms(race, chosen, since)

    found, done = await session.gather(begin, seconds=MOST_WORK, abandoned=request.is_disconnected)
    return norms_json(names, found, more=not done)
