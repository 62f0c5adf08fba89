"""One run of `verify` as the command does it: a line for each fault, then a verdict."""

from django.core.management.base import OutputWrapper

from archive.custody.verifying import Verification, repair
from archive.ingest.report import Bar
from archive.management.answers import counted


def verified(
    out: OutputWrapper, err: OutputWrapper, sample: int | None, *, is_repairing: bool
) -> int:
    """Look at everything, or at a sample, and say what is wrong; how many faults are left."""
    count, run = _told(out, err, sample)
    if count and is_repairing:
        out.write("Making anew what can be made from captures and claims, then looking again.\n")
        repair(run.wrong)
        count, run = _told(out, err, sample)
    out.write(in_words(run, count))
    return count


def _told(out: OutputWrapper, err: OutputWrapper, sample: int | None) -> tuple[int, Verification]:
    out.ending = err.ending = ""
    run, count = Verification(sample), 0
    bar = Bar(err, run.total())
    for fault in run.faults(bar.draw):
        bar.clear()
        out.write(f"{fault}\n")
        count += 1
    bar.clear()
    return count, run


def in_words(run: Verification, faults: int) -> str:
    """`10 articles, 12 captures and the index looked at: nothing is wrong.`"""
    captures = "1 capture" if run.captures == 1 else f"{run.captures} captures"
    verdict = "1 fault" if faults == 1 else f"{faults} faults"
    said = f"{counted(run.articles)}, {captures} and the index looked at: "
    waits = "1 article waits" if run.waiting == 1 else f"{run.waiting} articles wait"
    waiting = f" ({waits} for the index)" if run.waiting else ""
    return f"{said}{verdict if faults else 'nothing is wrong'}{waiting}.\n"
