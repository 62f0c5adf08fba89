"""A batch of pages on its way into the archive, within one transaction and one turn.

Most pages of a batch are new, and all that concerns them is asked and written together. One that
belongs to an article which is here, or for which a curator's decisions wait, goes its way alone
once those before it are written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from archive.curation.learning import NO_USES, SHEETS, forget, learn, standing_spans, uses_in
from archive.curation.lessons import Lessons
from archive.curation.links import Links
from archive.curation.newcomers import Newcomer, Newcomers
from archive.curation.portable import apply_pending
from archive.curation.projection import project
from archive.curation.suggestions import note_suggestions
from archive.ingest.arrivals import Arrivals
from archive.ingest.claiming import capture_of, claim_of, content_of
from archive.ingest.extraction import WAYS
from archive.ingest.reading import beforehand
from archive.ingest.records import HeldRecord, ReadPage, RefusedError
from archive.ingest.relatives import Clues, Relatives, article_for
from archive.models import (
    Article,
    ArticleKey,
    Capture,
    Claim,
    Erasure,
    PendingCuration,
    Run,
    TextPrint,
)
from archive.page.repeats import Uses
from archive.text.dates import Days
from archive.text.similarity import Sample

ID_LENGTH = 12


class Stored(NamedTuple):
    """Where a record went: to a new article, to one that is known ("again"), or it was here.

    `page` is the page as it was stored: read by one who knows the furniture of its outlet.
    """

    article: Article
    status: Literal["new", "again", "unchanged"]
    page: ReadPage | None


class NotHere(NamedTuple):
    """A record that was held to be here, and is not: it has to be read."""

    sha256: str


Result = Stored | NotHere | RefusedError


class Intake:
    """The records of one batch, taken one after another; `close` writes what waits."""

    def __init__(self, records: Sequence[ReadPage | HeldRecord], run: Run | None) -> None:
        self._run = run
        self._facts = Foreseen(records)
        self._links, self._lessons = Links(), Lessons()
        self._new = Newcomers(self._links, self._lessons)
        self._waiting = self._facts.arrivals()
        self._foresee([each for each in records if isinstance(each, ReadPage)])

    def take(self, record: ReadPage | HeldRecord) -> Result:
        """What becomes of a record; where it is refused, the error that says why."""
        if known := self._facts.articles.get(record.sha256):
            return Stored(known, "unchanged", record if isinstance(record, ReadPage) else None)
        if erasure := self._facts.erasures.get(record.sha256):
            return RefusedError(
                f"erased on {erasure.made_at:%Y-%m-%d} and not wanted: {erasure.reason}"
            )
        if isinstance(record, HeldRecord):
            return NotHere(record.sha256)
        stored = self._stored(self._knowing(record))
        self._facts.articles[record.sha256] = stored.article
        return stored

    def close(self) -> None:
        """Write all that waits."""
        self._waiting = self._facts.arrivals()
        self._new.write()
        self._lessons.write()

    def _foresee(self, pages: Sequence[ReadPage]) -> None:
        """Ask at once what storing these pages will ask."""
        waiting = [page for page in pages if page.sha256 not in self._facts.articles]
        self._links.foresee_authors(_authors_of(waiting))
        self._links.foresee_outlets(_outlets_of(waiting))
        self._lessons.foresee(_asked_of(waiting))

    def _knowing(self, page: ReadPage) -> ReadPage:
        """The page as one reads it who knows the furniture of its outlet."""
        ready = page.beforehand or beforehand(page)
        if ready.asked is None or not self._lessons.known(*ready.asked):
            return replace(page, beforehand=ready)
        statements = WAYS[page.kind].knowing(page.text, page.statements, self._lessons.known)
        is_same = statements == page.statements
        return replace(page, beforehand=ready if is_same else None, statements=statements)

    def _stored(self, page: ReadPage) -> Stored:
        clues = Clues.of(page)
        known = self._article_of(page, clues)
        if known or page.sha256 in self._facts.awaited:
            self.close()
            return self._alone(page, known)
        article = Article(public_id=self._free_id(page.sha256))
        keys = self._new.add(_newcomer(article, page, clues.sample, self._run))
        for each in (self._waiting, self._facts.stored):
            each.add(keys, clues.sample)
        return Stored(article, "new", page)

    def _article_of(self, page: ReadPage, clues: Clues) -> Article | None:
        """The article that a page belongs to, be it one that waits to be written."""
        if self._waiting.may_have(clues):
            self.close()
        known = self._facts.article_of(page, clues)
        if known and self._waiting.touch(clues):
            self.close()
            return article_for(clues)
        return known

    def _alone(self, page: ReadPage, known: Article | None) -> Stored:
        """A further capture speaks beside the earlier ones; the projection says what decides."""
        article = known or Article.objects.create(public_id=self._free_id(page.sha256))
        self._lessons.lose(article.outlet)
        forget(article.outlet, uses_in(article))
        capture = capture_of(page, article, self._run)
        capture.save()
        content_of(page, capture).save()
        Claim.objects.bulk_create(claim_of(statement, capture) for statement in page.statements)
        project(article)
        apply_pending(capture)
        note_suggestions(article)
        self._lessons.lose(article.outlet)
        self._links.forget()
        learn(article.outlet, uses_in(article))
        self._facts.note(_numbers_of(article))
        return Stored(article, "again" if known else "new", page)

    def _free_id(self, sha256: str) -> str:
        """The first hex digits of the first capture's SHA-256: twelve, or more where taken."""
        lengths = range(ID_LENGTH, len(sha256) + 1)
        free = next(sha256[:n] for n in lengths if sha256[:n] not in self._facts.ids)
        self._facts.ids.add(free)
        return free


