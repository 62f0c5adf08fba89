"""How much of a request has come, seen without taking any of it."""

import pytest

from archive.workers import MOST_WAITED_FOR, Come, whole

HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = b"POST / HTTP/1.1\r\ncontent-LENGTH: 3\r\nHost: a\r\n\r\n"


@pytest.mark.parametrize(
    ("seen", "come"),
    [
        (b"G", Come.SOME),
        (HEAD, Come.SOME),
        (HEAD + b"\r", Come.SOME),
        (HEAD + b"\r\n", Come.ALL),
        (HEAD + b"\r\n" + HEAD, Come.ALL),
        (POST, Come.SOME),
        (POST + b"ab", Come.SOME),
        (POST + b"abc", Come.ALL),
        (POST.replace(b"3", b"99999999999"), Come.SOME),
        (POST.replace(b"3", b"999999999999999999"), Come.ALL),
        (POST.replace(b"3", b"-3"), Come.ALL),
        (HEAD + b"\r\nContent-Length: 9\r\n", Come.ALL),
        (b"x" * MOST_WAITED_FOR, Come.ALL),
        (POST.replace(b"3", b"99999999999").ljust(MOST_WAITED_FOR), Come.ALL),
    ],
)
def test_what_is_whole_is_handled(seen: bytes, come: Come) -> None:
    assert whole(seen) is come
