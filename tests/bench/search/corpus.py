"""Articles to search: real ones where there are any, more drawn from those, or invented ones.

An archive is a file of articles, one a line, and where each line begins; a larger archive of one
source begins with the articles of a smaller one. Articles are read as a stream: even the largest
archive takes no more memory than its list of line beginnings.
"""

import gzip
import itertools
import json
import random
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from archive.search.engine import MISSING, Document, Label
from archive.text.dates import PartialDate

ROOT = Path(__file__).parents[3]
RECORDS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
VERSION = 1
"""Raised with every change of what an archive of one size holds; older ones are made anew."""
SEED = 20
WORDS = 700
"""Words of a further or invented article, about."""
DAYS_NEARBY = 30
VOCABULARY = 60_000
"""Different words of invented articles."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `number` is its place in the archive and its id, `date` is a whole day."""

    number: int
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    date: str | None
    paragraphs: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return int(self.date[:4]) if self.date else None

    @property
    def day(self) -> int | None:
        """Its date as an ordinal."""
        return date.fromisoformat(self.date).toordinal() if self.date else None

    @property
    def outlet_key(self) -> str:
        """Its bucket in the facet of outlets."""
        return _label(self.outlet).key if self.outlet else MISSING

    @property
    def year_key(self) -> str:
        """Its bucket in the facet of years."""
        return self.date[:4] if self.date else MISSING

    def document(self) -> Document:
        """The article as our engine takes it."""
        return Document(
            id=str(self.number),
            title=self.title,
            deck=None,
            body=self.paragraphs,
            captions=(),
            notes=(),
            outlet=_label(self.outlet) if self.outlet else None,
            kind=None,
            country=None,
            authors=tuple(map(_label, self.authors)),
            printed_authors=self.authors,
            section=None,
            tags=(),
            language="en",
            date=PartialDate.parse(self.date) if self.date else None,
            date_inferred=None,
        )


class Archive:
    """Some number of articles in a folder."""

    def __init__(self, folder: Path, beginnings: Sequence[int]) -> None:
        self.folder = folder
        self._beginnings = beginnings

    def __len__(self) -> int:
        return len(self._beginnings)

    def __iter__(self) -> Iterator[Article]:
        with _articles_file(self.folder).open("rb") as file:
            yield from map(_read, file)

    def article(self, number: int) -> Article:
        """One article by its number."""
        with _articles_file(self.folder).open("rb") as file:
            file.seek(self._beginnings[number])
            return _read(file.readline())


def archive(folder: Path, size: int) -> Archive:
    """The archive of a size under a folder, made if it is not there yet."""
    home = folder / f"{source()}-{size}-{VERSION}"
    if not _beginnings_file(home).exists():
        write(home, itertools.islice(articles(), size))
    return opened(home)


def opened(home: Path) -> Archive:
    """An archive that is there."""
    beginnings = array("Q")
    beginnings.frombytes(_beginnings_file(home).read_bytes())
    return Archive(home, beginnings)


def write(home: Path, found: Iterable[Article]) -> None:
    """Write an archive; the list of beginnings comes last, so that it tells a whole one."""
    home.mkdir(parents=True, exist_ok=True)
    beginnings = array("Q")
    with _articles_file(home).open("wb") as file:
        for each in found:
            beginnings.append(file.tell())
            file.write(json.dumps(asdict(each), ensure_ascii=False).encode() + b"\n")
    _beginnings_file(home).write_bytes(beginnings.tobytes())


def source() -> str:
    """Where articles come from on this machine."""
    return "corpus" if RECORDS.exists() else "invented"


