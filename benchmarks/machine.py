"""What the figures were measured on, and with."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.config import available_cores

PACKAGES = ("numpy", "numba", "scikit-learn", "torch", "jax", "websockets", "playwright")


def machine() -> str:
    """The processor, how many of its cores there are, and the system."""
    return f"{processor()}, {available_cores()} cores, {platform.system()} {platform.machine()}"


def processor() -> str:
    """The processor's name, as far as the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def versions() -> str:
    """Python's and of every package that matters; those that are missing are named, too."""
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {_version(name)}" for name in PACKAGES)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
