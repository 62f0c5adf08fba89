"""The worker of the web server: no thread waits for those who send slowly, and no banner is sent.

gunicorn gives a connection to a thread as soon as its first byte is there, and the thread waits for
the rest for as long as that takes: eight who send a byte now and then would hold up all others.
Here the thread that watches all connections looks at what has come, without taking it, and a
request is given to a thread once all of it is there.
"""

import re
import selectors
import socket
import struct
import time
from enum import Enum, auto
from typing import Any

from gunicorn import util
from gunicorn.http.wsgi import Response
from gunicorn.workers.gthread import TConn, ThreadWorker

from archive.web.policy import HEADERS, POLICY

PATIENCE = 15.0
"""Seconds that a request may take to arrive."""
MOST_WAITED_FOR = 64 * 1024
"""Bytes of a request, as much as a system holds of what nobody has read; of a longer one, which
only the desk is sent, the rest is waited for by a thread, each time no longer than PATIENCE."""
LOOK_AGAIN = 0.1
"""Seconds between two looks at requests that have begun."""
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)


class Come(Enum):
    """How much of a request has come."""

    NOTHING = auto()
    SOME = auto()
    ALL = auto()
    GONE = auto()


class ArchiveWorker(ThreadWorker):  # type: ignore[misc] # gunicorn has no types
    """Threads for whole requests alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: dict[TConn, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """Give a connection to a thread, now or once its request is there."""
        patience = struct.pack("ll", int(PATIENCE), 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)
        self._waiting[conn] = time.monotonic() + PATIENCE
        if self._look(conn) is Come.NOTHING:
            self.poller.register(conn.sock, selectors.EVENT_READ, self._wake)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Look again at the requests that have begun."""
        super().wait_for_and_dispatch_events(min(timeout, LOOK_AGAIN) if self._waiting else timeout)
        for conn in list(self._waiting):
            self._look(conn)

    def _look(self, conn: TConn) -> Come:
        come = come_of(conn)
        if come is Come.ALL:
            self._dismiss(conn)
            conn.data_ready = True
            super().enqueue_req(conn)
        elif come is Come.GONE or time.monotonic() > self._waiting[conn]:
            self._dismiss(conn)
            self.nr_conns -= 1
            conn.close()
        return come

    def _dismiss(self, conn: TConn) -> None:
        del self._waiting[conn]
        self._wake(conn.sock)

    def _wake(self, sock: socket.socket) -> None:
        if sock in self.poller.get_map():
            self.poller.unregister(sock)


def come_of(conn: TConn) -> Come:
    """How much of a connection's next request has come; nothing is taken of it."""
    if conn.parser and conn.parser.unreader.buf.getvalue():
        return Come.ALL  # taken with the request before
    try:
        seen = conn.sock.recv(MOST_WAITED_FOR, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return Come.NOTHING
    except OSError:
        return Come.GONE
    return whole(seen) if seen else Come.GONE


def whole(seen: bytes) -> Come:
    """Whether what was seen is all of a request, as far as it is waited for."""
    head = seen.find(_END)
    if head < 0:
        return Come.ALL if len(seen) >= MOST_WAITED_FOR else Come.SOME
    length = _LENGTH.search(seen, 0, head + 2)
    wanted = head + len(_END) + (int(length[1]) if length else 0)
    return Come.ALL if len(seen) >= min(wanted, MOST_WAITED_FOR) else Come.SOME


def _without_banner(response: Response) -> list[str]:
    return [line for line in _default_headers(response) if not line.startswith("Server:")]


def refusal(status: int, reason: str) -> bytes:
    """The answer to what is no request: what browsers are to allow as in all others, and no word
    of what was sent."""
    content = f"{reason}\n".encode()
    headers = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(content)),
        "Content-Security-Policy": POLICY,
        **HEADERS,
    }
    lines = (f"{name}: {value}" for name, value in headers.items())
    head = "\r\n".join([f"HTTP/1.1 {status} {reason}", *lines, "", ""])
    return head.encode() + content


def _refuse(sock: socket.socket, status: int, reason: str, _message: str) -> None:
    util.write_nonblock(sock, refusal(status, reason))


# gunicorn answers in HTML that repeats what was sent, and has no setting for another.
util.write_error = _refuse
# gunicorn names itself in every answer and has no setting that ends it.
_default_headers = Response.default_headers
Response.default_headers = _without_banner
