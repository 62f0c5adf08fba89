"""What one run measured, as values; and the same as JSON."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from typing import Any

from tests.bench.search.building import Built
from tests.bench.search.hostile import Endured
from tests.bench.search.measuring import Measured, Times, quantile
from tests.bench.search.questions import Question
from tests.bench.search.serving import Served
from tests.bench.search.updating import Changed

PACKAGES = ("numpy", "whoosh", "tantivy", "psycopg", "PyStemmer")
OURS, SCANNED = "ours", "ours, texts scanned"
"""Our engine's rows: its fragments from where its index leads, and from the texts alone."""


@dataclass(slots=True)
class Results:
    """Everything measured at one size, by the name of the engine."""

    size: int
    source: str
    questions: Sequence[Question]
    absent: dict[str, str] = field(default_factory=dict)
    built: dict[str, Built] = field(default_factory=dict)
    measured: dict[str, Measured] = field(default_factory=dict)
    served: dict[str, Served] = field(default_factory=dict)
    changed: dict[str, Changed] = field(default_factory=dict)
    hostile: dict[str, Endured] = field(default_factory=dict)

    def pages(self, name: str, among: Iterable[str] | None = None) -> list[float]:
        """Milliseconds of an engine's warm pages, of all or some of the questions."""
        times = self.measured[name].times
        return [times[typed].page for typed in (times if among is None else among)]

    def alone(self, name: str) -> list[float]:
        """The same without the snippets."""
        return [each.engine for each in self.measured[name].times.values()]

    def ratio(self, name: str, share: float, of: str = OURS) -> float | None:
        """Our page against a peer's at a quantile, over the questions that both answer."""
        ours, theirs = self.measured[of].times, self.measured[name].times
        both = [typed for typed in theirs if typed in ours]
        if not both:
            return None
        return quantile(self.pages(of, both), share) / quantile(self.pages(name, both), share)

    def cold(self, name: str) -> list[Times]:
        """What the questions took that a fresh process answered."""
        return [each for each in self.served[name].times if each]

    def agreement(self, name: str) -> tuple[int, int]:
        """The questions with the same total and facets as ours, and those that both answer.

        On real texts engines differ: each has its own words and stems.
        """
        ours, theirs = self.measured[OURS].answers, self.measured[name].answers
        both = [typed for typed in theirs if typed in ours]
        same = [
            typed
            for typed in both
            if (ours[typed].total, ours[typed].outlets, ours[typed].years)
            == (theirs[typed].total, theirs[typed].outlets, theirs[typed].years)
        ]
        return len(same), len(both)

    def as_json(self) -> dict[str, Any]:
        """All of it, and the quantiles of it."""
        return {
            "size": self.size,
            "source": self.source,
            "questions": [{"kind": each.kind, "typed": each.typed} for each in self.questions],
            "absent": self.absent,
            "engines": {name: self._engine(name) for name in self.measured},
            "hostile": {name: asdict(each) for name, each in self.hostile.items()},
        }

    def _engine(self, name: str) -> dict[str, Any]:
        measured = self.measured[name]
        return {
            "page": quantiles(self.pages(name)),
            "engine": quantiles(self.alone(name)),
            "ratio": {"median": self.ratio(name, 0.5), "p99": self.ratio(name, 0.99)},
            "cold": quantiles(each.page for each in self.cold(name)) if name in self.served else {},
            "built": asdict(self.built[name]),
            "served": asdict(self.served[name]) if name in self.served else {},
            "changed": asdict(self.changed[name]) if name in self.changed else {},
            "times": {typed: asdict(each) for typed, each in measured.times.items()},
            "totals": {typed: each.total for typed, each in measured.answers.items()},
            "unasked": measured.unasked,
            "failed": measured.failed,
        }


def quantiles(values: Iterable[float]) -> dict[str, float]:
    """Median, p95 and p99; nothing of nothing."""
    listed = list(values)
    shares = {"median": 0.5, "p95": 0.95, "p99": 0.99}
    return {name: quantile(listed, share) for name, share in shares.items()} if listed else {}


def machine() -> Mapping[str, object]:
    """What the run ran on."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "load": [round(each, 2) for each in os.getloadavg()],
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
