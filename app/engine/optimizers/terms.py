"""What an update is made of, under the names that people have for it."""

from typing import NamedTuple


class Term(NamedTuple):
    """Something that an optimizer remembers, or works out of it on the way to a step."""

    symbol: str  # as formulas write it
    label: str  # in words
    is_arrow: bool = False  # whether it points somewhere, as a gradient does; else it is the size of something


GRADIENT = Term("g", "gradient, after noise, penalty and clip", is_arrow=True)
VELOCITY = Term("v", "velocity", is_arrow=True)
AHEAD = Term("g + βv", "velocity, one step ahead", is_arrow=True)
MEAN = Term("m", "moving average of the gradient", is_arrow=True)
MEAN_SQUARE = Term("v", "moving average of its square")
MEAN_CORRECTED = Term("m̂", "that average, corrected for its start at zero", is_arrow=True)
MEAN_SQUARE_CORRECTED = Term("v̂", "average of the square, corrected likewise")
BEFORE = Term("g₀", "the gradient before", is_arrow=True)
SIGN = Term("sign", "its sign alone", is_arrow=True)
EFFECTIVE_RATE = Term("α_eff", "effective rate: what multiplies the direction")
DECAY = Term("αλθ", "decoupled weight decay, beside the rule", is_arrow=True)
STEP = Term("Δθ", "the step: what is taken off θ", is_arrow=True)
