"""New articles written together: what `projection.project` makes of one, made of many at once.

Every article rests on one capture and nobody has curated it. Numbers are given in the order in
which the articles came, so that checks that look at earlier articles see what they would have seen.
"""

from dataclasses import dataclass

from archive.curation.checks import Around, Facts, findings_on, run_checks
from archive.curation.claims import Verdict
from archive.curation.copies import note_copies
from archive.curation.lessons import Lessons
from archive.curation.links import Links
from archive.curation.projection import body_of, bylines_of, judge
from archive.curation.traits import Traits
from archive.models import (
    Article,
    ArticleKey,
    Byline,
    Capture,
    CaptureBytes,
    Change,
    Claim,
    Finding,
)
from archive.page.repeats import Uses
from archive.text.dates import Days
from archive.text.similarity import Sample


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An article with all that it rests on; nothing of it is stored yet.

    `body` are its paragraphs and `days` those that they name, where that is known already.
    """

    article: Article
    capture: Capture
    content: CaptureBytes
    claims: tuple[Claim, ...]
    text: str
    uses: Uses
    sample: Sample
    body: tuple[str, ...] | None
    days: Days | None


@dataclass(frozen=True, slots=True)
class _Judged:
    newcomer: Newcomer
    verdict: Verdict
    bylines: tuple[Byline, ...]
    numbers: frozenset[int]


class Newcomers:
    """New articles that wait to be written."""

    def __init__(self, links: Links, lessons: Lessons) -> None:
        self._links, self._lessons = links, lessons
        self._waiting: list[_Judged] = []

    def add(self, newcomer: Newcomer) -> frozenset[int]:
        """Make the article what its claims say; rows of outlets and authors are made at once.

        Returns the numbers of its addresses, ids and headings.
        """
        article, verdict = newcomer.article, Verdict(newcomer.claims)
        judge(article, verdict)
        printed = verdict.value("outlet")
        article.outlet = self._links.outlet(printed) if printed else None
        body = verdict.claim("body")
        if newcomer.body is not None:
            article.body = list(newcomer.body)
        else:
            article.body = body_of(body, newcomer.text) if body else []
        article.revision += 1
        bylines = bylines_of(
            article, verdict, lambda name: self._links.author(name, verdict.value("name", name))
        )
        numbers = frozenset(Traits.of_article(article, newcomer.claims).numbers)
        self._lessons.learn(article.outlet, newcomer.uses)
        self._waiting.append(_Judged(newcomer, verdict, tuple(bylines), numbers))
        return numbers

    def write(self) -> None:
        """Store all that wait, and what the checks find on them."""
        judged, self._waiting = self._waiting, []
        if not judged:
            return
        news = [each.newcomer for each in judged]
        self._links.write()
        Article.objects.bulk_create([each.article for each in news])
        Capture.objects.bulk_create([each.capture for each in news])
        CaptureBytes.objects.insert(each.content for each in news)
        Claim.objects.insert(claim for each in news for claim in each.claims)
        bylines = Byline.objects.bulk_create([byline for each in judged for byline in each.bylines])
        ArticleKey.objects.insert(
            ArticleKey(article=each.newcomer.article, key=key)
            for each in judged
            for key in sorted(each.numbers)
        )
        others = note_copies([each.article for each in news], [each.sample for each in news])
        around = Around.of([each.article for each in news], bylines)
        Finding.objects.bulk_create(
            [found for each in judged for found in findings_on(_facts(each, around))]
        )
        for other in Article.objects.filter(pk__in=others):
            run_checks(other)
        Change.objects.record([each.article.public_id for each in news])


def _facts(judged: _Judged, around: Around) -> Facts:
    new = judged.newcomer
    return Facts(new.article, judged.bylines, new.claims, judged.verdict, around, new.days)
