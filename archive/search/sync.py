"""Article to document, and the index's way along the change rows. Makes the one engine.

The database is the truth; a missing, locked or failing index never fails a save or an ingest.
"""

import hashlib
import logging
import secrets
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from archive.crashing import crash_point
from archive.models import Article, Change, EventSubject, Identity, IndexPlace
from archive.models.changes import ChangeQuerySet
from archive.search.engine import (
    Document,
    Engine,
    IndexDamagedError,
    IndexMissingError,
    Label,
    Place,
    SearchError,
    SearchPage,
    SearchRequest,
)
from archive.search.query import Every
from archive.search.whoosh_index import WhooshEngine

logger = logging.getLogger(__name__)
BATCH = 2_000
READ = 200
"""Articles that are read at once while an index is built: writers wait for no longer."""
MUCH = 5_000
"""Changes that are caught up with however small the index is."""
LONGEST_BUILD = timedelta(days=1)
"""What a build that died holds back is let go after so long."""
Progress = Callable[[int], None]


def engine() -> Engine:
    """The engine of this process."""
    return _engine_at(Path(settings.ARCHIVE_INDEX))


@cache
def _engine_at(path: Path) -> Engine:
    return WhooshEngine(path)


def close() -> None:
    """Close the files that the engine holds open; the next question opens them again."""
    engine().close()


@dataclass(frozen=True, slots=True)
class _Text:
    """The texts of an article as far as they may be searched."""

    deck: str | None = None
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article) -> Self:
        if not article.is_searchable:
            return cls()
        texts = (article.body, article.captions, article.notes)
        return cls(article.deck, *(tuple(text) for text in texts))


def document(article: Article) -> Document:
    """What is searchable of an article; expects one of `ArticleQuerySet.for_index`.

    Where its text may not be searched, neither words nor facets come from it.
    """
    text = _Text.of(article)
    bylines = list(article.bylines.all())
    linked = [byline.author for byline in bylines if byline.author]
    return Document(
        id=article.public_id,
        title=article.title,
        deck=text.deck,
        body=text.body,
        captions=text.captions,
        notes=text.notes,
        outlet=Label(article.outlet.slug, article.outlet.name) if article.outlet else None,
        kind=article.outlet.kind if article.outlet else None,
        country=article.outlet.country if article.outlet else None,
        authors=tuple(Label(author.slug, author.name) for author in linked),
        printed_authors=tuple(byline.name for byline in bylines),
        section=article.section,
        tags=tuple(article.tags),
        language=article.language,
        date=article.partial_date,
        date_inferred=article.partial_date_inferred,
        topics=tuple(topic.name for topic in article.topics.all()),
        dossiers=tuple(dossier.name for dossier in article.dossiers.all()),
        revision=article.revision,
    )


def search(request: SearchRequest) -> SearchPage:
    """Ask the engine; an archive without articles answers without an index.

    Raises SearchError.
    """
    try:
        return engine().search(request)
    except IndexMissingError:
        if Article.objects.listed().exists():
            raise
        return SearchPage(total=0, possible=0, undated=0, hits=(), facets={})


def restore(*, thorough: bool = False) -> int:
    """Catch up, or build the index anew where the one there cannot be read.

    `thorough` reads all of it: a disk may give back other bytes than it was given, and a
    search would believe them.
    """
    try:
        taken = catch_up()
        engine().search(SearchRequest(Every(), size=0))
        engine().check(thorough=thorough)
    except IndexDamagedError as error:
        logger.warning("%s It is being built anew.", error)
        taken = rebuild()
    engine().sweep()
    return taken


def catch_up() -> int:
    """Bring the index up to the last change and return how many articles it took.

    Builds the index where there is none or where it was made from another database. Raises
    SearchError where it cannot.
    """
    live = engine()
    if not _is_followed(live.place()) or _is_far_behind(live):
        return rebuild()
    taken = 0
    while batch := list(_changes_after(live.place())[:BATCH]):
        public_ids = {change.article for change in batch}
        articles = Article.objects.listed().for_index().filter(public_id__in=public_ids)
        documents = [document(article) for article in articles]
        gone = public_ids - {found.id for found in documents}
        erased = _erased(gone)
        live.update(documents, gone, _place_at(batch[-1].pk), erased)
        taken += len(public_ids)
    crash_point("index.noted")
    _note_place()
    return taken


