"""Articles as plain text: a head of a few lines, then the paragraphs as printed."""

from archive.exports.citations import Citation
from archive.models import Article

NOT_SHOWN = "[The text of this article is not shown here.]"
NO_TEXT = "[The saved page holds no text of this article.]"
BETWEEN = "=" * 72
"""Stands alone on a line between two articles."""


def as_text(article: Article, citation: Citation) -> str:
    """One article, as far as its readers may see it."""
    names = "; ".join(name.printed for name in citation.authors)
    place = ", ".join(filter(None, (citation.outlet, citation.when.day_first)))
    head = [citation.shown_title, names, place, citation.url or "", citation.kept_at]
    parts = ["\n".join(filter(None, head)), citation.abstract or "", *_paragraphs(article)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _paragraphs(article: Article) -> list[str]:
    if not article.is_readable:
        return [NOT_SHOWN]
    return article.body or [NO_TEXT]
