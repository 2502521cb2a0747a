"""Makes all of it."""

from tests.golden.make.activations import activations
from tests.golden.make.logistic import logistic
from tests.golden.make.losses import losses
from tests.golden.make.networks import gradients, training

for make in (activations, losses, training, gradients, logistic):
    make()
