"""What a request may ask, with its limits; OpenAPI describes it from here."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from ninja import Path
from pydantic import BaseModel, Field

from archive.api import patterns
from archive.api.cursors import LENGTH
from archive.search.engine import FACETS, MISSING, Sort
from archive.search.inquiry import KEY_LENGTH, KEYS_AT_ONCE, Inquiry
from archive.search.language import MAX_LENGTH

MOST = 100
USUAL = 20
OF_NONE = f"“{MISSING}” stands for articles without one."

Limit: TypeAlias = Annotated[int, Field(ge=1, le=MOST, description="Items of one answer at most.")]
Cursor: TypeAlias = Annotated[
    str,
    Field(
        max_length=LENGTH,
        pattern=patterns.CURSOR,
        description="What the answer before gave as next_cursor, to the same parameters.",
    ),
]
Key: TypeAlias = Annotated[str, Field(min_length=1, max_length=KEY_LENGTH, pattern=patterns.KEY)]
Year: TypeAlias = Annotated[str, Field(pattern=patterns.YEAR)]
Month: TypeAlias = Annotated[str, Field(pattern=patterns.MONTH)]
Words: TypeAlias = Annotated[str, Field(max_length=MAX_LENGTH, pattern=patterns.WORDS)]
Hex: TypeAlias = Annotated[
    str,
    Path(
        pattern=patterns.HEX,
        description="An article's id, or as many digits of the SHA-256 of one of its captures.",
    ),
]
Slug: TypeAlias = Annotated[
    str,
    Path(max_length=KEY_LENGTH, pattern=patterns.KEY, description="As its list gives it."),
]


def _keys(what: str) -> Any:
    return Field(
        default_factory=list,
        max_length=KEYS_AT_ONCE,
        description=f"{what}; given several times, any of them. {OF_NONE}",
    )


class ListQuery(BaseModel):
    """Which part of a list."""

    limit: Limit = USUAL
    cursor: Cursor = ""

    def beside(self) -> Mapping[str, Any]:
        """What a cursor holds for: all that is asked but where to begin and how much."""
        return self.model_dump(exclude={"limit", "cursor"})


class ArticlesQuery(ListQuery):
    """Which articles."""

    outlet: Key | None = Field(None, description=f"Slug of an outlet. {OF_NONE}")
    author: Key | None = Field(None, description=f"Slug of an author. {OF_NONE}")
    topic: Key | None = Field(None, description="Slug of a topic.")


class InquiryQuery(ListQuery):
    """A question in the language of the search page, and the choices beside it."""

    q: Words = Field("", description="The question, as it is typed on the search page.")
    match: Literal["all", "any"] = Field("all", description="All words of the question, or any.")
    dates: Literal["possible", "certain"] = Field(
        "possible", description="Whether an article counts that is only possibly in the dates."
    )
    outlet: list[Key] = _keys("Slug of an outlet")
    author: list[Key] = _keys("Slug of an author")
    year: list[Year] = _keys("A year, as in 2021")
    month: list[Month] = _keys("A month, as in 2021-06")
    language: list[Key] = _keys("A language, as in en")
    kind: list[Key] = _keys("A kind of outlet")
    country: list[Key] = _keys("An outlet's country, as in KR")
    tag: list[Key] = _keys("A tag, as the facets give it")

    def inquiry(self, sort: Sort | None = None) -> Inquiry:
        """All of it as a value; white space in the question counts as one space."""
        chosen = {facet: tuple(dict.fromkeys(getattr(self, facet))) for facet in FACETS}
        return Inquiry(
            words=" ".join(self.q.split()),
            chosen={facet: keys for facet, keys in chosen.items() if keys},
            sort=sort,
            certain_dates=self.dates == "certain",
            any_word=self.match == "any",
        )


class SearchQuery(InquiryQuery):
    """A search."""

    sort: Literal["relevance", "newest", "oldest"] | None = Field(
        None, description="By relevance where there are words, else newest first."
    )


class ConcordanceQuery(InquiryQuery):
    """A concordance."""

    sort: Literal["found", "left", "right", "outlet", "date"] = Field(
        "found", description="As found; by the words to the left or right; by outlet; by date."
    )
