"""What only the tags of a page say: <meta>, JSON-LD, <link>, <html lang>, <time>."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archive.page.byline import read_credit
from archive.page.markup.alignment import letters
from archive.page.markup.document import Document
from archive.page.markup.json_ld import Node, articles, strings
from archive.page.markup.stamps import Stamp, read_stamp
from archive.page.record import Span
from archive.text.addresses import address_key
from archive.text.names import is_organisation, looks_like_name, split_names
from archive.text.normal import clean_line, name_key

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name",
           "apple-mobile-web-app-title")  # fmt: skip
DATES = ("article:published_time", "og:article:published_time", "datepublished", "date.published",
         "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date",
         "pubdate", "publishdate", "publisheddate", "publish-date", "publication_date",
         "article:published", "article.published", "parsely-pub-date", "sailthru.date",
         "cxenseparse:recs:publishtime", "dcsext.articlefirstpublished",
         "citation_publication_date", "citation_date", "rnews:datepublished")  # fmt: skip
AUTHORS = ("author", "article:author", "og:article:author", "og:author", "dc.creator",
           "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "byl",
           "citation_author", "article:author_name", "dcsext.author", "authors")  # fmt: skip
SECTIONS = ("article:section", "og:article:section", "articlesection", "parsely-section")
TAGS = ("article:tag", "og:article:tag", "news_keywords")
MOST_TAGS, LONGEST_TAG = 40, 80
SHORTEST = 2
LONGEST_NAMES, LONGEST_TITLE = 300, 500
PREFIX = re.compile(
    r"\A(?:by|von|par|por|di|de|af|av|door|przez|autor(?:in|a|es)?|auteur|author|text|texto|testo)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:admin(?:istrator)?|editors?|web ?master|staff|guest|user|anonymous|unknown|none|null|"
    r"reporters?|correspondents?|newsroom|news ?desk|desk|team|writer|contributors?|agenc(?:y|ies)|"
    r"redaktion|redacci[oó]n|r[ée]daction|redazione|redactie|redakcja|nan|n/a|author)\d*",
    re.IGNORECASE,
)
JOB = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|contributor|journalist|redakteur(?:in)?|"
    r"korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|redactor|corresponsal|periodista)s?\Z",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|@|\S*\.(?:com|org|net)\b|/|\S+@\S+\Z")
TITLE_END = re.compile(r"\s*[|｜¦ㅣ–—»·:-]\s*(?=[^|｜¦ㅣ–—»·]*\Z)")
LINK = re.compile(r"https?:|www\.|@|/")
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?\Z", re.IGNORECASE)


class Declared(NamedTuple):
    """A value and the rule that names its place."""

    value: str
    rule: str


@dataclass
class Tags:
    """All that the tags of a page say of its article."""

    document: Document
    address: str | None = None

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of <meta> elements by name."""
        found: dict[str, list[str]] = {}
        for meta in self.document.metas:
            content = clean_line(meta.content)
            if content:
                found.setdefault(meta.name, []).append(content)
        return found

    @cached_property
    def article(self) -> Node:
        """What JSON-LD says: of several articles the one at this page's address, else the first."""
        found = articles(self.document.scripts)
        here = address_key(self.url.value) if self.url else None
        own = (each for each in found if here and here in set(map(address_key, _addresses(each))))
        merged: dict[str, object] = {}
        for each in [*own, *found[:1]]:
            for key, value in each.items():
                if value:
                    merged.setdefault(key, value)
        return merged

    @cached_property
    def url(self) -> Declared | None:
        """The canonical address, where it is one of the web and no mere home page."""
        for value, rule in (
            (self.document.links.get("canonical"), "link canonical"),
            (next(iter(self.metas.get("og:url", [])), None), "meta og:url"),
        ):
            if value and re.match(r"https?://", value) and address_key(value):
                return Declared(value, rule)
        return None

    @cached_property
    def outlet(self) -> Declared | None:
        """Who publishes the page."""
        of_site = self._meta(OUTLETS[:1])
        of_article = [Declared(each, "json-ld publisher") for each in self._ld("publisher")]
        found = [*of_site, *of_article, *self._meta(OUTLETS[1:])]
        return next((each for each in found if not LINK.match(each.value)), None)

    @cached_property
    def titles(self) -> list[Declared]:
        """Headlines, the surest first, without the outlet's name behind them."""
        found = [Declared(each, "json-ld headline") for each in self._ld("headline")]
        found += self._meta(TITLES)
        if self.document.title:
            start, end = self.document.title
            found.append(Declared(clean_line(self.document.text[start:end]), "title element"))
        return [
            Declared(self.without_outlet(each.value), each.rule)
            for each in found
            if each.value and len(each.value) <= LONGEST_TITLE
        ]

    def without_outlet(self, title: str) -> str:
        """ "Night at the Weir | Evening Post" without its last part, where that is the outlet."""
        names = {name_key(each) for each in self._names_of_outlet()}
        shorter = title
        for _ in range(2):
            cut = TITLE_END.search(shorter)
            if not cut or not cut.start():
                break
            tail = name_key(shorter[cut.end() :])
            if tail in names or (cut.end() and self.is_host(tail)):
                return shorter[: cut.start()].strip()
            shorter = shorter[: cut.start()]
        return title

    def _names_of_outlet(self) -> Iterator[str]:
        if self.outlet:
            yield self.outlet.value
        yield from self._ld("publisher")
        yield from (each.value for each in self._meta(OUTLETS))

    def is_host(self, name: str) -> bool:
        """Whether a name is the site's address or a plain form of it ("The Post" of post.uk)."""
        key = address_key(self.url.value if self.url else self.address or "") or ""
        host = key.partition("/")[0].removeprefix("www.")
        bare = letters(name.casefold())
        labels = {letters(label) for label in host.split(".")[:-1]}
        return bool(bare) and bool({bare, bare.removeprefix("the")} & {*labels, letters(host)})

    @cached_property
    def authors(self) -> Declared | None:
        """Who wrote it, one name a line; neither the outlet nor an office nor an address."""
        sources = [("json-ld author", self._ld("author")), ("json-ld creator", self._ld("creator"))]
        sources += [(f"meta {name}", self.metas.get(name, [])) for name in AUTHORS]
        for rule, values in sources:
            names = list(dict.fromkeys(self._people(values)))
            if names:
                return Declared("\n".join(names), rule)
        return None

    def _people(self, values: Iterable[str]) -> Iterator[str]:
        for value in values:
            if len(value) > LONGEST_NAMES or ADDRESS.match(value):
                continue
            bare = PREFIX.sub("", value)
            if self._is_one_word(bare):
                yield bare
            yield from filter(self.may_be_author, _names_in(bare))

    def _is_one_word(self, printed: str) -> bool:
        """ "Voltaire", "Reuters": a name of one word, which no list is and no account."""
        is_word = printed.isalpha() and printed[0] != printed[0].lower() and len(printed) > SHORTEST
        return is_word and not self._is_nobody(printed)

    def _is_nobody(self, name: str) -> bool:
        return bool(NOBODY.fullmatch(name)) or name_key(name) in self.outlet_keys

    def may_be_author(self, name: str) -> bool:
        """Whether a name may be that of a person, or of an office that is named as author."""
        if not name or self._is_nobody(name) or JOB.search(name):
            return False
        return looks_like_name(name) or (is_organisation(name) and " " in name)

    @cached_property
    def outlet_keys(self) -> frozenset[str]:
        """Keys of the names under which the page knows its outlet."""
        return frozenset(map(name_key, self._names_of_outlet()))

    @cached_property
    def date(self) -> tuple[Stamp, str] | None:
        """When it was published, and the place that says so."""
        found = [Declared(each, "json-ld datePublished") for each in self._ld("datePublished")]
        found += self._meta(DATES)
        found += [
            Declared(mark.value, f"itemprop {mark.kind}")
            for mark in self.document.marks
            if mark.kind == "date" and mark.value
        ]
        for each in found:
            stamp = read_stamp(each.value)
            if stamp:
                return stamp, each.rule
        return None

    @cached_property
    def section(self) -> Declared | None:
        """The part of the outlet."""
        found = [Declared(each, "json-ld articleSection") for each in self._ld("articleSection")]
        return next(
            (each for each in (*found, *self._meta(SECTIONS)) if self._is_short(each)), None
        )

    @cached_property
    def tags(self) -> tuple[list[str], str]:
        """What it was filed under, and the place that says so."""
        for rule, values in (
            ("meta article:tag", self.metas.get("article:tag", [])),
            ("json-ld keywords", self._ld("keywords")),
            *((f"meta {name}", self.metas.get(name, [])) for name in TAGS[1:]),
        ):
            parts = [part.strip() for value in values for part in re.split(r"[,;、，]", value)]
            tags = [each for each in dict.fromkeys(parts) if 0 < len(each) <= LONGEST_TAG]
            if tags:
                return tags[:MOST_TAGS], rule
        return [], ""

    @cached_property
    def deck(self) -> Declared | None:
        """The summary that tags give."""
        found = self._meta(("og:description", "description", "twitter:description"))
        return found[0] if found else None

    @cached_property
    def language(self) -> str | None:
        """The page's own word for its language, as two or three letters."""
        found = LANGUAGE.match((self.document.language or "").strip())
        return found[1].lower() if found else None

    @property
    def is_free(self) -> bool:
        """Whether the page does not say that only a part of it is for everybody."""
        return str(self.article.get("isAccessibleForFree", "true")).lower() != "false"

    def _is_short(self, each: Declared) -> bool:
        return len(each.value) <= LONGEST_TAG and not any(
            each.value == title.value for title in self.titles
        )

    def _ld(self, key: str) -> list[str]:
        return strings(self.article.get(key))

    def _meta(self, names: Iterable[str]) -> list[Declared]:
        return [
            Declared(value, f"meta {name}") for name in names for value in self.metas.get(name, [])
        ]


OFFICE = re.compile(
    r"\s+(?:선임|수습|전문|인턴)?\s?(?:기자|특파원|논설위원|칼럼니스트)(?:\s+외.*)?\Z|\s+외\s?\d+명\Z|\s*记者\Z"
)


def without_office(name: str) -> str:
    """A Korean name without "reporter" and "and two more" behind it."""
    return OFFICE.sub("", name).strip()


def _names_in(written: str) -> Iterator[str]:
    """The names of a list as tags write it, read like a byline of the same words."""
    byline = f"By {written}"
    names = [name for name, _ in read_credit(byline, Span(0, len(byline))).names]
    pieces = (written[start:end] for start, end in split_names(written))
    yield from (without_office(clean_line(name)) for name in (names or pieces))


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value.partition("#")[0]
