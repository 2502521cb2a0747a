import json
import re
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager

import pytest
from websockets.sync.client import connect

from app import __version__
from app.config import Settings
from app.services.warming import why_not
from tests.server_process import COMMAND, ROOT, running_server, without_settings


def run(*arguments, **environment):
    """Runs the command to its end, which must come by itself."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env=without_settings(**environment),
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


def complaints(errors):
    """What a server has written there, but for the one line that says that there is no compiled loop."""
    alone = [line for line in errors.read_text().splitlines() if "training runs on NumPy alone" in line]
    assert len(alone) == (why_not() is not None)
    return [line for line in errors.read_text().splitlines() if line not in alone]


@contextmanager
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_version():
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ravine {__version__}\n", "")


def test_help_names_every_option_and_setting():
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for word in ("--host", "--port", "--no-browser", "--version", "--choices"):
        assert word in done.stdout
    for name in Settings.model_fields:
        assert f"RAVINE_{name.upper()}" in done.stdout


def test_choices_prints_the_page_of_the_docs():
    done = run("--choices")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (ROOT / "docs" / "choices.md").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_starts_answers_and_stops_cleanly(number, tmp_path):
    errors = tmp_path / "stderr.txt"
    with running_server(errors) as server:
        assert re.fullmatch(r"Ravine is at http://127\.0\.0\.1:[1-9]\d*  \(Ctrl-C stops it\)\n", server.address_line)
        with urllib.request.urlopen(f"{server.url}/api/catalog") as answer:
            assert answer.status == 200
            assert "optimizers" in json.load(answer)
        assert server.stop(number) == 0
    assert complaints(errors) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stops_cleanly_while_a_live_connection_trains(number, tmp_path):
    errors = tmp_path / "stderr.txt"
    with running_server(errors) as server:
        request = urllib.request.Request(f"{server.url}/api/networks", b"{}", {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            network = json.load(answer)["id"]
        address = f"{server.url.replace('http', 'ws', 1)}/api/networks/{network}/live"
        with connect(address) as live:
            live.send('{"type": "play", "epochs_per_frame": 1}')
            assert isinstance(live.recv(timeout=10), bytes)
            start = time.monotonic()
            assert server.stop(number) == 0
            assert time.monotonic() - start < 5
    assert complaints(errors) == []


def test_serves_another_address():
    with running_server(RAVINE_HOST="localhost") as server:
        assert urllib.request.urlopen(f"{server.url}/api/catalog").status == 200


def test_a_taken_port_is_one_clear_line():
    with taken_port() as port:
        done = run("--port", str(port), "--no-browser")
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert f"port {port} " in line
    assert "try: ravine --port " in line


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--port", "many"], {}, "ravine: --port should be a valid integer, not 'many'"),
        (["--port", "70000"], {}, "ravine: --port should be less than or equal to 65535, not '70000'"),
        (["--port", "-1"], {}, "ravine: --port should be greater than or equal to 0, not '-1'"),
        ([], {"RAVINE_PORT": "many"}, "ravine: RAVINE_PORT should be a valid integer, not 'many'"),
        (
            ["--port", "0"],
            {"RAVINE_MAX_NETWORKS": "0"},
            "ravine: RAVINE_MAX_NETWORKS should be greater than or equal to 1, not '0'",
        ),
    ],
)
def test_a_bad_setting_is_one_clear_line(arguments, environment, expected):
    done = run(*arguments, **environment)
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (2, "", [expected])


@pytest.mark.parametrize("host", ["no-such-host.invalid", "two..dots", "192.0.2.1"])
def test_a_bad_host_is_one_clear_line(host):
    done = run("--host", host, "--port", "0")
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert host in line
    assert "try --host 127.0.0.1" in line


def opened(folder, **environment):
    """What the user's browser, here a script that writes down its argument, was given."""
    note = folder / "opened.txt"
    browser = folder / "browser.sh"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{note}.part" && mv "{note}.part" "{note}"\n')
    browser.chmod(0o755)
    with running_server(BROWSER=f"{browser} %s", **environment) as server:
        deadline = time.monotonic() + (1 if environment.get("CI") else 10)
        while not note.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        return note.read_text().strip() if note.exists() else None, server.url


def test_opens_the_page(tmp_path):
    page, url = opened(tmp_path, CI="")
    assert page == url


def test_opens_no_page_where_nobody_looks(tmp_path):
    page, _ = opened(tmp_path, CI="true")
    assert page is None


def test_a_second_ctrl_c_changes_nothing(tmp_path):
    errors = tmp_path / "stderr.txt"
    with running_server(errors) as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:  # a request that does not end keeps it waiting
            slow.sendall(b"POST /api/networks HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
            time.sleep(0.5)
            server.process.send_signal(signal.SIGINT)
            time.sleep(0.5)
            assert server.stop(signal.SIGINT) == 0
    assert complaints(errors) == []
