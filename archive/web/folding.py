"""Copies folded: of a text that is found several times, the first, with the others under it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from archive.exports.results import Found
from archive.models import Article, Judgement, PossibleCopy
from archive.search.engine import Hit
from archive.search.snippets import Mark, Snippet

MOST_LINKS = 1_000
MOST_OTHERS = 10
MOST_STEPS = 4
"""From copy to copy of a copy: an earlier one may itself stand under another."""
Before = Callable[[], Sequence[str]]


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


def folded(found: Sequence[Found], before: Before = tuple) -> list[Result]:
    """The results of one page without those that are listed under one which ranks before them.

    `before` gives the ids of all that rank before this page; it is asked only where something on
    the page has a copy. One query where nothing has; else three more, and four where a copy stands
    on an earlier page. What a curator judged not to be the same text is not folded.
    """
    page = [each.article for each in found]
    others = _others_of(page)
    earlier = before() if any(others.values()) else ()
    ranks = {key: rank for rank, key in enumerate([*earlier, *(each.public_id for each in page)])}
    known = {each.pk: each for each in page}
    for _ in range(MOST_STEPS):
        latest = _ranked(others, ranks, known)
        if not latest:
            break
        known |= latest
        others |= _others_of(latest.values())
    listed = _listed_under_others(
        sorted(known.values(), key=lambda each: ranks[each.public_id]), others
    )
    return [
        Result(each, others[each.article.pk]) for each in found if each.article.pk not in listed
    ]


def _ranked(
    others: Mapping[int, list[Article]], ranks: Mapping[str, int], known: Collection[int]
) -> dict[int, Article]:
    """Those of some articles' copies that rank too, and of which nothing is known yet."""
    every = (each for some in others.values() for each in some)
    return {each.pk: each for each in every if each.public_id in ranks and each.pk not in known}


def _listed_under_others(
    in_order: Iterable[Article], others: Mapping[int, list[Article]]
) -> set[int]:
    """The numbers of all that stand under one before them, and so not by themselves."""
    listed: set[int] = set()
    for each in in_order:
        if each.pk not in listed:
            listed.update(other.pk for other in others[each.pk])
    return listed


def _others_of(articles: Iterable[Article]) -> dict[int, list[Article]]:
    """Of each article the first of those that have its text, by its number."""
    ids = {each.pk: each.public_id for each in articles}
    links = _links(list(ids))
    copies = _listed({pk for others in links.values() for pk in others}) if links else {}
    apart = _judged_apart(each.public_id for each in copies.values())
    return {
        pk: [
            copies[other]
            for other in links.get(pk, ())
            if other in copies and frozenset((key, copies[other].public_id)) not in apart
        ][:MOST_OTHERS]
        for pk, key in ids.items()
    }


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
