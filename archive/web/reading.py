"""An article as its page shows it."""

from dataclasses import dataclass
from typing import Any, Self

from archive.curation.sources import FieldSources, sources_of
from archive.exports.one_article import as_allowed, hidden_fields
from archive.models import Access, Article, ArticleNote, Capture, Dossier, TextKind, Topic
from archive.page.damage import UNREADABLE_DATE
from archive.web.copies import Copy, copies_of
from archive.web.likeness import Likeness
from archive.web.question import Question
from archive.web.sought import MarkedText, Sought

OF_CAPTIONS = "repeated caption"

DAMAGE = {
    "cut sentence": "A sentence is cut here: the saved page has lost at least one line.",
    OF_CAPTIONS: "The saved page prints this caption more than once.",
    UNREADABLE_DATE: "What the saved page gives as its date cannot be read as one.",
    "pay-wall": "The saved page stops here: the rest stands behind a pay-wall.",
    "mojibake": "Characters are garbled here in the saved page.",
    "replacement character": "Characters are lost here in the saved page.",
}
"""What each kind of damage means to a reader; nothing is ever completed."""

TEXT_KINDS = {
    TextKind.SUMMARY: "This is a summary: the page points to its full text elsewhere.",
    TextKind.TEASER: "This is the beginning only: the saved page is cut off where it goes on.",
    TextKind.NONE: "The saved page holds no text of this article.",
}
"""What is said above a text that is not the full one."""

CLOSED = {
    Access.EXCERPT: "The text of this article can be searched here, but not read.",
    Access.METADATA: "The text of this article is not shown here.",
}
"""What is said in place of a text that readers may not see."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Damage at one paragraph: what it means, and the words that it stands at."""

    meaning: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its number from 1, and the damage it shows."""

    number: int
    marked: MarkedText
    damage: list[Damage]

    @property
    def text(self) -> str:
        """As printed."""
        return self.marked.text


@dataclass(frozen=True, slots=True)
class SearchLink:
    """Words of the article, and the search for them."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the page of one article shows beside the article's own row.

    Of what was searched for, `places` counts the marks. Damage that belongs to no paragraph is
    either the captions' or the whole text's.
    """

    article: Article
    sought: Sought
    title: list[MarkedText]
    deck: list[MarkedText]
    paragraphs: list[Paragraph]
    captions: list[MarkedText]
    notes: list[MarkedText]
    damage: list[Damage]
    caption_damage: list[Damage]
    text_kind: str | None
    section: SearchLink | None
    tags: list[SearchLink]
    sources: list[FieldSources]
    captures: list[Capture]
    likeness: Likeness
    copies: list[Copy]
    topics: list[Topic]
    dossiers: list[Dossier]
    remarks: list[ArticleNote]

    @classmethod
    def of(cls, article: Article, sought: Sought | None = None) -> Self:
        """Gather it as far as readers may see it; expects the article with outlet and bylines."""
        article, sought = as_allowed(article), sought or Sought(Question())
        copies = copies_of(article)
        is_open = article.is_readable
        captures = list(article.captures.select_related("content")) if is_open else []
        apart = [each for each in article.damage if not _is_in_body(each, article)]
        return cls(
            article=article,
            sought=sought,
            title=sought.marked([article.title or None], article.language, "title"),
            deck=sought.marked([article.deck or None], article.language, "deck"),
            paragraphs=_paragraphs(article, sought),
            captions=sought.marked(article.captions, article.language, "captions"),
            notes=sought.marked(article.notes, article.language, "notes"),
            damage=[_damage(each) for each in apart if each.get("kind") != OF_CAPTIONS],
            caption_damage=[_damage(each) for each in apart if each.get("kind") == OF_CAPTIONS],
            text_kind=CLOSED.get(article.allowed) or TEXT_KINDS.get(TextKind(article.text)),
            section=search_for(article.section) if article.section else None,
            tags=[search_for(tag) for tag in article.tags],
            sources=_sources(article, captures),
            captures=captures,
            likeness=Likeness.of(article, [copy.article.public_id for copy in copies]),
            copies=copies,
            topics=list(article.topics.all()),
            dossiers=list(article.dossiers.all()),
            remarks=list(article.curator_notes.filter(is_public=True)),
        )

    @property
    def places(self) -> int:
        """How many places are marked."""
        body = (each.marked for each in self.paragraphs)
        texts = (*self.title, *self.deck, *body, *self.captions, *self.notes)
        return sum(len(each.marks) for each in texts)

    @property
    def opening(self) -> str:
        """What others may say of the article in a line or two: its deck, else how it begins."""
        held = (self.article.deck, *self.article.body[:1], self.article.title)
        return next(filter(None, held), "An article without a title.")

    @property
    def original(self) -> str | None:
        """The article's own address, where it is one that a browser may follow."""
        url = self.article.url or ""
        return url if url.startswith(("http://", "https://")) else None


def _sources(article: Article, captures: list[Capture]) -> list[FieldSources]:
    """Where all comes from that readers may see; lines only of captures that they may see too."""
    hidden = hidden_fields(article)
    return [said for said in sources_of(article, captures) if said.field not in hidden]


def search_for(words: str) -> SearchLink:
    """The search for words as a phrase."""
    plain = " ".join(words.replace('"', " ").split())
    return SearchLink(words, Question(words=f'"{plain}"').url)


def _paragraphs(article: Article, sought: Sought) -> list[Paragraph]:
    damage: dict[int, list[Damage]] = {}
    for each in article.damage:
        damage.setdefault(each.get("paragraph") or 0, []).append(_damage(each))
    return [
        Paragraph(number, marked, damage.get(number, []))
        for number, marked in enumerate(
            sought.marked(article.body, article.language, "body"), start=1
        )
    ]


def _is_in_body(damage: dict[str, Any], article: Article) -> bool:
    return 1 <= (damage.get("paragraph") or 0) <= len(article.body)


def _damage(damage: dict[str, Any]) -> Damage:
    kind = damage.get("kind") or ""
    return Damage(DAMAGE.get(kind, f"The saved page is damaged here ({kind})."), damage.get("text"))