def build_if_needed(progress: Progress | None = None) -> int | None:
    """Build the index where there is none, or a byte of it is not what was written; None else.

    One that only lacks changes catches up with them.
    """
    with suppress(IndexDamagedError, IndexMissingError):
        if _is_followed(engine().place()):
            engine().check()
            catch_up()
            return None
    return rebuild(progress)


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew beside the live one, swap it in, and return how many articles it holds.

    The place is taken first: what changes meanwhile is caught up with afterwards. The index before
    stays for those who still read it, unless it has words that were erased since.
    """
    erased = _erased(_changes_after(_place_if_any()).values("article"))
    with _changes_kept() as place:
        engine().rebuild(_all_documents(progress or (lambda _count: None)), place)
    if erased:
        engine().update((), erased, place, erased)
    _note_place()
    return Article.objects.listed().count()


def followed() -> int | None:
    """The number of the last change that the index has taken; None where it cannot be read."""
    place = _place_if_any()
    return place.change if place else None


def has_followed(public_id: str) -> bool:
    """Whether the index has taken every change of an article; False where it cannot be read."""
    place = _place_if_any()
    return _is_ours(place) and not _changes_after(place).filter(article=public_id).exists()


def catch_up_on_commit() -> None:
    """Make a change searchable as soon as it is committed; a failing index only gets logged."""
    transaction.on_commit(_catch_up_or_log)


def _catch_up_or_log() -> None:
    crash_point("commit.after")
    try:
        if _needs_long_work():
            logger.warning("The index has to be built anew first. Run `manage.py index`.")
        else:
            catch_up()
    except SearchError as error:
        logger.warning("The index was not brought up to date: %s", error)


def _needs_long_work() -> bool:
    """Whether catching up would build the index of a large archive, too long for one request."""
    live = engine()
    is_built_anew = not _is_followed(live.place()) or _is_far_behind(live)
    return is_built_anew and Article.objects.all()[MUCH:].exists()


def _all_documents(progress: Progress) -> Iterator[Document]:
    rows = Article.objects.listed().for_index().in_batches(READ)
    for count, article in enumerate(rows, start=1):
        yield document(article)
        progress(count)


def _identity() -> str:
    return str(Identity.objects.get().key)


def is_ours() -> bool:
    """Whether the index is there and was made from this database; raises SearchError."""
    return _is_ours(engine().place())


def changes_pending() -> ChangeQuerySet:
    """The changes that the index has still to take; all of them where it cannot be read."""
    place = _place_if_any()
    return _changes_after(place if _is_ours(place) else None)


def _is_ours(place: Place | None) -> bool:
    return place is not None and place.archive == _identity()


def _is_followed(place: Place | None) -> bool:
    """Whether an index was made from this database, and is not ahead of it.

    Somebody may have put an older copy of the database in its place.
    """
    return place is not None and _is_ours(place) and place.change <= _last_change()


def _is_far_behind(live: Engine) -> bool:
    """Whether more has changed than the index holds: to build it anew is then less work."""
    pending = _changes_after(live.place())[: MUCH + 1].count()
    return pending > MUCH and _changes_after(live.place()).count() > live.count()


def _place_if_any() -> Place | None:
    with suppress(SearchError):
        return engine().place()
    return None


def _erased(public_ids: Iterable[str] | QuerySet[Any]) -> set[str]:
    """Those of some articles that were erased: of them no word may stay in the index's files."""
    subjects = EventSubject.objects.filter(event__kind="erase", model="article")
    return set(subjects.filter(key__in=public_ids).values_list("key", flat=True))


def _place_at(change: int) -> Place:
    return Place(change, _identity())


def _last_change() -> int:
    """The number of the last change row; rows that every index has are gone, their places stay."""
    last = Change.objects.aggregate(Max("pk"))["pk__max"]
    noted = IndexPlace.objects.aggregate(Max("change"))["change__max"]
    return max(last or 0, noted or 0)


def _changes_after(place: Place | None) -> ChangeQuerySet:
    return Change.objects.after(place.change if place else 0)


@contextmanager
def _changes_kept() -> Iterator[Place]:
    """The place of an index to build; what changes from there on is kept until it is live.

    Whoever follows the changes meanwhile does so in the index that is still live, and would drop
    those that the new one lacks.
    """
    name = index_name()
    with transaction.atomic():
        Identity.take_turn()
        place = _place_at(_last_change())
        dead = timezone.now() - LONGEST_BUILD
        IndexPlace.objects.filter(name__startswith=f"{name}:", noted_at__lt=dead).delete()
        held = IndexPlace.objects.create(name=f"{name}:{secrets.token_hex(8)}", change=place.change)
    try:
        yield place
    finally:
        held.delete()


def _note_place() -> None:
    """Tell the database how far this index is, and drop the changes that every index has.

    Where nothing is new, nothing is written: an archive may lie in a read-only folder. The place
    is asked for once nobody else can write: another index may have gone live, with an older one.
    """
    if _is_noted(engine().place()):
        return
    with transaction.atomic():
        Identity.take_turn()
        if place := engine().place():
            defaults = {"change": place.change}
            IndexPlace.objects.update_or_create(name=index_name(), defaults=defaults)
            _followed().delete()


def _is_noted(place: Place | None) -> bool:
    """Whether the database knows a place, and holds no change that every index has."""
    if place is None:
        return True
    known = IndexPlace.objects.filter(name=index_name(), change=place.change)
    return known.exists() and not _followed().exists()


def _followed() -> ChangeQuerySet:
    """The changes that every index has."""
    slowest = IndexPlace.objects.aggregate(Min("change"))["change__min"]
    return Change.objects.filter(pk__lte=slowest)


def index_name() -> str:
    """How the database knows this index."""
    path = str(Path(settings.ARCHIVE_INDEX).resolve())
    return f"{socket.gethostname()[:100]}:{hashlib.sha256(path.encode()).hexdigest()[:16]}"
