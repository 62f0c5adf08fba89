"""`manage.py serve`: from an empty folder to a page in the browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pytest

from archive.web.policy import POLICY
from tests.source import ROOT

PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=inherited | {"ARCHIVE_DATA_DIR": str(folder), "PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def get(url: str) -> HTTPResponse:
    """The answer of a server that may still be starting."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return urllib.request.urlopen(url, timeout=PATIENCE)  # type: ignore[no-any-return]
        except HTTPError:
            raise
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty archive; at its end it must stop when told, and have said
    nothing in the meantime but whom it turned away."""
    port = free_port()
    process = start(tmp_path_factory.mktemp("served") / "archive", port)
    assert process.stdout
    said = process.stdout.readline()
    assert said == f"Serving on http://127.0.0.1:{port}/ (Ctrl-C stops it)\n", process.communicate()
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (0, "")
    refused = ("Invalid HTTP_HOST header: 'elsewhere.example'", "Invalid request from ip=127.0.0.1")
    assert [line for line in err.splitlines() if not any(map(line.__contains__, refused))] == []


def test_home_and_the_style_sheet_it_names(server: str) -> None:
    with get(f"{server}/") as response:
        page = response.read().decode()
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in response.headers
    sheet = re.search(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert sheet
    with get(f"{server}{sheet[1]}") as response:
        assert response.headers["Content-Type"] == 'text/css; charset="utf-8"'


def test_a_missing_page_looks_like_the_others(server: str) -> None:
    get(f"{server}/").close()
    with pytest.raises(HTTPError) as error:
        get(f"{server}/nothing-here/")
    with error.value as response:
        assert (response.code, 'rel="stylesheet"' in response.read().decode()) == (404, True)


def test_a_name_that_is_not_ours_is_refused(server: str) -> None:
    get(f"{server}/").close()
    stranger = urllib.request.Request(f"{server}/", headers={"Host": "elsewhere.example"})
    with pytest.raises(HTTPError, match="400"):
        urllib.request.urlopen(stranger, timeout=PATIENCE).close()


def test_a_login_can_be_signed_with_the_key_just_made(server: str) -> None:
    with get(f"{server}/desk/") as response:
        cookie = response.headers["Set-Cookie"]
    assert "Path=/desk/" in cookie
    assert "Secure" not in cookie


def test_no_answer_names_the_server(server: str) -> None:
    with get(f"{server}/") as response:
        assert response.headers["Server"] is None


def test_who_sends_slowly_holds_up_nobody(server: str) -> None:
    get(f"{server}/").close()
    address = (urlsplit(server).hostname or "", urlsplit(server).port or 0)
    with ExitStack() as slow:
        for begun in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n") * 20:
            slow.enter_context(socket.create_connection(address)).sendall(begun)
        post = b"POST /desk/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\nuser"
        for _ in range(20):
            slow.enter_context(socket.create_connection(address)).sendall(post)
        start = time.monotonic()
        for _ in range(10):
            get(f"{server}/help/").close()
        assert time.monotonic() - start < PATIENCE


def test_a_request_in_pieces_is_answered(server: str) -> None:
    get(f"{server}/").close()
    address = (urlsplit(server).hostname or "", urlsplit(server).port or 0)
    with socket.create_connection(address, timeout=PATIENCE) as client:
        for piece in (b"GET /help/ HT", b"TP/1.1\r\nHost: loc", b"alhost\r\n", b"\r\n"):
            client.sendall(piece)
            time.sleep(0.15)
        assert client.recv(15) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"GET /<script> HTTP/9.9\r\n\r\n", b"HTTP/1.1 400 Bad Request"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n<b>\r\n\r\n", b"HTTP/1.1 400 Bad Request"),
        (b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\n\r\n", b"HTTP/1.1 414 URI Too Long"),
        (
            (
                b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            ),
            b"HTTP/1.1 400 Bad Request",
        ),
    ],
    ids=["version", "header", "address", "smuggled"],
)
def test_what_is_no_request_is_refused_as_safely(server: str, sent: bytes, said: bytes) -> None:
    get(f"{server}/").close()
    address = (urlsplit(server).hostname or "", urlsplit(server).port or 0)
    with socket.create_connection(address, timeout=PATIENCE) as client:
        client.sendall(sent)
        head, _, content = b"".join(iter(lambda: client.recv(4096), b"")).partition(b"\r\n\r\n")
    first, *headers = head.split(b"\r\n")
    assert first == said
    assert b"Content-Type: text/plain; charset=utf-8" in headers
    assert b"Content-Security-Policy: " + POLICY.encode() in headers
    assert content == said[13:] + b"\n"


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        process = start(tmp_path / "archive", port)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, "")
    assert err == (
        f"CommandError: Cannot serve on 127.0.0.1, port {port} (Address already in use): "
        "choose another with PORT=.\n"
    )
    assert list(tmp_path.iterdir()) == []
