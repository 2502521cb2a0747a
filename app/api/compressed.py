"""What a browser loads before the page can be seen, sent in a third of its bytes.

Live frames are left as they are: to compress them costs forty times the frame rate.
"""

import gzip
import re
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

LEAST = 500
"""Bytes below which compressing gains nothing."""

_ZERO = re.compile(r"q\s*=\s*0(\.0*)?")


def accepts(scope: Scope) -> bool:
    """Whether who asks reads gzip: what is said of it by name goes before what is said of all (RFC 9110, 12.5.3)."""
    said = {}
    for part in ",".join(Headers(scope=scope).getlist("accept-encoding")).lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        said[name] = not any(_ZERO.fullmatch(each) for each in parameters)
    return said.get("gzip", said.get("*", False))


def gzipped(content: bytes) -> bytes:
    """The bytes compressed."""
    return gzip.compress(content, compresslevel=9, mtime=0)


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
