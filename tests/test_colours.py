"""Whether the colours of data can be told apart by who sees fewer of them.

Dichromacy as simulated by G. M. Machado, M. M. Oliveira & L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009: their matrices of severity 1, which act on linear RGB.
Distances are those of OKLab (B. Ottosson, 2020), in which white and black are 1 apart.
"""

from itertools import combinations

import numpy as np
import pytest

from app.colours import CLASSES, RUNS, SCALES

MACHADO = {
    "trichromat": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
EYES = pytest.mark.parametrize("eye", MACHADO)
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def seen(colour: str, eye: str) -> np.ndarray:
    """OKLab of `#rrggbb` as such an eye has it."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    simulated = np.clip(np.asarray(MACHADO[eye]) @ linear, 0, 1)
    return np.asarray(TO_LAB) @ np.cbrt(np.asarray(TO_CONES) @ simulated)


def nearest(colours: tuple[str, ...], eye: str) -> tuple[float, tuple[str, str]]:
    pairs = combinations(colours, 2)
    return min((float(np.linalg.norm(seen(a, eye) - seen(b, eye))), (a, b)) for a, b in pairs)


def test_the_simulation_keeps_greys_and_takes_red_from_green():
    for eye in MACHADO:
        assert seen("#808080", eye) == pytest.approx(seen("#808080", "trichromat"), abs=1e-3)
    usual = np.linalg.norm(seen("#c04000", "trichromat") - seen("#508000", "trichromat"))
    assert np.linalg.norm(seen("#c04000", "deuteranopia") - seen("#508000", "deuteranopia")) < usual / 2


@EYES
@THEMES
def test_the_ends_of_the_scale_are_far_from_each_other_and_from_its_middle(eye, theme):
    low, middle, high = (seen(colour, eye) for colour in SCALES[theme])
    assert np.linalg.norm(low - high) > 0.15
    assert min(np.linalg.norm(low - middle), np.linalg.norm(high - middle)) > 0.2


@EYES
@THEMES
def test_classes_are_told_apart(eye, theme):
    assert nearest(CLASSES[theme], eye)[0] > 0.06


@EYES
@THEMES
def test_runs_are_told_apart(eye, theme):
    """The first four more so than all eight, which have marks of their own besides."""
    assert nearest(RUNS[theme][:4], eye)[0] > 0.06
    assert nearest(RUNS[theme], eye)[0] > 0.028
