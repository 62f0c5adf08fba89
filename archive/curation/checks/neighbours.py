"""Other articles and people that may be the same. Cheap: what is looked at is bounded."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations

from django.db.models import F, Q

from archive.curation.checks.contradictions import are_apart
from archive.curation.checks.rule import Facts, Remark
from archive.models import Article, Author, Byline, Judgement
from archive.models.articles import ArticleQuerySet
from archive.models.naming import key_of
from archive.text.folding import folded

SAME_PERSON = "same-person"
"""The name of the check whose findings are known by the slugs of two authors."""
REPRINTED_WITHIN = timedelta(days=14)
MOST_NEIGHBOURS = 500
MOST_NAMESAKES = 500
SHORTEST_TITLE = 12
"""Letters of a folded title that say something: "Editorial" stands over a thousand texts."""
SHORTEST_PARAGRAPH = 80
PRINT_LENGTH = 200
MOST_WORDS = 4
MOST_COPIES = 5


def possible_copy(facts: Facts) -> Iterator[Remark]:
    """An earlier article of another outlet has the same title or begins with the same words.

    Looked for among articles of the same days, and among the newest where a day is missing.
    """
    article = facts.article
    title, opening = _print(article.title, SHORTEST_TITLE), _opening(article.body[:1])
    if not title and not opening:
        return
    found = 0
    for public_id, other_title, other_opening in _neighbours(article):
        is_titled = title and title == _print(other_title, SHORTEST_TITLE)
        is_opened = opening and opening == _opening([other_opening] if other_opening else [])
        if is_titled or is_opened:
            same = "title" if is_titled else "first paragraph"
            text = f"Has the same {same} as “{other_title or 'Untitled'}” of another outlet."
            yield Remark(text, public_id, {"article": public_id, "same": same})
            found += 1
        if found == MOST_COPIES:
            return


def _neighbours(article: Article) -> Iterator[tuple[str, str | None, str | None]]:
    """Public id, title and first paragraph of what came before it, by whatever index there is."""
    earlier = Article.objects.filter(pk__lt=article.pk or 0)
    if article.outlet_id:
        earlier = earlier.exclude(outlet=article.outlet_id)
    if article.sort_day is None:
        yield from _rows(earlier)
        return
    day = article.sort_day
    around = (day - REPRINTED_WITHIN, day + REPRINTED_WITHIN)
    yield from _rows(earlier.filter(sort_day__range=around))
    yield from _rows(earlier.filter(sort_day=None))


def _rows(articles: ArticleQuerySet) -> list[tuple[str, str | None, str | None]]:
    rows = articles.order_by("-pk").values_list("public_id", "title", F("body__0"))
    return list(rows[:MOST_NEIGHBOURS])


def _opening(body: list[str]) -> str:
    return _print(body[0], SHORTEST_PARAGRAPH) if body else ""


def _print(text: str | None, shortest: int) -> str:
    """What two texts have in common that differ in case, marks and spaces; empty if too short."""
    letters = "".join(filter(str.isalnum, folded((text or "")[: 2 * PRINT_LENGTH])))[:PRINT_LENGTH]
    weight = len(letters) if letters.isascii() else 2 * len(letters)
    return letters if weight >= shortest else ""


def possible_same_person(facts: Facts) -> Iterator[Remark]:
    """A name like an earlier one but for initials, order or accents, or an old name elsewhere.

    Said once, on the first article that somebody signed so; a judgement ends it.
    """
    for byline in facts.bylines:
        if byline.author and not byline.author.is_organisation:
            yield from _namesakes(byline, byline.author)
            yield from _moved(byline, byline.author)


def _namesakes(byline: Byline, author: Author) -> Iterator[Remark]:
    before = Byline.objects.filter(author=author, article__lt=byline.article_id)
    if before.exists():
        return
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
