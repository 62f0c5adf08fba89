"""What an outlet prints on page after page, counted from the captures of its articles.

The counts are a projection of captures and claims: `learn` adds a new article, `rebuild` makes
them anew. A line on which something rests in any article, be it a refrain of the body, is none.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Sum

from archive.curation.claims import newest
from archive.models import Article, Capture, Claim, FurnitureLine, Identity, Outlet
from archive.models.articles import ArticleQuerySet
from archive.page.repeats import Uses
from archive.text.decoding import BinaryFileError

FEWEST_ARTICLES = 3
BATCH = 200
NO_USES = Uses(frozenset(), frozenset())
SHEETS = frozenset({"row", "feed", "ris", "csl"})
"""Kinds of captures whose text is a sheet that we wrote ourselves: no outlet prints its lines."""


@dataclass(frozen=True, slots=True)
class Counts:
    """By their keys the lines of an outlet: how many articles leave them out, how many use them."""

    left_out: Counter[str]
    used: Counter[str]

    def add(self, uses: Uses) -> None:
        """Count one more article."""
        self.left_out.update(uses.left)
        self.used.update(uses.used)

    def merge(self, other: "Counts") -> None:
        """Count other articles as well."""
        self.left_out.update(other.left_out)
        self.used.update(other.used)

    def furniture(self) -> frozenset[str]:
        """The keys of the outlet's furniture."""
        enough = (key for key, count in self.left_out.items() if count >= FEWEST_ARTICLES)
        return frozenset(key for key in enough if not self.used[key])

    def rows(self) -> dict[str, tuple[int, int]]:
        """Both counts of every line."""
        return {key: (self.left_out[key], self.used[key]) for key in {*self.left_out, *self.used}}


def known_furniture(outlet: str, keys: Collection[str]) -> frozenset[str]:
    """Those keys that are furniture of the one outlet of this name; none where several have it."""
    rows = list(Outlet.objects.named(outlet)[:2])
    if len(rows) != 1:
        return frozenset()
    lines = FurnitureLine.objects.filter(outlet__in=rows[0].lineage(), key__in=keys)
    counted = lines.values("key").annotate(all_used=Sum("used"), all_left=Sum("left_out"))
    known = counted.filter(all_used=0, all_left__gte=FEWEST_ARTICLES)
    return frozenset(known.values_list("key", flat=True))


class Surveyed:
    """The furniture of every outlet as captures and claims show it now; changes nothing."""

    def __init__(self) -> None:
        self._furniture = {
            outlet.pk: survey(Article.objects.filter(outlet=outlet)).furniture()
            for outlet in Outlet.objects.all()
        }

    def __call__(self, outlet: str, keys: Collection[str]) -> frozenset[str]:
        """The same as `known_furniture`."""
        rows = list(Outlet.objects.named(outlet)[:2])
        if len(rows) != 1:
            return frozenset()
        return self._furniture.get(rows[0].pk, frozenset()) & frozenset(keys)


@transaction.atomic
def learn(outlet: Outlet | None, uses: Uses) -> None:
    """Count the lines of a new article of an outlet; expects that its turn is taken."""
    _count(outlet, uses, 1)


@transaction.atomic
def forget(outlet: Outlet | None, uses: Uses) -> None:
    """Take back what `learn` counted, before an article is counted anew with another capture."""
    _count(outlet, uses, -1)


def _count(outlet: Outlet | None, uses: Uses, step: int) -> None:
    if outlet is None:
        return
    keys = uses.left | uses.used
    stored = FurnitureLine.objects.filter(outlet=outlet, key__in=keys)
    known = {key: counts for key, *counts in stored.values_list("key", "left_out", "used")}
    rows = []
    for key in sorted(keys):
        left_out, used = known.get(key, (0, 0))
        left_out += step * (key in uses.left)
        used += step * (key in uses.used)
        rows.append((outlet.pk, key, max(left_out, 0), max(used, 0)))
    FurnitureLine.objects.put(rows)


def survey(articles: ArticleQuerySet) -> Counts:
    """Count the lines of an outlet's articles from what is stored."""
    counts = Counts(Counter(), Counter())
    for article in articles.with_captures().in_batches():
        counts.add(uses_in(article))
    return counts


def uses_in(article: Article) -> Uses:
    """What is used and what is left out in an article's captures taken together."""
    said = list(article.claims.all())
    uses = [_uses_in(capture, said) for capture in article.captures.all()]
    used = frozenset[str]().union(*(each.used for each in uses))
    return Uses(used, frozenset[str]().union(*(each.left for each in uses)) - used)


def _uses_in(capture: Capture, claims: Iterable[Claim]) -> Uses:
    """A capture that no longer counts as text shows nothing; reading it again says so."""
    if capture.kind in SHEETS:
        return NO_USES
    try:
        text = capture.text()
    except BinaryFileError:
        return NO_USES
    about = (claim for claim in claims if claim.capture_id == capture.pk)
    return Uses.of(text, standing_spans(about))


def standing_spans(claims: Iterable[Claim]) -> Iterator[list[int]]:
    """The places on which the claims about one capture rest that nothing has superseded."""
    for claim in newest(claims).values():
        yield from claim.spans


def rebuild() -> None:
    """Make the counts of every outlet anew, an outlet at a time; writes only what differs.

    Writers wait no longer than it takes to count what came in meanwhile.
    """
    for outlet in Outlet.objects.all():
        articles = Article.objects.filter(outlet=outlet)
        last = articles.aggregate(pk=Max("pk"))["pk"] or 0
        counts = survey(articles.filter(pk__lte=last))
        with transaction.atomic():
            Identity.take_turn()
            counts.merge(survey(articles.filter(pk__gt=last)))
            _replace(outlet, counts.rows())


def _replace(outlet: Outlet, rows: Mapping[str, tuple[int, int]]) -> None:
    stored = FurnitureLine.objects.filter(outlet=outlet)
    known = {line.key: (line.left_out, line.used) for line in stored}
    gone = list(known.keys() - rows.keys())
    for start in range(0, len(gone), BATCH):
        stored.filter(key__in=gone[start : start + BATCH]).delete()
    FurnitureLine.objects.put(
        (outlet.pk, key, left_out, used)
        for key, (left_out, used) in rows.items()
        if known.get(key) != (left_out, used)
    )
