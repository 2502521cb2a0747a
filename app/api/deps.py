"""What handlers ask for."""

from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import HTTPConnection

from app.engine.elementwise import Array
from app.engine.network import Network
from app.engine.training import Race
from app.services.errors import NotFound
from app.services.session import Session
from app.services.sessions import Sessions


def get_sessions(connection: HTTPConnection) -> Sessions:
    """The server's networks."""
    sessions: Sessions = connection.app.state.sessions
    return sessions


AllSessions = Annotated[Sessions, Depends(get_sessions)]


def get_session(id: str, sessions: AllSessions) -> Session:
    """The network in the path."""
    return sessions.find(id)


OneSession = Annotated[Session, Depends(get_session)]
RunName = Annotated[str | None, Query(description="A run's name; left out, the first run.", max_length=60)]


def run_index(race: Race, name: str | None) -> int:
    """Which run is meant.

    Raises `NotFound` for a name that no run has.
    """
    names = [entrant.name for entrant in race.experiment.runs]
    if name is None:
        return 0
    if name not in names:
        raise NotFound(f"no run '{name[:60]}'; one of: {', '.join(names)}")
    return names.index(name)


def network_of(race: Race, name: str | None) -> Network:
    """The network of the run of this name, or of the first; raises `NotFound`."""
    return race.assembly.networks[run_index(race, name)]


def parameters_of(race: Race, name: str | None) -> Array:
    """θ of the run of this name, or of the first; raises `NotFound`."""
    return race.runs[run_index(race, name)].walker.x
