"""What the PyTorch scripts print, run once where PyTorch is, with a digest of each script.

python -m tests.golden.make.scripts
"""

import contextlib
import hashlib
import io

from app.export.pytorch_script import pytorch_script
from tests.export.cases import CASES, GOLDEN, printed, program, trained
from tests.golden.make.common import write


def outcome(name):
    """The digest of a script, and its numbers."""
    text = pytorch_script(program(trained(CASES[name])))
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(text, "script.py", "exec"), {})
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "printed": printed(said.getvalue())}


def scripts():
    """A choice of experiments in which PyTorch's own parts and ours take turns."""
    write("scripts", {"scripts": {name: outcome(name) for name in GOLDEN}})


if __name__ == "__main__":
    scripts()
