"""Findings kept in step with what the checks say, and dismissed by curators."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from archive.curation.checks.rule import Check, Facts, Remark
from archive.curation.checks.table import CHECKS
from archive.curation.copies import note_copies
from archive.models import Article, Finding, Identity

Key = tuple[str, str]


@transaction.atomic
def run_checks(article: Article) -> None:
    """Store what every check finds on an article now.

    What is found again stays, and stays dismissed; what no longer is found goes. Queries: four and
    those of the checks, and no writes where nothing is new.
    """
    facts = Facts.of(article)
    found = {(check.name, remark.key): (check, remark) for check, remark in _all(facts)}
    stored = {(row.check_name, row.key): row for row in article.findings.all()}
    gone = [row.pk for key, row in stored.items() if key not in found]
    if gone:
        Finding.objects.filter(pk__in=gone).delete()
    Finding.objects.bulk_create(
        _finding(article, *each) for key, each in found.items() if key not in stored
    )
    for key, (check, remark) in found.items():
        if key in stored:
            _refresh(stored[key], check, remark)


def findings_on(facts: Facts) -> list[Finding]:
    """What every check finds on an article of which nothing has been found before; not stored."""
    found = {(check.name, remark.key): (check, remark) for check, remark in _all(facts)}
    return [_finding(facts.article, *each) for each in found.values()]


def _all(facts: Facts) -> Iterator[tuple[Check, Remark]]:
    for check in CHECKS:
        for remark in check.remarks(facts):
            yield check, remark


def _finding(article: Article, check: Check, remark: Remark) -> Finding:
    return Finding(
        article=article,
        check_name=check.name,
        key=remark.key,
        level=remark.level or check.level,
        text=remark.text,
        evidence=remark.evidence,
    )


def _refresh(row: Finding, check: Check, remark: Remark) -> None:
    said = (remark.level or check.level, remark.text, remark.evidence)
    if (row.level, row.text, row.evidence) != said:
        row.level, row.text, row.evidence = said
        row.save(update_fields=["level", "text", "evidence"])


def recheck(articles: Iterable[Article]) -> Iterator[int]:
    """Run the checks on many, one transaction for each; yields how many are done.

    Articles from before there were prints get theirs.
    """
    for done, article in enumerate(articles, start=1):
        with transaction.atomic():
            Identity.take_turn()
            others = note_copies([article])
            for each in [article, *Article.objects.filter(pk__in=others)]:
                run_checks(each)
        yield done


def recheck_named(public_ids: Iterable[str]) -> None:
    """Run the checks on articles of which something was said beside their claims, or taken back."""
    for article in Article.objects.filter(public_id__in=set(public_ids)).order_by("pk"):
        run_checks(article)
