"""The command: every table, with the machine and the versions it ran on."""

import argparse
import sys
from datetime import UTC, datetime

from benchmarks import machine, results
from benchmarks.table import text
from benchmarks.tables import TABLES


def main() -> int:
    """Measure, print, and write where that is asked for; the exit code."""
    options = arguments().parse_args()
    if options.quick:
        from benchmarks import quick  # compiles

        return quick.run(write=options.write)
    print(f"{machine.machine()}\n{machine.versions()}")
    print(f"medians of {options.rounds} rounds, contestants taking turns; ratios within a round\n")
    tables = []
    for name in options.only:
        tables.append(TABLES[name](options.rounds))
        print(*text(tables[-1]), "", sep="\n", flush=True)
    if options.write:
        results.write(
            tables,
            command=" ".join(["python -m benchmarks", *sys.argv[1:]]),
            date=datetime.now(UTC).date().isoformat(),
            machine=machine.machine(),
            versions=machine.versions(),
            rounds=options.rounds,
        )
    return 0


def arguments() -> argparse.ArgumentParser:
    """What the command understands."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", type=names, default=list(TABLES), metavar="A,B", help=f"of {', '.join(TABLES)}")
    parser.add_argument("--rounds", type=rounds, default=15, help="turns of every contestant (default: 15)")
    parser.add_argument(
        "--quick", action="store_true", help="only check that our update is no third slower than it was"
    )
    parser.add_argument("--write", action="store_true", help="write RESULTS.md; with --quick, what it compares with")
    return parser


def rounds(text: str) -> int:
    """A number of rounds."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text}")
    return int(text)


def names(text: str) -> list[str]:
    """The tables of a list with commas, in our order."""
    wanted = set(text.split(","))
    if unknown := wanted - set(TABLES):
        raise argparse.ArgumentTypeError(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    return [name for name in TABLES if name in wanted]


if __name__ == "__main__":
    sys.exit(main())
