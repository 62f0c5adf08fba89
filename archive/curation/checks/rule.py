"""What a check is made of: what it looks at, what it says, and how much that matters."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import Min

from archive.curation.checks.namesakes import Names, alike
from archive.curation.claims import Verdict
from archive.models import Article, Author, Byline, Claim, Level, PossibleCopy
from archive.text.dates import Days

DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the rest of the archive, asked once for many articles.

    `copied` are the articles that may be copies of earlier ones; `first` names for each author of
    theirs the first article that he signed; `names` are those of all authors.
    """

    copied: frozenset[int]
    first: Mapping[int, int]
    names: Names

    @classmethod
    def of(cls, articles: Sequence[Article], bylines: Iterable[Byline]) -> Self:
        """What there is around articles, which are stored with their bylines and links."""
        authors = {each.author_id for each in bylines if each.author_id is not None}
        links = PossibleCopy.objects.filter(other__in=articles).values_list("other", flat=True)
        signed = Byline.objects.order_by().filter(author__in=authors).values("author")
        first = signed.annotate(first=Min("article")).values_list("author", "first")
        return cls(frozenset(links), dict(first), Names.of_all() if authors else Names(()))


@dataclass(frozen=True, slots=True)
class Facts:
    """One article with all that is said of it, read once for all checks.

    `around` is what a check would ask of other articles, and `days` are those that the body names,
    where that is known already.
    """

    article: Article
    bylines: tuple[Byline, ...]
    claims: tuple[Claim, ...]
    verdict: Verdict
    around: Around | None = None
    days: Days | None = None

    @classmethod
    def of(cls, article: Article) -> "Facts":
        """What is stored at this moment, whatever was fetched with the article before."""
        claims = tuple(Claim.objects.of(article))
        bylines = tuple(article.bylines.select_related("author"))
        return cls(article, bylines, claims, Verdict(claims))

    @property
    def may_be_copy(self) -> bool:
        """Whether links to earlier articles have to be looked for."""
        return self.around is None or self.article.pk in self.around.copied

    def has_signed_before(self, byline: Byline) -> bool:
        """Whether the author of a byline signed an earlier article."""
        if self.around is not None and byline.author_id is not None:
            return self.around.first[byline.author_id] < self.article.pk
        signed = Byline.objects.filter(author=byline.author_id)
        return signed.filter(article__lt=self.article.pk).exists()

    def alike(self, author: Author) -> list[int]:
        """The numbers of the authors with a name like this one's, the newest first."""
        return alike(author) if self.around is None else self.around.names.alike(author)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say: a sentence, and what shows it, by names such as "printed".

    `key` tells several remarks of one check apart, and a dismissed one from another that comes in
    its place; `level` is given where it is not that of the check.
    """

    text: str
    key: str = ""
    evidence: dict[str, Any] = field(default_factory=dict)
    level: Level | None = None


Find = Callable[[Facts], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: `name` is stored, `title` is what the queue is headed by."""

    name: str
    title: str
    level: Level
    find: Find

    @property
    def purpose(self) -> str:
        """What the rule is for, in a line."""
        return (self.find.__doc__ or "").strip().partition("\n")[0]

    def remarks(self, facts: Facts) -> Iterator[Remark]:
        """What it finds on an article."""
        yield from self.find(facts)


def digest(*values: Any) -> str:
    """A short key that is the same for the same values."""
    said = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:DIGEST_LENGTH]
