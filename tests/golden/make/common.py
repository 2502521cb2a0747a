"""What every maker needs: how data are written, and who made them."""

import json
import re
from pathlib import Path

import numpy as np
import sklearn
import torch

HERE = Path(__file__).parents[1]
MADE_BY = {
    "made_by": "python -m tests.golden.make",
    "versions": {"torch": torch.__version__, "numpy": np.__version__, "scikit-learn": sklearn.__version__},
}

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def write(name, content):
    """Indented, but a list of numbers on one line."""
    text = json.dumps(MADE_BY | content, indent=1)
    text = re.sub(r"\[[^\[\]{}]*\]", lambda found: re.sub(r"\s+", " ", found[0]), text)
    (HERE / f"{name}.json").write_text(text + "\n")
