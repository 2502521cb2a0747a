"""The files of the page: compressed, and asked about each time."""

import os
import re
from functools import lru_cache
from hashlib import blake2b
from mimetypes import guess_type
from pathlib import Path, PurePosixPath

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.api import compressed
from app.paths import static_folder

TEXTS = frozenset({".css", ".js", ".svg"})

# `import … from './a.js'`, `import './a.js'`, `export … from './a.js'` at the start of a line; not `import('./a.js')`,
# which is fetched when it is wanted, and not what comments name.
_IMPORT = re.compile(r"""^(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*['"](\.{1,2}/[^'"]+)['"]""", re.MULTILINE)

# `@import "./a.css";` alone on its line.
_SHEET = re.compile(r"""^@import "(\.{1,2}/[^"]+)";$""", re.MULTILINE)


class Static(StaticFiles):
    """Files that a browser keeps, and asks about each time: after an update no page mixes old and new modules.

    Texts go compressed. A style sheet comes with the sheets that it imports in the place of the lines that name them:
    a browser would ask for those only when it has read it, one round trip later.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or that it has not changed."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def file_response(
        self, full_path: "os.PathLike[str] | str", stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """What to answer for a file that is there; the tag of a text is made of what it says."""
        path = Path(full_path)
        if path.suffix not in TEXTS:
            return super().file_response(full_path, stat_result, scope, status_code)
        content = joined_sheet(path) if path.suffix == ".css" else path.read_bytes()
        etag = {"etag": f'"{blake2b(content, digest_size=8).hexdigest()}"'}
        if self.is_not_modified(Headers(etag), Headers(scope=scope)):
            return NotModifiedResponse(Headers({**etag, "vary": "Accept-Encoding"}))
        return compressed.response(content, _of_suffix(path.suffix), scope, etag)


def joined_sheet(path: Path) -> bytes:
    """A style sheet with those that it imports, and those that they import."""
    text = path.read_text(encoding="utf-8")
    return _SHEET.sub(lambda line: joined_sheet(path.parent / line[1]).decode(), text).encode()


def modules_of(entry: str) -> list[str]:
    """The modules that a module needs before it runs, itself first, as paths below `static`.

    >>> found = modules_of("js/core/store.js")
    >>> found
    ['js/core/store.js']
    >>> "js/core/store.js" in modules_of("js/pages/playground.js")
    True
    """
    folder = static_folder()
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        found[path] = None
        waiting += imports_of(path, (folder / path).stat().st_mtime_ns)
    return list(found)


@lru_cache(maxsize=1024)
def imports_of(path: str, changed: int) -> tuple[str, ...]:
    """The modules that this one imports; `changed` is when it was written, for an edit to be seen."""
    text = (static_folder() / path).read_text(encoding="utf-8")
    return tuple(_joined(PurePosixPath(path).parent, name) for name in _IMPORT.findall(text))


def _joined(folder: PurePosixPath, name: str) -> str:
    parts: list[str] = list(folder.parts)
    for part in PurePosixPath(name).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@lru_cache(maxsize=16)
def _of_suffix(suffix: str) -> str:
    return guess_type(f"a{suffix}")[0] or "text/plain"
