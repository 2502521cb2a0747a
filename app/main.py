"""The application: routers, pages, static files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from app import __version__
from app.api import (
    boundary,
    catalog,
    comparisons,
    data,
    descents,
    errors,
    inspection,
    live,
    networks,
    pages,
    presets,
    scores,
    scripts,
    static_files,
    surfaces,
)
from app.api.body_limit import BodyLimit
from app.config import Settings
from app.paths import static_folder
from app.services.compiler import Compiler
from app.services.sessions import Sessions

DESCRIPTION = """Neural networks that learn while you watch. Runs of one network share start, batches and data and
differ only in how they learn. Wherever a choice is named, a bare string is that choice with its defaults."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The server's application.

    >>> create_app().title
    'Ravine'
    """
    settings = settings or Settings()
    sessions = Sessions(
        most=settings.max_networks, idle_minutes=settings.idle_minutes, threads=settings.training_threads
    )

    compiler = Compiler(sessions.workshop, settings.cache_folder, settings.training_threads)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        sweeper = asyncio.create_task(sessions.sweep())
        compiler.start()
        yield
        compiler.stop()
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper
        sessions.close()

    app = FastAPIOffline(
        title="Ravine",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        redoc_url=None,
    )
    app.state.sessions = sessions
    app.state.compiler = compiler
    app.add_middleware(BodyLimit, most=settings.max_body_bytes)
    errors.install(app)
    resources = (
        catalog,
        presets,
        data,
        networks,
        boundary,
        inspection,
        scores,
        scripts,
        live,
        descents,
        comparisons,
        surfaces,
    )
    for each in resources:
        app.include_router(each.router, prefix="/api", responses=errors.RESPONSES)
    app.include_router(pages.router)
    app.mount("/static", static_files.Static(directory=static_folder()), name="static")
    return app
