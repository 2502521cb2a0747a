"""AdamW."""

from dataclasses import dataclass

from app.engine.optimizers import weight_decay_param
from app.engine.optimizers.adam import Adam


@dataclass(frozen=True)
class AdamW(Adam):
    r"""Adam with weight decay beside the step, where large gradients do not weaken it.

    $$ \theta \leftarrow \theta - \alpha\, \hat m / (\sqrt{\hat v} + \epsilon) - \alpha \lambda\, \theta $$

    m̂ and v̂ are Adam's. The decay is decoupled and multiplied by the learning rate, as in PyTorch; it is the default
    that makes the difference to Adam here, where every optimizer may decay its weights in this way.

    >>> AdamW(learning_rate=0.5).first_step([3.0, -7.0])  # without the decay, which needs θ
    [-0.4999999983, 0.4999999993]

    Source: Loshchilov & Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
    """

    key, label, rank = "adamw", "AdamW", 100
    weight_decay: float = weight_decay_param(0.01)
