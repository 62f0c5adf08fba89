"""The web server: gunicorn, in place of the command that starts it."""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

LAST_PORT = 65535
PROJECT = Path(__file__).resolve().parent.parent
ANY_ADDRESS = {"0.0.0.0", "::"}  # nosec B104 # noqa: S104 - told apart here, never bound by default


class ServingError(Exception):
    """The address cannot be served on; the message says why and what to do."""


def port_number(typed: str) -> int:
    """A port as typed; raises ValueError, which argparse puts in words."""
    if not 1 <= int(typed) <= LAST_PORT:
        raise ValueError(typed)
    return int(typed)


def check_address(host: str, port: int) -> None:
    """Raise ServingError where the port is taken or the host is none of this machine's.

    Gunicorn would try for five seconds, a log line each, and name no way out.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ServingError(
            f"Cannot serve on {host}, port {port} ({error.strerror}): choose another with PORT=."
        ) from error


def url(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    name = "localhost" if host in ANY_ADDRESS else host
    return f"http://{_bracketed(name)}:{port}/"


def serve(host: str, port: int) -> NoReturn:
    """Become gunicorn; WEB_CONCURRENCY and GUNICORN_CMD_ARGS are its own settings.

    Two processes, so that one busy with a large page does not hold up the other; threads in each,
    as a slow reader's connection costs one of them only.
    """
    os.environ.setdefault("WEB_CONCURRENCY", "2")
    arguments = {
        "--bind": f"{_bracketed(host)}:{port}",
        "--worker-class": "archive.workers.ArchiveWorker",
        "--threads": "4",
        "--log-level": "warning",
        "--pythonpath": str(PROJECT),
    }
    words = [word for pair in arguments.items() for word in pair]
    command = [sys.executable, "-m", "gunicorn", *words, "--no-control-socket"]
    os.execv(sys.executable, [*command, "archive.wsgi:application"])  # nosec B606 # noqa: S606 - no shell wanted


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
