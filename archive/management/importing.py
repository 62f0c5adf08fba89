"""One run of ingest as commands do it: read, report, bring the index up to date."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper

from archive.curation.runs import begin, end
from archive.ingest.batch import ingest
from archive.ingest.journal import Journal, JournalError
from archive.ingest.pool import PoolError
from archive.ingest.report import Report
from archive.ingest.roots import Root, roots_of
from archive.management.interrupting import Interruption
from archive.management.readiness import catch_up_or_warn, require_database
from archive.management.wishes import Wishes
from archive.models import Run

STOPPED = "Stopped. What is stored stays; the same command goes on from there.\n"
NOT_INDEXED = "Not yet searchable; to make it so: manage.py index --catch-up\n"


EVERYTHING = Wishes()


def import_paths(
    paths: list[str], out: OutputWrapper, err: OutputWrapper, wishes: Wishes = EVERYTHING
) -> Report:
    """Ingest files and folders and report on them; the report holds the counts.

    Raises CommandError where the file of the report cannot be written, before anything is read.
    """
    if not wishes.is_dry_run:
        require_database()
    out.ending = err.ending = ""
    with _journal(wishes.report, paths) as journal:
        roots = [_without(journal, root) for root in roots_of(paths)]
        report = Report(
            out,
            err,
            sum(candidate.size for root in roots for candidate in root.candidates),
            as_jsonl=wishes.as_jsonl,
            is_dry_run=wishes.is_dry_run,
            journal=journal,
        )
        _brought_in(roots, report, err, wishes)
    return report


@contextmanager
def _journal(path: Path | None, paths: Sequence[str]) -> Iterator[Journal | None]:
    try:
        journal = Journal(path, map(Path, paths)) if path else None
        yield journal
    except (JournalError, PoolError) as error:
        raise CommandError(str(error)) from error
    if journal:
        journal.close()


def _without(journal: Journal | None, root: Root) -> Root:
    """A folder without the report, which would grow by every line that is read of it."""
    if journal is None:
        return root
    return replace(
        root, candidates=tuple(each for each in root.candidates if not journal.is_at(each.path))
    )


def _brought_in(roots: Sequence[Root], report: Report, err: OutputWrapper, wishes: Wishes) -> None:
    """Bring in what there is; what an interrupted run has stored is searchable all the same."""
    run = None if wishes.is_dry_run else begin([root.name for root in roots])
    with Interruption() as interruption:
        try:
            _show_all(roots, report, run, wishes, interruption)
        finally:
            report.close()
            if interruption:
                report.is_interrupted = True
                err.write(STOPPED)
            if run is not None:
                _finish(run, report, err, wishes)


def _show_all(
    roots: Sequence[Root],
    report: Report,
    run: Run | None,
    wishes: Wishes,
    interruption: Interruption,
) -> None:
    outcomes = ingest(
        roots,
        is_dry_run=wishes.is_dry_run,
        run=run,
        workers=wishes.workers,
        reads_all=wishes.as_jsonl,
        is_stopped=interruption.__bool__,
    )
    for outcome in outcomes:
        report.show(outcome)


def _finish(run: Run, report: Report, err: OutputWrapper, wishes: Wishes) -> None:
    end(run, report.counts)
    if wishes.has_index:
        catch_up_or_warn(err)
    elif report.has_news:
        err.write(NOT_INDEXED)
