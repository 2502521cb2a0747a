"""PyTorch on one thread: the loop of its tutorials, over modules and an optimizer of its own. float32, its default."""

from typing import ClassVar

import torch
from torch import nn

from app.engine.elementwise import Array
from benchmarks.experiments import BATCH, RATE


class Plain:
    """`torch.optim.Adam` as it comes."""

    options: ClassVar[dict[str, bool]] = {}

    def __init__(self, X: Array, y: Array, hidden: tuple[int, ...]) -> None:
        torch.set_num_threads(1)  # more of them slow work of this size down
        torch.manual_seed(7)
        self.X, self.y = torch.from_numpy(X).float(), torch.from_numpy(y).float()[:, None]
        layers: list[nn.Module] = []
        for inputs, units in zip((X.shape[1], *hidden), hidden, strict=False):
            layers += [nn.Linear(inputs, units), nn.Tanh()]
        self.network = nn.Sequential(*layers, nn.Linear(hidden[-1], 1))
        self.cost = nn.BCEWithLogitsLoss()
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=RATE, **self.options)
        self.updates = 0

    @property
    def size(self) -> int:
        return sum(part.numel() for part in self.network.parameters())

    def train(self, epochs: int) -> int:
        before = self.updates
        for _ in range(epochs):
            order = torch.randperm(len(self.X))
            for X, y in zip(self.X[order].split(BATCH), self.y[order].split(BATCH), strict=True):
                self.optimizer.zero_grad()
                self.cost(self.network(X), y).backward()
                self.optimizer.step()
        self.updates = int(self.optimizer.state[next(self.network.parameters())]["step"])
        return self.updates - before

    def loss(self) -> float:
        with torch.no_grad():
            return self.cost(self.network(self.X), self.y).item()


class Fused(Plain):
    """Adam in one kernel, which one has to ask for."""

    options: ClassVar = {"fused": True}
