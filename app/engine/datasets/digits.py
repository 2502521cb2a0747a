"""Digits: handwritten, eight pixels by eight."""

from dataclasses import dataclass

from app.engine.datasets.real import RealDataset

SIDE = 8


@dataclass(frozen=True)
class Digits(RealDataset):
    r"""Handwritten digits of eight pixels by eight: sixty-four inputs, ten classes.

    $$ x \in \{0, \dots, 16\}^{64}, \quad y \in \{0, \dots, 9\}, \qquad
       x_j \leftarrow x_j + \nu \sigma_j\,\mathcal{N}(0, 1) $$

    1797 digits, row by row. Noise ν shakes each value by ν standard deviations of its column.

    >>> Digits().classes, len(Digits.columns), Digits.usual_samples
    (10, 64, 1797)

    Source: Kaynak 1995, UCI Machine Learning Repository; scikit-learn, `load_digits`
    """

    key, label, rank = "digits", "Digits", 230
    usual_samples = 1797
    sizes = (178, 182, 177, 183, 181, 182, 181, 179, 174, 180)
    names = tuple(str(digit) for digit in range(10))
    columns = tuple(f"pixel_{row}_{column}" for row in range(SIDE) for column in range(SIDE))
