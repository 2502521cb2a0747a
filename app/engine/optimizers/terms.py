"""What an update is made of, under the names that people have for it."""

from typing import NamedTuple


class Term(NamedTuple):
    """Something that an optimizer remembers, or works out of it on the way to a step."""

    symbol: str  # as formulas write it
    label: str  # in words
    is_arrow: bool = False  # whether it points somewhere, as a gradient does; else it is the size of something


GRADIENT = Term("g", "gradient", is_arrow=True)
VELOCITY = Term("v", "velocity", is_arrow=True)
AHEAD = Term("g + βv", "velocity one step ahead", is_arrow=True)
MEAN = Term("m", "average gradient", is_arrow=True)
MEAN_SQUARE = Term("v", "average squared gradient")
MEAN_CORRECTED = Term("m̂", "average, corrected", is_arrow=True)
MEAN_SQUARE_CORRECTED = Term("v̂", "average square, corrected")
BEFORE = Term("g₀", "gradient before", is_arrow=True)
SIGN = Term("sign", "its sign", is_arrow=True)
EFFECTIVE_RATE = Term("α_eff", "effective rate")
DECAY = Term("αλθ", "decoupled decay", is_arrow=True)
STEP = Term("Δθ", "step", is_arrow=True)
