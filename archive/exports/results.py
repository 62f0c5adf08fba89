"""What a search found, with the articles and what shows why: for pages and commands alike."""

from dataclasses import dataclass
from typing import Any

from archive.models import Article
from archive.search.engine import Hit, SearchPage
from archive.search.query import Node
from archive.search.snippets import Mark, Snippet, marks, snippets


@dataclass(frozen=True, slots=True)
class Found:
    """One hit with its article, its title's marks and its best fragments."""

    hit: Hit
    article: Article
    title_marks: tuple[Mark, ...]
    snippets: tuple[Snippet, ...]


def found(page: SearchPage, tree: Node) -> list[Found]:
    """The hits of a page in their order; one that the database no longer has is left out."""
    ids = [hit.id for hit in page.hits]
    rows = Article.objects.for_index().in_bulk(ids, field_name="public_id")
    return [_found(hit, rows[hit.id], tree) for hit in page.hits if hit.id in rows]


def _found(hit: Hit, article: Article, tree: Node) -> Found:
    language, title = article.language, article.title
    return Found(
        hit=hit,
        article=article,
        title_marks=marks(title or "", tree, language, "title"),
        snippets=snippets(tree, language, article.body, deck=article.deck, title=title),
    )


def as_object(result: Found) -> dict[str, Any]:
    """The object that `manage.py search --format jsonl` prints."""
    article = result.article
    return {
        "id": article.public_id,
        "path": article.get_absolute_url(),
        "url": article.url,
        "title": article.title,
        "authors": [byline.name for byline in article.bylines.all()],
        "outlet": article.outlet.name if article.outlet else None,
        "date": article.date,
        "date_inferred": article.date_inferred,
        "score": result.hit.score,
        "snippets": [
            {
                "text": snippet.text,
                "marks": [list(mark) for mark in snippet.marks],
                "paragraph": snippet.paragraph,
            }
            for snippet in result.snippets
        ],
    }
