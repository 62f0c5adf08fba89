"""Recovery and memory: `python -m tests.bench.recovery`, part of `make bench`.

An archive of 10,000 articles is killed (SIGKILL) at random moments of ingest, of a curator's save
and of a build of the index; the figure is how long the start after it takes until all that is
stored can be searched (`sync.restore`, which every start calls). Then the index of twice as many
articles is built, and the memory of all its processes is looked at all the while.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

P95_AT_LEAST, P95_AIM = 5.0, 1.0
MEMORY_AT_MOST = 300
AT_ONCE = 500
ROOT = Path(__file__).parents[2]


def main(folder: str, arguments: Sequence[str]) -> None:
    """Measure in a folder of its own."""
    os.environ.update(
        ARCHIVE_DATA_DIR=folder,
        SECRET_KEY="for this run only",
        DJANGO_SETTINGS_MODULE="archive.settings",
    )
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415 - the settings read what stands above

    django.setup()
    parser = ArgumentParser(prog="python -m tests.bench.recovery", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--deaths", type=int, default=60)
    chosen = parser.parse_args(arguments)
    for line in rows(Path(folder), chosen.articles, chosen.deaths):
        sys.stdout.write(line)
        sys.stdout.flush()


def rows(folder: Path, articles: int, deaths: int) -> Iterator[str]:
    """A line for every figure, as it is known."""
    from archive.models import Article  # noqa: PLC0415 - needs Django set up
    from archive.search import sync  # noqa: PLC0415

    fill(folder, articles)
    sync.restore()
    found = sorted(recoveries(folder, deaths))
    p95 = found[max(round(len(found) * 0.95) - 1, 0)]
    yield (
        f"recovery at {Article.objects.count():,} articles, {len(found)} deaths: p50 "
        f"{statistics.median(found):.2f} s, p95 {p95:.2f} s, longest {found[-1]:.2f} s "
        f"(at most {P95_AT_LEAST:g}, aim {P95_AIM:g})\n"
    )
    yield told_memory()
    copy_articles(articles)
    yield told_memory()


def fill(folder: Path, articles: int) -> None:
    """An archive of so many records of the corpus, or invented pages where there is none."""
    from archive.ingest.batch import ingest  # noqa: PLC0415
    from archive.ingest.roots import roots_of  # noqa: PLC0415
    from tests.bench import bulk  # noqa: PLC0415

    bulk.with_emptied()
    source = folder / "source"
    source.mkdir()
    if bulk.CORPUS.exists():
        bulk.corpus(source / "corpus", articles)
    else:
        bulk.written(source / "pages", articles)
    for _ in ingest(roots_of([str(source)]), is_dry_run=False):
        pass


def recoveries(folder: Path, deaths: int) -> Iterator[float]:
    """Seconds of each start after a death."""
    from django.contrib.auth.models import User  # noqa: PLC0415

    from archive.search import sync  # noqa: PLC0415
    from tests.dying import dies  # noqa: PLC0415
    from tests.test_crashes import curate_any, take_in, write_pages  # noqa: PLC0415

    rng, curator = random.Random(1), User.objects.create_user("curator")
    for number in range(deaths):
        new = write_pages(
            folder / f"new{number}", range(100_000 + number * 20, 100_020 + number * 20)
        )
        work: list[Callable[[], Any]] = [
            partial(take_in, new),
            partial(curate_any, curator, f"Title {number}"),
            sync.rebuild,
        ]
        dies(work[number % 3], after=rng.random() * 2)
        start = time.perf_counter()
        sync.restore()
        yield time.perf_counter() - start


def copy_articles(count: int) -> None:
    """As many articles again, each with the text of one that is there."""
    from archive.models import Article  # noqa: PLC0415

    last, made = 0, 0
    while made < count:
        batch = list(
            Article.objects.filter(pk__gt=last).order_by("pk")[: min(AT_ONCE, count - made)]
        )
        last = batch[-1].pk
        for article in batch:
            article.pk, article.public_id = None, f"c{article.public_id}"
        Article.objects.bulk_create(batch)
        made += len(batch)


def told_memory() -> str:
    """Build the index anew; memory at a quarter, at half and at the end, and the most of it."""
    from archive.models import Article  # noqa: PLC0415

    start, sizes = time.perf_counter(), [0.0]
    command = [sys.executable, "manage.py", "index", "--rebuild"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "archive.settings"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            sizes.append(memory_of(process.pid))
            time.sleep(0.1)
    marks = [sizes[len(sizes) * part // 4] for part in (1, 2, 3)]
    return (
        f"manage.py index --rebuild of {Article.objects.count():,} articles: "
        f"{time.perf_counter() - start:.0f} s; memory of all its processes "
        f"{' / '.join(f'{size:.0f}' for size in marks)} MB at its quarters, "
        f"{max(sizes):.0f} at most (at most {MEMORY_AT_MOST})\n"
    )


def memory_of(process: int) -> float:
    """Megabytes of a process and all that it started; what they share counts once."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0.0
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(memory_of(int(child)) for child in children)


if __name__ == "__main__":
    own_folder = tempfile.mkdtemp(prefix="archive-bench-")
    try:
        main(own_folder, sys.argv[1:])
    finally:
        shutil.rmtree(own_folder, ignore_errors=True)
