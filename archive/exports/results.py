"""What a search found, with the articles and what shows why: for pages and commands alike."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.models import Article
from archive.search import sync
from archive.search.engine import Hit, SearchPage, SearchRequest
from archive.search.query import Node
from archive.search.snippets import Mark, Snippet, marks, snippets

BATCH = 100


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
    rows = Article.objects.listed().with_names().in_bulk(ids, field_name="public_id")
    return [_found(hit, rows[hit.id], tree) for hit in page.hits if hit.id in rows]


def count(tree: Node) -> SearchPage:
    """The counts of a question's answer, without hits; raises SearchError."""
    return sync.search(SearchRequest(tree, size=0))


def all_found(tree: Node) -> Iterator[Found]:
    """Every hit in order of relevance, a batch at a time; raises SearchError."""
    for offset in itertools.count(0, BATCH):
        page = sync.search(SearchRequest(tree, offset=offset, size=BATCH, leads=True, facets=()))
        yield from found(page, tree)
        if offset + BATCH >= page.total:
            return


def _found(hit: Hit, article: Article, tree: Node) -> Found:
    language, title = article.language, article.title
    return Found(
        hit=hit,
        article=article,
        title_marks=marks(title or "", tree, language, "title"),
        snippets=_fragments(hit, article, tree),
    )


def _fragments(hit: Hit, article: Article, tree: Node) -> tuple[Snippet, ...]:
    """What shows why it was found; an index may lag behind a text that may no longer be shown, or
    lead into one that has changed."""
    if not article.is_searchable:
        return ()
    language, title = article.language, article.title
    return snippets(
        tree,
        language,
        article.body,
        deck=article.deck,
        title=title,
        captions=article.captions,
        notes=article.notes,
        leads=hit.leads if hit.leads and hit.leads.revision == article.revision else None,
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
