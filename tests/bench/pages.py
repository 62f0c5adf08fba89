"""How long the archive's pages take, on the server alone: `make bench`.

Prints the median and the slowest of 50 requests for each page, and its number of queries.
"""

import os
import statistics
import time
from urllib.parse import urlencode

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

REQUESTS = 50
WIDTH = 70
PAGES = (
    *("/", "/search/", "/search/?q=treaty", "/search/?q=%22the+treaty%22+OR+canal&sort=newest"),
    *("/search/?q=the&size=100", "/search/?q=treaty+volcano+date:1850&year=1851", "/a/"),
)
PAGES_OF_LISTS = ("/outlets/", "/authors/")
QUOTED = 300
"""Characters of the quotation that is looked for."""


def pages_of_texts() -> list[str]:
    """Pages made of the texts of the archive's first articles that have one."""
    from archive.models import Article  # noqa: PLC0415 - Django is set up by then, and not before

    held = list(Article.objects.exclude(body=[]).order_by("pk")[:4])
    first, pairs = held[0], [("a", each.public_id) for each in held]
    passage = " ".join(first.body)[:QUOTED].rpartition(" ")[0]
    return [
        first.get_absolute_url(),
        f"{first.get_absolute_url()}?q=treaty+OR+canal",
        *(
            f"/quote/?{urlencode({'quote': each})}"
            for each in (passage, passage.replace("the", ""))
        ),
        *(f"/compare/?{urlencode(pairs[:count])}" for count in (2, 4)),
        f"/compare/?{urlencode(pairs[:2])}&show=words",
        "/concordance/?q=treaty&sort=left",
    ]


def timed(client: Client, path: str) -> list[float]:
    """Milliseconds of each request, shortest first; the first request of all is not among them."""
    client.get(path)
    times = []
    for _ in range(REQUESTS):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def queries(client: Client, path: str) -> int:
    """How often the page asks the database; raises where it is not served."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}")
    return len(captured)


def main() -> None:
    client = Client(headers={"host": "localhost"})
    print(f"{'page':<{WIDTH}} {'median ms':>10} {'slowest':>8} {'queries':>8}")  # noqa: T201 - its purpose
    for path in (*PAGES, *PAGES_OF_LISTS, *pages_of_texts()):
        times = timed(client, path)
        figures = f"{statistics.median(times):>10.1f} {times[-1]:>8.1f} {queries(client, path):>8}"
        print(f"{path[:WIDTH]:<{WIDTH}} {figures}")  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    os.environ["ARCHIVE_PAGE_CACHE_MB"] = "0"  # what is measured is the making of pages
    django.setup()
    main()
