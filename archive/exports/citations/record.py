"""What a reference to an article says, built once and written in many forms."""

from dataclasses import dataclass

from django.urls import reverse

from archive.exports.citations.kinds import Work, work_of
from archive.exports.citations.when import When
from archive.models import Article, Author, Byline
from archive.models.naming import key_of
from archive.text.names import is_organisation, read_name

ARCHIVE = "Commentary Archive"
UNTITLED = "[Untitled]"
"""In place of a title, in brackets: it is ours."""


@dataclass(frozen=True, slots=True)
class CitedName:
    """A name in a byline; family and given are None where nobody knows them, or of an
    organisation. `order` is the one that its owner uses, None where nothing shows it."""

    printed: str
    family: str | None = None
    given: str | None = None
    order: str | None = None
    is_organisation: bool = False

    @property
    def inverted(self) -> str:
        """ "Marsh, Ada"; as printed where the family name is not known."""
        if self.family is None:
            return self.printed
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as a reference; every field may be missing but id, work and `kept_at`.

    `url` is the article's own address where it is one of the web; `page` that of its page here,
    `kept_at` the short one that leads there, whatever becomes of the title.
    """

    id: str
    work: Work
    title: str | None
    authors: tuple[CitedName, ...]
    outlet: str | None
    section: str | None
    when: When
    language: str | None
    tags: tuple[str, ...]
    abstract: str | None
    url: str | None
    page: str
    kept_at: str

    @property
    def shown_title(self) -> str:
        """The title, or that there is none."""
        return self.title or UNTITLED

    @property
    def address(self) -> str:
        """Where it can be read: its own address, else its page here."""
        return self.url or self.kept_at


def cite(article: Article, origin: str) -> Citation:
    """The reference to an article; `origin` is the archive's own address, without a path.

    Expects one of `ArticleQuerySet.with_names`; says no more than the article's readers may see.
    """
    url = article.url or ""
    return Citation(
        id=article.public_id,
        work=work_of(article.outlet.kind if article.outlet else None),
        title=article.title or None,
        authors=tuple(_name(byline) for byline in article.bylines.all()),
        outlet=article.outlet.name if article.outlet else None,
        section=article.section or None,
        when=When(article.partial_date, article.partial_date_inferred, article.date_label),
        language=article.language or None,
        tags=tuple(article.tags),
        abstract=(article.deck or None) if article.is_searchable else None,
        url=url if url.startswith(("http://", "https://")) else None,
        page=origin + article.get_absolute_url(),
        kept_at=origin + reverse("article", args=[article.public_id]),
    )


def _name(byline: Byline) -> CitedName:
    """The name as printed, with its parts: those of the author of that name, else what the print
    itself shows. A name that an author goes by elsewhere is not put in place of it."""
    author: Author | None = byline.author
    if is_organisation(byline.name) or (author and author.is_organisation):
        return CitedName(byline.name, is_organisation=True)
    if author and author.family and author.name_key == key_of(byline.name):
        return CitedName(byline.name, author.family, author.given, author.order)
    read = read_name(byline.name)
    return CitedName(byline.name, read.family, read.given, read.order)
