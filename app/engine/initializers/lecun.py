"""LeCun initialisation."""

from dataclasses import dataclass

import numpy as np

from app.engine.elementwise import Array
from app.engine.initializers import Initializer


@dataclass(frozen=True)
class LeCun(Initializer):
    r"""Normal with variance 1/n: a unit's z is as large as its inputs. What SELU assumes.

    $$ W^{[l]} \sim \mathcal{N}\!\left(0,\ \frac{1}{n_{l-1}}\right), \qquad b^{[l]} = 0 $$

    The whole normal distribution; Keras cuts it off at two standard deviations.

    >>> LeCun().weights(np.random.default_rng(0), 2, 3).shape
    (2, 3)

    Source: LeCun et al. 1998, "Efficient BackProp", section 4.6, https://doi.org/10.1007/3-540-49430-8_2
    """

    key, label, rank = "lecun", "LeCun (normal)", 50

    def weights(self, rng: np.random.Generator, units: int, inputs: int) -> Array:
        """Normal with variance 1 / inputs."""
        return rng.normal(0.0, np.sqrt(1.0 / inputs), (units, inputs))
