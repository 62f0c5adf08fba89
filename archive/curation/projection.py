"""Claims to article: the place that says what an article's row and its bylines are."""

from collections.abc import Callable, Iterable

from django.db import transaction

from archive.curation.checks import run_checks
from archive.curation.claims import Verdict
from archive.curation.copies import note_copies
from archive.curation.linking import author_named, outlet_named
from archive.curation.traits import note_keys
from archive.curation.waiting import keys_printed, to_link
from archive.models import Article, Author, Byline, Change, Claim, Identity, Outlet, TextKind
from archive.models.naming import NAME_LENGTH, key_of
from archive.page.flatten import paragraphs
from archive.page.record import Span, Statement

TEXTS = ("title", "deck", "section", "language", "url", "kind")
LISTS = ("tags", "captions", "notes", "damage")
DATES = (
    "date", "date_first", "date_last", "date_label", "date_time", "date_inferred",
    "date_inferred_reason", "sort_day",
)  # fmt: skip
WRITTEN = (*TEXTS, *LISTS, *DATES, "outlet", "text", "body", "revision")
"""What the projection writes; the other columns are not its business, however old `article` is."""

AuthorOf = Callable[[str], Author | None]
"""The author that a printed name leads to."""


@transaction.atomic
def project(article: Article) -> None:
    """Make the article what its claims say, and note the change for every index.

    Projections take turns (a lock on one row): each sees all claims made before it, and no two
    make the same outlet or author. Where a link goes, its name may become certain elsewhere: those
    articles follow.
    """
    Identity.take_turn()
    article.refresh_from_db(fields=["outlet", "revision"])
    had = article.outlet
    claims = list(Claim.objects.of(article))
    verdict = Verdict(claims)
    judge(article, verdict)
    article.outlet = _outlet(article, verdict)
    if decides_access := verdict.is_curated("access"):
        article.access = verdict.value("access")
    article.body = _body(verdict)
    article.revision += 1
    article.save(update_fields=[*WRITTEN, "access"] if decides_access else WRITTEN)
    freed = _set_bylines(article, verdict)
    note_keys(article, claims)
    copies = note_copies([article])
    run_checks(article)
    for copy in Article.objects.filter(pk__in=copies):
        run_checks(copy)
    Change.objects.record([article.public_id])
    printed = keys_printed([article.pk]) if had and had != article.outlet else set()
    for other in Article.objects.filter(pk__in=to_link(freed, printed)).order_by("pk"):
        project(other)


def judge(article: Article, verdict: Verdict) -> None:
    """Set all columns that need no more than the claims; asks nothing of the database."""
    for field in TEXTS:
        setattr(article, field, verdict.value(field))
    for field in LISTS:
        setattr(article, field, verdict.value(field) or [])
    article.text = verdict.value("text") or TextKind.NONE
    _set_dates(article, verdict)


def bylines_of(article: Article, verdict: Verdict, author_of: AuthorOf) -> list[Byline]:
    """The bylines that an article is to have, not yet stored."""
    names = [name[:NAME_LENGTH] for name in verdict.value("authors") or []]
    return [
        Byline(
            article=article,
            position=position,
            name=name,
            affiliation=verdict.value("affiliation", name),
            author=author_of(name),
        )
        for position, name in enumerate(names, start=1)
    ]


def _outlet(article: Article, verdict: Verdict) -> Outlet | None:
    """A curator names the row by its slug, a page by its name."""
    value = verdict.value("outlet")
    if isinstance(value, dict):
        return Outlet.objects.by_slug(value["slug"])
    return outlet_named(value, linked=article.outlet, article=article) if value else None


def _body(verdict: Verdict) -> list[str]:
    claim = verdict.claim("body")
    if claim is None or claim.capture is None:
        return []
    return body_of(claim, claim.capture.text())


def body_of(claim: Claim, text: str) -> list[str]:
    """The paragraphs that a claim about the body shows in its capture's text."""
    if claim.value is None:
        return []
    spans = tuple(Span(*span) for span in claim.spans)
    return paragraphs(text, Statement("body", claim.value, claim.rule, claim.rule_version, spans))


def _set_dates(article: Article, verdict: Verdict) -> None:
    """An inferred date is kept only where it can be what was printed without its year."""
    printed, inferred = verdict.value("date") or {}, verdict.value("date_inferred") or {}
    article.date = printed.get("edtf")
    article.date_label = printed.get("label")
    article.date_time = printed.get("time")
    date = article.partial_date
    article.date_first = date.first if date else None
    article.date_last = date.last if date else None
    article.date_inferred = inferred.get("value")
    completed = article.partial_date_inferred
    article.date_inferred = completed.edtf if completed else None
    article.date_inferred_reason = inferred.get("reason") if completed else None
    article.sort_day = article.date_first or (completed.first if completed else None)


def _set_bylines(article: Article, verdict: Verdict) -> set[str]:
    """The keys of the names whose links go.

    Bylines are replaced as a whole where they differ; else they keep their numbers.
    """
    standing = list(article.bylines.select_related("author"))
    linked = {byline.name: byline.author for byline in standing}
    wanted = bylines_of(
        article, verdict, lambda name: _author(verdict, article, name, linked.get(name))
    )
    if [_columns(each) for each in standing] != [_columns(each) for each in wanted]:
        article.bylines.all().delete()
        Byline.objects.bulk_create(wanted)
    gone = _links(standing) - _links(wanted)
    return {key_of(name) for name, _ in gone}


def _links(bylines: Iterable[Byline]) -> set[tuple[str, int]]:
    return {(each.name, each.author_id) for each in bylines if each.author_id is not None}


def _columns(byline: Byline) -> tuple[int, str, str | None, int | None]:
    return byline.position, byline.name, byline.affiliation, byline.author_id


def _author(verdict: Verdict, article: Article, name: str, linked: Author | None) -> Author | None:
    """A curator's link stands; else the printed name decides."""
    if verdict.is_curated("author", name):
        slug = verdict.value("author", name)
        return Author.objects.by_slug(slug) if slug else None
    return author_named(name, verdict.value("name", name), linked, article)
