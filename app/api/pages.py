"""The HTML pages."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.templating import Jinja2Templates
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app import colours
from app.paths import formula_font, static_folder, templates_folder
from app.schemas import handbook

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(templates_folder())
templates.env.globals["handbook"] = handbook


class Static(StaticFiles):
    """Files that a browser keeps, and asks about each time: after an update no page mixes old and new modules."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or that it has not changed."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


PAGES = {"/": ("playground", "Playground"), "/help": ("help", "Help")}  # path: (template, name in the navigation)


async def page(request: Request) -> HTMLResponse:
    """One page of the list."""
    name, _ = PAGES[request.scope["path"]]
    context = {"pages": PAGES, "colours": colours}
    return templates.TemplateResponse(request, f"pages/{name}.html", context)


for path in PAGES:
    router.add_api_route(path, page, response_class=HTMLResponse)


@router.get("/static/fonts/STIXTwoMath-Regular.ttf")
async def font() -> FileResponse:
    """STIX Two Math, for formulas, as the ziamath package ships it."""
    return FileResponse(formula_font(), media_type="font/ttf", headers={"Cache-Control": "max-age=604800"})


@router.get("/favicon.ico")
async def favicon() -> FileResponse:
    """The icon of the tab."""
    return FileResponse(static_folder() / "favicon.svg", media_type="image/svg+xml")
