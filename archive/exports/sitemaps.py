"""Sitemaps: the addresses of all articles, for search engines (https://www.sitemaps.org)."""

from collections.abc import Iterable, Iterator

from archive.exports.markup import text
from archive.models import Article

PAGE = 10_000
"""Addresses on one page; the protocol allows 50,000."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def pages(articles: int) -> int:
    """How many pages so many articles fill; one where there are none."""
    return max(1, -(-articles // PAGE))


def sitemap_index(urls: Iterable[str]) -> str:
    """The document that lists the pages."""
    rows = "".join(f"<sitemap><loc>{text(url)}</loc></sitemap>\n" for url in urls)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{rows}</sitemapindex>\n"


def sitemap_page(number: int, origin: str) -> Iterator[str]:
    """One page, from 1, of the articles in the order in which they came."""
    rows = Article.objects.listed().order_by("pk").only("public_id", "title")
    yield f"{_HEAD}<urlset {_NAMESPACE}>\n"
    for article in rows[(number - 1) * PAGE : number * PAGE].iterator():
        yield f"<url><loc>{text(origin + article.get_absolute_url())}</loc></url>\n"
    yield "</urlset>\n"
