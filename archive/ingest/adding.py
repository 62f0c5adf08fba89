"""One page added by hand: looked at first, then kept, by the same way as `ingest`."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.runs import begin, end
from archive.ingest.batch import ingest_bytes
from archive.ingest.records import Outcome
from archive.models import Article, Capture
from archive.search import sync


@dataclass(frozen=True, slots=True)
class Finding:
    """A field of the record with the rule and the words of the page that show it."""

    field: str
    value: Any
    rule: str
    shown: str


@dataclass(frozen=True, slots=True)
class AddedPage:
    """What was found in one page, and where it went or would go.

    `article` is the one that holds it, in a preview only where it is there already; `held_title`
    is the title of the article that it belongs to, where that is not new.
    """

    outcome: Outcome
    article: Article | None
    held_title: str | None

    @property
    def findings(self) -> list[Finding]:
        """The fields that the page gives, the body last."""
        record = self.outcome.record or {}
        evidence = record.get("evidence") or {}
        return [
            _finding(field, value, evidence.get(field) or [])
            for field, value in record.items()
            if value and field not in NO_FINDINGS
        ]


NO_FINDINGS = frozenset({"file", "record", "sha256", "evidence", "duplicate_of"})
MOST_SHOWN = 300


def _finding(field: str, value: Any, entries: list[dict[str, Any]]) -> Finding:
    shown = " · ".join(entry["text"] for entry in entries if entry["text"])
    rules = dict.fromkeys(entry["rule"] for entry in entries)
    cut = shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…"
    return Finding(field, value, ", ".join(rules), " ".join(cut.split()))


def preview(file_name: str, data: bytes) -> list[AddedPage]:
    """What adding these bytes would come to: it is done and taken back, so that nothing is kept."""
    with transaction.atomic():
        pages = [_added(each) for each in ingest_bytes(file_name, data, is_dry_run=False)]
        transaction.set_rollback(True)
    known = {article.pk for article in Article.objects.filter(pk__in=[_pk(each) for each in pages])}
    return [
        each if _pk(each) in known else AddedPage(each.outcome, None, each.held_title)
        for each in pages
    ]


@transaction.atomic
def add(file_name: str, data: bytes, by: User) -> list[AddedPage]:
    """Keep the pages of these bytes, as a run of its own; searchable on commit."""
    run = begin([file_name], by)
    outcomes = ingest_bytes(file_name, data, is_dry_run=False, run=run)
    end(run, Counter(outcome.status for outcome in outcomes))
    sync.catch_up_on_commit()
    return [_added(outcome) for outcome in outcomes]


def _added(outcome: Outcome) -> AddedPage:
    sha256 = (outcome.record or {}).get("sha256")
    held = Capture.objects.select_related("article").filter(sha256=sha256).first()
    article = held.article if held else None
    is_new = outcome.status == "new"
    return AddedPage(outcome, article, str(article) if article and not is_new else None)


def _pk(page: AddedPage) -> int:
    return page.article.pk if page.article else 0
