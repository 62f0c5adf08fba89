"""How long the search takes while there is no index, on the server alone.

    python -m tests.bench.without_index [ARTICLES]

Fills a temporary SQLite database with the articles that the engines are compared on, prints the
median and the slowest of a few requests for each question, the median of what the processor worked
for them, and how many articles were shown; then removes the database. A question may take 500 ms.
"""

import itertools
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote_plus

import django

from tests.bench.search import corpus

ARTICLES, BATCH, REQUESTS = 100_000, 2_000, 7
ROW = b'<li class="entry'
BOUND = 500
"""Milliseconds."""
QUESTIONS = (
    "president",
    "zzzz",
    "white house",
    "supreme court OR senate vote",
    '"the president"',
    "immigr*",
    "a e i o u",
    "author:smith",
    "outlet:news economy",
    "économie OR Ελλάδα",
)


def fill(count: int) -> None:
    """Store so many articles with their outlets and authors."""
    articles = itertools.islice(corpus.articles(), count)
    outlets: dict[str, Any] = {}
    authors: dict[str, Any] = {}
    while batch := list(itertools.islice(articles, BATCH)):
        _fill_batch(batch, outlets, authors)


def _fill_batch(
    batch: list[corpus.Article], outlets: dict[str, Any], authors: dict[str, Any]
) -> None:
    from archive.models import Article, Author, Byline, Outlet  # noqa: PLC0415 - only once set up

    for name in {each.outlet for each in batch if each.outlet} - outlets.keys():
        outlets[name] = Outlet.objects.create(name=name)
    for name in {name for each in batch for name in each.authors} - authors.keys():
        authors[name] = Author.objects.create(name=name)
    made = Article.objects.bulk_create(
        Article(
            public_id=f"{each.number:012x}",
            title=each.title,
            outlet=outlets[each.outlet] if each.outlet else None,
            sort_day=date.fromisoformat(each.date) if each.date else None,
            body=list(each.paragraphs),
        )
        for each in batch
    )
    Byline.objects.bulk_create(
        Byline(article=article, position=place, name=name, author=authors[name])
        for article, each in zip(made, batch, strict=True)
        for place, name in enumerate(dict.fromkeys(each.authors), start=1)
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """The milliseconds of some requests of one question, and of the processor's work for them; the
    articles on the page."""

    question: str
    times: list[float]
    worked: list[float]
    rows: int


def measure(questions: Iterable[str]) -> Iterator[Answered]:
    """Every question, asked several times."""
    from django.test import Client  # noqa: PLC0415 - only once set up

    client = Client(headers={"host": "localhost"})
    logging.disable(logging.ERROR)  # that there is no index is said at every request
    client.get("/search/?q=first")  # which reads templates and the like
    for question in questions:
        times, worked = [], []
        for _ in range(REQUESTS):
            start, work = time.perf_counter(), time.process_time()
            response = client.get(f"/search/?q={quote_plus(question)}")
            times.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - work) * 1000)
        yield Answered(question, times, worked, response.content.count(ROW))


def main() -> None:
    """In a folder of its own, whatever the environment says."""
    with tempfile.TemporaryDirectory(prefix="archive-names-bench-") as folder:
        os.environ |= {
            "ARCHIVE_DATA_DIR": folder,
            "DATABASE_URL": "",
            "SECRET_KEY": "for the figures only",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
            "ARCHIVE_PAGE_CACHE_MB": "0",  # what is measured is the making of pages
        }
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - only once set up

        call_command("migrate", verbosity=0)
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
        _say(f"{'without an index':<40} {'median ms':>10} {'slowest':>8} {'worked':>7} {'rows':>5}")
        for each in measure(QUESTIONS):
            median, worked = statistics.median(each.times), statistics.median(each.worked)
            verdict = "" if median <= BOUND else f" more than {BOUND}"
            figures = (
                f"{median:>10.1f} {max(each.times):>8.1f} {worked:>7.1f} {each.rows:>5}{verdict}"
            )
            _say(f"{each.question:<40} {figures}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()
