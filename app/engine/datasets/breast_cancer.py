"""Breast cancer: cell nuclei of benign and malignant tumours."""

from dataclasses import dataclass

from app.engine.datasets.real import RealDataset

MEASURED = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)


@dataclass(frozen=True)
class BreastCancer(RealDataset):
    r"""Malignant or benign, by thirty measurements of cell nuclei.

    $$ x \in \mathbb{R}^{30}, \qquad y \in \{0, 1\}, \qquad x_j \leftarrow x_j + \nu \sigma_j\,\mathcal{N}(0, 1) $$

    569 tumours: mean, standard error and worst value of ten measurements. Noise ν shakes each value by ν standard
    deviations of its column.

    >>> BreastCancer().classes, len(BreastCancer.columns), BreastCancer.usual_samples
    (2, 30, 569)

    Source: Street, Wolberg & Mangasarian 1993, https://doi.org/10.1117/12.148698; scikit-learn, `load_breast_cancer`
    """

    key, label, rank = "breast_cancer", "Breast cancer", 220
    usual_samples = 569
    sizes, names = (212, 357), ("malignant", "benign")
    columns = (
        *(f"mean {name}" for name in MEASURED),
        *(f"{name} error" for name in MEASURED),
        *(f"worst {name}" for name in MEASURED),
    )
