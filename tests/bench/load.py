"""What the archive serves under load: `python -m tests.bench.load [--articles N] [--seconds N]`.

An archive of its own is filled with 10,000 articles of the corpus beside the repository and served
by `manage.py serve` on this machine, where wrk (one thread, 16 connections) asks for articles (55
%), lists (20 %), searches (20 %) and feeds (5 %), each drawn by chance. Rows: every page made
afresh; the same beside a connection that asks nothing but hostile questions; with the pages that
are kept, once each was made; with them while 2,000 articles more are ingested. `--soak MINUTES`
asks for so long instead and says how memory and open files grow.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote_plus, urlsplit
from urllib.request import urlopen

from tests.bench import sources
from tests.source import ROOT

ARTICLES, MORE, SECONDS, CONNECTIONS = 10_000, 2_000, 20, 16
SHARES = {"article": 55, "list": 20, "search": 20, "feed": 5}
EACH = 200
"""Different addresses of each kind that are asked for."""
LISTS = ("/a/", "/outlets/", "/authors/", "/", "/coverage/", "/a/?page=2", "/a/?page=9")
WORDS = (
    "president court trade border health climate vote budget schools police energy taxes media war "
    "senate economy justice cities"
).split()
HOSTILE = (
    "?*",
    "a* b* c* d*",
    "(" * 3000,
    "a ANDNOT " * 400,
    "NOT " * 500 + "x",
    '"the of and"~9',
    " ".join(f"w{n}~" for n in range(60)),
    "the OR of OR and OR to",
    "x" * 3000,
)
_ERRORS = re.compile(r"(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)")
_TIME = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Served:
    """What wrk counted: requests a second, milliseconds, and answers that were errors."""

    rate: float
    median: float
    p99: float
    errors: int


def asked(port: int, script: Path, seconds: int, connections: int = CONNECTIONS) -> Served:
    """Ask for so long; one thread, as much of this machine as a client should take."""
    with _asking(port, script, seconds, connections) as client:
        said, _ = client.communicate()
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    failed = sum(
        map(
            int, re.findall(r"(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)", said)
        )
    )
    assert rate, said
    return Served(float(rate[1]), _quantile(said, "50%"), _quantile(said, "99%"), failed)


def _asking(port: int, script: Path, seconds: int, connections: int) -> "subprocess.Popen[str]":
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    return subprocess.Popen(
        [*command, "-s", str(script), f"http://127.0.0.1:{port}/"],
        stdout=subprocess.PIPE,
        text=True,
    )


def asked_beside_hostile(port: int, script: Path, hostile: Path, seconds: int) -> Served:
    """What the others get while one connection in sixteen asks hostile questions without a pause:
    where these take as long as others, one question in sixteen is one."""
    with _asking(port, hostile, seconds, 1):
        return asked(port, script, seconds, CONNECTIONS - 1)


def _quantile(said: str, name: str) -> float:
    found = re.search(rf"{name}\s+([\d.]+)(us|ms|s|m)\b", said)
    assert found, said
    return float(found[1]) * _TIME[found[2]]


def script(folder: Path, name: str, addresses: Sequence[str]) -> Path:
    """A script for wrk that draws its addresses from a list, the same ones in every run."""
    listed = ",\n".join(f'"{address}"' for address in addresses)
    path = folder / f"{name}.lua"
    path.write_text(
        f"local all = {{\n{listed}\n}}\nmath.randomseed(1)\n"
        "request = function() return wrk.format('GET', all[math.random(#all)]) end\n"
    )
    return path


def mixed(data: Path) -> list[str]:
    """Addresses in their shares: a list from which each is drawn as likely as any other."""
    with closing(sqlite3.connect(data / "archive.sqlite3")) as connection:
        ids, outlets = (
            [value for (value,) in connection.execute(statement, (EACH,))]
            for statement in (
                "SELECT public_id FROM archive_article ORDER BY public_id LIMIT ?",
                "SELECT slug FROM archive_outlet ORDER BY id LIMIT ? / 4",
            )
        )
    with serving(data, kept=False) as (port, _):
        lasting = [_lasting(port, f"/a/{each}/") for each in ids]
    kinds = {
        "article": lasting,
        "list": [*LISTS, *(f"/outlets/{quote_plus(each)}/" for each in outlets)],
        "search": [f"/search/?q={one}" for one in WORDS]
        + [f"/search/?q={one}+{other}" for one in WORDS for other in WORDS if one < other],
        "feed": ["/a.atom", *(f"/search.atom?q={one}" for one in WORDS)],
    }
    return list(
        chain.from_iterable(
            (kinds[kind] * (share * 20 // len(kinds[kind]) + 1))[: share * 20]
            for kind, share in SHARES.items()
        )
    )


def _lasting(port: int, address: str) -> str:
    """The address that an article's short one leads to."""
    with urlopen(f"http://127.0.0.1:{port}{address}", timeout=60) as answer:
        return str(urlsplit(answer.url).path)


