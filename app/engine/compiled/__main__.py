"""Compile a share of everything into a folder: `python -m app.engine.compiled FOLDER SHARE SHARES`.

Prints a line for each part.
"""

import sys
from pathlib import Path

from llvmlite import binding

from app.engine.compiled.loader import parts

# Loops over a batch are short: a vector at a time, where LLVM would take four and do what is left number by number.
binding.set_option("", "-force-vector-interleave=1")

folder, share, shares = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for part in parts(folder)[share::shares]:
    part()
    print("part", flush=True)  # noqa: T201 — who waits counts the lines
