"""The page as it is sent: its parts, and in how many bytes."""

import asyncio
import gzip
import re
from pathlib import Path

import pytest

from app.api.parts import PARTS
from app.api.static_files import Static, modules_of
from app.paths import static_folder

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "/static/js/core/store.js"
ENCODED = ["/", SCRIPT, "/static/css/tokens.css", "/api/catalog"]


@pytest.fixture
def client(api):
    return api.client


def raw(client, path, **headers):
    """The answer with its bytes as they travelled."""
    with client.stream("GET", path, headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize("path", ENCODED)
def test_texts_are_compressed_for_who_accepts_it_and_the_same_in_both_forms(client, path):
    packed, in_gzip = raw(client, path, **{"accept-encoding": "br, gzip;q=0.5"})
    plain, as_it_is = raw(client, path, **{"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(in_gzip) == as_it_is
    assert len(in_gzip) < len(as_it_is)
    refused, _ = raw(client, path, **{"accept-encoding": "gzip;q=0"})
    assert "content-encoding" not in refused.headers


@pytest.mark.parametrize(
    ("wish", "packed"),
    [
        ("GZIP", True),
        ("*", True),
        ("gzip ; q=0.001", True),
        ("*;q=0, gzip", True),
        ("*, gzip; Q=0.000", False),
        ("*;q=0", False),
        ("br, x-gzip", False),
        ("", False),
    ],
)
def test_what_is_said_of_gzip_by_name_counts(client, wish, packed):
    answer, _ = raw(client, SCRIPT, **{"accept-encoding": wish})
    assert ("content-encoding" in answer.headers) == packed


@pytest.mark.parametrize(
    "path", ["/", "/help", "/favicon.ico", "/static/fonts/STIXTwoMath-Regular.ttf", SCRIPT, "/?hide=header"]
)
def test_who_asks_for_the_head_alone_is_told_what_would_come(client, path):
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_file_that_a_browser_has_is_not_sent_again(client, encoding):
    first, _ = raw(client, SCRIPT, **{"accept-encoding": encoding})
    assert first.headers["cache-control"] == "no-cache"
    again, body = raw(client, SCRIPT, **{"accept-encoding": encoding, "if-none-match": first.headers["etag"]})
    assert (again.status_code, body) == (304, b"")
    other, _ = raw(client, SCRIPT, **{"accept-encoding": encoding, "if-none-match": '"another"'})
    assert other.status_code == 200
    assert (first.headers["etag"].startswith("W/")) == (encoding == "gzip")


def test_the_style_sheets_of_a_page_come_as_one(client):
    """In the order in which they are named, each once, and with a new tag as soon as one of them is another."""
    for path, name in (("/", "playground"), ("/help", "help")):
        page = client.get(path).text
        assert re.findall(r'rel="stylesheet" href="([^"]+)"', page) == [f"/static/css/pages/{name}.css"]
        named = re.findall(
            r'^@import "\.\./([^"]+)";$', (static_folder() / f"css/pages/{name}.css").read_text(), re.MULTILINE
        )
        sent = client.get(f"/static/css/pages/{name}.css").text
        parts = [(static_folder() / "css" / each).read_text() for each in named]
        assert "@import" not in sent
        assert sent.endswith("\n".join(parts) + "\n")
        assert len(named) == len(set(named)) > 3


def test_a_changed_part_changes_the_tag_of_the_sheet(tmp_path):
    (tmp_path / "part.css").write_text("p { color: red }")
    (tmp_path / "page.css").write_text('/* all */\n@import "./part.css";\n')
    files = Static(directory=tmp_path)

    def answer(tag=""):
        scope = {"type": "http", "method": "GET", "headers": [(b"if-none-match", tag.encode())]}
        return asyncio.run(files.get_response("page.css", scope))

    first = answer()
    assert first.body == b"/* all */\np { color: red }\n"
    assert answer(first.headers["etag"]).status_code == 304
    (tmp_path / "part.css").write_text("p { color: blue }")
    assert answer(first.headers["etag"]).body == b"/* all */\np { color: blue }\n"


def test_the_data_of_a_network_come_compressed(client, network):
    path = f"{network.path}/data"
    packed, body = raw(client, path, **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == client.get(path, headers={"accept-encoding": "identity"}).content


def test_the_page_names_all_modules_that_its_script_imports_and_no_other(client):
    named = re.findall(r'rel="modulepreload" href="/static/([^"]+)"', client.get("/").text)
    assert named == modules_of("js/pages/playground.js")
    assert len(set(named)) == len(named)
    folder = static_folder()
    # Read another way: the specifiers of whatever line has one, and the lazily imported left out by hand.
    found, waiting = set(), ["js/pages/playground.js"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        code = re.sub(r"/\*.*?\*/", "", (folder / path).read_text(), flags=re.DOTALL)
        names = re.findall(r"""(?:from|^import) '(\.[^']+)';""", code, flags=re.MULTILINE)
        waiting += [
            str((folder / path).parent.joinpath(name).resolve().relative_to(folder.resolve())) for name in names
        ]
    assert set(named) == found
    assert "js/views/metrics.js" not in found  # fetched when its tab is opened


def test_hidden_parts_are_marked_and_unknown_ones_told(client):
    page = client.get("/", params={"hide": ["header,runs", "heading"]}).text
    assert re.search(r'<header class="site-header" hidden>', page)
    assert re.search(r'<section class="runs" id="runs"[^>]* hidden>', page)
    assert re.search(r'<section class="transport" id="transport" aria-label="[^"]*">', page)
    assert 'data-unknown="heading"' in page
    assert 'data-parts="header, transport, ' in page
    nasty = client.get("/", params={"hide": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in nasty
    only = client.get("/", params={"show": "output"}).text
    assert " hidden>" in re.search(r'<section[^>]*id="curves"[^>]*>', only)[0]
    assert " hidden>" not in re.search(r'<section[^>]*id="output"[^>]*>', only)[0]


def test_the_page_may_be_framed(client):
    headers = client.get("/").headers
    assert "x-frame-options" not in headers
    assert "content-security-policy" not in headers


def test_the_documentation_tells_every_part():
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", (ROOT / "docs/embedding.md").read_text(), flags=re.MULTILINE)
    assert dict(rows) == PARTS
