"""Thumbnails of the real datasets: the first two principal components of the standardised columns."""

import textwrap
from pathlib import Path

import numpy as np
from sklearn import datasets
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

POINTS, REACH = 60, 5.0
PLACE = Path(__file__).parents[3] / "app/engine/datasets/previews.py"
HEAD = '''"""Thumbnails of the real datasets: points "x1 x2 label", made by `python -m tests.golden.make`."""

PREVIEWS = {
'''


def preview(key):
    """Sixty examples, evenly taken, scaled so that the farthest coordinate of all is 5."""
    points, labels = getattr(datasets, f"load_{key}")(return_X_y=True)
    shown = PCA(2).fit_transform(StandardScaler().fit_transform(points))
    shown *= REACH / np.abs(shown).max()
    some = np.linspace(0, len(labels) - 1, POINTS).round().astype(int)
    return [[round(x, 2), round(y, 2), int(label)] for (x, y), label in zip(shown[some], labels[some], strict=True)]


def previews():
    """Writes the module."""
    entries = []
    for key in ("breast_cancer", "digits", "iris", "wine"):
        text = ", ".join(f"{x:g} {y:g} {label}" for x, y, label in preview(key))
        lines = textwrap.indent(textwrap.fill(text, 108, break_on_hyphens=False), " " * 8)
        entries.append(f'    "{key}": """\n{lines}\n    """,\n')
    PLACE.write_text(HEAD + "".join(entries) + "}\n")
