"""How well copies are found, and what that costs: `python -m tests.bench.copies`.

First 500 pairs made from the corpus in the folder `shared` beside the repository, by quoting,
trimming, retitling and changing punctuation, a third of them pairs of different articles on one
topic. The second of a pair comes into an archive that holds the first and thousands of others; a
pair is found where the prints propose it and the shingles decide for it, as in any archive.

Then the corpus itself: how many candidates the prints of an article give, and the links that come
of them, to be judged by eye.
"""

import gzip
import json
import os
import random
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import django

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "articles.jsonl.gz"
PAIRS, SEED = 500, 7
LEAST_WORDS = 120
BATCH = 200
AT_LEAST = {"precision": 0.98, "recall": 0.90}
WAYS = ("quoted", "trimmed", "retitled", "punctuated", "all of it")
MARKS = {'"': "“", "'": "’", " - ": " — ", "--": "—", "“": '"', "”": '"', "’": "'"}


@dataclass(frozen=True)
class Pair:
    """Two articles of the corpus, or one and what was made of it (`way`)."""

    one: dict[str, Any]
    other: dict[str, Any]
    way: str | None


def rows(limit: int | None = None) -> list[dict[str, Any]]:
    """The articles of the corpus, or the first of them, each with its paragraphs as `body`."""
    with gzip.open(CORPUS) as lines:
        found = [json.loads(line) for line in islice(lines, limit)]
    for row in found:
        row["body"] = [each for each in row["text"].split("\n\n") if each.strip()]
    for number, row in enumerate(found):
        row["public_id"] = f"{number:012x}"
    return found


def pairs(corpus: Sequence[dict[str, Any]], count: int = PAIRS, seed: int = SEED) -> Iterator[Pair]:
    """Two thirds made, a third of different articles on one topic."""
    rng = random.Random(seed)
    long = [row for row in corpus if len(row["text"].split()) > LEAST_WORDS]
    by_topic: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in long:
        by_topic[row["topic"]].append(row)
    for number in range(count):
        row = rng.choice(long)
        others = [each for each in by_topic[row["topic"]] if each is not row] or long
        other = rng.choice(others)
        if number % 3 == 0:
            yield Pair(row, other, None)
        else:
            way = rng.choice(WAYS)
            made = {"public_id": f"made-{number}", **_made(row, other, way, rng)}
            yield Pair(row, {**row, **made}, way)


def _made(row: Any, other: Any, way: str, rng: random.Random) -> dict[str, Any]:
    body = row["body"]
    if way in {"trimmed", "all of it"}:
        body = _trimmed(body, rng)
    if way in {"punctuated", "all of it"}:
        body = [_punctuated(each) for each in body]
    if way in {"quoted", "all of it"}:
        body = [*other["body"][:2], *(f"“{each}”" for each in body), *other["body"][-1:]]
    return {"body": body, "title": other["title"], "outlet": other["outlet"]}


def _trimmed(body: list[str], rng: random.Random) -> list[str]:
    count = max(1, int(len(body) * rng.uniform(0.5, 0.9)))
    start = rng.randrange(len(body) - count + 1)
    return body[start : start + count]


def _punctuated(text: str) -> str:
    return "".join(MARKS.get(each, each) for each in text).replace(" - ", " — ")


class Archive:
    """Articles of the corpus with their prints, as a projection leaves them."""

    def __init__(self) -> None:
        from archive.models import Outlet  # noqa: PLC0415 - only once Django is set up

        self._outlets: dict[str, Outlet] = {}

    def add(self, articles: Sequence[dict[str, Any]]) -> list[Any]:
        """Store articles and link what may be copies."""
        from django.db import transaction  # noqa: PLC0415 - as above

        with transaction.atomic():
            return self._added(articles)

    def _added(self, articles: Sequence[dict[str, Any]]) -> list[Any]:
        from archive.curation.copies import note_copies  # noqa: PLC0415 - as above
        from archive.models import Article  # noqa: PLC0415

        made = Article.objects.bulk_create(
            Article(
                public_id=row["public_id"],
                title=row["title"],
                outlet=self._outlet(row["outlet"]),
                body=row["body"],
            )
            for row in articles
        )
        note_copies(made)
        return made

    def _outlet(self, name: str) -> Any:
        from archive.models import Outlet  # noqa: PLC0415 - as above

        if name not in self._outlets:
            self._outlets[name] = Outlet.objects.create(name=name)
        return self._outlets[name]


