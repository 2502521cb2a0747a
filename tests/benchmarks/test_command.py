import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.table import Table
from benchmarks.tables import TABLES

ROOT = Path(__file__).parents[2]


def test_only_takes_names_and_keeps_our_order():
    assert command.names("maps,updates") == ["updates", "maps"]
    assert command.arguments().parse_args([]).only == list(TABLES)


def test_an_unknown_name_is_told():
    arguments = [sys.executable, "-m", "benchmarks", "--only", "updates,speed"]
    ended = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "no table speed" in ended.stderr


def test_the_chosen_tables_are_made_and_written(monkeypatch, capsys):
    written = []
    made = {name: lambda rounds, name=name: Table(f"{name} {rounds}") for name in ("updates", "maps")}
    monkeypatch.setattr(command, "TABLES", made)
    monkeypatch.setattr(command.results, "write", lambda tables, **about: written.append((tables, about)))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "maps", "--rounds", "2", "--write"])
    assert command.main() == 0
    [(tables, about)] = written
    assert [table.title for table in tables] == ["maps 2"]
    assert about["command"] == "python -m benchmarks --only maps --rounds 2 --write"
    assert "maps 2" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--rounds=0", "--rounds=-1"])
def test_there_is_at_least_one_round(option):
    with pytest.raises(SystemExit):
        command.arguments().parse_args([option])
