"""The constant rate."""

from dataclasses import dataclass

from app.engine.schedules import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    r"""The learning rate stays as it is.

    $$ \alpha_e = \alpha $$

    >>> Constant.factor(100.0)
    1.0

    Source: Robbins & Monro 1951, https://doi.org/10.1214/aoms/1177729586 (who show why it should not, with noise)
    """

    key, label, rank = "constant", "Constant", 10

    @staticmethod
    def factor(e: float) -> float:
        """1."""
        return 1.0
