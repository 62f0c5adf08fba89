"""Copies folded: of texts that stand on a page of results twice, the first, with the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from archive.exports.results import Found
from archive.models import Article, Judgement, PossibleCopy
from archive.search.engine import Hit
from archive.search.snippets import Mark, Snippet

MOST_LINKS = 1_000
MOST_OTHERS = 10


@dataclass(frozen=True, slots=True)
class Result:
    """One result as the page shows it, with other articles that have the same text."""

    found: Found
    others: list[Article]

    @property
    def hit(self) -> Hit:
        """What the engine says of it."""
        return self.found.hit

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.found.article

    @property
    def title_marks(self) -> tuple[Mark, ...]:
        """Where its title has the words."""
        return self.found.title_marks

    @property
    def snippets(self) -> tuple[Snippet, ...]:
        """Its fragments."""
        return self.found.snippets


def folded(found: Sequence[Found]) -> list[Result]:
    """The results of one page without those that are copies of one above them.

    One query where nothing on the page has a copy; else three more. What a curator judged not to
    be the same text is not folded.
    """
    links = _links([each.article.pk for each in found])
    articles = _listed({pk for others in links.values() for pk in others}) if links else {}
    apart = _judged_apart(each.public_id for each in articles.values())
    shown: dict[int, Result] = {}
    for each in found:
        others = [
            articles[pk]
            for pk in links.get(each.article.pk, ())
            if pk in articles
            and frozenset((each.article.public_id, articles[pk].public_id)) not in apart
        ]
        if not any(other.pk in shown for other in others):
            shown[each.article.pk] = Result(each, others[:MOST_OTHERS])
    return list(shown.values())


def _links(numbers: Sequence[int]) -> dict[int, list[int]]:
    """The other ends of the links of articles, those with most in common first."""
    ends: dict[int, list[int]] = {}
    if not numbers:
        return ends
    links = PossibleCopy.objects.of(list(numbers)).order_by("-common", "pk")
    for one, other in links.values_list("one_id", "other_id")[:MOST_LINKS]:
        ends.setdefault(one, []).append(other)
        ends.setdefault(other, []).append(one)
    return ends


def _listed(numbers: Iterable[int]) -> Mapping[int, Article]:
    return Article.objects.listed().for_list().in_bulk(list(numbers))


def _judged_apart(keys: Iterable[str]) -> set[frozenset[str]]:
    """The pairs that a curator judged to be different texts."""
    of_these = list(keys)
    if not of_these:
        return set()
    said = Judgement.objects.filter(Q(one__in=of_these), model="article", are_same=False)
    return {frozenset(pair) for pair in said.values_list("one", "other")}
