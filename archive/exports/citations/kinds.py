"""What kind of work an article is to reference managers, by the kind of its outlet."""

from dataclasses import dataclass

from archive.models import OutletKind


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: as Zotero, CSL, RIS, BibTeX and a reader call it.

    `has_institution` tells of works that name an institution where others name a publication.
    """

    zotero: str
    csl: str
    ris: str
    bibtex: str
    words: str
    has_institution: bool = False


NEWSPAPER = Work("newspaperArticle", "article-newspaper", "NEWS", "article", "newspaper article")
MAGAZINE = Work("magazineArticle", "article-magazine", "MGZN", "article", "magazine article")
JOURNAL = Work("journalArticle", "article-journal", "JOUR", "article", "journal article")
REPORT = Work("report", "report", "RPRT", "techreport", "report", has_institution=True)
POST = Work("blogPost", "post-weblog", "BLOG", "misc", "blog post")
PAGE = Work("webpage", "webpage", "ELEC", "misc", "web page")
"""Of a portal, a broadcaster, and wherever nobody said what the outlet is: that is all we know."""

WORKS: dict[str, Work] = {
    OutletKind.NEWSPAPER: NEWSPAPER,
    OutletKind.AGENCY: NEWSPAPER,
    OutletKind.MAGAZINE: MAGAZINE,
    OutletKind.JOURNAL: JOURNAL,
    OutletKind.THINK_TANK: REPORT,
    OutletKind.BLOG: POST,
}


def work_of(outlet_kind: str | None) -> Work:
    """The kind of work that an outlet of this kind brings."""
    return WORKS.get(outlet_kind or "", PAGE)
