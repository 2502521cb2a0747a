"""Where the page's files are: beside the package once installed, at the root of a checkout otherwise."""

from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def static_folder() -> Path:
    """The folder that is served under `/static`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("static")


def templates_folder() -> Path:
    """The folder of the Jinja templates.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("templates")


def presets_folder() -> Path:
    """The folder of the experiments made for the lecture, one JSON file each.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("presets")


def demos_folder() -> Path:
    """The folder of the races on surfaces made for the lecture, one JSON file each.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("demos")


def _folder(name: str) -> Path:
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"no folder '{name}' in {_PACKAGE} or {_PACKAGE.parent}; please reinstall ravine")


def formula_font() -> Path:
    """STIX Two Math: the font that formulas are set in, from the ziamath package.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = find_spec("ziamath")  # found, not imported: importing it takes time and warns
    if package is None or package.origin is None:
        raise FileNotFoundError("the package ziamath is missing; please reinstall ravine")
    return Path(package.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
