"""A real server in a thread, on a free port: as fast to start as a fixture should be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

from app.config import Settings
from app.main import create_app
from app.server import listen

READY_SECONDS = 30


@dataclass
class ServerThread:
    app: FastAPI
    url: str


@contextmanager
def serving(**settings) -> Iterator[ServerThread]:
    """Serves the application with these settings until the block ends."""
    app = create_app(Settings(**settings))
    listener = listen("127.0.0.1", 0)
    server = _Server(
        uvicorn.Config(
            app,
            log_level="critical",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=2,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="server")
    thread.start()
    try:
        assert server.ready.wait(READY_SECONDS)
        app.state.compiler.wait()  # no test's numbers depend on when the loop is there
        host, port = listener.getsockname()
        yield ServerThread(app, f"http://{host}:{port}")
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class _Server(uvicorn.Server):
    def __init__(self, config):
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        self.ready.set()
