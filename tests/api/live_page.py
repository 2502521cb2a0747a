"""A page at the other end of the live stream."""

import json
from contextlib import contextmanager

import numpy as np
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app.codec import decode_frame

PATIENCE = 20  # seconds until a test gives up waiting for what must come


class Frame:
    """A frame, its arrays found by their labels."""

    def __init__(self, message):
        self.header, self.arrays = decode_frame(message)
        self.number, self.playing = self.header["frame"], self.header["playing"]
        self.state, self.step = self.header["state"], self.header["state"]["step"]
        self.history = self.header["history"]
        self.told_spec = self.state["spec"] is not None

    def array(self, **labels):
        [found] = [
            array
            for entry, array in zip(self.header["arrays"], self.arrays, strict=True)
            if labels.items() <= entry.items()
        ]
        return found

    def names(self):
        return [
            (entry["name"], entry["run"], entry.get("layer"), *array.shape)
            for entry, array in zip(self.header["arrays"], self.arrays, strict=True)
        ]


class Page:
    """Says and hears; `next` also acknowledges, as a page that draws does."""

    def __init__(self, socket):
        self.socket = socket
        self.curves = []
        self.spec = None

    def say(self, kind, **message):
        self.socket.send(json.dumps({"type": kind, **message}))

    def hear(self):
        """The next message, which must be a frame."""
        message = self.socket.recv(timeout=PATIENCE)
        assert isinstance(message, bytes), message
        frame = Frame(message)
        if frame.state["spec"] is None:  # the same as in the last frame
            frame.state["spec"] = self.spec
        self.spec = frame.state["spec"]
        self._draw(frame.history)
        return frame

    def next(self):
        frame = self.hear()
        self.say("ack", frame=frame.number)
        return frame

    def until(self, wanted, most=200):
        """The first frame that is wanted; those before it are drawn."""
        for _ in range(most):
            frame = self.next()
            if wanted(frame):
                return frame
        raise AssertionError(f"none of {most} frames is what was waited for")

    def hears_nothing(self):
        """Whether no message comes for a moment. It can be true by chance, never false by chance."""
        try:
            self.socket.recv(timeout=0.1)
        except TimeoutError:
            return True
        return False

    def problem(self):
        """The next message, which must be a problem."""
        message = self.socket.recv(timeout=PATIENCE)
        assert isinstance(message, str)
        said = json.loads(message)
        assert said.keys() == {"type", "title", "status", "detail", "errors"}
        return said

    def problem_among_frames(self):
        """The first problem; frames that come before it are drawn."""
        while isinstance(message := self.socket.recv(timeout=PATIENCE), bytes):
            self.say("ack", frame=Frame(message).number)
        return json.loads(message)

    def end(self):
        """Waits for the end: the close code, its reason, and the texts that came before."""
        texts = []
        try:
            while True:
                message = self.socket.recv(timeout=PATIENCE)
                if isinstance(message, str):
                    texts.append(json.loads(message))
        except ConnectionClosed as closed:
            return closed.rcvd.code, closed.rcvd.reason, texts

    def _draw(self, history):
        if history["restart"]:
            self.curves = history["runs"]
        else:
            for curve, more in zip(self.curves, history["runs"], strict=True):
                for name in curve.keys() - {"name"}:
                    curve[name] = curve[name] + more[name]


@contextmanager
def page_of(network):
    """Opens the live stream of a network."""
    address = str(network.client.base_url).replace("http", "ws", 1).rstrip("/") + network.path
    with connect(f"{address}/live", max_size=None) as socket:
        yield Page(socket)


def float32(values):
    return np.asarray(values, np.float32)
