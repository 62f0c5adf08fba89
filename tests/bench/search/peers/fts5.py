"""SQLite FTS5: one scan with everything else counted outside, and in plain SQL.

The table keeps no text (`content=''`): the archive's own table has it, and an index without it is
smaller and faster. Words are stemmed by FTS5's own Porter stemmer over Unicode words without their
accents; `rank` is bm25 with our field weights. The index is built in one transaction without a
journal and merged at the end into one tree (`optimize`), which makes questions fastest; readers map
the file into memory. What FTS5 has no words for: fuzzy words. Phrases and prefixes are those of
stems: a second, unstemmed table would double index and build.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path
from typing import Any

from archive.search.query import And, Node, Or, Phrase, Prefix, Term
from tests.bench.search.corpus import Article
from tests.bench.search.peers import (
    FIELD_WEIGHTS,
    SHOWN,
    Answer,
    CannotAskError,
    Peer,
    ordinals,
    without_dates,
)

_TABLES = f"""
CREATE VIRTUAL TABLE words USING fts5(
    {", ".join(FIELD_WEIGHTS)}, content='', tokenize="porter unicode61 remove_diacritics 2");
CREATE TABLE articles (number INTEGER PRIMARY KEY, outlet TEXT, year TEXT, day INTEGER);
INSERT INTO words (words, rank)
    VALUES ('rank', 'bm25({", ".join(map(str, FIELD_WEIGHTS.values()))})');
"""
_PUT_WORDS = f"INSERT INTO words (rowid, {', '.join(FIELD_WEIGHTS)}) VALUES (?, ?, ?, ?, ?)"
_DROP_WORDS = (
    f"INSERT INTO words (words, rowid, {', '.join(FIELD_WEIGHTS)}) VALUES ('delete', ?, ?, ?, ?, ?)"
)
_PUT_ARTICLE = "INSERT INTO articles VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class _Match:
    """What stands after MATCH, and the days asked for."""

    words: str
    days: tuple[int, int] | None


class Fts5(Peer):
    """The fastest form: one scan gives rows and ranks, arrays in this process give the facets."""

    name = "FTS5"
    index = "fts5-1"

    def build(self, articles: Iterable[Article]) -> None:
        """One transaction without a journal; then one tree."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file.unlink(missing_ok=True)
        with closing(sqlite3.connect(self._file, isolation_level=None)) as database:
            database.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
            )
            database.executescript(_TABLES)
            database.execute("BEGIN")
            for each in articles:
                database.execute(_PUT_WORDS, _words(each))
                database.execute(_PUT_ARTICLE, _row(each))
            database.execute("INSERT INTO words (words) VALUES ('optimize')")
            database.execute("COMMIT")

    def open(self) -> None:
        """The file mapped into memory; outlet, year and day of every article in lists."""
        self.database = sqlite3.connect(self._file, isolation_level=None)
        self.database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA mmap_size=2147418112; PRAGMA cache_size=-65536;"
        )
        self._outlets: dict[int, str] = {}
        self._years: dict[int, str] = {}
        self._days: dict[int, int | None] = {}
        for row in self.database.execute("SELECT number, outlet, year, day FROM articles"):
            self._remember(*row)

    def prepared(self, tree: Node) -> _Match:
        """FTS5's query language."""
        words, days = without_dates(tree)
        return _Match(_expression(words), ordinals(days) if days else None)

    def ask(self, prepared: _Match) -> Answer:
        """One scan."""
        rows: Sequence[tuple[float, int]] = self.database.execute(
            "SELECT rank, rowid FROM words WHERE words MATCH ?", (prepared.words,)
        ).fetchall()
        if prepared.days:
            first, last = prepared.days
            days = self._days
            rows = [row for row in rows if (day := days[row[1]]) and first <= day <= last]
        numbers = [number for _, number in rows]
        return Answer(
            total=len(rows),
            hits=tuple(number for _, number in nsmallest(SHOWN, rows)),
            outlets=Counter(map(self._outlets.__getitem__, numbers)),
            years=Counter(map(self._years.__getitem__, numbers)),
        )

    def answer(self, found: Answer) -> Answer:
        """Nothing to translate."""
        return found

    def put(self, article: Article, before: Article | None, /) -> None:
        """A transaction; a table without text must be told what goes."""
        with self._transaction():
            if before:
                self._forget(before)
            self.database.execute(_PUT_WORDS, _words(article))
            self.database.execute(_PUT_ARTICLE, _row(article))
        self._remember(*_row(article))

    def drop(self, article: Article) -> None:
        """A transaction."""
        with self._transaction():
            self._forget(article)

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    @property
    def _file(self) -> Path:
        return self.folder / "fts5.sqlite3"

    def _remember(self, number: int, outlet: str, year: str, day: int | None) -> None:
        self._outlets[number], self._years[number], self._days[number] = outlet, year, day

    def _forget(self, article: Article) -> None:
        self.database.execute(_DROP_WORDS, _words(article))
        self.database.execute("DELETE FROM articles WHERE number = ?", (article.number,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN IMMEDIATE")
        yield
        self.database.execute("COMMIT")


class Fts5Sql(Fts5):
    """The same index asked as most sites would: hits, total and each facet a statement."""

    name = "FTS5 in plain SQL"

    def ask(self, prepared: _Match) -> Answer:
        """Four scans."""
        where, values = "words MATCH ?", [prepared.words, *(prepared.days or ())]
        if prepared.days:
            where += " AND day BETWEEN ? AND ?"
        table = f"words JOIN articles ON number = words.rowid WHERE {where}"
        hits = f"SELECT number FROM {table} ORDER BY rank LIMIT {SHOWN}"

        def rows(statement: str) -> list[Any]:
            return self.database.execute(statement, values).fetchall()

        return Answer(
            total=rows(f"SELECT count(*) FROM {table}")[0][0],
            hits=tuple(number for (number,) in rows(hits)),
            outlets=dict(rows(f"SELECT articles.outlet, count(*) FROM {table} GROUP BY 1")),
            years=dict(rows(f"SELECT articles.year, count(*) FROM {table} GROUP BY 1")),
        )


def _expression(node: Node) -> str:
    match node:
        case Term(word, name):
            return _in(name) + f'"{word}"'
        case Phrase(words, name):
            return _in(name) + f'"{" ".join(words)}"'
        case Prefix(letters, name):
            return _in(name) + f'"{letters}" *'
        case And(parts):
            return f"({' AND '.join(map(_expression, parts))})"
        case Or(parts):
            return f"({' OR '.join(map(_expression, parts))})"
        case _:
            raise CannotAskError(type(node).__name__.lower())


def _in(field: str | None) -> str:
    return f"{field} : " if field else ""


def _words(article: Article) -> tuple[int, str, str, str, str]:
    return (
        article.number,
        article.title,
        "\n".join(article.paragraphs),
        article.outlet or "",
        "\n".join(article.authors),
    )


def _row(article: Article) -> tuple[int, str, str, int | None]:
    return article.number, article.outlet_key, article.year_key, article.day
