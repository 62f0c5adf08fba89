"""Outlets, authors, topics and dossiers, in lists and whole."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field, JsonValue

from archive.api.values.parts import Label, NextCursor
from archive.exports.affiliations import Affiliation as PrintedAffiliation


class Row(Label):
    """An outlet, author, topic or dossier as lists have it."""

    path: str = Field(description="Its page in this archive.")
    article_count: int


class Fact(BaseModel):
    """What somebody said of an outlet."""

    field: str = Field(description="kind, country, languages, domains or disclaimer.")
    value: JsonValue
    by: str
    on: date
    reason: str


class Outlet(Row):
    """One outlet; a value that nobody answers for is not among its facts."""

    facts: list[Fact]
    note_html: str | None = Field(description="Cleaned HTML.")


class Affiliation(BaseModel):
    """What articles print beside an author's name, where and when."""

    words: str
    outlets: list[str]
    first: date | None
    last: date | None
    article_count: int

    @classmethod
    def of(cls, printed: PrintedAffiliation) -> Self:
        """One wording."""
        return cls(
            words=printed.words,
            outlets=list(printed.outlets),
            first=printed.first,
            last=printed.last,
            article_count=printed.count,
        )


class Author(Row):
    """One author; the parts of the name are null where no single reading of it fits."""

    family: str | None
    given: str | None
    is_organisation: bool
    affiliations: list[Affiliation]
    note_html: str | None = Field(description="Cleaned HTML.")


class Topic(Row):
    """One topic."""

    note_html: str | None = Field(description="Cleaned HTML.")


class Dossier(Row):
    """A curated group of articles about one event."""

    event_date: str | None = Field(description="EDTF.")
    note_html: str | None = Field(description="Its introduction, in cleaned HTML.")


class Rows(BaseModel):
    """Outlets, authors, topics or dossiers, by name."""

    items: list[Row]
    next_cursor: NextCursor
