"""What a browser loads before the page can be seen, sent in a third of its bytes.

Live frames are left as they are: to compress them costs forty times the frame rate.
"""

import gzip
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

LEAST = 500
"""Bytes below which compressing gains nothing."""


def accepts(scope: Scope) -> bool:
    """Whether who asks reads gzip."""
    stated = Headers(scope=scope).get("accept-encoding", "")
    for part in stated.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def gzipped(content: bytes) -> bytes:
    """The bytes compressed."""
    return gzip.compress(content, compresslevel=6, mtime=0)


_kept = lru_cache(maxsize=512)(gzipped)


def response(
    content: bytes, media_type: str, scope: Scope, headers: dict[str, str] | None = None, *, keep: bool = True
) -> Response:
    """The content, compressed for who accepts it; `keep` where others will ask for the same.

    An `etag` of the headers becomes a weak one there: the same text in other bytes (RFC 9110, 8.8.1).
    """
    headers = {**(headers or {}), "vary": "Accept-Encoding"}
    if len(content) >= LEAST and accepts(scope):
        content = (_kept if keep else gzipped)(content)
        headers["content-encoding"] = "gzip"
        if "etag" in headers:
            headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"
    return Response(content, media_type=media_type, headers=headers)
