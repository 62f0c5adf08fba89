"""What a check is made of: what it looks at, what it says, and how much that matters."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.curation.claims import Verdict
from archive.models import Article, Byline, Claim, Level

DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """One article with all that is said of it, read once for all checks."""

    article: Article
    bylines: tuple[Byline, ...]
    claims: tuple[Claim, ...]
    verdict: Verdict

    @classmethod
    def of(cls, article: Article) -> "Facts":
        """What is stored at this moment, whatever was fetched with the article before."""
        claims = tuple(Claim.objects.of(article))
        bylines = tuple(article.bylines.select_related("author"))
        return cls(article, bylines, claims, Verdict(claims))


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
