"""An article as its page cites it, and as the head of the page says it to other programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest
from django.urls import reverse

from archive.exports.citations import Citation, CitedName, cite
from archive.exports.citations.bibtex import as_bibtex
from archive.exports.citations.csl import as_csl
from archive.exports.citations.kinds import REPORT
from archive.exports.citations.ris import as_ris
from archive.exports.citations.styles import PARAGRAPHS, STYLES
from archive.models import Article
from archive.text.dates import PartialDate
from archive.web.forms import ParagraphForm
from archive.web.origin import origin_of
from archive.web.taking import Taking, takings

UNDETERMINED = "und"
"""The language of what nobody knows the language of, as BCP 47 has it."""
ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the reference, to be copied."""

    key: str
    name: str
    text: str

    @property
    def rows(self) -> int:
        """Lines of a box that shows most of it."""
        return min(12, max(3, self.text.count("\n") + 1))


@dataclass(frozen=True, slots=True)
class Cited:
    """All that the page of an article says for those who cite it or save it; `paragraph` is the
    number of the one that was asked for, None where none was; `remarks` say where there is none."""

    article: Article
    citation: Citation
    paragraph: int | None
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest, article: Article) -> Self:
        """Expects the article with outlet and bylines."""
        form = ParagraphForm(request.GET)
        number, count = form.asked("p"), len(article.body) if article.is_readable else 0
        is_there = number is not None and number <= count
        remarks = list(form.remarks)
        if number and article.is_readable and not is_there:
            remarks.append(f"There is no paragraph {number}: {_held(count)}.")
        citation = cite(article, origin_of(request))
        return cls(article, citation, number if is_there else None, tuple(remarks))

    @property
    def paragraphs(self) -> int:
        """How many there are to cite."""
        return len(self.article.body) if self.article.is_readable else 0

    @property
    def forms(self) -> list[Form]:
        """The reference in each form, best known first."""
        styles = ((name, written(self.citation)) for name, written in STYLES.items())
        data = (
            ("RIS", as_ris(self.citation).replace("\r\n", "\n").strip()),
            ("CSL-JSON", f"[\n{as_csl(self.citation)}\n]"),
            ("BibTeX", as_bibtex(self.citation).strip()),
        )
        named = [Form(name.lower(), name, text) for name, text in (*styles, *data)]
        return [*self._of_paragraph(), *named]

    def _of_paragraph(self) -> Iterator[Form]:
        if number := self.paragraph:
            for name, written in PARAGRAPHS.items():
                text = written(self.citation, number)
                yield Form(f"paragraph-{name.lower()}", f"Paragraph {number}, {name}", text)

    @property
    def takings(self) -> list[Taking]:
        """The files of the article."""
        return takings(reverse("article", args=[self.citation.id]))

    @property
    def tags(self) -> list[tuple[str, str]]:
        """The tags that reference managers read: names and values, in order.

        Zotero's rules for them: https://github.com/zotero/translators, "Embedded Metadata". Where a
        date or a language is missing it takes the first of the page, which is of something else;
        so these are said to be unknown.
        """
        cited = self.citation
        institution = "citation_technical_report_institution"
        tags = [
            ("z:itemType", cited.work.zotero),
            ("citation_title", cited.shown_title),
            *(("citation_author", author) for author in _authors(cited)),
            ("citation_publication_date", _date(cited)),
            ("citation_language", cited.language or UNDETERMINED),
            ("prism.publicationName", cited.outlet),
            (institution, cited.outlet if cited.work == REPORT else None),
        ]
        return [(name, value) for name, value in tags if value]

    @property
    def graph(self) -> list[tuple[str, str]]:
        """Open Graph; no name of a site, which Zotero would take for the publication's."""
        cited = self.citation
        tags = [
            ("og:type", "article"),
            ("og:title", cited.shown_title),
            ("og:url", cited.page),
            ("og:description", cited.abstract),
            ("article:section", cited.section),
            ("article:published_time", _day(cited.when.published)),
            ("article:modified_time", _day(cited.when.changed)),
            *(("article:tag", tag) for tag in cited.tags),
        ]
        return [(name, value) for name, value in tags if value]

    @property
    def linked_data(self) -> dict[str, Any]:
        """The article in the words of schema.org; what is not known is not in it."""
        cited = self.citation
        said = {
            "@context": "https://schema.org",
            "@type": _type(self.article, cited),
            "headline": cited.title,
            "author": [_person(name) for name in cited.authors],
            "publisher": _organisation(cited.outlet) if cited.outlet else None,
            "datePublished": _plain(cited.when.published),
            "dateModified": _plain(cited.when.changed),
            "inLanguage": cited.language,
            "articleSection": cited.section,
            "keywords": list(cited.tags),
            "description": cited.abstract,
            "url": cited.page,
            "isBasedOn": cited.url,
        }
        return {name: value for name, value in said.items() if value}


def _held(count: int) -> str:
    if not count:
        return "no text of this article is held"
    return f"this text has {count} paragraph{'' if count == 1 else 's'}"


def _authors(cited: Citation) -> Iterator[str]:
    """Persons, family name first where it is known; an organisation would be taken apart.

    Zotero parts a single author at the comma where both sides have a space; a semicolon behind it
    keeps it whole.
    """
    persons = [name for name in cited.authors if not name.is_organisation]
    is_parted = len(persons) == 1 and " " in (persons[0].family or "")
    is_parted = is_parted and " " in (persons[0].given or "")
    return (f"{name.inverted};" if is_parted else name.inverted for name in persons)


def _date(cited: Citation) -> str:
    """In numbers where the page prints a year; else in words, which say what was inferred."""
    return _plain(cited.when.certain) or cited.when.day_first


def _plain(date: PartialDate | None) -> str | None:
    """A year, a month or a day in numbers."""
    return date.edtf if date and date.is_plain else None


def _day(date: PartialDate | None) -> str | None:
    return _plain(date) if date and date.day else None


def _type(article: Article, cited: Citation) -> str:
    """Of a think tank, and of what calls itself one, an analysis; all else is opinion."""
    is_analysis = cited.work == REPORT or ANALYSIS in (article.kind or "").lower()
    return "AnalysisNewsArticle" if is_analysis else "OpinionNewsArticle"


def _person(name: CitedName) -> dict[str, str]:
    if name.is_organisation:
        return _organisation(name.printed)
    parts = {"familyName": name.family, "givenName": name.given}
    known = {part: value for part, value in parts.items() if value}
    return {"@type": "Person", "name": name.printed, **known}


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
