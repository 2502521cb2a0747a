"""The files of the page: compressed, and asked about each time."""

import re
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path, PurePosixPath

from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.api import compressed
from app.paths import static_folder

TEXTS = frozenset({".css", ".js", ".svg"})

# `import … from './a.js'`, `import './a.js'`, `export … from './a.js'` at the start of a line; not `import('./a.js')`,
# which is fetched when it is wanted, and not what comments name.
_IMPORT = re.compile(r"""^(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*['"](\.{1,2}/[^'"]+)['"]""", re.MULTILINE)


class Static(StaticFiles):
    """Files that a browser keeps, and asks about each time: after an update no page mixes old and new modules."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, compressed if it is text, or that it has not changed."""
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and Path(response.path).suffix in TEXTS:
            headers = {name: response.headers[name] for name in ("etag", "last-modified")}
            content = _content(str(response.path), headers["etag"])
            response = compressed.response(content, _media_type(response.path), scope, headers)
        response.headers["Cache-Control"] = "no-cache"
        return response


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


@lru_cache(maxsize=1024)
def _content(path: str, etag: str) -> bytes:
    """The bytes of a file; its tag says which version they are of."""
    return Path(path).read_bytes()


@lru_cache(maxsize=16)
def _of_suffix(suffix: str) -> str:
    return guess_type(f"a{suffix}")[0] or "text/plain"


def _media_type(path: object) -> str:
    return _of_suffix(Path(str(path)).suffix)
