"""Colours mixed so that equal steps look equal."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Björn Ottosson 2020, https://bottosson.github.io/posts/oklab/
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def ramp(start: Sequence[float], end: Sequence[float], steps: int) -> NDArray[np.float64]:
    """From one sRGB colour (0 to 255) to another, (steps + 1, 3).

    >>> ramp((0, 0, 0), (255, 255, 255), 2).round().tolist()  # the grey of half the lightness
    [[0.0, 0.0, 0.0], [99.0, 99.0, 99.0], [255.0, 255.0, 255.0]]
    """
    share = np.linspace(0, 1, steps + 1)[:, np.newaxis]
    return _srgb((1 - share) * _oklab(start) + share * _oklab(end))


def _oklab(srgb: Sequence[float]) -> NDArray[np.float64]:
    share = np.asarray(srgb, float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(_LAB @ np.cbrt(_CONES @ linear))


def _srgb(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    cones = np.linalg.solve(_LAB, lab.T) ** 3
    linear = np.linalg.solve(_CONES, cones).T.clip(0, 1)
    share = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(255 * share)
