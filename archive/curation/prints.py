"""The prints of article bodies: kept in step with them, and asked which articles share some."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.models import Article, SampledText, TextPrint
from archive.text.similarity import ONE_IN, Sample, digest_of, sample_of

MOST_HOLDERS = 30
"""A print that so many articles have is noted for no other: what stands everywhere tells nothing,
and a look-up stays bounded."""
MOST_CANDIDATES = 20
SHINGLES_A_PRINT = 8 * ONE_IN
"""Half of a shorter text is on average four times as many prints as are asked for."""
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
    """The articles that have prints, oldest first; one query for every 5,000 prints."""
    wanted = sorted(set(numbers))
    found: Holders = {}
    for start in range(0, len(wanted), AT_A_TIME):
        rows = TextPrint.objects.filter(number__in=wanted[start : start + AT_A_TIME])
        for number, article in rows.values_list("number", "article"):
            found.setdefault(number, []).append(article)
    for articles in found.values():
        articles.sort()
    return found


def candidates_for(samples: Mapping[int, Sample], holders: Holders) -> dict[int, list[int]]:
    """For each text the articles that may have half of the shorter one's words in common.

    Those with most prints in common come first, of equals the oldest; a text is no candidate of
    its own number. One query for all.
    """
    shared = {key: _shared(key, sample, holders) for key, sample in samples.items()}
    sizes = _sizes({article for counts in shared.values() for article in counts})
    return {
        key: _likely(counts, samples[key].size, sizes) for key, counts in shared.items() if counts
    }


def _shared(key: int, sample: Sample, holders: Holders) -> Counter[int]:
    counts = Counter(pk for number in sample.prints for pk in holders.get(number, ()))
    del counts[key]
    return counts


def _sizes(articles: Collection[int]) -> dict[int, int]:
    wanted = sorted(articles)
    found: dict[int, int] = {}
    for start in range(0, len(wanted), AT_A_TIME):
        rows = SampledText.objects.filter(article__in=wanted[start : start + AT_A_TIME])
        found |= dict(rows.values_list("article", "size"))
    return found


def _likely(counts: Mapping[int, int], size: int, sizes: Mapping[int, int]) -> list[int]:
    found = [
        (-count, article)
        for article, count in counts.items()
        if count > min(size, sizes.get(article, 0)) // SHINGLES_A_PRINT
    ]
    return [article for _, article in sorted(found)[:MOST_CANDIDATES]]
