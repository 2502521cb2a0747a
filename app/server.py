"""The socket and the loop under the application: listen, serve, stop."""

import errno
import logging
import os
import signal
import socket
import sys
from asyncio import CancelledError
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

GRACE_SECONDS = 2
"""What open connections are given to end by themselves once the server was told to stop."""


class CannotListenError(Exception):
    """The address cannot be had. Its text is one line: what is wrong and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0: any free port).

    It is opened here and not by uvicorn, so that a taken port is known before the application is loaded, and
    can be told in one line.

    Raises:
        CannotListenError: the host is unknown or not of this machine, or the port is taken or forbidden.

    >>> with listen("127.0.0.1", 0) as free:
    ...     address_of(free).startswith("http://127.0.0.1:")
    True
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:  # a label of a name is empty or too long: UnicodeError
        raise CannotListenError(f"no address is known for the host '{host}'; try --host 127.0.0.1") from error
    # "localhost" is ::1 and 127.0.0.1: take the one that every browser tries.
    family, kind, protocol, _, address = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere the option lets two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise CannotListenError(_advice(error, host, port)) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The URL at which a browser on this machine finds the listening socket."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 — every address: this one, too
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: ASGIApp, listener: socket.socket, *, on_ready: Callable[[], None], largest_message: int) -> None:
    """Answers requests on the socket until SIGINT or SIGTERM, then ends the process' work cleanly.

    Args:
        app: the application.
        listener: a listening socket; it is closed at the end.
        on_ready: called once, when requests are answered.
        largest_message: bytes of the longest WebSocket message that is read.

    Raises:
        SystemExit: with 0 after a signal, with 3 if the application did not start.
    """
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",  # "websockets" is built on the part of that package that is deprecated
        ws_max_size=largest_message,
        ws_per_message_deflate=False,  # compressing costs far more time than the local network saves
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    with listener:
        _Server(config, on_ready).run(sockets=[listener])


def stop_on_signals() -> None:
    """Makes Ctrl-C and SIGTERM end the process with exit code 0 and without a traceback.

    While the server runs, it has handlers of its own, stops, and then raises the signal again for these.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        sys.exit(0)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._on_ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # A second Ctrl-C would skip the end of the application, with a traceback; stopping takes seconds at most.
        if not self.should_exit:
            super().handle_exit(sig, frame)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a log line tells the user something: that a stop cancelled what was still open does not."""
    cancelled = record.exc_info is not None and isinstance(record.exc_info[1], CancelledError)
    return not cancelled and "timeout graceful shutdown exceeded" not in str(record.msg)


def _advice(error: OSError, host: str, port: int) -> str:
    other = port + 1 if 1024 <= port < 65535 else 8000
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} on {host} is in use by another program; try: ravine --port {other}"
        case errno.EACCES:
            return f"port {port} needs more rights than this user has; try: ravine --port {other}"
        case errno.EADDRNOTAVAIL:
            return f"this machine does not have the address {host}; try --host 127.0.0.1"
    return f"cannot listen on {host}, port {port}: {error.strerror or error}"
