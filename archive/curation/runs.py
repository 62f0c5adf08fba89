"""Runs of ingest: noted as they happen, and taken back as one event while nobody curated them."""

from collections.abc import Iterator, Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Sum
from django.utils.timezone import now

from archive.curation.checks import run_checks
from archive.curation.editing import is_free
from archive.curation.events import EventError, RowChange, history_of, key_of_row, model_of, record
from archive.curation.learning import forget, learn, uses_in
from archive.curation.linking import keys_of_all
from archive.curation.moving import link_waiting, note_articles
from archive.curation.projection import project
from archive.models import (
    Article,
    Author,
    Change,
    Claim,
    Event,
    EventSubject,
    Finding,
    Identity,
    Judgement,
    Origin,
    Outlet,
    PossibleCopy,
    Run,
    Suggestion,
    SuggestionState,
)
from archive.models.articles import ArticleQuerySet
from archive.search import sync

UNDO_RUN = "undo run"
MOST_KEPT = 20 * 1024 * 1024
"""Bytes of captures up to which an undone run is kept in its event, so that it can come back."""
MOST_NAMED = 5
MADE_BY_CURATORS = ("note", "kind", "country", "languages", "domains", "disclaimer")


def begin(paths: Sequence[str], by: User | None = None) -> Run:
    """Note that a run begins; `by` is None for the command line."""
    return Run.objects.create(paths=list(paths), made_by=by)


def end(run: Run, counts: Mapping[str, int]) -> None:
    """Note how many records had each outcome."""
    run.counts, run.ended_at = dict(counts), now()
    run.save(update_fields=["counts", "ended_at"])


def articles_of(run: Run) -> ArticleQuerySet:
    """The articles that have captures of a run."""
    return Article.objects.filter(pk__in=run.captures.values("article")).order_by("pk")


def curated_in(run: Run) -> ArticleQuerySet:
    """Those of a run's articles on which a curator did anything."""
    about = EventSubject.objects.filter(model="article", key=OuterRef("public_id"))
    mine = {"article": OuterRef("pk")}
    return (
        articles_of(run)
        .filter(
            Exists(Claim.objects.filter(**mine, origin=Origin.CURATED))
            | Exists(about)
            | Exists(Finding.objects.filter(**mine, dismissed_at__isnull=False))
            | Exists(Suggestion.objects.filter(**mine).exclude(state=SuggestionState.WAITING))
            | Q(is_reviewed=True)
            | Q(access__isnull=False)
            | Q(kind__isnull=False)
            | Q(topics__isnull=False)
            | Q(dossier_entries__isnull=False)
            | Q(curator_notes__isnull=False)
        )
        .distinct()
    )


def undoing_of(run: Run) -> Event | None:
    """The event that took a run back, where it still stands."""
    return history_of(run).filter(kind=UNDO_RUN, undone_by__isnull=True).first()


def obstacle_to_undo(run: Run) -> str | None:
    """Why a run cannot be undone, in a sentence; None where it can."""
    if undoing_of(run):
        return "This run has been undone already."
    if not run.captures.exists():
        return "This run stored nothing: there is nothing to undo."
    names = [str(article) for article in curated_in(run)[: MOST_NAMED + 1]]
    if not names:
        return None
    told = "; ".join(f"“{name}”" for name in names[:MOST_NAMED])
    more = " and others" if len(names) > MOST_NAMED else ""
    return f"Curators have worked on articles of this run: {told}{more}. It cannot be undone."


@transaction.atomic
def undo_run(run: Run, by: User | None, reason: str = "") -> Event:
    """Take back all that a run stored, as one event; raises EventError where that cannot be.

    Articles that have captures of other runs keep those and follow them. Outlets and authors that
    nothing else leads to, and that no curator touched, go with their articles. Up to MOST_KEPT
    bytes the event keeps everything, and undoing it brings everything back.
    """
    Identity.take_turn()
    if obstacle := obstacle_to_undo(run):
        raise EventError(obstacle)
    articles = list(articles_of(run).with_captures())
    size = run.captures.aggregate(bytes=Sum("size"))["bytes"] or 0
    linked = _linked(articles)
    authors = keys_of_all(row for row in linked if isinstance(row, Author))
    outlets = keys_of_all(row for row in linked if isinstance(row, Outlet))
    rows = [row for article in articles for row in _take_back(article, run)]
    for row in filter(_is_left_over, linked):
        rows.append(RowChange.removed(row))
        row.delete()
    rows += (again := link_waiting(authors, outlets))
    Change.objects.record([*(article.public_id for article in articles), *note_articles(again)])
    sync.catch_up_on_commit()
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    return record(
        UNDO_RUN,
        f"Ingest run {run.pk} taken back: {count}",
        rows if size <= MOST_KEPT else [],
        by,
        reason=reason,
        subjects=[run],
    )


def _take_back(article: Article, run: Run) -> Iterator[RowChange]:
    """Remove a run's captures of one article, and the article where none is left."""
    captures = [capture for capture in article.captures.all() if capture.run_id == run.pk]
    stays = len(captures) < len(article.captures.all())
    forget(article.outlet, uses_in(article))
    for claim in Claim.objects.filter(capture__in=captures):
        yield RowChange.removed(claim)
        claim.delete()
    for capture in captures:
        yield RowChange.removed(capture.content)
        yield RowChange.removed(capture)
        capture.delete()
    if not stays:
        article.refresh_from_db()
        yield RowChange.removed(article)
        copies = list(PossibleCopy.objects.filter(one=article).values_list("other", flat=True))
        article.delete()
        for copy in Article.objects.filter(pk__in=copies):
            run_checks(copy)
        return
    again = Article.objects.with_captures().get(pk=article.pk)
    project(again)
    learn(again.outlet, uses_in(again))


def _linked(articles: Sequence[Article]) -> list[Outlet | Author]:
    """The outlets and authors that articles lead to."""
    outlets = Outlet.objects.filter(articles__in=articles).distinct()
    authors = Author.objects.filter(articles__in=articles).distinct()
    return [*outlets, *authors]


def _is_left_over(row: Outlet | Author) -> bool:
    """Whether nothing leads to an outlet or author any more, and no curator ever touched it."""
    said = [getattr(row, field, None) for field in MADE_BY_CURATORS]
    known = EventSubject.objects.filter(model=model_of(row), key=key_of_row(row))
    judged = Judgement.objects.filter(Q(one=row.slug) | Q(other=row.slug), model=model_of(row))
    return not (
        any(said)
        or not is_free(row)
        or row.merged_into_id
        or row.merged.exists()
        or row.aliases.exists()
        or known.exists()
        or judged.exists()
    )
