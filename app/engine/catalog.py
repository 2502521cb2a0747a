"""Every choice there is, by family."""

from typing import Any

from app.engine import (
    activations,
    clips,
    datasets,
    features,
    initializers,
    losses,
    optimizers,
    regularizers,
    schedules,
    surfaces,
)
from app.engine.choice import Choice, Family, collect

ACTIVATIONS = collect(activations, activations.Activation)
CLIPS = collect(clips, clips.Clip)
DATASETS = collect(datasets, datasets.Dataset)
FEATURES = collect(features, features.Feature)
INITIALIZERS = collect(initializers, initializers.Initializer)
LOSSES = collect(losses, losses.Loss)
OPTIMIZERS = collect(optimizers, optimizers.Optimizer)
REGULARIZERS = collect(regularizers, regularizers.Regularizer)
SCHEDULES = collect(schedules, schedules.Schedule)
SURFACES = collect(surfaces, surfaces.Surface)

FAMILIES: dict[str, Family[Any]] = {
    "activations": ACTIVATIONS,
    "clips": CLIPS,
    "datasets": DATASETS,
    "features": FEATURES,
    "initializers": INITIALIZERS,
    "losses": LOSSES,
    "optimizers": OPTIMIZERS,
    "regularizers": REGULARIZERS,
    "schedules": SCHEDULES,
    "surfaces": SURFACES,
}


def family_of(base: type[Choice]) -> Family[Any]:
    """The family whose choices are of this class."""
    return next(family for family in FAMILIES.values() if family.base is base)
