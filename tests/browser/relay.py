"""A way to the server that can be cut, as a cable can."""

import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Relay:
    """Passes connections on to a server; `cut` breaks all there are and lets none through until `mend`."""

    def __init__(self, url: str) -> None:
        self.target = (urlsplit(url).hostname, urlsplit(url).port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.is_whole = True
        self.ends: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self.is_whole = False
        for end in list(self.ends):
            self._drop(end)

    def mend(self) -> None:
        self.is_whole = True

    def _drop(self, end: socket.socket) -> None:
        self.ends.discard(end)
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                near, _ = self.listener.accept()
                if not self.is_whole:
                    near.close()
                    continue
                far = socket.create_connection(self.target)
                self.ends |= {near, far}
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, drain: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                drain.sendall(data)
        for end in (source, drain):
            self._drop(end)


@contextmanager
def relay_to(url: str):
    relay = Relay(url)
    try:
        yield relay
    finally:
        relay.cut()
        relay.listener.close()
