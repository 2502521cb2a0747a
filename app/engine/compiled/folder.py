"""Where Numba keeps what it compiles: in one folder, whoever asks, and nowhere else.

Its own locators look at the source file, at who may write, and fall back to the folder of the sources or to the home.
"""

from typing import Any

from numba import config
from numba.core.caching import _CacheLocator

Locator: Any = _CacheLocator


class Folder(Locator):  # type: ignore[misc]  # Numba has no types
    """The folder that `use` has named."""

    @classmethod
    def from_function(cls, function: Any, file: str) -> "Folder":
        """The same for every function."""
        return cls()

    def get_cache_path(self) -> str:
        """The folder."""
        settings: Any = config
        return str(settings.CACHE_DIR)

    def get_source_stamp(self) -> str:
        """Nothing: the folder's name tells of the sources."""
        return ""

    def get_disambiguator(self) -> None:
        """Nothing: names of functions do not repeat."""

    def ensure_cache_path(self) -> None:
        """It is there; whether it can be written to is found out by who writes."""


def use(path: str) -> None:
    """Keep everything there from now on."""
    settings: Any = config
    settings.CACHE_DIR = path
    settings.CACHE_LOCATOR_CLASSES = f"{__name__}.{Folder.__name__}"
