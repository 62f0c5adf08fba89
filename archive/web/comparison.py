"""Some articles side by side: what they quote of each other, and how their words differ."""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from archive.models import Article
from archive.search import sync
from archive.search.contrast import Contrast, contrast
from archive.search.engine import SearchError
from archive.search.snippets.cutting import cut_end, cut_start
from archive.text.parallels import Echo, Parallels, Row, Span, parallels
from archive.text.wording import Piece, difference, words_that_differ
from archive.web.forms import QueryStringForm

logger = logging.getLogger(__name__)
FEWEST, MOST = 2, 4
"""Articles that are compared at once."""
WORDS = 12
LONGEST = 120_000
"""Characters of a body that are compared; the rest is on the article's own page."""
UNCHANGED = 400
"""Characters of a stretch that is the same; of a longer one only the ends are shown."""
ONLY_ONE = "That is the same article twice: name another one to compare it with."
NAMED_TWICE = "An article that is named twice is compared once."
_ID = re.compile(r"(?:.*/a/)?([0-9a-f]{12,64})(?:/.*)?", re.IGNORECASE | re.DOTALL)
_SHOWN_ID = 60


class ArticlesField(forms.Field):
    """Articles by id or address, as they were sent."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Iterable[str] | None) -> tuple[str, ...]:
        """What was sent without what is empty."""
        return tuple(filter(None, (each.strip() for each in value or ())))


class CompareForm(QueryStringForm):
    """Which articles to compare, and how."""

    a = ArticlesField(required=False)
    show = forms.ChoiceField(
        choices=[("words", "words")],
        required=False,
        error_messages={"invalid_choice": "That way to compare was not understood."},
    )

    def clean_a(self) -> tuple[str, ...]:
        """The ids, each once; say so where something is none, stands twice, or is too much."""
        sent = self.cleaned_data["a"]
        found = [(each, _ID.fullmatch(each)) for each in sent[: 2 * MOST]]
        if not all(match for _, match in found):
            self.cleaned_away.append("What is neither an article's address nor its id is left out.")
        named = [match[1].lower() for _, match in found if match]
        ids = tuple(dict.fromkeys(named))
        if len(ids) < len(named):
            self.cleaned_away.append(ONLY_ONE if len(ids) == 1 else NAMED_TWICE)
        if len(set(sent)) > MOST:
            self.cleaned_away.append(f"At most {MOST} articles are compared: the first of them.")
        return ids[:MOST]


@dataclass(frozen=True, slots=True)
class Asked:
    """The ids of articles to compare; `by_words` asks for the wordings of two."""

    ids: tuple[str, ...]
    by_words: bool = False

    @classmethod
    def of(cls, form: CompareForm) -> Self:
        """What a form asks."""
        return cls(form.asked("a") or (), by_words=form.asked("show") == "words")

    @property
    def url(self) -> str:
        """The page that shows this."""
        pairs = [("a", each) for each in self.ids]
        pairs += [("show", "words")] if self.by_words else []
        return f"{reverse('compare')}?{urlencode(pairs)}"


@dataclass(frozen=True, slots=True)
class Column:
    """One of the articles and its number, from 1; `body` is what of it is compared."""

    number: int
    article: Article
    body: Sequence[str]
    is_cut: bool

    @classmethod
    def of(cls, number: int, article: Article) -> Self:
        """An article as far as readers may see it, and not longer than is compared."""
        body: list[str] = []
        left = LONGEST
        for paragraph in article.body if article.is_readable else ():
            if len(paragraph) > left:
                return cls(number, article, body, is_cut=True)
            left -= len(paragraph)
            body.append(paragraph)
        return cls(number, article, body, is_cut=False)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A paragraph of another column that has words of the one it is told of."""

    number: int
    paragraph: int
    words: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in its column, its marks, and where else its words are, but for its own row."""

    column: Column
    number: int
    text: str
    marks: tuple[Span, ...]
    elsewhere: list[Elsewhere]

    @property
    def anchor(self) -> str:
        """What it can be linked by."""
        return f"t{self.column.number}p{self.number}"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """What stands beside each other; `is_aligned` where it is because words are the same."""

    cells: list[list[Paragraph]]
    is_aligned: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The articles in rows, and their words; no words where the index cannot tell."""

    rows: list[ShownRow]
    contrast: Contrast | None

    @classmethod
    def of(cls, columns: Sequence[Column]) -> Self:
        """Compare what the columns hold."""
        return cls(list(_rows(columns)), _contrast(columns))


