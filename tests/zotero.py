"""What Zotero makes of a page: its rules, as far as our pages meet them, written down again.

After its translators "Embedded Metadata", "RDF", "unAPI" and "RIS" and its way to part names, as
they stood in 2024 (https://github.com/zotero/translators).
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

BYLINES = {"byline", "bylines", "vcard", "article-byline"}
MAPPED = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_technical_report_institution": "institution",
    "citation_language": "language",
}
INSTITUTIONAL = {"report"}
RIS_TYPES = {
    "NEWS": "newspaperArticle",
    "MGZN": "magazineArticle",
    "JOUR": "journalArticle",
    "RPRT": "report",
    "BLOG": "blogPost",
    "ELEC": "webpage",
}


@dataclass
class Item:
    """What is saved: the outlet whatever the field is called for its type."""

    type: str = ""
    title: str = ""
    creators: list[tuple[str, str]] = field(default_factory=list)
    date: str = ""
    language: str = ""
    outlet: str = ""
    url: str = ""


class Page(HTMLParser):
    """The parts of a page that Zotero looks at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: dict[str, str] = {}
        self.classes: set[str] = set()
        self.unapi_ids: list[str] = []
        self.times: list[str] = []
        self.lang = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        classes = set(said.get("class", "").split())
        self.classes |= classes
        if tag == "meta" and (name := said.get("name") or said.get("property")):
            self.metas.append((name, said.get("content", "")))
        elif tag == "link":
            self.links.setdefault(said.get("rel", ""), said.get("href", ""))
        elif tag == "abbr" and "unapi-id" in classes and "title" in said:
            self.unapi_ids.append(said["title"])
        elif tag == "time" and "datetime" in said:
            self.times.append(said["datetime"])
        elif tag == "html":
            self.lang = said.get("lang", "")

    def first(self, name: str) -> str:
        """What the first tag of a name says; "" without one."""
        return next((value for key, value in self.metas if key == name and value), "")


def save_article(html: str) -> Item:
    """The one item of a page by its tags."""
    page = Page(html)
    assert "Z3988" not in page.classes, "COinS would override the tags"
    item = Item(type=_type(page))
    if site := page.first("prism.publicationName") or page.first("og:site_name"):
        item.outlet = site if item.type not in INSTITUTIONAL else ""
    item.title = page.first("og:title")
    item.date = page.first("article:published_time")
    item.url = page.first("og:url") or page.links["canonical"]
    for name, part in MAPPED.items():
        value = page.first(name)
        if value and part in {"publicationTitle", "institution"}:
            item.outlet = value
        elif value:
            setattr(item, part, value)
    item.creators = _highwire(page) or _last_resort(page)
    item.language = item.language or page.lang
    item.date = item.date or next(iter(page.times), "")
    return item


def _type(page: Page) -> str:
    if page.first("citation_journal_title"):
        return "journalArticle"
    if page.first("citation_technical_report_institution"):
        return "report"
    guess = "journalArticle" if page.first("citation_title") else "webpage"
    return page.first("z:itemType") or guess


def _highwire(page: Page) -> list[tuple[str, str]]:
    nodes = [value for name, value in page.metas if name == "citation_author" and value]
    found: list[tuple[str, str]] = []
    for node in nodes:
        names = re.split(r"\s*;\s*", node)
        if len(names) == len(nodes) == 1:
            parts = re.split(r"\s*,\s*", names[0])
            is_spanish = (
                len(parts) == 2
                and page.first("citation_language") in {"es", "spa", "Spanish", "español"}
                and len(parts[0].split(" ")) == 2
            )
            if len(parts) > 1 and " " in parts[0] and " " in parts[1] and not is_spanish:
                names = parts
        found += [clean(name) for name in names if re.search(r"[^\s,-.;]", name)]
    return found


def clean(name: str) -> tuple[str, str]:
    """Family and given name as Zotero parts them."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        family, given = re.split(r", ?", name)[:2]
    else:
        given, _, family = name.rpartition(" ")
    return _cased(family), _cased(given)


def _cased(name: str) -> str:
    is_one_case = name in {name.upper(), name.lower()}
    return name.title() if is_one_case and name.upper() != name.lower() else name


def _last_resort(page: Page) -> list[tuple[str, str]]:
    """Where no tag names an author others are looked for, which are hardly ever right."""
    wrong = [value for name, value in page.metas if name in {"author", "article:author"}]
    wrong += sorted(page.classes & BYLINES)
    return [clean(value) for value in wrong]


def save_all(html: str, get: Any) -> list[Item]:
    """All items of a list by unAPI; `get` fetches an address."""
    page = Page(html)
    server = page.links["unapi-server"]
    assert server.startswith("http"), "an add-on has no page to resolve an address against"
    formats = re.findall(r'<format [^>]*name="([^"]+)"', get(server))
    assert formats == ["ris"]
    return [_from_ris(get(f"{server}?id={each}&format=ris")) for each in page.unapi_ids]


def _from_ris(text: str) -> Item:
    item = Item()
    for line in text.splitlines():
        tag, value = line[:2], line[6:].strip()
        match tag:
            case "TY":
                item.type = RIS_TYPES[value]
            case "TI":
                item.title = value
            case "AU":
                family, _, given = value.partition(",")
                item.creators.append((family.strip(), given.strip()))
            case "T2" | "PB":
                item.outlet = value
            case "DA":
                item.date = value
            case "LA":
                item.language = value
            case "UR":
                item.url = value
    return item