@dataclass
class Figures:
    """How many pairs were found; `missed` by the way in which the second was made."""

    made: int
    found: int
    wrong: int
    missed: dict[str, int]

    @property
    def precision(self) -> float:
        """Of the pairs that were found, the share that was made."""
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Of the pairs that were made, the share that was found."""
        return self.found / self.made


def judged(archive: Archive, chosen: Sequence[Pair]) -> Figures:
    """Add the second of each pair and see what it is linked with; each is taken away again."""
    from archive.models import Article, PossibleCopy  # noqa: PLC0415 - as above

    numbers = dict(Article.objects.values_list("public_id", "pk"))
    figures = Figures(0, 0, 0, defaultdict(int))
    for pair in chosen:
        first = numbers[pair.one["public_id"]]
        is_made = pair.way is not None
        second = archive.add([pair.other])[0].pk if is_made else numbers[pair.other["public_id"]]
        ends = [first, second]
        is_found = PossibleCopy.objects.filter(one__in=ends, other__in=ends).exists()
        figures.made += is_made
        figures.found += is_found and is_made
        figures.wrong += is_found and not is_made
        if is_made:
            figures.missed[pair.way or ""] += not is_found
            Article.objects.filter(pk=second).delete()
    return figures


def filled(archive: Archive, corpus: Sequence[dict[str, Any]]) -> None:
    """Put the corpus into the archive and say how long it took an article."""
    from archive.curation.prints import candidates_for, holders_of  # noqa: PLC0415 - as above
    from archive.models import PossibleCopy, TextPrint  # noqa: PLC0415
    from archive.text.similarity import sample_of  # noqa: PLC0415

    start = time.process_time()
    for first in range(0, len(corpus), BATCH):
        archive.add(corpus[first : first + BATCH])
    taken = time.process_time() - start
    say(f"{len(corpus)} articles: {1000 * taken / len(corpus):.2f} ms each, stored and compared")
    start = time.process_time()
    samples = {-at: sample_of(row["body"]) for at, row in enumerate(corpus[:1000], start=1)}
    say(f"a sample: {1000 * (time.process_time() - start) / len(samples):.2f} ms of it")
    likely = candidates_for(samples, holders_of(n for s in samples.values() for n in s.prints))
    counts = [len(likely.get(key, ())) - 1 for key in samples]
    say(f"candidates: {statistics.mean(counts):.2f} on average, {max(counts)} at most")
    say(f"{TextPrint.objects.count()} prints, {PossibleCopy.objects.count()} possible copies")


def told() -> None:
    """Every possible copy in a line."""
    from archive.models import PossibleCopy  # noqa: PLC0415 - as above

    links = PossibleCopy.objects.select_related("one__outlet", "other__outlet")
    for each in links:
        ends = " | ".join(
            f"{end.outlet}: {(end.title or '')[:60]}" for end in (each.one, each.other)
        )
        say(f"{each.percent:>4} % {each.words:>5} words  {ends}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """In a folder of its own, whatever the environment says."""
    parser = ArgumentParser(prog="python -m tests.bench.copies", description=__doc__)
    parser.add_argument("--articles", type=int, help="of the corpus; else all")
    limit = parser.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="archive-copies-bench-") as folder:
        os.environ |= {
            "ARCHIVE_DATA_DIR": folder,
            "DATABASE_URL": "",
            "SECRET_KEY": "for the figures only",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        }
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - as above
        from django.db import transaction  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        corpus = rows(limit)
        archive = Archive()
        filled(archive, corpus)
        told()
        with transaction.atomic():
            figures = judged(archive, list(pairs(corpus)))
        say(f"precision {figures.precision:.3f} (at least {AT_LEAST['precision']})")
        say(f"recall    {figures.recall:.3f} (at least {AT_LEAST['recall']})")
        say(f"missed    {dict(figures.missed)}")


if __name__ == "__main__":
    main()
