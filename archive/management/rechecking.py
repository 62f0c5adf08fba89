"""One run of `curation check`: every check on every article, as the command does it."""

from collections import Counter

from django.core.management.base import OutputWrapper

from archive.curation.checks import CHECKS, recheck
from archive.ingest.report import Bar
from archive.models import Article, Finding


def recheck_all(out: OutputWrapper, err: OutputWrapper) -> Counter[str]:
    """Run the checks on all articles, an article at a time, and say what waits in the queue."""
    out.ending = err.ending = ""
    bar, done = Bar(err, Article.objects.count()), 0
    for done in recheck(Article.objects.in_batches()):
        bar.draw(done)
    bar.clear()
    waiting = Counter(
        Finding.objects.filter(dismissed_at=None).values_list("check_name", flat=True)
    )
    out.write(f"{done} article{'' if done == 1 else 's'} checked.\n")
    for check in CHECKS:
        out.write(f"{waiting[check.name]:>8} {check.title}\n")
    return waiting
