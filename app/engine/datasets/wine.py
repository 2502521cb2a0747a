"""Wines: chemical analyses of three cultivars."""

from dataclasses import dataclass

from app.engine.datasets.real import RealDataset


@dataclass(frozen=True)
class Wine(RealDataset):
    r"""Three cultivars of one region by thirteen chemical measurements, of very different sizes.

    $$ x \in \mathbb{R}^{13}, \qquad y \in \{0, 1, 2\}, \qquad x_j \leftarrow x_j + \nu \sigma_j\,\mathcal{N}(0, 1) $$

    178 wines. Noise ν shakes each value by ν standard deviations of its column.

    >>> Wine().classes, len(Wine.columns), Wine.usual_samples
    (3, 13, 178)

    Source: Forina et al. 1988, UCI Machine Learning Repository; scikit-learn, `load_wine`
    """

    key, label, rank = "wine", "Wine", 210
    usual_samples = 178
    sizes, names = (59, 71, 48), ("class_0", "class_1", "class_2")
    columns = (
        "alcohol",
        "malic_acid",
        "ash",
        "alcalinity_of_ash",
        "magnesium",
        "total_phenols",
        "flavanoids",
        "nonflavanoid_phenols",
        "proanthocyanins",
        "color_intensity",
        "hue",
        "od280/od315_of_diluted_wines",
        "proline",
    )