class Foreseen:
    """What the database says of all records of a batch, asked at its beginning.

    `articles` hold captures of the same bytes, `erasures` are of them, and for those `awaited` a
    curator's decisions wait; `ids` are taken.
    """

    def __init__(self, records: Sequence[ReadPage | HeldRecord]) -> None:
        hashes = {each.sha256 for each in records}
        captures = Capture.objects.filter(sha256__in=hashes).select_related("article")
        self.articles = {
            each.sha256: each.article for each in captures.only("sha256", "article__public_id")
        }
        self.erasures = {each.sha256: each for each in Erasure.objects.filter(sha256__in=hashes)}
        pending = PendingCuration.objects.filter(sha256__in=hashes)
        self.awaited = set(pending.values_list("sha256", flat=True))
        self.ids = _ids_like(hashes - self.articles.keys())
        new = [each for each in records if isinstance(each, ReadPage) and self._may_be_new(each)]
        self._pages = {page.sha256: (place, page) for place, page in enumerate(new)}
        self._relatives = Relatives.of([Clues.of(page) for page in new])
        self.stored = self.arrivals()
        self._altered: set[int] = set()

    def arrivals(self) -> Arrivals:
        """None as yet."""
        return Arrivals(self._relatives.holders)

    def article_of(self, page: ReadPage, clues: Clues) -> Article | None:
        """The article that a page belongs to, as the archive is now."""
        place, asked = self._pages[page.sha256]
        if asked.statements != page.statements or self._concern(clues):
            return article_for(clues)
        found = self._relatives.article_of(clues, place)
        return article_for(clues) if found and self.stored.touch(clues) else found

    def _concern(self, clues: Clues) -> bool:
        numbers = clues.keys | clues.sample.prints
        return not self._altered.isdisjoint(numbers) or self.stored.may_have(clues)

    def note(self, numbers: Iterable[int]) -> None:
        """An article that has these numbers has changed since, or had them."""
        self._altered.update(numbers)

    def _may_be_new(self, page: ReadPage) -> bool:
        return page.sha256 not in self.articles and page.sha256 not in self.erasures


def _numbers_of(article: Article) -> set[int]:
    """All by which an article may be found."""
    keys = ArticleKey.objects.filter(article=article).values_list("key", flat=True)
    prints = TextPrint.objects.filter(article=article).values_list("number", flat=True)
    return {*keys, *prints}


def _ids_like(hashes: Iterable[str]) -> set[str]:
    """Public ids that begin as new ones would."""
    short = {each[:ID_LENGTH] for each in hashes}
    taken = set(Article.objects.filter(public_id__in=short).values_list("public_id", flat=True))
    for each in list(taken):
        longer = Article.objects.filter(public_id__startswith=each)
        taken.update(longer.values_list("public_id", flat=True))
    return taken


def _newcomer(article: Article, page: ReadPage, sample: Sample, run: Run | None) -> Newcomer:
    capture = capture_of(page, article, run)
    claims = tuple(claim_of(statement, capture) for statement in page.statements)
    return Newcomer(
        article,
        capture,
        content_of(page, capture),
        claims,
        page.text,
        _uses_of(page, claims),
        sample,
        *_told_of_body(page),
    )


def _told_of_body(page: ReadPage) -> tuple[tuple[str, ...] | None, Days | None]:
    """The paragraphs and the days they name, where the page says only once what its body is."""
    bodies = [each for each in page.statements if each.field == "body"]
    ready = page.beforehand
    return (ready.body, ready.days) if ready and len(bodies) == 1 else (None, None)


def _uses_of(page: ReadPage, claims: Sequence[Claim]) -> Uses:
    """The lines of the page as its standing claims use them."""
    if page.kind in SHEETS:
        return NO_USES
    standing = {(each.origin, each.field, each.subject) for each in claims}
    if page.beforehand and len(standing) == len(claims):
        return page.beforehand.uses
    return Uses.of(page.text, standing_spans(claims))


def _authors_of(pages: Iterable[ReadPage]) -> set[str]:
    said = (each for page in pages for each in page.statements if each.field == "authors")
    return {name for each in said for name in each.value or ()}


def _outlets_of(pages: Iterable[ReadPage]) -> set[str]:
    said = (each for page in pages for each in page.statements if each.field == "outlet")
    return {each.value for each in said if each.value}


def _asked_of(pages: Iterable[ReadPage]) -> dict[str, set[str]]:
    """By the outlet's name the lines of which somebody will ask, or tell."""
    keys: dict[str, set[str]] = {}
    for ready in (page.beforehand for page in pages):
        if ready and ready.asked:
            outlet, asked = ready.asked
            keys.setdefault(outlet, set()).update(asked, ready.uses.left, ready.uses.used)
    return keys
