"""How long the desk takes with 100,000 articles, on the server alone.

    python -m tests.bench.desk [ARTICLES]

Fills a temporary SQLite database with articles and findings, prints the median and the
slowest of a few requests for each page, and its number of queries; then removes it.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import django

ARTICLES = 100_000
BATCH = 5_000
OUTLETS, AUTHORS = 300, 3_000
REQUESTS = 7
LIST = "/desk/archive/article/"
BODY = ["word " * 80] * 10
"""As long as a column: what lists count they count past the texts."""
PAGES = (
    "/desk/",
    "/desk/queue/undated/",
    "/desk/queue/damage/",
    "/desk/queue/damage/?page=900",
    LIST,
    f"{LIST}?p=1000",
    f"{LIST}?language=ko",
    f"{LIST}?missing=author",
    f"{LIST}?sort_day__year=2010",
    f"{LIST}?outlet=3",
    f"{LIST}?language=ko&is_reviewed=0",
)


def fill(count: int) -> None:
    """Make so many articles, most of them with an author, some without date or outlet."""
    from archive.models import Author, Outlet  # noqa: PLC0415 - only once Django is set up

    outlets = [Outlet.objects.create(name=f"Outlet {n}") for n in range(OUTLETS)]
    authors = [Author.objects.create(name=f"Author {n}") for n in range(AUTHORS)]
    for start in range(0, count, BATCH):
        _fill_batch(range(start, min(start + BATCH, count)), outlets, authors)


def _fill_batch(numbers: range, outlets: list[Any], authors: list[Any]) -> None:
    from archive.models import Article, Byline, Finding  # noqa: PLC0415 - as above

    made = Article.objects.bulk_create(_article(number, outlets) for number in numbers)
    Byline.objects.bulk_create(
        Byline(article=each, position=1, name=author.name, author=author)
        for each, author in ((each, authors[each.pk % AUTHORS]) for each in made if each.pk % 8)
    )
    Finding.objects.bulk_create(
        Finding(article=each, check_name=name, level="warning", text="Found for the figures.")
        for each in made
        for name in _found(each)
    )


def _article(number: int, outlets: list[Any]) -> Any:
    from archive.models import Article  # noqa: PLC0415 - as above

    day = date(2000, 1, 1) + timedelta(days=number * 7919 % 9_000)
    return Article(
        public_id=f"{number:012x}",
        title=f"Title of the article {number}",
        outlet=outlets[number % OUTLETS] if number % 10 else None,
        language=("en", "ko", "es", None)[number % 4],
        sort_day=day if number % 9 else None,
        date=day.isoformat() if number % 9 else None,
        date_first=day if number % 9 else None,
        date_last=day if number % 9 else None,
        body=BODY,
    )


def _found(article: Any) -> Iterator[str]:
    if article.sort_day is None:
        yield "undated"
    if article.outlet_id is None:
        yield "no-outlet"
    if article.pk % 2:
        yield "damage"


def measure() -> None:
    """Ask for every page as a curator and print the figures."""
    from django.contrib.auth.models import User  # noqa: PLC0415 - as above
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("bench"))
    print(f"{'page':<52} {'median ms':>10} {'slowest':>8} {'queries':>8}")  # noqa: T201 - its purpose
    for path in PAGES:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
            queries = len(captured)
        if response.status_code != 200:
            raise SystemExit(f"{path} answers {response.status_code}")
        times = sorted(_milliseconds(client, path) for _ in range(REQUESTS))
        figures = f"{statistics.median(times):>10.1f} {times[-1]:>8.1f} {queries:>8}"
        print(f"{path:<52} {figures}")  # noqa: T201


def _milliseconds(client: Any, path: str) -> float:
    start = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """In a folder of its own, whatever the environment says."""
    with tempfile.TemporaryDirectory(prefix="archive-desk-bench-") as folder:
        os.environ |= {
            "ARCHIVE_DATA_DIR": folder,
            "DATABASE_URL": "",
            "SECRET_KEY": "for the figures only",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        }
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - as above

        call_command("migrate", verbosity=0)
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
        measure()


if __name__ == "__main__":
    main()
