"""Messages go out as they are: maps hardly shrink, and compressing them would take most of the time of a frame."""

from urllib.parse import urlsplit

import httpx
from websockets.sync.client import connect

from tests.server_process import running_server

SPEC = {"data": {"samples": 4}, "hidden": []}


def test_a_client_that_offers_compression_gets_none():
    with running_server() as server, httpx.Client(base_url=server.url) as client:
        path = client.post("/api/networks", json=SPEC).headers["location"]
        address = f"ws://{urlsplit(server.url).netloc}{urlsplit(path).path}/live"
        with connect(address, compression="deflate") as socket:
            assert "permessage-deflate" in socket.request.headers["Sec-WebSocket-Extensions"]
            assert "Sec-WebSocket-Extensions" not in socket.response.headers
            assert socket.protocol.extensions == []
            assert isinstance(socket.recv(timeout=20), bytes)
