"""The quote check: where the texts of the archive have what somebody quotes, and how truly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django import forms

from archive.models import Article
from archive.search import sync
from archive.search.inquiry import UNREADABLE
from archive.search.quotations import as_quoted, nearly
from archive.search.snippets.cutting import cut_end, cut_start
from archive.text.passages import Place, passage_text
from archive.text.quotations import Fidelity, Quotation, Quoted
from archive.text.wording import Piece, difference, words_that_differ
from archive.web.forms import QueryStringForm

LONGEST = 600
"""Characters of a quotation that are looked for."""
LEAST_WORDS = 3
MOST_QUOTED, MOST_NEAR = 40, 30
"""Articles whose texts are read for the quotation as it is, and for what is nearly it."""
CONTEXT = 160
"""Characters shown to either side of a passage."""
FIELD_NAMES = {"title": "title", "deck": "deck", "captions": "caption", "notes": "note"}


class QuotationField(forms.CharField):
    """A quotation as typed or pasted, on one line; what no text holds is dropped."""

    def to_python(self, value: Any) -> str:
        """The quotation without what cannot be read; never an error."""
        return " ".join(UNREADABLE.sub(" ", value or "").split())[:LONGEST]


class QuoteForm(QueryStringForm):
    """What is quoted."""

    quote = QuotationField(required=False)

    def clean_quote(self) -> str:
        """Say so where it is not what was sent."""
        quotation: str = self.cleaned_data["quote"]
        sent = self.data.get("quote") or ""
        if UNREADABLE.search(sent):
            self.cleaned_away.append("Characters that no text can hold were left out.")
        if len(sent) > LONGEST and len(quotation) == LONGEST:
            self.cleaned_away.append(f"The quotation was cut after {LONGEST} characters.")
        return quotation


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a quotation stands, with what is printed around it.

    Of an article that may be searched but not read, it tells the place alone: `text` is empty.
    """

    article: Article
    field: str
    quoted: Quoted
    before: str
    text: str
    after: str
    pieces: list[Piece]

    @classmethod
    def of(cls, article: Article, field: str, texts: Sequence[str], quoted: Quoted,
           quotation: str) -> Self:  # fmt: skip
        """What stands at a place, as far as readers may see it."""
        if not article.is_readable:
            return cls(article, field, quoted, "", "", "", [])
        place, is_near = quoted.place, quoted.fidelity is Fidelity.NEAR
        text = passage_text(texts, place)
        pieces = difference(quotation, text) if is_near else []
        return cls(
            article, field, quoted, _before(texts, place), text, _after(texts, place), pieces
        )

    @property
    def url(self) -> str:
        """What it was taken from on the article's page."""
        anchors = {"body": f"#p{self.quoted.place.first}", "captions": "#captions",
                   "notes": "#notes"}  # fmt: skip
        return self.article.get_absolute_url() + anchors.get(self.field, "")

    @property
    def place(self) -> str:
        """The paragraphs it stands in, or the field."""
        if self.field != "body":
            return FIELD_NAMES[self.field]
        first, last = self.quoted.place.first, self.quoted.place.last
        return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"

    @property
    def changed(self) -> int:
        """How many words differ."""
        return words_that_differ(self.pieces)

    @property
    def is_exact(self) -> bool:
        """Whether it is what was quoted to the sign."""
        return self.quoted.fidelity is Fidelity.EXACT


@dataclass(frozen=True, slots=True)
class Check:
    """A quotation with the passages that are it, the oldest first, and those that nearly are."""

    quotation: str
    is_long_enough: bool
    passages: list[Passage]
    near: list[Passage]
    remarks: list[str]

    @classmethod
    def of(cls, quotation: str) -> Self:
        """Ask the index who may have it, and read the texts of these; raises SearchError."""
        sought = Quotation(quotation)
        if sought.size < LEAST_WORDS:
            return cls(quotation, False, [], [], [])
        in_a_row = as_quoted(quotation, sync.engine(), MOST_QUOTED)
        hits = [*in_a_row.hits, *nearly(quotation, sync.engine(), MOST_NEAR).hits]
        found = sorted(_passages(sought, _articles(hit.id for hit in hits)), key=_rank)
        is_near = [each.quoted.fidelity is Fidelity.NEAR for each in found]
        border = is_near.index(True) if True in is_near else len(found)
        return cls(quotation, True, found[:border], found[border:], _limits(in_a_row.total))

    @property
    def articles(self) -> int:
        """How many articles have it as quoted."""
        return len({each.article.pk for each in self.passages})


def _articles(ids: Iterable[str]) -> Iterable[Article]:
    """The articles whose texts may be looked at, in three questions to the database."""
    rows = Article.objects.searchable().select_related("outlet")
    rows = rows.prefetch_related("bylines__author")
    return rows.in_bulk(list(dict.fromkeys(ids)), field_name="public_id").values()


def _passages(sought: Quotation, articles: Iterable[Article]) -> Iterator[Passage]:
    for article in articles:
        for field, texts in _texts(article):
            for quoted in sought.found_in(texts):
                if article.is_readable or quoted.fidelity is not Fidelity.NEAR:
                    yield Passage.of(article, field, texts, quoted, sought.text)


def _texts(article: Article) -> Iterator[tuple[str, list[str]]]:
    """The texts of an article; a passage may go on from one paragraph of the body to the next."""
    yield "body", article.body
    for field, values in (("title", [article.title]), ("deck", [article.deck]),
                          ("captions", article.captions), ("notes", article.notes)):  # fmt: skip
        yield from ((field, [value]) for value in values if value)


def _rank(passage: Passage) -> tuple[bool, int, bool, date, str]:
    """As quoted before nearly, fewer changes before more, older before newer."""
    quoted, day = passage.quoted, passage.article.sort_day
    is_near = quoted.fidelity is Fidelity.NEAR
    return is_near, passage.changed, day is None, day or date.min, passage.article.public_id


def _before(texts: Sequence[str], place: Place) -> str:
    text = texts[place.first - 1]
    cut = cut_start(text, max(place.start - CONTEXT, 0), place.start)
    return ("…" if cut else "") + text[cut : place.start]


def _after(texts: Sequence[str], place: Place) -> str:
    text = texts[place.last - 1]
    cut = cut_end(text, min(place.end + CONTEXT, len(text)), place.end)
    return text[place.end : cut] + ("…" if cut < len(text) else "")


def _limits(total: int) -> list[str]:
    if total <= MOST_QUOTED:
        return []
    return [f"{total:,} articles have these words in a row: the {MOST_QUOTED} oldest are shown."]