@contextmanager
def serving(data: Path, *, kept: bool) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The archive on a free port, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env=_environment(data) | ({} if kept else {"ARCHIVE_PAGE_CACHE_MB": "0"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout
    process.stdout.readline()
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait_for(port: int) -> None:
    """Until both processes have answered: each makes its first page more slowly."""
    deadline = time.monotonic() + 60
    for _ in range(20):
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/search/?q=the", timeout=60).close()
                break
            except URLError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)


def _environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"ARCHIVE_DATA_DIR": str(data)}


def manage(data: Path, *words: str) -> None:
    """Run a command of the archive, silently."""
    subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=_environment(data),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _told(name: str, served: Served, least: str, aim: str) -> None:
    print(  # noqa: T201
        f"{name:<44} {served.rate:7.0f}/s  median {served.median:6.1f}  p99 {served.p99:7.1f} ms  "
        f"{served.errors} errors  (at least {least}; aim {aim})",
        flush=True,
    )


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for each in found:
        children = Path(f"/proc/{each}/task/{each}/children")
        found += map(int, children.read_text().split())
    return found


def _held(pid: int) -> tuple[float, int]:
    """Megabytes and open files of the processes that serve."""
    memory = files = 0
    for each in _tree(pid):
        status = Path(f"/proc/{each}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        memory += int(found[1]) if found else 0
        files += len(list(Path(f"/proc/{each}/fd").iterdir()))
    return memory / 1024, files


def soak(data: Path, at: Path, minutes: int) -> None:
    """Ask for so long; the first tenth warms up."""
    with serving(data, kept=True) as (port, process):
        asked(port, at, max(minutes * 6, 1))
        memory, files = _held(process.pid)
        served = asked(port, at, max(minutes * 54, 1))
        more, left = _held(process.pid)
    _told(f"soak of {minutes} minutes", served, "-", "-")
    growth = 100 * (more - memory) / memory
    print(f"memory {memory:.0f} to {more:.0f} MB ({growth:+.1f} %), open files {files} to {left}")  # noqa: T201


def main(folder: Path) -> None:
    """Fill, serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--soak", type=int, default=0, metavar="MINUTES")
    wanted = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not here: on Debian, apt install wrk")
    data = folder / "data"
    first, more = sources.of_articles(folder, wanted.articles, MORE)
    for words in (("migrate",), ("ingest", str(first)), ("index", "--catch-up")):
        manage(data, *words)
    addresses = mixed(data)
    mix = script(folder, "mix", addresses)
    bad = script(folder, "hostile", [f"/search/?q={quote_plus(each)}" for each in HOSTILE])
    if wanted.soak:
        soak(data, mix, wanted.soak)
        return
    with serving(data, kept=False) as (port, _):
        _told("every page afresh", asked(port, mix, wanted.seconds), "60/s, 600 ms", "150, 250")
        served = asked_beside_hostile(port, mix, bad, wanted.seconds)
        _told("the same beside hostile questions", served, "500 ms", "150")
    with serving(data, kept=True) as (port, _):
        asked(port, mix, 2 * wanted.seconds)  # each page is made once by each process
        _told("pages kept", asked(port, mix, wanted.seconds), "250/s, 150 ms", "600, 50")
        ingest = subprocess.Popen(
            [sys.executable, "manage.py", "ingest", str(more)],
            cwd=ROOT, env=_environment(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        served = asked(port, mix, wanted.seconds)
        is_through = ingest.poll() is not None
        ingest.wait()
        name = (
            f"pages kept, while {MORE} are ingested{' (and a while after)' if is_through else ''}"
        )
        _told(name, served, "80/s, 500 ms", "200, 200")


if __name__ == "__main__":
    own = Path(tempfile.mkdtemp(prefix="archive-bench-"))
    try:
        main(own)
    finally:
        shutil.rmtree(own, ignore_errors=True)
