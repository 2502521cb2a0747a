"""The HTML pages."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.templating import Jinja2Templates

from app import colours
from app.api import compressed, parts
from app.api.static_files import modules_of
from app.paths import formula_font, static_folder, templates_folder
from app.schemas import handbook

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(templates_folder())
templates.env.globals["handbook"] = handbook


LOOKS = ["GET", "HEAD"]  # who checks a link wants to know only that it is there
PAGES = {
    "/": ("playground", "Playground"),
    "/optimizers": ("optimizers", "Optimizers"),
    "/help": ("help", "Help"),
}  # path: (template, name in the navigation)


async def page(request: Request) -> Response:
    """One page of the list, without the parts that `?hide=` names.

    It names the modules of its script, if it has one, so that a browser asks for all of them at once.
    """
    name, _ = PAGES[request.scope["path"]]
    script = f"js/pages/{name}.js"
    context = {
        "request": request,
        "pages": PAGES,
        "name": name,
        "colours": colours,
        "modules": modules_of(script) if (static_folder() / script).exists() else (),
        "parts": parts.PARTS,
        "shown": parts.shown(request.query_params.getlist("hide"), request.query_params.getlist("show")),
    }
    text = templates.get_template(f"pages/{name}.html").render(context)
    whole = not request.url.query  # which most ask for; what is kept is to be little
    return compressed.response(text.encode(), "text/html", request.scope, {"cache-control": "no-cache"}, keep=whole)


for path in PAGES:
    router.add_api_route(path, page, response_class=HTMLResponse, methods=LOOKS)


@router.api_route("/static/fonts/STIXTwoMath-Regular.ttf", methods=LOOKS)
async def font() -> FileResponse:
    """STIX Two Math, for formulas, as the ziamath package ships it."""
    return FileResponse(formula_font(), media_type="font/ttf", headers={"Cache-Control": "max-age=604800"})


@router.api_route("/favicon.ico", methods=LOOKS)
async def favicon() -> FileResponse:
    """The icon of the tab."""
    return FileResponse(static_folder() / "favicon.svg", media_type="image/svg+xml")
