"""The live stream: commands as JSON in, binary frames out."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError
from starlette.websockets import WebSocketState

from app.api.deps import AllSessions
from app.api.errors import describe
from app.codec import encode_frame
from app.engine.moves import Advance, Restart, Seek
from app.engine.parameter import IllegalValue
from app.schemas.commands import NotJson, adapter, read
from app.schemas.networks import history, state
from app.services.commands import Acknowledge, Pause, Play
from app.services.errors import NotFound, Refused
from app.services.live import Frame, Live
from app.services.session import Session
from app.services.view import View

log = logging.getLogger("ravine")
router = APIRouter()

NOT_JSON, ILLEGAL, TOO_LARGE, BROKEN = 1007, 1008, 1009, 1011
GONE, TAKEN_OVER = 4404, 4409
LONGEST_MESSAGE = 64 * 1024
LONGEST_REASON = 123  # bytes, by the WebSocket protocol

KINDS = {
    "play": adapter(Play),
    "pause": adapter(Pause),
    "step": adapter(Advance),
    "seek": adapter(Seek),
    "reset": adapter(Restart),
    "view": adapter(View),
    "ack": adapter(Acknowledge),
}


@router.websocket("/networks/{id}/live")
async def live(socket: WebSocket, id: str, sessions: AllSessions) -> None:
    """Talk with one page until it leaves, breaks the rules, or another takes over."""
    await socket.accept()
    try:
        session = sessions.find(id)
    except NotFound as error:
        await _close(socket, GONE, str(error))
        return
    conversation = _Conversation(socket, session)
    await conversation.run()


class _Conversation:
    """One page, one network: what comes in, what goes out, and how it ends."""

    def __init__(self, socket: WebSocket, session: Session) -> None:
        self._socket, self._session = socket, session
        self._ended: asyncio.Future[tuple[int, str]] = asyncio.get_running_loop().create_future()
        self._live = Live(session, lambda frame: _encode(session.id, frame), self._leave)

    async def run(self) -> None:
        """Listen and tell, until either ends; then nothing trains any more."""
        self._session.watch(self._live)
        tasks = [asyncio.create_task(self._guarded(part)) for part in (self._listen, self._tell)]
        try:
            code, reason = await self._ended
            await _close(self._socket, code, reason)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if self._session.viewer is self._live:
                self._session.viewer = None

    def _leave(self, why: Refused) -> None:
        self._end(GONE if isinstance(why, NotFound) else TAKEN_OVER, str(why))

    def _end(self, code: int, reason: str = "") -> None:
        if not self._ended.done():
            self._ended.set_result((code, reason))

    async def _guarded(self, part: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Whatever ends one side ends both."""
        try:
            await part()
        except (WebSocketDisconnect, ConnectionError):
            self._end(1000)
        except NotFound as error:
            self._end(GONE, str(error))
        except Exception as error:
            log.exception("unexpected error")
            self._end(BROKEN, describe(error).detail)

    async def _tell(self) -> None:
        while True:
            try:
                message = await self._live.next_message()
            except IllegalValue as error:  # a move that cannot be made: say so, and go on
                await self._say_problem(error)
            else:
                await self._socket.send_bytes(message)

    async def _listen(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", 1000))
            text = message.get("text")
            if text is None:
                return self._end(NOT_JSON, "messages are JSON text, not bytes")
            if len(text) > LONGEST_MESSAGE:
                return self._end(TOO_LARGE, f"a message has at most {LONGEST_MESSAGE} characters")
            try:
                await self._obey(read(text, KINDS))
            except NotJson as error:
                return self._end(NOT_JSON, str(error))
            except (IllegalValue, ValidationError) as error:
                await self._say_problem(error)
                return self._end(ILLEGAL, describe(error).detail)

    async def _obey(self, said: Any) -> None:
        match said:
            case Play():
                self._live.play(said)
            case Pause():
                self._live.pause()
            case View():
                await self._live.look(said)
            case Acknowledge():
                self._live.acknowledge(said.frame or 0)
            case _:
                self._live.move(said)

    async def _say_problem(self, error: IllegalValue | ValidationError | Refused) -> None:
        await self._socket.send_text(describe(error).model_dump_json())


def _encode(id: str, frame: Frame) -> bytes:
    header = {
        "frame": frame.number,
        "playing": frame.playing,
        "work": frame.work._asdict(),
        "state": state(id, frame.race, with_spec=frame.changed),
        "history": {"restart": frame.restart, "runs": history(frame.race, frame.points)},
    }
    return encode_frame(header, frame.arrays)


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    short = reason.encode()[:LONGEST_REASON].decode(errors="ignore")
    with suppress(RuntimeError, WebSocketDisconnect):
        if socket.application_state is WebSocketState.CONNECTED:
            await socket.close(code, short)
