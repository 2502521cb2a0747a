"""Irises: measured flowers of three species."""

from dataclasses import dataclass

from app.engine.datasets.real import RealDataset


@dataclass(frozen=True)
class Iris(RealDataset):
    r"""Three species of iris by length and width of sepals and petals: one stands apart, two touch.

    $$ x \in \mathbb{R}^4, \qquad y \in \{0, 1, 2\}, \qquad x_j \leftarrow x_j + \nu \sigma_j\,\mathcal{N}(0, 1) $$

    150 flowers, 50 of each species, in centimetres. Noise ν shakes each value by ν standard deviations of its column.

    >>> Iris().classes, len(Iris.columns), Iris.usual_samples
    (3, 4, 150)

    Source: Fisher 1936, "The use of multiple measurements in taxonomic problems"; scikit-learn, `load_iris`
    """

    key, label, rank = "iris", "Iris", 200
    usual_samples = 150
    sizes, names = (50, 50, 50), ("setosa", "versicolor", "virginica")
    columns = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
