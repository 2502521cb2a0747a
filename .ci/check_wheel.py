"""Builds the wheel, looks into it, installs it into a fresh environment elsewhere, and starts it."""

import json
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        away = Path(folder)
        wheel = build(away)
        pages = look_into(wheel)
        python = install(wheel, away)
        start(python, away, pages)
    print(f"{wheel.name}: complete, and it runs")


def build(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    [wheel] = folder.glob("ravine-*.whl")
    return wheel


def look_into(wheel: Path) -> list[str]:
    """Compares the wheel with what git knows; answers the files of static/ by their paths on the server."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "app", "static", "templates"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    files = [name for name in listed if name]
    expected = {name if name.startswith("app/") else f"app/{name}" for name in files}
    for folder in ("app/static/", "app/templates/"):
        assert any(name.startswith(folder) for name in inside), f"{folder} is not in the wheel"
    assert inside == expected, f"wheel and checkout differ: {sorted(inside ^ expected)}"
    return [f"/{name}" for name in files if name.startswith("static/")]


def install(wheel: Path, folder: Path) -> Path:
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)
    return python


def start(python: Path, folder: Path, files: list[str]) -> None:
    process = subprocess.Popen(
        [python.with_name("ravine"), "--port", "0", "--no-browser"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        assert found, f"no address in {line!r}"
        for path in ["/", "/docs", *files]:
            with urllib.request.urlopen(found[0] + path) as answer:
                assert answer.status == 200, f"{path}: {answer.status}"
        with urllib.request.urlopen(f"{found[0]}/api/catalog") as answer:
            assert json.load(answer)["optimizers"]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=15) == 0, "Ctrl-C did not end it cleanly"
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
