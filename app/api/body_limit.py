"""A limit on the size of request bodies, answered like every other error.

Starlette's own limit answers plain text whatever the application's error handlers say.
"""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: reading more than `most` bytes of a body raises 413 in the handler that reads."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is read of it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        stated = Headers(scope=scope).get("content-length", "0")
        read = 0

        async def limited() -> Message:
            nonlocal read
            if stated.isdigit() and int(stated[:20]) > self.most:
                raise HTTPException(413, f"the body has {stated} bytes; at most {self.most} are read")
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.most:
                raise HTTPException(413, f"the body is too large; at most {self.most} bytes are read")
            return message

        return await self.app(scope, limited, send)
