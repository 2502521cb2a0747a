"""The `ravine` command: settings in, server up, page open."""

import gc
import os
import sys
import threading
import webbrowser
from contextlib import suppress
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from app import __version__, server
from app.config import PREFIX, Settings

_FIELDS = Settings.model_fields


def main() -> None:
    """What the console script and `python -m app` call."""
    cli(prog_name="ravine")


def _default(name: str) -> str:
    return str(_FIELDS[name].get_default(call_default_factory=True)).removesuffix(".0")


def _help(name: str) -> str:
    return f"{_FIELDS[name].description} [{PREFIX}{name.upper()}; {_default(name)}]"


def _other_settings() -> str:
    """The settings that have no option, for the end of `--help`."""
    lines = ["\b", "Set in the environment only:"]
    for name, field in _FIELDS.items():
        if name not in ("host", "port"):
            lines += [f"  {PREFIX}{name.upper()}={_default(name)}", f"      {field.description}"]
    return "\n".join(lines)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ravine {__version__}")
        raise typer.Exit


def _print_choices(wanted: bool) -> None:
    if wanted:
        from app.schemas.handbook import choices_markdown

        typer.echo(choices_markdown())
        raise typer.Exit


cli = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@cli.callback(invoke_without_command=True, epilog=_other_settings())
def _ravine(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(metavar="ADDRESS", help=_help("host"))] = None,
    port: Annotated[
        # Text, so that it is checked where RAVINE_PORT is, and complained about in one line.
        str | None, typer.Option(metavar="NUMBER", help=_help("port"))
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the page.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end."),
    ] = False,
    choices: Annotated[
        bool,
        typer.Option(
            "--choices", callback=_print_choices, is_eager=True, help="Print every choice as Markdown and end."
        ),
    ] = False,
) -> None:
    """Train small neural networks in the browser: starts the server and opens its page."""
    if context.invoked_subcommand:
        return
    server.stop_on_signals()
    settings = _settings(host=host, port=port)
    try:
        listener = server.listen(settings.host, settings.port)
    except server.CannotListenError as error:
        _fail(str(error), code=1)

    # The training threads fill the cores; threads of the linear algebra below them would only take turns with them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Only now: it loads NumPy and the web framework, which help and complaints need not wait for.
    from app.main import create_app

    url = server.address_of(listener)
    gc.freeze()  # what is loaded stays: nobody need look through it again and again

    def tell() -> None:
        typer.echo(f"Ravine is at {url}  (Ctrl-C stops it)")
        sys.stdout.flush()
        if not no_browser and _has_browser():
            threading.Thread(target=_open_page, args=(url,), daemon=True).start()

    server.serve(create_app(settings), listener, on_ready=tell, largest_message=settings.max_body_bytes)


@cli.command()
def warm() -> None:
    """Compile the training loop ahead, so that the first start trains at full speed at once."""
    from app.services.warming import CannotCompileError, Warming, folder_in, why_not

    if reason := why_not():
        _fail(f"there is nothing to compile: {reason}", code=1)
    settings = _settings()
    warming = Warming(folder_in(settings.cache_folder), settings.training_threads)
    try:
        if warming.is_done:
            warming.load()
        else:
            with typer.progressbar(length=warming.parts, label="Compiling", file=sys.stderr) as bar:
                warming.load(lambda done: bar.update(1))
    except CannotCompileError as error:
        _fail(f"the training loop could not be compiled: {error}", code=1)
    except KeyboardInterrupt:
        warming.stop()
        raise
    typer.echo(f"The compiled training loop is in {warming.folder}")


def _settings(**options: str | None) -> Settings:
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # the text of a number is checked and converted
    except ValidationError as error:
        for problem in error.errors():
            name = str(problem["loc"][0])
            source = f"--{name}" if name in given else f"{PREFIX}{name.upper()}"
            wanted = problem["msg"].removeprefix("Input ").partition(",")[0]
            typer.echo(f"ravine: {source} {wanted}, not {problem['input']!r}", err=True)
        raise SystemExit(2) from None


def _fail(message: str, *, code: int) -> NoReturn:
    typer.echo(f"ravine: {message}", err=True)
    raise SystemExit(code)


def _has_browser() -> bool:
    """Whether somebody sits at this machine who could see a page open."""
    if os.environ.get("CI"):
        return False
    if os.environ.get("BROWSER") or sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_page(url: str) -> None:
    with suppress(Exception):  # a courtesy: the server runs, and its address is printed
        webbrowser.open(url)
