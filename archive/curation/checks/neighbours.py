"""Other articles and people that may be the same. Cheap: what is looked at is bounded."""

from collections.abc import Iterator
from itertools import permutations

from django.db.models import Q

from archive.curation.checks.contradictions import are_apart
from archive.curation.checks.rule import Facts, Remark
from archive.curation.copies import judgements_about
from archive.models import Author, Byline, Judgement, PossibleCopy
from archive.models.naming import key_of
from archive.text.folding import folded

SAME_PERSON = "same-person"
"""The name of the check whose findings are known by the slugs of two authors."""
MOST_NAMESAKES = 500
MOST_WORDS = 4
MOST_COPIES = 5
TEXTS = ("body", "captions", "notes", "damage")


def possible_copy(facts: Facts) -> Iterator[Remark]:
    """Half of the text or more stands in an earlier article as well; a judgement ends it."""
    if not facts.may_be_copy:
        return
    links = PossibleCopy.objects.filter(other=facts.article).select_related("one__outlet")
    links = links.defer(*(f"one__{name}" for name in TEXTS)).order_by("-common", "pk")
    found = list(links[:MOST_COPIES])
    judged = judgements_about(facts.article) if found else {}
    for link in found:
        if link.one.public_id not in judged:
            yield _copy_of(link)


def _copy_of(link: PossibleCopy) -> Remark:
    outlet = link.one.outlet or "no outlet named"
    text = f"Has {link.percent} % of the shorter text in common with “{link.one}” ({outlet})."
    said = {
        "article": link.one.public_id,
        "percent": link.percent,
        "words": link.words,
        "text": link.passage,
    }
    return Remark(text, link.one.public_id, said)


def possible_same_person(facts: Facts) -> Iterator[Remark]:
    """A name like an earlier one but for initials, order or accents, or an old name elsewhere.

    Said once, on the first article that somebody signed so; a judgement ends it.
    """
    for byline in facts.bylines:
        if byline.author and not byline.author.is_organisation:
            if not facts.has_signed_before(byline):
                yield from _namesakes(byline, byline.author)
            yield from _moved(byline, byline.author)


def _namesakes(byline: Byline, author: Author) -> Iterator[Remark]:
    for other in _alike(author):
        slugs = sorted((author.slug, other.slug))
        if _was_known(other, byline) and not _is_judged(*slugs):
            text = f"{author.name} may be {other.name}."
            yield Remark(text, " ".join(slugs)[:200], {"one": slugs[0], "other": slugs[1]})


def _was_known(other: Author, byline: Byline) -> bool:
    """Whether somebody signed before a byline, or nowhere.

    The order of the pages decides, which two archives share, and not that of the authors' rows.
    """
    earlier = Q(article=byline.article_id, position__lt=byline.position)
    signed = Byline.objects.filter(author=other)
    before = signed.filter(earlier | Q(article__lt=byline.article_id))
    return before.exists() or not signed.exists()


def _is_judged(one: str, other: str) -> bool:
    return Judgement.objects.filter(model="author", one=one, other=other).exists()


def _alike(author: Author) -> Iterator[Author]:
    """Authors whose name has a whole word in common and differs in nothing that counts."""
    wanted = Q(_connector=Q.OR)
    for word in {*_whole(key_of(author.name)), *_whole(folded(author.name))}:
        wanted |= Q(name_key__contains=word)
    if not wanted:
        return
    rows = Author.objects.present().filter(wanted, is_organisation=False).exclude(pk=author.pk)
    for other in rows.order_by("-pk")[:MOST_NAMESAKES]:
        if are_alike(author.name, other.name):
            yield other


def are_alike(one: str, other: str) -> bool:
    """Whether two names differ only by initials, middle initials, order, points and accents."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short or len(long) > MOST_WORDS or len(short) + 1 < len(long):
        return False
    return any(_fits(short, list(order)) for order in permutations(long))


def _fits(short: list[str], long: list[str]) -> bool:
    """Word for word the same or an initial, one of them the same; what is over is an initial."""
    pairs = list(zip(short, long, strict=False))
    if not all(_is_same_or_initial(a, b) for a, b in pairs):
        return False
    is_sure = any(a == b and len(a) > 1 for a, b in pairs)
    return is_sure and all(len(word) == 1 for word in long[len(short) :])


def _is_same_or_initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _words(name: str) -> list[str]:
    return folded(name).replace(".", " ").replace("-", " ").replace(",", " ").split()


def _whole(name: str) -> set[str]:
    return {word.strip(".,") for word in name.split() if len(word.strip(".,")) > 1}


def _moved(byline: Byline, author: Author) -> Iterator[Remark]:
    """ "Same name, other affiliation": two people of one name, or one who changed places."""
    if not byline.affiliation:
        return
    before = Byline.objects.filter(author=author, article__lt=byline.article_id)
    known = list(before.exclude(affiliation=None).values_list("affiliation", flat=True)[:50])
    if known and all(are_apart(byline.affiliation, each or "") for each in known):
        text = f"{author.name} is “{byline.affiliation}” here, “{known[-1]}” before."
        yield Remark(text, author.slug, {"here": byline.affiliation, "before": known[-1]})
