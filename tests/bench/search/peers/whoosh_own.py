"""Whoosh's own searcher over its own fields, as its documentation sets them up.

Stemmed text fields without stop words and without accents, sortable columns for the facets; written
by one process a core. A question is asked of every field, as our engine does it. Phrases, prefixes
and fuzzy words are those of stems: with unstemmed fields beside them it would take twice as long.
"""
# ruff: noqa: TID251  # Whoosh itself is what is measured

import os
import shutil
from collections.abc import Iterable
from typing import Any

from whoosh import fields, query
from whoosh.analysis import CharsetFilter, LowercaseFilter, RegexTokenizer, StemFilter
from whoosh.index import create_in, open_dir
from whoosh.sorting import Count, FieldFacet
from whoosh.support.charset import accent_map

from archive.search.query import And, DateRange, Fuzzy, Node, Or, Phrase, Prefix, Term
from tests.bench.search.corpus import Article
from tests.bench.search.peers import (
    FIELD_WEIGHTS,
    SHOWN,
    Answer,
    CannotAskError,
    Peer,
    ordinals,
)

FACETS = ("outlet_key", "year_key")
MEMORY = 256
"""Megabytes that a writing process may use."""


class WhooshOwn(Peer):
    """One index, one searcher."""

    name = "Whoosh's own"
    index = "whoosh-1"

    def build(self, articles: Iterable[Article]) -> None:
        """One commit by a process a core, each with a segment of its own."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        index = create_in(self.folder, _schema())
        writer = index.writer(limitmb=MEMORY, procs=os.cpu_count() or 1, multisegment=True)
        for each in articles:
            writer.add_document(**_fields(each))
        writer.commit()
        index.close()

    def open(self) -> None:
        """A searcher."""
        self._index = open_dir(self.folder)
        self._searcher = self._index.searcher()

    def prepared(self, tree: Node) -> Any:
        """Its own query objects, without its parser."""
        return self._query(tree).normalize()

    def ask(self, prepared: Any) -> Any:
        """One search, grouped by both facets."""
        results = self._searcher.search(
            prepared,
            limit=SHOWN,
            groupedby={name: FieldFacet(name, maptype=Count) for name in FACETS},
        )
        return results, len(results), [int(hit["number"]) for hit in results[:SHOWN]]

    def answer(self, found: Any) -> Answer:
        """Groups as they are."""
        results, total, numbers = found
        return Answer(
            total=total,
            hits=tuple(numbers),
            outlets=dict(results.groups("outlet_key")),
            years=dict(results.groups("year_key")),
        )

    def put(self, article: Article, _before: Article | None, /) -> None:
        """A commit, by which it replaces what has the same number."""
        writer = self._index.writer()
        writer.update_document(**_fields(article))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def drop(self, article: Article) -> None:
        """A commit."""
        writer = self._index.writer()
        writer.delete_by_term("number", str(article.number))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()

    def _query(self, node: Node) -> Any:
        match node:
            case And(parts):
                return query.And(list(map(self._query, parts)))
            case Or(parts):
                return query.Or(list(map(self._query, parts)))
            case DateRange():
                return query.ConstantScoreQuery(query.NumericRange("day", *ordinals(node)))
            case Term() | Phrase() | Prefix() | Fuzzy():
                names = (node.field,) if node.field else FIELD_WEIGHTS
                return query.Or([self._leaf(node, name) for name in names])
            case _:
                raise CannotAskError(type(node).__name__.lower())

    def _leaf(self, leaf: Term | Phrase | Prefix | Fuzzy, name: str) -> Any:
        match leaf:
            case Term(word):
                return query.Term(name, self._token(name, word))
            case Phrase(words):
                return query.Phrase(name, [self._token(name, word) for word in words])
            case Prefix(letters):
                return query.Prefix(name, letters)
            case Fuzzy(word):
                return query.FuzzyTerm(name, word, maxdist=1, prefixlength=0)

    def _token(self, name: str, word: str) -> str:
        found: list[str] = list(self._index.schema[name].process_text(word, mode="query"))
        return found[0]


def _schema() -> Any:
    analyzer = RegexTokenizer() | LowercaseFilter() | CharsetFilter(accent_map) | StemFilter()
    texts = {
        name: fields.TEXT(analyzer=analyzer, field_boost=weight)
        for name, weight in FIELD_WEIGHTS.items()
    }
    return fields.Schema(
        number=fields.ID(unique=True, stored=True),
        outlet_key=fields.ID(sortable=True),
        year_key=fields.ID(sortable=True),
        day=fields.NUMERIC(signed=True),
        **texts,
    )


def _fields(article: Article) -> dict[str, object]:
    return {
        "number": str(article.number),
        "outlet_key": article.outlet_key,
        "year_key": article.year_key,
        "day": article.day,
        "title": article.title,
        "body": "\n".join(article.paragraphs),
        "outlet": article.outlet or "",
        "author": "\n".join(article.authors),
    }
