"""A real server in a process of its own, for the tests that need one."""

import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-W", "error::DeprecationWarning", "-m", "app"]
START_SECONDS = 60


@dataclass
class ServerProcess:
    process: subprocess.Popen[str]
    address_line: str
    url: str

    def stop(self, number: int = signal.SIGINT) -> int:
        """Sends the signal, waits for the end, answers the exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=15)


@contextmanager
def running_server(errors: Path | None = None, **environment: str) -> Iterator[ServerProcess]:
    """Starts a server on a free port; what it writes to stderr goes to the file `errors`."""
    with tempfile.TemporaryDirectory() as folder:
        errors = errors or Path(folder) / "stderr.txt"
        with errors.open("w") as stderr:
            process = subprocess.Popen(
                [*COMMAND, "--port", "0", *([] if "BROWSER" in environment else ["--no-browser"])],
                cwd=ROOT,
                env=without_settings(**environment),
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
            )
        try:
            yield _await_address(process, errors)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            process.stdout.close()


def without_settings(**environment: str) -> dict[str, str]:
    """This process' environment, free of settings that would change what is tested."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("RAVINE_")}
    return {**ours, **environment}


def _await_address(process: subprocess.Popen[str], errors: Path) -> ServerProcess:
    readable, _, _ = select.select([process.stdout], [], [], START_SECONDS)
    line = process.stdout.readline() if readable else ""
    found = re.search(r"http://\S+", line)
    if not found:
        raise AssertionError(f"the server printed {line!r} and not its address; stderr: {errors.read_text()}")
    return ServerProcess(process, line, found[0])
