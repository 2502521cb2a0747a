"""Makes all of it."""

from tests.golden.make.activations import activations
from tests.golden.make.descents import descents
from tests.golden.make.exponentials import exponentials
from tests.golden.make.formulas import formulas
from tests.golden.make.frozen import frozen
from tests.golden.make.initializers import initializers
from tests.golden.make.logistic import linear_models, logistic
from tests.golden.make.losses import losses
from tests.golden.make.networks import gradients, training
from tests.golden.make.optimizers import optimizers
from tests.golden.make.previews import previews
from tests.golden.make.races import races
from tests.golden.make.regularizers import regularizers
from tests.golden.make.schedules import schedules
from tests.golden.make.scripts import scripts
from tests.golden.make.surfaces import surfaces

MAKERS = (
    activations,
    losses,
    training,
    gradients,
    logistic,
    linear_models,
    optimizers,
    descents,
    previews,
    races,
    initializers,
    regularizers,
    schedules,
    exponentials,
    formulas,
    frozen,
    scripts,
    descents,
    surfaces,
)
for make in MAKERS:
    make()