@dataclass(frozen=True, slots=True)
class Wordings:
    """Two articles as one text that shows where they differ, and how many words do."""

    pieces: list[Piece]
    changed: int

    @classmethod
    def of(cls, one: Column, other: Column) -> Self:
        """Compare their bodies word by word."""
        pieces = difference("\n".join(one.body), "\n".join(other.body))
        return cls([_shortened(each) for each in pieces], words_that_differ(pieces))


def columns_of(ids: Sequence[str]) -> tuple[list[Column], list[str]]:
    """The articles that readers may know of, and what to say of the other ids; three queries."""
    rows = Article.objects.listed().for_index().in_bulk(ids, field_name="public_id")
    found = [rows[each] for each in ids if each in rows]
    missing = [f"There is no article {each[:_SHOWN_ID]}." for each in ids if each not in rows]
    columns = [Column.of(number, article) for number, article in enumerate(found, start=1)]
    cut = [
        f"Article {each.number} is long: only its first {len(each.body):,} paragraphs are compared."
        for each in columns
        if each.is_cut
    ]
    return columns, missing + cut


def _rows(columns: Sequence[Column]) -> Iterable[ShownRow]:
    """Rows in which paragraphs stand beside each other, and all that lies between two of these."""
    found = parallels([each.body for each in columns])
    between: list[list[Paragraph]] = [[] for _ in columns]
    for row in found.rows:
        cells = [_cell(column, row, found) for column in columns]
        if sum(map(len, cells)) == 1:
            between = [[*before, *cell] for before, cell in zip(between, cells, strict=True)]
            continue
        if any(between):
            yield ShownRow(between, is_aligned=False)
            between = [[] for _ in columns]
        yield ShownRow(cells, is_aligned=True)
    if any(between):
        yield ShownRow(between, is_aligned=False)


def _cell(column: Column, row: Row, found: Parallels) -> list[Paragraph]:
    text = column.number - 1
    number = row[text]
    if number is None:
        return []
    key = text, number
    echoes = found.echoes.get(key, ())
    elsewhere = [_elsewhere(each) for each in echoes if row[each.text] != each.paragraph]
    marks = found.marks.get(key, ())
    return [Paragraph(column, number, column.body[number - 1], marks, elsewhere)]


def _elsewhere(echo: Echo) -> Elsewhere:
    return Elsewhere(echo.text + 1, echo.paragraph, echo.words)


def _contrast(columns: Sequence[Column]) -> Contrast | None:
    if not all(each.body for each in columns):
        return None
    documents = [replace(sync.document(each.article), body=tuple(each.body)) for each in columns]
    try:
        return contrast(documents, sync.engine(), WORDS)
    except SearchError as error:
        logger.warning("Articles are compared without their words: %s", error)
        return None


def _shortened(piece: Piece) -> Piece:
    """A long stretch that is the same, without its middle."""
    text = piece.other
    if not piece.is_same or len(text) <= UNCHANGED:
        return piece
    half = UNCHANGED // 2
    head, tail = cut_end(text, half, 0), cut_start(text, len(text) - half, len(text))
    cut = f"{text[:head]} […] {text[tail:]}"
    return Piece(cut, cut, is_same=True)


def choices(ids: Sequence[str]) -> list[Any]:
    """What stands in the fields of the form: the ids, and empty ones up to the most."""
    return [*ids, *[""] * (MOST - len(ids))]
