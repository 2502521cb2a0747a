"""Networks: made, trained, changed, dropped."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response

from app.api.deps import AllSessions, OneSession, RunName, run_index
from app.api.examples import CHANGE, EXPERIMENT, RESET, SEEK, STEP
from app.engine.experiment import Experiment
from app.engine.moves import Adjustment, Advance, Restart, Seek
from app.engine.training import Race
from app.schemas.derive import Validated
from app.schemas.networks import HistoryAnswer, NetworkState, RunHistory, history, state
from app.services.session import Session

router = APIRouter(prefix="/networks", tags=["networks"])


@router.post("", status_code=201)
async def create(
    experiment: Annotated[Experiment, Validated(), Body(openapi_examples=EXPERIMENT)],
    sessions: AllSessions,
    response: Response,
) -> NetworkState:
    """Make a network and its runs, at their common start. Every field is optional."""
    session = await sessions.create(experiment)
    response.headers["Location"] = f"/api/networks/{session.id}"
    return await _state(session)


@router.get("/{id}")
async def read(session: OneSession) -> NetworkState:
    """The network and its runs, now."""
    return await _state(session)


@router.delete("/{id}", status_code=204)
async def delete(id: str, sessions: AllSessions) -> None:
    """Drop the network; what it is doing ends."""
    sessions.delete(id)


@router.patch("/{id}")
async def change(
    session: OneSession, adjustment: Annotated[Adjustment, Validated(), Body(openapi_examples=CHANGE)]
) -> NetworkState:
    """Change what may change while training: how runs learn, their names, batch size, regulariser, stop rules."""

    def act(race: Race) -> NetworkState:
        race.change(adjustment.apply(race.experiment))
        return state(session.id, race)  # at once, so that its step is the one where it was changed

    return await session.change(act)


@router.post("/{id}/step")
async def step(
    session: OneSession,
    advance: Annotated[Advance, Validated(), Body(openapi_examples=STEP)],
    request: Request,
) -> NetworkState:
    """Train every run by so many steps, or until so many epochs have ended."""
    await session.work(
        lambda race: race.train(steps=advance.steps, epochs=advance.epochs),
        name="training",
        abandoned=request.is_disconnected,
    )
    return await _state(session)


@router.post("/{id}/reset")
async def reset(
    session: OneSession, restart: Annotated[Restart, Validated(), Body(openapi_examples=RESET)]
) -> NetworkState:
    """Back to the same start; with a seed, to another on the same points."""
    await session.replace(lambda race: race.restarted(restart.seed))
    return await _state(session)


@router.post("/{id}/seek")
async def seek(
    session: OneSession, goal: Annotated[Seek, Validated(), Body(openapi_examples=SEEK)], request: Request
) -> NetworkState:
    """To any step already reached, exactly as it was."""
    await session.work(lambda race: race.seek(goal.step or 0), name="a replay", abandoned=request.is_disconnected)
    return await _state(session)


@router.get("/{id}/history")
async def get_history(
    session: OneSession,
    run: RunName = None,
    since: Annotated[int, Query(ge=-1, le=10**9, description="Leave out steps up to and including this one.")] = -1,
) -> HistoryAnswer:
    """The curves of all runs, or of one."""

    def look(race: Race) -> list[RunHistory]:
        names = None if run is None else [race.experiment.runs[run_index(race, run)].name]
        return history(race, race.history.points[race.history.index_after(since) :], names)

    return HistoryAnswer(runs=await session.read(look))


async def _state(session: Session) -> NetworkState:
    return await session.read(lambda race: state(session.id, race))
