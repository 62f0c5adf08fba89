"""One article: found by what its address holds, with as much of it as its readers may see."""

from datetime import date

from archive.models import Article, Capture, Erasure

CLOSED_FIELDS = ("body", "captions", "notes", "damage")
"""What only readers of an open article see."""
_AFTER_ALL_HEX_DIGITS = "g"


def article_of(digits: str) -> Article | None:
    """The article with this id, or the one that has a capture whose SHA-256 begins so."""
    articles = Article.objects.for_index()
    captures = Capture.objects.filter(**_beginning(digits))
    found: Article | None = articles.filter(public_id=digits).first()
    if found is None:
        candidates = articles.filter(pk__in=captures.values("article"))[:2]
        found = candidates[0] if len(candidates) == 1 else None
    return found


def erased_on(digits: str) -> date | None:
    """The day on which what had this id was erased; None where there never was such a thing."""
    found = Erasure.objects.filter(**_beginning(digits)).first()
    return found.made_at.date() if found else None


def as_allowed(article: Article) -> Article:
    """The article without the texts that its readers may not see; it must not be saved."""
    if not article.is_readable:
        for field in CLOSED_FIELDS:
            setattr(article, field, [])
    if not article.is_searchable:
        article.deck = None
    return article


def hidden_fields(article: Article) -> set[str]:
    """The fields of which readers may not even see what is said of them."""
    hidden = set() if article.is_readable else set(CLOSED_FIELDS)
    return hidden if article.is_searchable else hidden | {"deck"}


def _beginning(digits: str) -> dict[str, str]:
    """The condition that a SHA-256 begins so, as a range that an index can answer."""
    return {"sha256__gte": digits, "sha256__lt": digits + _AFTER_ALL_HEX_DIGITS}
