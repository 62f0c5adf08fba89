"""What captures of one article have in common, and the numbers by which these are found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from archive.curation.claims import standing
from archive.models import Article, ArticleKey, Claim
from archive.models.keys import address_keys, all_numbers, outlet_keys, title_keys
from archive.models.naming import key_of

FIELDS = ("url", "title", "outlet", "authors")

Values = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Traits:
    """What captures of one article have in common, in every way in which it has been said.

    What a curator corrected and what the page prints both count: a corrected title must not make
    a new article of the next capture. `outlets` are the keys of its names, `outlet` is its row.
    """

    urls: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    outlet: int | None
    bylines: tuple[frozenset[str], ...]

    @classmethod
    def of_article(cls, article: Article, claims: Iterable[Claim]) -> Self:
        """Those of an article, from what it says and from its claims."""
        values: dict[str, list[Any]] = defaultdict(list)
        for claim in standing(claims):
            if not claim.subject:
                values[claim.field].append(claim.value)
        values["title"] += filter(None, [article.title])
        return cls.of(values, article.outlet_id)

    @classmethod
    def of(cls, values: Values, outlet: int | None) -> Self:
        """Those that stand in values by field; `outlet` is the number of the row that is meant."""
        said = {field: [each for each in values.get(field, ()) if each] for field in FIELDS}
        names = (each for each in said["outlet"] if isinstance(each, str))
        return cls(
            frozenset(address_keys(said["url"])),
            frozenset(title_keys(said["title"])),
            frozenset(outlet_keys(names)),
            outlet,
            tuple(frozenset(map(key_of, each)) for each in said["authors"]),
        )

    @property
    def numbers(self) -> set[int]:
        """All numbers by which it may be found."""
        return all_numbers(self.urls, set(self.titles), set(self.outlets))

    def may_be(self, other: Self) -> bool:
        """Whether all but the texts allows that two pages without a common address are one."""
        is_of_outlet = self.outlet is not None and self.outlet == other.outlet
        return (
            not (self.urls and other.urls)
            and not self.titles.isdisjoint(other.titles)
            and (is_of_outlet or not self.outlets.isdisjoint(other.outlets))
            and agree(self.bylines, other.bylines)
        )


def agree(ours: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> bool:
    """Whether two bylines do not contradict: one names all whom the other names, or nobody."""
    others = list(filter(None, theirs))
    pairs = [(one, other) for one in filter(None, ours) for other in others]
    return not pairs or any(one <= other or other <= one for one, other in pairs)


def note_keys(article: Article, claims: Iterable[Claim]) -> None:
    """Keep the numbers of an article in step with what it says; writes only what differs."""
    wanted = Traits.of_article(article, claims).numbers
    stored = set(ArticleKey.objects.filter(article=article).values_list("key", flat=True))
    if gone := stored - wanted:
        ArticleKey.objects.filter(article=article, key__in=gone).delete()
    made = sorted(wanted - stored)
    ArticleKey.objects.bulk_create(ArticleKey(article=article, key=key) for key in made)
