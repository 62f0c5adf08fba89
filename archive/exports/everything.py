"""The whole archive as JSON lines: every article that is listed, with its texts as readers may see
them."""

from collections.abc import Iterator

from archive.exports.tables import as_whole, json_line
from archive.models import Article


def all_lines(origin: str) -> Iterator[str]:
    """One line an article, in the order in which they came, a few read at a time."""
    rows = Article.objects.listed().with_names().in_batches()
    return (json_line(as_whole(article, origin)) for article in rows)
