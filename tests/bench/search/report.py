"""What a run measured, to read."""

import sys
from collections.abc import Iterable, Sequence
from statistics import median

from tests.bench.search.figures import Figure
from tests.bench.search.measuring import quantile
from tests.bench.search.questions import KINDS
from tests.bench.search.results import OURS, SCANNED, Results

NOTHING = "–"
SHOWN_FAILURES = 3


def say(line: str = "") -> None:
    """Print a line at once: a run is long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(run: Results) -> None:
    """The tables of one size."""
    say(f"\n{run.size:,} articles ({run.source}), {len(run.questions)} questions")
    _table(
        ("page, warm (ms)", "asked", "median", "p95", "p99", "ours/it", "at p99", "alone: median",
         "p95", "p99", "same as ours"),
        (_warm(run, name) for name in run.measured),
    )  # fmt: skip
    say()
    _table(
        ("", "first touch p95", "alone", "opening ms", "RSS MB", "its own", "index MB",
         "built/s", "a core/s", "add ms", "change", "delete"),
        (_rest(run, name) for name in run.built),
    )  # fmt: skip
    say("\npage by kind of question, median ms")
    _table(("", *KINDS), ((name, *_kinds(run, name)) for name in run.measured))
    _tell_notes(run)


def tell_figures(found: Iterable[Figure]) -> None:
    """The figures against their bounds."""
    say()
    _table(
        ("figure", "reached", "at least", "aim", "keeps"),
        (
            (each.name, f"{each.value:.3g} {each.unit}".strip(), f"{each.at_least:.3g}",
             f"{each.aim:.3g}", each.verdict)
            for each in found
        ),
    )  # fmt: skip


def _warm(run: Results, name: str) -> Sequence[str]:
    pages, alone = run.pages(name), run.alone(name)
    same, both = run.agreement(name) if OURS in run.measured else (0, 0)
    return (
        name,
        str(len(pages)),
        *_quantiles(pages),
        *(_ratio(run, name, share) for share in (0.5, 0.99)),
        *_quantiles(alone),
        f"{same} of {both}" if name != OURS else NOTHING,
    )


def _ratio(run: Results, name: str, share: float) -> str:
    ratio = run.ratio(name, share) if OURS in run.measured else None
    return NOTHING if ratio is None else f"{ratio:.3f}"


def _rest(run: Results, name: str) -> Sequence[str]:
    built = run.built[name]
    served, changed = run.served.get(name), run.changed.get(name)
    cold = run.cold(name) if served else []
    mark = "" if built.is_new else "*"
    return (
        name,
        f"{quantile((each.page for each in cold), 0.95):.1f}" if cold else NOTHING,
        f"{quantile((each.engine for each in cold), 0.95):.1f}" if cold else NOTHING,
        f"{served.opening:.0f}" if served else NOTHING,
        f"{served.resident / 1e6:.0f}" if served else NOTHING,
        f"{served.own / 1e6:.0f}" if served else NOTHING,
        f"{built.bytes / 1e6:.0f}",
        f"{built.rate:,.0f}{mark}",
        f"{built.rate_of_a_core:,.0f}{mark}" if served else NOTHING,
        *(
            (f"{changed.added:.1f}", f"{changed.changed:.1f}", f"{changed.dropped:.1f}")
            if changed
            else (NOTHING,) * 3
        ),
    )


def _kinds(run: Results, name: str) -> Iterable[str]:
    times = run.measured[name].times
    for kind in KINDS:
        found = [
            times[each.typed].page
            for each in run.questions
            if each.kind == kind and each.typed in times
        ]
        yield f"{median(found):.2f}" if found else NOTHING


def _tell_notes(run: Results) -> None:
    if any(not each.is_new for each in run.built.values()):
        say("* built by an earlier run")
    if SCANNED in run.measured:
        say(
            f"fragments: {OURS} makes them from where its index says that words stand; {SCANNED}"
            " and all others by looking through the texts, for their packages tell no places"
        )
    for name, reason in run.absent.items():
        say(f"not measured: {name} ({reason})")
    for name, measured in run.measured.items():
        for reason in sorted(set(measured.unasked.values())):
            say(f"{name} has no words for: {reason}")
        for typed, error in list(measured.failed.items())[:SHOWN_FAILURES]:
            say(f"{name} FAILED at {typed}: {error} ({len(measured.failed)} in all)")
    for name, each in run.hostile.items():
        if each.error:
            say(f"hostile question {name} FAILED: {each.error}")
    if run.hostile:
        slowest = sorted(run.hostile.items(), key=lambda item: -item[1].slowest)[:5]
        told = ", ".join(f"{name} {each.slowest:.0f} ms" for name, each in slowest)
        say(f"slowest hostile questions: {told}")


def _quantiles(values: Sequence[float]) -> Sequence[str]:
    if not values:
        return (NOTHING,) * 3
    return [f"{quantile(values, share):.2f}" for share in (0.5, 0.95, 0.99)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [head, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    for line in lines:
        cells = [
            each.ljust(width) if at == 0 else each.rjust(width)
            for at, (each, width) in enumerate(zip(line, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())
