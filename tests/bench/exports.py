"""What taking articles away costs, on the server alone: `make bench` after the pages.

Prints for each form of a search that finds everything the milliseconds to its first byte, the
seconds for all of it, its size, and by how much the process grew on its way. Each is asked once
before it is measured, in a process that has read the index.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.test import Client

ADDRESSES = (
    *("/search.csv", "/search.csv?q=the", "/search.json", "/search.ris", "/search.csl.json"),
    *("/search.bib", "/search.txt", "/search.atom", "/a.csv", "/a.atom", "/sitemap-1.xml"),
)
WIDTH = 22


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def measured(client: Client, address: str) -> str:
    """One row of figures; raises where the address is not served."""
    before, start = resident(), time.perf_counter()
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}")
    pieces: Iterator[bytes] = iter(response.streaming_content)  # type: ignore[attr-defined]  # streamed
    size, highest = len(next(pieces)), resident()
    first = time.perf_counter() - start
    for number, piece in enumerate(pieces):
        size += len(piece)
        if number % 10 == 0:
            highest = max(highest, resident())
    whole = time.perf_counter() - start
    megabytes = size / 1024**2
    return f"{first * 1000:>9.0f} {whole:>7.1f} {megabytes:>7.1f} {highest - before:>+9.1f}"


def main() -> None:
    from django.conf import settings  # noqa: PLC0415 - Django is set up by then, and not before

    settings.ARCHIVE_ALLOW_INDEXING = True
    client = Client(headers={"host": "localhost"})
    print(f"{'address':<{WIDTH}}{'first ms':>9} {'all s':>7} {'MB':>7} {'memory MB':>9}")  # noqa: T201 - its purpose
    for address in ADDRESSES:
        measured(client, address)
        print(f"{address:<{WIDTH}}{measured(client, address)}")  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    main()
