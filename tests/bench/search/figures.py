"""The figures that the engine must reach, and what it reaches in a run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.search.measuring import quantile
from tests.bench.search.results import OURS, SCANNED, Results


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its two bounds; `is_rate` where more is better."""

    name: str
    value: float
    at_least: float
    aim: float
    unit: str = ""
    is_rate: bool = False

    @property
    def verdict(self) -> str:
        """Which of the bounds it keeps."""
        if self._keeps(self.aim):
            return "aim"
        return "at least" if self._keeps(self.at_least) else "missed"

    def _keeps(self, bound: float) -> bool:
        return self.value >= bound if self.is_rate else self.value <= bound


def figures(sizes: Sequence[Results], relevance: Mapping[str, float] | None) -> Iterator[Figure]:
    """The figures of the largest archive, of the growth to it, and of the order of the judged."""
    if not sizes or OURS not in sizes[-1].measured:
        return
    largest = sizes[-1]
    yield from _against(largest, "Tantivy", (1.0, 0.7))
    yield from _against(largest, "FTS5", (1 / 6, 1 / 10))
    yield from _against(largest, "PostgreSQL", (1 / 15, 1 / 30))
    yield from _alone(largest)
    if len(sizes) > 1 and sizes[-2].size * 10 == largest.size:
        growth = median(largest.pages(OURS)) / median(sizes[-2].pages(OURS))
        yield Figure(f"page, {sizes[-2].size:,} to {largest.size:,} articles", growth, 4, 2.5, "x")
    if relevance:
        yield Figure("nDCG@10 of judged questions", relevance["ndcg"], 0.756, 0.78, is_rate=True)


def _against(run: Results, name: str, bounds: tuple[float, float]) -> Iterator[Figure]:
    if name not in run.measured:
        return
    ratio, tail = run.ratio(name, 0.5), run.ratio(name, 0.99)
    if ratio is not None:
        yield Figure(f"page, median, against {name}", ratio, *bounds)
    if tail is not None and name == "Tantivy":
        yield Figure(f"page, p99, against {name}", tail, 1.5, 1.0)
    if SCANNED in run.measured and (scanned := run.ratio(name, 0.5, SCANNED)) is not None:
        yield Figure(f"the same with texts scanned, against {name}", scanned, *bounds)


def _alone(run: Results) -> Iterator[Figure]:
    if OURS in run.served:
        cold = [each.page for each in run.cold(OURS)]
        yield Figure("first touch, p95", quantile(cold, 0.95), 80, 20, "ms")
        yield Figure("memory of a serving process", run.served[OURS].resident / 1e6, 400, 250, "MB")
    ours, theirs = run.built.get(OURS), run.built.get("FTS5")
    if ours and theirs and ours.is_new and theirs.is_new:  # rates of different runs say nothing
        core = ours.rate_of_a_core / theirs.rate_of_a_core
        yield Figure("build, work of one core, against FTS5", core, 0.4, 1.0, is_rate=True)
        time = ours.rate / theirs.rate
        yield Figure("build, all cores, against FTS5", time, 0.4, 1.0, is_rate=True)
    if OURS in run.changed:
        yield Figure("changed until searchable", run.changed[OURS].changed, 60, 15, "ms")
    if run.hostile:
        slowest = max(each.slowest for each in run.hostile.values())
        yield Figure("slowest hostile question", slowest, 250, 50, "ms")