def articles() -> Iterator[Article]:
    """Articles without end: real ones first where there are any, then further ones."""
    if not RECORDS.exists():
        return invented(random.Random(SEED))
    with gzip.open(RECORDS, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    real = [_article(number, record) for number, record in enumerate(records)]
    by_topic: dict[str, list[Article]] = defaultdict(list)
    for article, record in zip(real, records, strict=True):
        by_topic[record["topic"]].append(article)
    topics = [record["topic"] for record in records]
    return itertools.chain(real, _further(random.Random(SEED), by_topic, topics))


def _further(
    rng: random.Random, by_topic: dict[str, list[Article]], topics: list[str]
) -> Iterator[Article]:
    """Articles of paragraphs of two or three of one topic; topics as often as among the real."""
    for number in itertools.count(len(topics)):
        pool = by_topic[rng.choice(topics)]
        chosen = rng.sample(pool, min(len(pool), rng.choice((2, 3))))
        named = chosen[0]
        yield Article(
            number=number,
            title=named.title,
            authors=named.authors,
            outlet=named.outlet,
            date=_nearby(rng, named.date),
            paragraphs=_drawn(rng, [each for part in chosen for each in part.paragraphs]),
        )


def _drawn(rng: random.Random, paragraphs: list[str]) -> tuple[str, ...]:
    """Paragraphs in any order until there are words enough."""
    drawn: list[str] = []
    words = 0
    for each in rng.sample(paragraphs, len(paragraphs)):
        drawn.append(each)
        words += each.count(" ") + 1
        if words >= WORDS:
            break
    return tuple(drawn)


def _nearby(rng: random.Random, day: str | None) -> str | None:
    days = timedelta(rng.randint(-DAYS_NEARBY, DAYS_NEARBY))
    return (date.fromisoformat(day) + days).isoformat() if day else None


def invented(rng: random.Random, vocabulary: int = VOCABULARY) -> Iterator[Article]:
    """Articles of made-up words, as often as Zipf says: the nth word 1/n as often as the first."""
    words = _vocabulary(rng, vocabulary)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, vocabulary + 1)))
    outlets = [f"The {word.title()} {rng.choice(words).title()}" for word in words[-60:]]
    authors = [f"{word.title()} {rng.choice(words).title()}" for word in words[-900:-300]]
    for number in itertools.count():
        length = max(round(rng.lognormvariate(0, 0.5) * WORDS), 30)
        text = rng.choices(words, cum_weights=weights, k=length)
        yield Article(
            number=number,
            title=" ".join(rng.choices(words, cum_weights=weights, k=9)),
            authors=tuple(rng.sample(authors, rng.choice((0, 1, 1, 1, 2)))),
            outlet=rng.choice(outlets) if rng.random() < 0.95 else None,
            date=_some_day(rng) if rng.random() < 0.9 else None,
            paragraphs=tuple(" ".join(part) + "." for part in _batches(text, 60)),
        )


def _batches(words: list[str], size: int) -> Iterator[list[str]]:
    return (words[start : start + size] for start in range(0, len(words), size))


def _some_day(rng: random.Random) -> str:
    return (date(2010, 1, 1) + timedelta(rng.randrange(4000))).isoformat()


def _vocabulary(rng: random.Random, size: int) -> list[str]:
    """Made-up words, longer the rarer; with the endings that English stemmers take away."""
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = 2 + len(words) // (size // 3 + 1)
        word = "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(syllables))
        words[word + rng.choice(("", "n", "k", "ns", "ning", "red"))] = None
    return list(words)


def _article(number: int, record: dict[str, object]) -> Article:
    text = str(record["text"])
    authors = record["authors"]
    return Article(
        number=number,
        title=str(record["title"]),
        authors=tuple(dict.fromkeys(map(str, authors))) if isinstance(authors, list) else (),
        outlet=str(record["outlet"]) if record["outlet"] else None,
        date=str(record["date"]) if record["date"] else None,
        paragraphs=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
    )


def _read(line: bytes) -> Article:
    fields = json.loads(line)
    return Article(
        **{**fields, "authors": tuple(fields["authors"]), "paragraphs": tuple(fields["paragraphs"])}
    )


def _label(name: str) -> Label:
    return Label(re.sub(r"\W+", "-", name.lower()).strip("-"), name)


def _articles_file(home: Path) -> Path:
    return home / "articles.jsonl"


def _beginnings_file(home: Path) -> Path:
    return home / "beginnings.bin"
