"""Articles, in lists and whole, and what is said of one."""

from datetime import date
from typing import Any, Self

from pydantic import BaseModel, Field, JsonValue

from archive.api.values.parts import Label, NextCursor
from archive.models import Article as ArticleModel
from archive.models import Byline as BylineModel
from archive.models import Capture as CaptureModel


class Byline(BaseModel):
    """One name as printed."""

    name: str
    affiliation: str | None = Field(description="As printed beside the name.")
    slug: str | None = Field(description="The author that the name is of, where that is certain.")

    @classmethod
    def of(cls, byline: BylineModel) -> Self:
        """Expects the author with it."""
        slug = byline.author.slug if byline.author else None
        return cls(name=byline.name, affiliation=byline.affiliation, slug=slug)


class ArticleRow(BaseModel):
    """One article as lists have it."""

    id: str
    path: str = Field(description="Its page in this archive.")
    url: str | None = Field(description="Its own address, as its page gives it.")
    title: str | None
    outlet: Label | None
    authors: list[Byline]
    date: str | None = Field(description="As printed, in EDTF.")
    date_inferred: str | None
    section: str | None
    tags: list[str]
    language: str | None
    kind: str | None
    text_kind: str = Field(
        description="How much the saved page holds: full, summary, teaser, none."
    )
    access: str = Field(description="How much readers see: open, excerpt, metadata.")
    is_reviewed: bool


def article_row(article: ArticleModel) -> ArticleRow:
    """Expects one of `ArticleQuerySet.with_names`."""
    return ArticleRow(**columns(article))


class Capture(BaseModel):
    """One saved page of an article."""

    sha256: str
    path: str = Field(description="Its page in this archive.")
    file: str
    record: int = Field(description="Its place within the file, from 1.")
    size: int = Field(description="Bytes.")
    encoding: str

    @classmethod
    def of(cls, capture: CaptureModel, path: str) -> Self:
        """Of a capture that readers may see."""
        return cls(
            sha256=capture.sha256,
            path=path,
            file=capture.file,
            record=capture.record,
            size=capture.size,
            encoding=capture.encoding,
        )


class Damage(BaseModel):
    """Damage that the saved page shows."""

    kind: str
    paragraph: int | None = Field(description="The paragraph of the body, from 1.")
    text: str | None = Field(description="The words that it stands at.")


class Article(ArticleRow):
    """One article, with as much of its text as its readers may see."""

    deck: str | None
    date_first: date | None = Field(description="The first day that the date can mean.")
    date_last: date | None = Field(description="The last day that it can mean.")
    date_label: str | None = Field(description="What the page prints before the date.")
    date_time: str | None
    date_inferred_reason: str | None
    body: list[str] = Field(description="Its paragraphs; empty where they are not shown.")
    captions: list[str]
    notes: list[str] = Field(description="Notes printed with the article.")
    damage: list[Damage]
    topics: list[Label]
    dossiers: list[Label]
    captures: list[Capture] = Field(description="Its saved pages; empty where not shown.")
    curators_notes_html: list[str] = Field(description="Cleaned HTML.")

    @classmethod
    def whole(
        cls, article: ArticleModel, captures: list[Capture], curators_notes: list[str]
    ) -> Self:
        """Expects one of `ArticleQuerySet.for_index`, as its readers may see it."""
        return cls(
            **columns(article),
            deck=article.deck,
            date_first=article.date_first,
            date_last=article.date_last,
            date_label=article.date_label,
            date_time=article.date_time,
            date_inferred_reason=article.date_inferred_reason,
            body=article.body,
            captions=article.captions,
            notes=article.notes,
            damage=[_damage(each) for each in article.damage],
            topics=[Label.of(topic) for topic in article.topics.all()],
            dossiers=[Label.of(dossier) for dossier in article.dossiers.all()],
            captures=captures,
            curators_notes_html=curators_notes,
        )


class Claim(BaseModel):
    """One thing said of an article, by whom or by which rule, and what shows it."""

    id: int
    field: str
    subject: str = Field(description="The printed name, where it is about one person; else empty.")
    value: JsonValue = Field(
        description="Of the body the number of evidence spans in each paragraph; null takes back."
    )
    origin: str = Field(description="curated, imported, extracted, declared or inferred.")
    rule: str
    rule_version: int
    decides: bool = Field(description="Whether the article has this value; else it is overruled.")
    capture: str | None = Field(description="SHA-256 of the saved page that it rests on.")
    evidence: list[tuple[int, int]] = Field(
        description="Half-open positions, in characters of the capture's text, that show it."
    )
    made_on: date


class Articles(BaseModel):
    """Articles."""

    items: list[ArticleRow]
    next_cursor: NextCursor


class Claims(BaseModel):
    """What is said of an article, in the order in which it was said."""

    items: list[Claim]
    next_cursor: NextCursor


def columns(article: ArticleModel) -> dict[str, Any]:
    """The columns of a row; expects one of `ArticleQuerySet.with_names`."""
    return {
        "id": article.public_id,
        "path": article.get_absolute_url(),
        "url": article.url,
        "title": article.title,
        "outlet": Label.of(article.outlet) if article.outlet else None,
        "authors": [Byline.of(byline) for byline in article.bylines.all()],
        "date": article.date,
        "date_inferred": article.date_inferred,
        "section": article.section,
        "tags": article.tags,
        "language": article.language,
        "kind": article.kind,
        "text_kind": article.text,
        "access": article.allowed,
        "is_reviewed": article.is_reviewed,
    }


def _damage(damage: dict[str, object]) -> Damage:
    return Damage.model_validate({"kind": "", "paragraph": None, "text": None} | damage)
