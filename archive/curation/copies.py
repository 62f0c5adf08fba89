"""Articles that may be one text: each stays an article of its own, linked with the evidence.

Prints propose, the shingles of both bodies decide. What other articles have as well (a list of
captions under everything that an outlet prints, say) is no evidence: it counts for neither text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.db.models import Q

from archive.curation.prints import Holders, candidates_for, note_prints
from archive.models import Article, Judgement, PossibleCopy
from archive.text.passages import longest_passage, passage_text
from archive.text.similarity import Sample, Shingles, containment, runs, shingles, words

ENOUGH = 0.5
NEARLY_ALL = 0.8
"""Articles with so much in common are copies, and tell nothing of what stands on every page."""
LEAST_COMMON = 20
LEAST_SPREAD = 0.25
MOST_WITNESSES = 8
WITNESSES_ELSEWHERE = 3
"""Of one outlet any other article shows what stands on all its pages; of two, several have to."""
QUOTED = 300


@dataclass(frozen=True, eq=False)
class Text:
    """The body of an article, as it is compared."""

    article: int
    outlet: int | None
    body: Sequence[str]

    @cached_property
    def shingles(self) -> Shingles:
        """Its shingles."""
        return shingles(self.body)


class Texts:
    """Bodies by article, read as they are asked for and kept for as long as a batch takes."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._known = {each.pk: Text(each.pk, each.outlet_id, each.body) for each in articles}

    def of(self, articles: Sequence[int]) -> list[Text]:
        """Those of some articles, in their order; one query for all that are not here yet."""
        if unknown := [pk for pk in articles if pk not in self._known]:
            rows = Article.objects.order_by().filter(pk__in=unknown)
            for pk, outlet, body in rows.values_list("pk", "outlet", "body"):
                self._known[pk] = Text(pk, outlet, body)
        return [self._known[pk] for pk in articles if pk in self._known]


def note_copies(articles: Sequence[Article], samples: Iterable[Sample] = ()) -> set[int]:
    """Bring prints and links in step with the bodies of articles.

    Returns the others that have another link to an earlier article now, or one less: these are to
    be checked again.
    Expects articles as they are stored, in a transaction with the writers' turn. Where no body
    has changed it is one query; where no other text is like theirs, some more for all of them.
    """
    noted = note_prints(articles, samples)
    if not noted.samples:
        return set()
    texts = Texts(articles)
    found: dict[tuple[int, int], PossibleCopy] = {}
    touched: set[int] = set()
    for pk, likely in candidates_for(noted.samples, noted.holders).items():
        own = next(iter(texts.of([pk])))
        for link in _links(own, texts.of(likely), texts, noted.holders, noted.samples[pk]):
            found[link.one_id, link.other_id] = link
        touched |= _reconsidered(own, texts.of(likely))
    return (_store(set(noted.samples), found) | touched) - {each.pk for each in articles}


def _links(
    own: Text, likely: Sequence[Text], texts: Texts, holders: Holders, sample: Sample
) -> Iterator[PossibleCopy]:
    for other in likely:
        if is_enough(own.shingles, other.shingles):
            witnesses = texts.of(_sharing(own, other, holders, sample))
            if is_copy(own, other, witnesses):
                yield _link(own, other)


def _sharing(own: Text, other: Text, holders: Holders, sample: Sample) -> list[int]:
    """The articles that have most of the prints that two texts share."""
    shared = [number for number in sample.prints if number in other.shingles]
    counts = Counter(pk for number in shared for pk in holders.get(number, ()))
    del counts[own.article], counts[other.article]
    return sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_WITNESSES]


def judgements_about(article: Article) -> dict[str, Judgement]:
    """What was said of an article and others, by the public id of the other; one query."""
    key = article.public_id
    said = Judgement.objects.filter(Q(one=key) | Q(other=key), model="article")
    return {each.other if each.one == key else each.one: each for each in said}


def is_enough(one: Shingles, other: Shingles) -> bool:
    """Whether half of the shorter text stands in the other, and not just a sentence."""
    return len(one & other) >= LEAST_COMMON and containment(one, other) >= ENOUGH


def is_copy(one: Text, other: Text, witnesses: Iterable[Text]) -> bool:
    """Whether they have enough in common without what others have as well that are no copies."""
    shared: Counter[int] = Counter()
    for each in witnesses:
        if not (_is_near(each, one) or _is_near(each, other)):
            shared.update(each.shingles & one.shingles & other.shingles)
    least = 1 if one.outlet == other.outlet else WITNESSES_ELSEWHERE
    everywhere = frozenset(number for number, count in shared.items() if count >= least)
    is_left = is_enough(one.shingles - everywhere, other.shingles - everywhere)
    return is_left and (is_spread(one, other) or is_spread(other, one))


def is_spread(one: Text, other: Text) -> bool:
    """Whether enough paragraphs of one of them stand in the other, each by at least half.

    Words under a row of pictures are one paragraph, and may be longer than the article above.
    """
    found = [frozenset(runs(words(each))) for each in one.body]
    told = [len(each & other.shingles) >= ENOUGH * len(each) for each in found if each]
    return sum(told) >= LEAST_SPREAD * len(told)


def _is_near(one: Text, other: Text) -> bool:
    return containment(one.shingles, other.shingles) >= NEARLY_ALL


def _reconsidered(own: Text, likely: Sequence[Text]) -> set[int]:
    """Take back links between texts of which a new one shows that others have it as well."""
    told = {each.article: each for each in likely if not _is_near(own, each)}
    if len(told) < 2:  # noqa: PLR2004 - a link is of two
        return set()
    gone = [
        link
        for link in PossibleCopy.objects.filter(one__in=told, other__in=told)
        if not _still_is(link, own, told)
    ]
    PossibleCopy.objects.filter(pk__in=[link.pk for link in gone]).delete()
    return {link.other_id for link in gone}


def _still_is(link: PossibleCopy, own: Text, told: Mapping[int, Text]) -> bool:
    one, other = told[link.one_id], told[link.other_id]
    others = (each for each in told.values() if each not in (one, other))
    return is_copy(one, other, [own, *islice(others, MOST_WITNESSES)])


def _link(own: Text, other: Text) -> PossibleCopy:
    one, later = sorted((own, other), key=lambda each: each.article)
    passage = longest_passage(one.body, later.body)
    if passage is None:
        raise AssertionError("What has shingles in common has a passage in common.")
    words = passage_text(later.body, passage.in_other)
    return PossibleCopy(
        one_id=one.article,
        other_id=later.article,
        common=len(one.shingles & later.shingles),
        least=min(len(one.shingles), len(later.shingles)),
        words=passage.words,
        passage=words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…",
        one_from=passage.in_one.first,
        one_to=passage.in_one.last,
        other_from=passage.in_other.first,
        other_to=passage.in_other.last,
    )


def _store(changed: set[int], found: Mapping[tuple[int, int], PossibleCopy]) -> set[int]:
    """Put what was found in the place of what stood; the later end of each."""
    stood = {(each.one_id, each.other_id): each for each in PossibleCopy.objects.of(list(changed))}
    PossibleCopy.objects.filter(pk__in=[each.pk for each in stood.values()]).delete()
    PossibleCopy.objects.bulk_create([found[key] for key in sorted(found)])
    return {later for _, later in {*stood, *found}}
