"""archive.serving: the address is checked before anything is begun."""

import socket
from collections.abc import Iterator

import pytest

from archive.serving import ServingError, check_address, url


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_in_one_line(taken_port: int) -> None:
    with pytest.raises(ServingError) as error:
        check_address("127.0.0.1", taken_port)
    assert str(error.value) == (
        f"Cannot serve on 127.0.0.1, port {taken_port} (Address already in use): "
        "choose another with PORT=."
    )


def test_a_free_port_stays_free(taken_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert free != taken_port
    check_address("127.0.0.1", free)
    check_address("127.0.0.1", free)


def test_a_host_of_another_machine() -> None:
    with pytest.raises(ServingError, match=r"^Cannot serve on 192\.0\.2\.1, port 8000 \("):
        check_address("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://localhost:8000/"),
        ("::", "http://localhost:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("archive.local", "http://archive.local:8000/"),
    ],
)
def test_what_to_type_into_a_browser(host: str, expected: str) -> None:
    assert url(host, 8000) == expected
