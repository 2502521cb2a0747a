"""What reading a table costs."""

import tracemalloc

from app.schemas.csv import Wishes, data_of
from app.schemas.table import Reading, read_table


def test_gaps_that_are_left_out_take_no_memory():
    """An error for each, which nobody would be told of, is half a gigabyte where a table is as large as it may be."""
    names = ",".join(f"x{j}" for j in range(60))
    gaps = "," * 60 + "0\n"
    table = read_table(f"{names},y\n{'1,' * 60}0\n{gaps * 500}{'2,' * 60}1\n".encode(), Reading())
    tracemalloc.start()
    try:
        answer = data_of(table, Wishes(None, (), drop=True))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (answer.rows, len(answer.dropped)) == (2, 500)
    assert peak < 2_000_000
