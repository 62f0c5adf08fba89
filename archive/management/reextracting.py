"""One run of `ingest --reextract` as the command does it: show all, then store, then the index."""

from django.core.management.base import OutputWrapper

from archive.curation.learning import rebuild
from archive.ingest.differences import DifferencesReport
from archive.ingest.reextraction import Reextraction
from archive.management.readiness import catch_up_or_warn, require_database
from archive.models import Article


def reextract(
    out: OutputWrapper, err: OutputWrapper, *, is_dry_run: bool, as_jsonl: bool
) -> DifferencesReport:
    """Read all captures again; nothing is stored before all that differs has been shown."""
    require_database()
    out.ending = err.ending = ""
    report = DifferencesReport(
        out, err, Article.objects.count(), as_jsonl=as_jsonl, is_dry_run=is_dry_run
    )
    try:
        run = Reextraction()
        changed = _shown(run, report)
        if not is_dry_run:
            _store(run, changed, report)
    finally:  # what an interrupted run has stored is searchable all the same
        report.close()
        if not is_dry_run:
            catch_up_or_warn(err)
    return report


def _shown(run: Reextraction, report: DifferencesReport) -> list[int]:
    """Show every difference; the keys of the articles that have one."""
    changed = []
    for rereading in run.rereadings():
        report.show(rereading)
        if rereading.is_changed:
            changed.append(rereading.article.pk)
    return changed


def _store(run: Reextraction, changed: list[int], report: DifferencesReport) -> None:
    """One transaction for each article; then what pages have in common is counted anew."""
    report.start_storing(len(changed))
    for primary_key in changed:
        report.stored(run.apply(primary_key))
    rebuild()
