"""Regularizers: what large weights cost."""

from typing import Any, ClassVar

from app.engine.choice import Choice


class Regularizer(Choice):
    """Adds (1/m) Σ value(w) over all weights to the cost J; biases are left out.

    Both functions are element-wise; hyperparameters are their last arguments. m is the size of the training set, so
    J is the same function whatever the batch size.
    """

    family: ClassVar[str] = "regularizer"

    @staticmethod
    def value(*arguments: Any) -> Any:
        """(w, *hyperparameters) -> what one weight costs, before the division by m."""
        raise NotImplementedError

    @staticmethod
    def slope(*arguments: Any) -> Any:
        """(w, *hyperparameters) -> its derivative."""
        raise NotImplementedError
