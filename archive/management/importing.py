"""One run of ingest as commands do it: read, report, bring the index up to date."""

from django.core.management.base import OutputWrapper

from archive.curation.runs import begin, end
from archive.ingest.batch import ingest, roots_of
from archive.ingest.report import Report
from archive.management.readiness import catch_up_or_warn, require_database


def import_paths(
    paths: list[str],
    out: OutputWrapper,
    err: OutputWrapper,
    *,
    is_dry_run: bool = False,
    as_jsonl: bool = False,
) -> Report:
    """Ingest files and folders and report on them; the report holds the counts."""
    if not is_dry_run:
        require_database()
    out.ending = err.ending = ""
    roots = roots_of(paths)
    total = sum(len(root.candidates) for root in roots)
    report = Report(out, err, total, as_jsonl=as_jsonl, is_dry_run=is_dry_run)
    run = None if is_dry_run else begin([root.name for root in roots])
    try:
        for outcome in ingest(roots, is_dry_run=is_dry_run, run=run):
            report.show(outcome)
    finally:  # what an interrupted run has stored is searchable all the same
        report.close()
        if run is not None:
            end(run, report.counts)
            catch_up_or_warn(err)
    return report
