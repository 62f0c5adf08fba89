"""What ingest says: a line for each file, a summary, a progress bar on a terminal."""

import json
import time
from collections import Counter
from typing import Any, Protocol

from archive.ingest.journal import Journal
from archive.ingest.records import Outcome

STORED = ("new", "again", "unchanged", "refused", "not a page")
DRY = ("read", "refused", "not a page")
BAR_WIDTH = 30
SHORTEST = 0.001
INTERRUPTED = 130
"""As shells have it: 128 and the number of the signal."""


class Stream(Protocol):
    """What a report needs of an output."""

    def write(self, text: str, /) -> object: ...
    def flush(self) -> None: ...
    def isatty(self) -> bool: ...


class Bar:
    """How far a run is, where somebody watches it on a terminal."""

    def __init__(self, err: Stream, total: int) -> None:
        self._err, self._total = err, total

    def draw(self, done: int, more: str = "") -> None:
        """Show it; the next line that is written needs it cleared."""
        if self._err.isatty() and self._total:
            done = min(done, self._total)
            filled = BAR_WIDTH * done // self._total
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            self._err.write(f"\r{bar} {more or f'{done} of {self._total}'}")
            self._err.flush()

    def clear(self) -> None:
        """Take it away."""
        if self._err.isatty():
            self._err.write("\r\x1b[K")


class Pace:
    """How fast a run goes, and how long the rest of it takes at that pace.

    Told in records, reckoned in bytes: how many records a file holds shows only at its end.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = time.monotonic()

    def __call__(self, records: int, behind: int) -> str:
        """`1,200 records · 240/s · 1:05 left`."""
        seconds = max(time.monotonic() - self._start, SHORTEST)
        told = f"{records:,} {'record' if records == 1 else 'records'} · {records / seconds:.0f}/s"
        if not behind:
            return told
        left = round(seconds * max(self._total - behind, 0) / behind)
        return f"{told} · {clock(left)} left"


def clock(seconds: int) -> str:
    """`0:07`, `12:30`, `1:02:03`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Report:
    """Prints outcomes as they come; `out` gets records, `err` what is for people only.

    `total` is the bytes of all files; every outcome goes to the `journal` as well.
    """

    def __init__(
        self,
        out: Stream,
        err: Stream,
        total: int,
        *,
        as_jsonl: bool,
        is_dry_run: bool,
        journal: Journal | None = None,
    ) -> None:
        self._out, self._err, self._bar = out, err, Bar(err, total)
        self._pace, self._journal = Pace(total), journal
        self.is_interrupted = False
        self._as_jsonl = as_jsonl
        self._statuses = DRY if is_dry_run else STORED
        self._is_dry_run = is_dry_run
        self.counts: Counter[str] = Counter()

    def show(self, outcome: Outcome) -> None:
        """One outcome, and how far the run is."""
        self.counts[outcome.status] += 1
        if self._journal:
            self._journal.note(outcome)
        self._bar.clear()
        if self._as_jsonl and outcome.page:
            self._out.write(json.dumps(outcome.record, ensure_ascii=False) + "\n")
        elif outcome.status == "refused" or not self._as_jsonl:
            stream = self._err if outcome.status == "refused" else self._out
            stream.write(line_of(outcome) + "\n")
        records = self.counts.total()
        self._bar.draw(outcome.behind, self._pace(records, outcome.behind))

    @property
    def status(self) -> int:
        """What the command ends with: 1 where anything was refused, 130 after a Ctrl-C."""
        return INTERRUPTED if self.is_interrupted else int(self.counts["refused"] > 0)

    @property
    def has_pages(self) -> bool:
        """Whether any record is in the archive now."""
        return self.has_news or self.counts["unchanged"] > 0

    @property
    def has_news(self) -> bool:
        """Whether any of them came in by this run."""
        return self.counts["new"] + self.counts["again"] > 0

    def close(self) -> None:
        """The summary, on standard output unless records go there."""
        self._bar.clear()
        stream = self._err if self._as_jsonl else self._out
        stream.write(self.summary() + "\n")

    def summary(self) -> str:
        """`5 new, 0 unchanged, 0 refused, 1 not a page`; `2 again` where there are any."""
        told = [each for each in self._statuses if each != "again" or self.counts[each]]
        counted = ", ".join(f"{self.counts[status]} {status}" for status in told)
        return f"{counted} (dry run: nothing was stored)" if self._is_dry_run else counted


def line_of(outcome: Outcome) -> str:
    """`new         harbour.txt: “Title” · by A and B · Outlet · 2021-06 · en · 12 paragraphs`."""
    record = outcome.record
    said = outcome.reason or (describe(record) if record else _same_as(outcome))
    line = f"{outcome.status:<11} {printable(outcome.file)}"
    return f"{line}: {printable(said)}" if said else line


def _same_as(outcome: Outcome) -> str:
    return f"same as {outcome.duplicate_of}" if outcome.duplicate_of else ""


def describe(record: dict[str, Any]) -> str:
    """What was found in a page, in one line; what it does not say is said to be missing."""
    authors = " and ".join(author["name"] for author in record["authors"])
    parts = [
        f"“{record['title']}”" if record["title"] else "no title",
        f"by {authors}" if authors else "no author",
        record["outlet"] or "no outlet",
        record["date"] or "no date",
        record["language"] or "language unknown",
        _count(len(record["body"]), "paragraph"),
    ]
    if record["damage"]:
        parts.append("damage: " + ", ".join(sorted({mark["kind"] for mark in record["damage"]})))
    if record["duplicate_of"]:
        parts.append(f"same as {record['duplicate_of']}")
    return " · ".join(parts)


def printable(text: str) -> str:
    """Names of files may hold line breaks and terminal codes: these are shown, not obeyed."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
