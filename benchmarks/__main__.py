"""The command: every table, with the machine and the versions it ran on."""

import argparse
import os
import platform
from importlib.metadata import PackageNotFoundError, version

import numpy as np

from benchmarks import maps, updates


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="turns of every contestant (default: 15)")
    rounds = parser.parse_args().rounds
    try:
        peer = f"scikit-learn {version('scikit-learn')}"
    except PackageNotFoundError:
        peer = "no scikit-learn (pip install '.[benchmarks]' brings it)"
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, NumPy {np.__version__}, {peer}")
    print(f"medians of {rounds} rounds, contestants taking turns; ratios within a round\n")
    for lines in (maps.table(rounds), updates.table(rounds)):
        for line in lines:
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
