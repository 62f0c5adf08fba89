"""Other articles and people that may be the same. Cheap: what is looked at is bounded."""

from collections.abc import Iterator

from django.db.models import Q

from archive.curation.checks.contradictions import are_apart
from archive.curation.checks.rule import Facts, Remark
from archive.curation.copies import judgements_about
from archive.models import Author, Byline, Judgement, PossibleCopy

SAME_PERSON = "same-person"
"""The name of the check whose findings are known by the slugs of two authors."""
MOST_NAMESAKES = 50
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
                yield from _namesakes(byline, byline.author, facts.alike(byline.author))
            yield from _moved(byline, byline.author)


def _namesakes(byline: Byline, author: Author, alike: list[int]) -> Iterator[Remark]:
    others = Author.objects.in_bulk(alike[:MOST_NAMESAKES]) if alike else {}
    for other in map(others.__getitem__, alike[:MOST_NAMESAKES]):
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


def _moved(byline: Byline, author: Author) -> Iterator[Remark]:
    """ "Same name, other affiliation": two people of one name, or one who changed places."""
    if not byline.affiliation:
        return
    before = Byline.objects.filter(author=author, article__lt=byline.article_id)
    known = list(before.exclude(affiliation=None).values_list("affiliation", flat=True)[:50])
    if known and all(are_apart(byline.affiliation, each or "") for each in known):
        text = f"{author.name} is “{byline.affiliation}” here, “{known[-1]}” before."
        yield Remark(text, author.slug, {"here": byline.affiliation, "before": known[-1]})
