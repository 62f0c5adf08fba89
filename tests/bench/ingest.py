"""What the search index costs a bulk ingest: `python -m tests.bench.ingest`, part of `make bench`.

Reads copies of the pages that `tests.bench.reading` reads into an archive of its own, first into an
empty one (whose index is then built), then as many again (with which it then catches up). The
figure is the rate of ingest with the index brought up to date, against the same without it. Every
copy says something else: in every line of some length one word is its own, as if pages were new.
"""

import os
import random
import re
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="archive-bench-")
os.environ.update(
    ARCHIVE_DATA_DIR=FOLDER,
    SECRET_KEY="for this run only",
    DJANGO_SETTINGS_MODULE="archive.settings",
)
os.environ.pop("DATABASE_URL", None)

import shutil  # noqa: E402 - the settings read what stands above

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from archive.ingest.batch import ingest, roots_of  # noqa: E402
from archive.search import sync  # noqa: E402
from tests.bench.reading import pages  # noqa: E402

COPIES = 5
AT_LEAST = 0.5
AIM = 0.8
_WORD = re.compile(r"[a-z]{4,}")
_LEAST_WORDS = 8


def written(folder: Path, first: int, copies: int) -> int:
    """Write copies of all pages, numbered from `first`; returns how many."""
    folder.mkdir()
    count = 0
    for name, text in pages().items():
        for number in range(first, first + copies):
            (folder / f"{name}-{number}.txt").write_text(_copy(text, number), "utf-8")
            count += 1
    return count


def _copy(text: str, number: int) -> str:
    rng = random.Random(number)
    return "".join(_line(line, rng) for line in text.splitlines(keepends=True))


def _line(line: str, rng: random.Random) -> str:
    words = list(_WORD.finditer(line))
    if len(words) < _LEAST_WORDS:
        return line
    word = rng.choice(words)
    letters = "".join(rng.choices("abcdefghiklmnoprstuvz", k=3))
    return line[: word.end()] + letters + line[word.end() :]


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def measured(folder: Path, first: int, copies: int, name: str) -> None:
    """Ingest a folder, then bring the index up to date, and say what that costs."""
    count = written(folder, first, copies)
    stored = seconds(lambda: list(ingest(roots_of([str(folder)]), is_dry_run=False)))
    indexed = seconds(sync.restore)
    sys.stdout.write(
        f"{name}: {count} pages, {count / stored:.0f}/s without the index, "
        f"{count / (stored + indexed):.0f}/s with it: {stored / (stored + indexed):.2f} "
        f"(at least {AT_LEAST}, aim {AIM})\n"
    )


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.bench.ingest", description=__doc__)
    parser.add_argument("--copies", type=int, default=COPIES, help="of every page, twice")
    copies = parser.parse_args().copies
    call_command("migrate", verbosity=0)
    measured(Path(FOLDER) / "first", 0, copies, "into an empty archive")
    measured(Path(FOLDER) / "second", copies, copies, "as many again")


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
