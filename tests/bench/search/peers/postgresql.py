"""PostgreSQL: a weighted tsvector with a GIN index, in a schema of its own that goes at the end.

A text search configuration without stop words, as our language has none; Snowball's English stems.
Fields are weight labels, so that one column holds all. A page is one statement: the matches are
found and ranked once, the facets counted by grouping sets. Set for this work: vectors are stored
uncompressed (ranking reads each match's), compilation of statements is off (it costs more than it
gains), memory for sorting is enough. `ts_rank` is the cheaper of its two ranks. What PostgreSQL has
no words for: fuzzy words. Phrases and prefixes are those of stems.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from archive.search.query import And, Node, Or, Phrase, Prefix, Term
from tests.bench.search.corpus import Article
from tests.bench.search.peers import SHOWN, Answer, CannotAskError, Peer, ordinals, without_dates

VARIABLES = ("ARCHIVE_TEST_DATABASE_URL", "ARCHIVE_DATABASE_URL", "DATABASE_URL")
BATCH = 200
_LABELS = {"title": "A", "outlet": "B", "author": "C", "body": "D"}
_WEIGHTS = "ARRAY[0.25, 0.5, 0.375, 1.0]::real[]"
"""Of D, C, B and A: body, author, outlet and title, as our engine weighs them."""
_SETTINGS = ("jit = off", "work_mem = '64MB'", "maintenance_work_mem = '512MB'")
_SCHEMA = """
CREATE SCHEMA {schema};
SET search_path = {schema}, pg_catalog;
CREATE TEXT SEARCH DICTIONARY every_word (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION words (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING REPLACE english_stem WITH every_word;
CREATE TABLE articles (
    number integer PRIMARY KEY, outlet text, year text, day integer, words tsvector);
ALTER TABLE articles ALTER COLUMN words SET STORAGE EXTERNAL;
"""
_VECTOR = " || '~:1'::tsvector || ".join(
    f"setweight(to_tsvector('words', %({name})s), '{label}')" for name, label in _LABELS.items()
)
"""Between two fields stands a position that no question asks for: no phrase reaches across."""
_PUT = f"""
INSERT INTO articles VALUES (%(number)s, %(outlet_key)s, %(year_key)s, %(day)s, {_VECTOR})
ON CONFLICT (number) DO UPDATE SET outlet = EXCLUDED.outlet, year = EXCLUDED.year,
    day = EXCLUDED.day, words = EXCLUDED.words
"""
_INDEX = "CREATE INDEX articles_words ON articles USING gin (words)"
_PAGE = f"""
WITH found AS MATERIALIZED (
    SELECT number, outlet, year, ts_rank({_WEIGHTS}, words, asked, 1) AS rank
    FROM articles, to_tsquery('words', %s) AS asked WHERE words @@ asked {{dates}})
(SELECT 0, number, NULL, NULL FROM found ORDER BY rank DESC, number LIMIT {SHOWN})
UNION ALL
(SELECT count(*), NULL, outlet, year FROM found GROUP BY GROUPING SETS ((outlet), (year)))
"""
_DATES = "AND day BETWEEN %s AND %s"


class PostgreSQL(Peer):
    """One connection."""

    name = "PostgreSQL"
    index = "postgresql-1"
    serves_itself = False

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._schema = f"bench_{secrets.token_hex(4)}"
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None

    @classmethod
    def missing(cls) -> str | None:
        """A server must be named."""
        if not _url():
            return f"none of {', '.join(VARIABLES)} names a server"
        try:
            psycopg.connect(_url(), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            return f"no connection: {error}"
        return None

    def build(self, articles: Iterable[Article]) -> None:
        """The table first, its index in one go, then what autovacuum would do later."""
        self.close()
        self._connection = psycopg.connect(_url(), autocommit=True)
        for setting in _SETTINGS:
            self._connection.execute(f"SET {setting}")
        self._connection.execute(_SCHEMA.format(schema=self._schema))
        with self._connection.transaction(), self._connection.cursor() as cursor:
            for batch in _batches(map(_row, articles)):
                cursor.executemany(_PUT, batch)
        self._connection.execute(_INDEX)
        self._connection.execute("VACUUM ANALYZE articles")

    def is_usable(self) -> bool:
        """Every run builds its own."""
        return False

    def open(self) -> None:
        """The connection that built it is the one that has it."""

    def prepared(self, tree: Node) -> tuple[str, tuple[object, ...]]:
        """The statement and its values."""
        words, days = without_dates(tree)
        values = (_expression(words), *(ordinals(days) if days else ()))
        return _PAGE.format(dates=_DATES if days else ""), values

    def ask(self, prepared: tuple[str, tuple[object, ...]]) -> Answer:
        """One statement."""
        rows = self._database.execute(*prepared, prepare=True).fetchall()
        years = {year: count for count, number, _, year in rows if number is None and year}
        return Answer(
            total=sum(years.values()),
            hits=tuple(number for _, number, _, _ in rows if number is not None),
            outlets={outlet: count for count, _, outlet, _ in rows if outlet},
            years=years,
        )

    def answer(self, found: Answer) -> Answer:
        """Nothing to translate."""
        return found

    def put(self, article: Article, _before: Article | None, /) -> None:
        """One statement, committed."""
        self._database.execute(_PUT, _row(article))

    def drop(self, article: Article) -> None:
        """One statement, committed."""
        self._database.execute("DELETE FROM articles WHERE number = %s", (article.number,))

    def close(self) -> None:
        """Drop the schema."""
        if self._connection:
            self._connection.execute(f"DROP SCHEMA {self._schema} CASCADE")
            self._connection.close()
            self._connection = None

    def size(self) -> int:
        """Table, vectors and indexes."""
        found = self._database.execute("SELECT pg_total_relation_size('articles')").fetchone()
        return int(found[0]) if found else 0

    @property
    def _database(self) -> psycopg.Connection[tuple[Any, ...]]:
        assert self._connection, "not built"
        return self._connection


def _url() -> str:
    urls = (os.environ.get(name, "") for name in VARIABLES)
    return next((url for url in urls if url.startswith("postgres")), "")


def _expression(node: Node) -> str:
    match node:
        case Term(word, name):
            return word + (f":{_LABELS[name]}" if name else "")
        case Phrase(words):
            return f"({' <-> '.join(words)})"
        case Prefix(letters):
            return f"{letters}:*"
        case And(parts):
            return f"({' & '.join(map(_expression, parts))})"
        case Or(parts):
            return f"({' | '.join(map(_expression, parts))})"
        case _:
            raise CannotAskError(type(node).__name__.lower())


def _row(article: Article) -> dict[str, object]:
    return {
        "number": article.number,
        "outlet_key": article.outlet_key,
        "year_key": article.year_key,
        "day": article.day,
        "title": article.title.replace("\0", ""),
        "outlet": article.outlet or "",
        "author": "\n".join(article.authors),
        "body": "\n".join(article.paragraphs).replace("\0", ""),
    }


def _batches(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
