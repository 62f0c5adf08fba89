"""Tantivy through its Python package.

Every field stands twice, stemmed with frequencies for words and unstemmed with positions for
phrases, prefixes and fuzzy words, as our language means them. Outlets (by number, their names in
this process, which is faster than an aggregation over text) and years are fast fields. The writer
has as many threads as it chooses itself. A page takes two calls: the twenty best, and one
aggregation that counts the facets and with them the total in one pass over the matches, so that
the first call may leave out what cannot be among the best.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.search.engine import MISSING
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

try:
    import tantivy
except ImportError:
    tantivy = None

OUTLETS = "outlets.json"
"""The outlets in the order of their numbers; a database would have them."""
LONGEST_WORD = 255
_AGGREGATIONS = {
    "outlets": {"terms": {"field": "outlet_number", "size": 100_000}},
    "years": {"terms": {"field": "year", "size": 10_000}},
}


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the best, and the facets as Tantivy gives them."""

    hits: tuple[int, ...]
    total: int
    facets: dict[str, Any]


class Tantivy(Peer):
    """One process with one writer and one searcher."""

    name = "Tantivy"
    index = "tantivy-1"

    @classmethod
    def missing(cls) -> str | None:
        """The package may not be installed."""
        return None if tantivy else "the package tantivy is not installed"

    def build(self, articles: Iterable[Article]) -> None:
        """One commit, and its merges."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._tantivy.mkdir(parents=True)
        self._outlets: dict[str, int] = {}
        self._opened()
        writer = self._index.writer()
        for each in articles:
            writer.add_document(self._document(each))
        writer.commit()
        writer.wait_merging_threads()
        (self.folder / OUTLETS).write_text(json.dumps(list(self._outlets)), "utf-8")

    def open(self) -> None:
        """A reader; the writer comes with the first change."""
        outlets = json.loads((self.folder / OUTLETS).read_text("utf-8"))
        self._outlets = {key: number for number, key in enumerate(outlets)}
        self._opened()
        self._writer: Any = None
        self._searcher = self._index.searcher()

    def prepared(self, tree: Node) -> Any:
        """A query of its own objects; no text is parsed."""
        return self._query(tree)

    def ask(self, prepared: Any) -> Found:
        """Two calls."""
        best = self._searcher.search(prepared, SHOWN, count=False).hits
        facets = self._searcher.aggregate(prepared, _AGGREGATIONS)
        return Found(
            hits=tuple(self._searcher.fast_field_values("number", [place for _, place in best])),
            total=sum(each["doc_count"] for each in facets["years"]["buckets"]),
            facets=facets,
        )

    def answer(self, found: Found) -> Answer:
        """Numbers of outlets to their keys, and years to text."""
        keys = list(self._outlets)
        buckets = {name: facet["buckets"] for name, facet in found.facets.items()}
        return Answer(
            total=found.total,
            hits=found.hits,
            outlets={keys[int(each["key"])]: each["doc_count"] for each in buckets["outlets"]},
            years={_year(int(each["key"])): each["doc_count"] for each in buckets["years"]},
        )

    def put(self, article: Article, before: Article | None, /) -> None:
        """A commit; the searcher is a new one."""
        if before:
            self._changing().delete_documents_by_term("number", before.number)
        self._changing().add_document(self._document(article))
        self._commit()

    def drop(self, article: Article) -> None:
        """A commit."""
        self._changing().delete_documents_by_term("number", article.number)
        self._commit()

    def close(self) -> None:
        """Let the files go."""
        if self._writer:
            self._writer.wait_merging_threads()
        del self._searcher, self._index, self._writer

    @property
    def _tantivy(self) -> Path:
        return self.folder / "index"

    def _opened(self) -> None:
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, str(self._tantivy))
        self._analyzers = {"stemmed": _analyzer(is_stemmed=True), "plain": _analyzer()}
        for name, analyzer in self._analyzers.items():
            self._index.register_tokenizer(name, analyzer)

    def _changing(self) -> Any:
        """A writer as a server keeps it: one thread is enough for single articles."""
        if self._writer is None:
            self._writer = self._index.writer(num_threads=1)
        return self._writer

    def _commit(self) -> None:
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _document(self, article: Article) -> Any:
        texts: dict[str, Any] = {
            "title": article.title,
            "body": list(article.paragraphs),
            "outlet": article.outlet or "",
            "author": list(article.authors),
        }
        fields = {
            **texts,
            **{_plain(name): value for name, value in texts.items()},
            "number": article.number,
            "outlet_number": self._outlets.setdefault(article.outlet_key, len(self._outlets)),
            "year": article.year or 0,
            "day": article.day or 0,
        }
        return tantivy.Document.from_dict(fields, self._schema)

    def _query(self, node: Node) -> Any:
        match node:
            case And(parts):
                return _joined(tantivy.Occur.Must, map(self._query, parts))
            case Or(parts):
                return _joined(tantivy.Occur.Should, map(self._query, parts))
            case DateRange():
                first, last = ordinals(node)
                days = tantivy.Query.range_query(
                    self._schema, "day", tantivy.FieldType.Unsigned, max(first, 1), last
                )
                return tantivy.Query.const_score_query(days, 0.0)
            case Term() | Phrase() | Prefix() | Fuzzy():
                names = (node.field,) if node.field else tuple(FIELD_WEIGHTS)
                weighted = (
                    tantivy.Query.boost_query(self._leaf(node, name), FIELD_WEIGHTS[name])
                    for name in names
                )
                return _joined(tantivy.Occur.Should, weighted)
            case _:
                raise CannotAskError(type(node).__name__.lower())

    def _leaf(self, leaf: Term | Phrase | Prefix | Fuzzy, name: str) -> Any:
        make = tantivy.Query
        match leaf:
            case Term(word):
                return make.term_query(self._schema, name, self._token("stemmed", word), "freq")
            case Phrase(words):
                tokens = [self._token("plain", word) for word in words]
                return make.phrase_query(self._schema, _plain(name), tokens)
            case Prefix(letters):
                token = self._token("plain", letters)
                return make.fuzzy_term_query(
                    self._schema, _plain(name), token, distance=0, prefix=True
                )
            case Fuzzy(word):
                token = self._token("plain", word)
                return make.fuzzy_term_query(self._schema, _plain(name), token, distance=1)

    def _token(self, analyzer: str, word: str) -> str:
        return str(self._analyzers[analyzer].analyze(word)[0])


def _schema() -> Any:
    schema = tantivy.SchemaBuilder()
    for name in FIELD_WEIGHTS:
        schema.add_text_field(name, tokenizer_name="stemmed", index_option="freq")
        schema.add_text_field(_plain(name), tokenizer_name="plain", index_option="position")
    schema.add_integer_field("number", indexed=True, fast=True)  # deleting by unsigned ones fails
    schema.add_unsigned_field("outlet_number", fast=True)
    schema.add_unsigned_field("year", fast=True)
    schema.add_unsigned_field("day", indexed=True, fast=True)
    return schema.build()


def _analyzer(*, is_stemmed: bool = False) -> Any:
    """Words of letters and digits without accents; no word is too common."""
    make = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (make.remove_long(LONGEST_WORD), make.lowercase(), make.ascii_fold()):
        builder = builder.filter(each)
    return (builder.filter(make.stemmer("english")) if is_stemmed else builder).build()


def _plain(name: str) -> str:
    return f"{name}_plain"


def _joined(occur: Any, queries: Iterable[Any]) -> Any:
    return tantivy.Query.boolean_query([(occur, each) for each in queries])


def _year(number: int) -> str:
    return str(number) if number else MISSING
