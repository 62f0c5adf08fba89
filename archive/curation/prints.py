"""The prints of article bodies: kept in step with them, and asked which articles share some."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from archive.models import Article, SampledText, TextPrint
from archive.text.similarity import ONE_IN, Sample, digest_of, sample_of

MOST_HOLDERS = 30
"""A print that so many articles have is noted for no other: what stands everywhere tells nothing,
and a look-up stays bounded."""
MOST_CANDIDATES = 20
HALF = 0.5
DEVIATIONS = 3
AT_A_TIME = 5_000

Holders = dict[int, list[int]]
"""Print to the numbers of the articles that have it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted: the samples of the bodies that changed, by article, and who has their prints.

    The holders are those of before and the articles themselves.
    """

    samples: Mapping[int, Sample]
    holders: Holders


def note_prints(articles: Sequence[Article], samples: Iterable[Sample] = ()) -> Noted:
    """Keep the prints of articles in step with their bodies.

    `samples` are those that somebody has worked out already, of whatever texts. One query where no
    body has changed, else five, for however many articles.
    """
    known = {sample.digest: sample for sample in samples}
    noted = dict(SampledText.objects.filter(article__in=articles).values_list("article", "digest"))
    changed: dict[int, Sample] = {}
    for article in articles:
        digest = digest_of(article.body)
        if noted.get(article.pk) != digest:
            changed[article.pk] = known.get(digest) or sample_of(article.body)
    if not changed:
        return Noted({}, {})
    if again := noted.keys() & changed.keys():
        TextPrint.objects.filter(article__in=again).delete()
    holders = holders_of(number for sample in changed.values() for number in sample.prints)
    TextPrint.objects.insert(_new_prints(changed, holders))
    SampledText.objects.bulk_create(
        [SampledText(article_id=pk, digest=each.digest, size=each.size)
         for pk, each in changed.items()],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["digest", "size"],
    )  # fmt: skip
    return Noted(changed, holders)


def _new_prints(samples: Mapping[int, Sample], holders: Holders) -> Iterator[tuple[int, int]]:
    """The rows to be made; who gets one counts as a holder at once."""
    for pk, sample in samples.items():
        for number in sorted(sample.prints):
            having = holders.setdefault(number, [])
            if len(having) < MOST_HOLDERS:
                having.append(pk)
                yield pk, number


def holders_of(numbers: Iterable[int]) -> Holders:
    """The articles that have prints, oldest first; one query."""
    found: Holders = {}
    for number, article in TextPrint.objects.holding(set(numbers)):
        found.setdefault(number, []).append(article)
    for articles in found.values():
        articles.sort()
    return found


def candidates_for(samples: Mapping[int, Sample], holders: Holders) -> dict[int, list[int]]:
    """For each text the articles that may have half of the shorter one's words in common.

    Those with most prints in common come first, of equals the oldest; a text is no candidate of
    its own number. One query for all.
    """
    shared = shared_with(samples, holders)
    return {key: found for key, each in shared.items() if (found := each.likely(HALF))}


@dataclass(frozen=True, slots=True)
class Shared:
    """How many prints a text has in common with which articles; what that says of the texts."""

    size: int
    telling: int
    counts: Counter[int]
    sizes: Mapping[int, int]

    def may_have(self, share: float, article: int) -> bool:
        """Whether the shorter text may have so much of its shingles, from 0 to 1, in the other.

        Then each of the prints is in both with the same probability at least; fewer than three
        standard deviations below what is expected are as good as never that few.
        """
        size = self.sizes.get(article, 0)
        common = share * min(self.size, size) / self.size if self.size else 0.0
        spread = sqrt(self.telling * common * (1 - common))
        return size > 0 and self.counts[article] >= self.telling * common - DEVIATIONS * spread

    def likely(self, share: float) -> list[int]:
        """The articles with some print in common that may have so much."""
        found = [
            (-n, article) for article, n in self.counts.items() if self.may_have(share, article)
        ]
        return [article for _, article in sorted(found)[:MOST_CANDIDATES]]


def shared_with(
    samples: Mapping[int, Sample], holders: Holders, others: Iterable[int] = ()
) -> dict[int, Shared]:
    """What each text shares with the holders of its prints; `others` are asked about as well."""
    counts = {key: _counts(key, sample, holders) for key, sample in samples.items()}
    sizes = _sizes({*others, *(article for each in counts.values() for article in each)})
    return {
        key: Shared(sample.size, telling(sample, holders), counts[key], sizes)
        for key, sample in samples.items()
    }


def _counts(key: int, sample: Sample, holders: Holders) -> Counter[int]:
    counts = Counter(pk for number in sample.prints for pk in holders.get(number, ()))
    del counts[key]
    return counts


def telling(sample: Sample, holders: Holders) -> int:
    """How many of its prints any other article has that has the shingle.

    Those that a short text has beyond its share, a longer one need not have; and those that too
    many have are noted for no more.
    """
    return sum(
        not number % ONE_IN and len(holders.get(number, ())) < MOST_HOLDERS
        for number in sample.prints
    )


def _sizes(articles: Collection[int]) -> dict[int, int]:
    wanted = sorted(articles)
    found: dict[int, int] = {}
    for start in range(0, len(wanted), AT_A_TIME):
        rows = SampledText.objects.filter(article__in=wanted[start : start + AT_A_TIME])
        found |= dict(rows.values_list("article", "size"))
    return found
