"""What a search and a concordance answer with."""

from pydantic import BaseModel, Field

from archive.api.values.articles import ArticleRow
from archive.api.values.parts import NextCursor


class Note(BaseModel):
    """Something of a question that was not understood."""

    position: int = Field(description="Where, from 1.")
    text: str


class Understood(BaseModel):
    """A question as it was read."""

    words: str = Field(description="As it was asked.")
    as_read: str = Field(description="As it was asked of the index, in the same language.")
    notes: list[Note]


class Fragment(BaseModel):
    """A piece of a text that shows why an article was found."""

    text: str
    marks: list[tuple[int, int]] = Field(description="Half-open places of what was found.")
    paragraph: int | None = Field(description="The paragraph of the body, from 1.")


class Hit(ArticleRow):
    """One article found."""

    score: float
    is_certain: bool = Field(description="False where it is only possibly in the dates asked for.")
    is_dated: bool
    title_marks: list[tuple[int, int]] = Field(description="Half-open places in the title.")
    fragments: list[Fragment]


class FacetCount(BaseModel):
    """One value of a facet."""

    key: str = Field(description="What narrows a search to it; “-” where the value is lacking.")
    name: str
    count: int


class SearchPart(BaseModel):
    """One part of what a search found; all counts are of the whole result."""

    question: Understood
    total: int
    possible: int = Field(description="Of these only possibly in the dates asked for.")
    undated: int = Field(description="Of these without a day to sort by.")
    left_out: int = Field(description="Articles without a date that only the dates leave out.")
    remarks: list[str]
    facets: dict[str, list[FacetCount]]
    items: list[Hit]
    next_cursor: NextCursor


class Line(BaseModel):
    """One place of a word in its context."""

    left: str
    keyword: str
    right: str
    article: str = Field(description="Its id.")
    path: str = Field(description="Its page, at the paragraph.")
    title: str | None
    outlet: str | None
    date: str | None = Field(description="As printed, else as inferred, in EDTF.")
    field: str = Field(description="title, deck, body, captions or notes.")
    paragraph: int | None


class ConcordancePart(BaseModel):
    """One part of a concordance."""

    question: Understood
    total: int = Field(description="Lines in all.")
    articles: int = Field(description="Articles that they are of.")
    remarks: list[str]
    items: list[Line]
    next_cursor: NextCursor
