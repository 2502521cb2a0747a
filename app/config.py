"""Settings, read from the environment: `RAVINE_PORT=9000 ravine`.

A field here is the whole definition of a setting: its name gives the variable, its bounds the check, its
description the line in `ravine --help`.
"""

import os
from pathlib import Path
from typing import Annotated

from platformdirs import user_cache_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "RAVINE_"


def available_cores() -> int:
    """Cores that this process may use, which in a container can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(BaseSettings):
    """What a server can be told from outside.

    Raises:
        pydantic.ValidationError: a value is out of its range or of the wrong type.

    >>> Settings(port=9000).port
    9000
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    host: Annotated[str, Field(min_length=1)] = Field(
        "127.0.0.1", description="Address to listen on; 0.0.0.0 lets other machines in."
    )
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="Port to listen on; 0 takes any free one.")
    max_networks: Annotated[int, Field(ge=1)] = Field(
        500, description="Networks kept at a time; a request for one more is answered 429."
    )
    idle_minutes: Annotated[float, Field(gt=0, allow_inf_nan=False)] = Field(
        30.0, description="Minutes after which a network that nobody used is dropped."
    )
    max_body_bytes: Annotated[int, Field(ge=1024)] = Field(
        4 * 1024 * 1024, description="Largest request body; a larger one is answered 413."
    )
    training_threads: Annotated[int, Field(ge=1)] = Field(
        default_factory=available_cores, description="Threads that train (by default, one per core)."
    )
    cache_folder: Path = Field(
        default_factory=lambda: user_cache_path("ravine"), description="Folder that keeps the compiled training loop."
    )
