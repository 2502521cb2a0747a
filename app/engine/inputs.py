"""What the network is given of the data: the usual features, and whether features fit."""

from app.engine.data import Data
from app.engine.features import Feature
from app.engine.features.column import Column
from app.engine.features.x1 import X1
from app.engine.features.x2 import X2
from app.engine.parameter import IllegalValue


def usual_features(data: Data) -> tuple[Feature, ...]:
    """Every column of a completed description, as it is."""
    assert data.columns is not None
    return (X1(), X2(), *(Column(j) for j in range(3, len(data.columns) + 1)))


def check_features(features: tuple[Feature, ...], data: Data) -> None:
    """Raise `IllegalValue` where a feature stands twice, or needs a column that the data do not have."""
    assert data.columns is not None
    for i, feature in enumerate(features):
        if feature in features[:i]:
            name = " ".join([feature.key, *map(str, feature.hyperparameters)])
            raise IllegalValue(f"{name} stands twice", "features", i)
        if feature.needs > len(data.columns):
            message = f"needs column {feature.needs}, and these data have {len(data.columns)}"
            raise IllegalValue(message, "features", i)
