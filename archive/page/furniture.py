"""Boilerplate: what a site prints around every article, known by the form of single lines."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from archive.page import furniture_words as tables
from archive.page.appeals import appeal_kind
from archive.page.furniture_forms import (
    LANGUAGE_NAMES,
    LINKS,
    LONG_KINDS,
    NETWORKS,
    PAYWALLS,
    SHORT_FORMS,
    SHORT_KINDS,
)
from archive.page.letters import LINES_OF_A_PAGE
from archive.page.patterns import line_start
from archive.page.signs import Signs
from archive.page.tables import Table

MAX_PHRASE = 90
MAX_LONG = 1500
MAX_PAYWALL = 400
MAX_BAR = 600
MAX_LINK = 240
FEWEST_BAR_ITEMS = 4

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "comments": tables.COMMENTS,
        "picked comment": tables.PICKED_COMMENT,
        "about authors": tables.ABOUT_AUTHORS,
        "related": tables.RELATED,
        "neighbours": tables.NEIGHBOURS,
        "sharing": tables.SHARING,
        "menu": tables.MENUS,
        "advertising": tables.ADVERTISING,
        "picture": tables.PICTURES,
    }
)

SEPARATORS = re.compile(r"\s*(?:[|/·•►▸>»\\,:]| - | – )\s*|\s+")
KEY_WORD = re.compile(r"[^\W\d_]+")


def key(text: str) -> str:
    """A line reduced to its words: no case, punctuation, symbols or numbers."""
    return " ".join(KEY_WORD.findall(text.casefold()))


@cache
def phrases() -> Mapping[str, str]:
    """Every known phrase and its kind; the first table that lists one wins."""
    found: dict[str, str] = {}
    for kind, listed in KINDS.items():
        for phrase in listed:
            found.setdefault(key(phrase), kind)
    return MappingProxyType(found)


def furniture_kind(text: str, learnt: frozenset[str] = frozenset()) -> str | None:
    """What kind of boilerplate a line is by its own form, or None."""
    return "learnt" if text in learnt else own_kind(text)


@lru_cache(maxsize=LINES_OF_A_PAGE)
def own_kind(text: str) -> str | None:
    """The same for what is furniture on any site."""
    may_have_form = SHORT_FORMS.may_fit(text)
    if len(text) > MAX_PHRASE:
        return long_line_kind(text) if may_have_form else None
    first = KEY_WORD.search(text.casefold())
    if not first:
        return "counter"
    folded = key(text) if first[0] in first_words() else ""
    if may_have_form:
        return (
            phrase_kind(text, folded)
            or SHORT_KINDS.first(text)
            or kind_of_names(text, folded)
            or long_kind(text)
        )
    return (phrase_kind(text, folded) or kind_of_names(text, folded)) if folded else None


def long_line_kind(text: str) -> str | None:
    """The same for a line that is longer than any phrase."""
    return long_kind(text) or ("link" if is_long_link(text) else None)


@cache
def first_words() -> frozenset[str]:
    """With which words the phrases begin: most lines begin with none of them."""
    known = (*phrases(), *comment_counts(), *FIRST_OF_NAMES)
    return frozenset(phrase.partition(" ")[0] for phrase in known)


def is_long_link(text: str) -> bool:
    """ "Read also: " and a headline that takes more than a line; a sentence is none."""
    return len(text) <= MAX_LINK and LINKS.first(text) is not None and not text.endswith(".")


def phrase_kind(text: str, folded: str) -> str | None:
    """The kind of a known phrase: "Read next", "1 comment", "Comment (3)"."""
    if folded in comment_counts() and any(char.isdigit() for char in text):
        return phrases().get(folded, "comments")
    return phrases().get(folded)


@cache
def comment_counts() -> frozenset[str]:
    return frozenset(map(key, tables.COMMENT_COUNTS))


def kind_of_names(text: str, folded: str) -> str | None:
    """Lines that are nothing but names of networks or of languages."""
    if folded.partition(" ")[0] not in FIRST_OF_NAMES:
        return None
    parts = [part for part in SEPARATORS.split(text.casefold()) if part]
    if len(parts) > 1 and all(part in NETWORKS or part.isdigit() for part in parts):
        return "sharing"
    if len(parts) > 1 and all(part in LANGUAGE_NAMES for part in parts):
        return "languages"
    return None


FIRST_OF_NAMES = frozenset(key(name).partition(" ")[0] for name in NETWORKS | LANGUAGE_NAMES)


def long_kind(text: str) -> str | None:
    """Lines that say in words what they are for.

    A whole paragraph that speaks of subscribers is prose, whatever else it has.
    """
    if len(text) > MAX_LONG:
        return None
    if len(text) < MAX_PAYWALL and PAYWALLS.first(text):
        return "pay-wall"
    kind = LONG_KINDS.first(text) or appeal_kind(text)
    is_prose = kind is not None and len(text) >= MAX_PAYWALL and PAYWALLS.first(text) is not None
    return None if is_prose else kind


def is_breadcrumb(text: str) -> bool:
    """ "Home | Opinion | Columns": the way from the front page to the article's section."""
    if len(text) >= MAX_CRUMBS or not CRUMBS.may_fit(text):
        return False
    return CRUMBS.first(text) == "home" or CHAIN.fullmatch(text) is not None


MAX_CRUMBS = 200
CRUMB = line_start(
    r"""
    ^(?:home|homepage|start|startseite|accueil|inicio|início|home page|strona główna|hem|hjem|
    forside|ana ?sayfa|главная|головна|首页|首頁|ホーム|トップ|홈|الرئيسية|trang chủ|you are here|
    sie sind hier)\s*[:|>»›/\\→·•‹<＞｜]
    """
)
CRUMBS = Table(("home", CRUMB), ("steps", Signs(*">»›")))
CHAIN = re.compile(
    r"[^>»›]{2,40}(?:\s[>»›]\s[^>»›]{2,60}){2,5}(?:\s[>»›])?"
    r"|[^>»›]{2,40}(?:\s[>»›]\s[^>»›]{2,40})\s[>»›]"
)


BAR_GAP = re.compile(r"\s{2,}|\t|\s*[|｜·•]\s*")
NO_BAR = re.compile(r"[\n:：]")
SOME_GAP = re.compile(r"[\s|｜·•](?:(?<! )| )")
BARS = Signs(*"|｜·•")
MAX_BAR_ITEM = 34


def is_menu_bar(raw: str) -> bool:
    """ "News  Business  Opinion  Video": short items, held apart by gaps or bars, no sentence.

    Takes the raw line, for the gaps.
    """
    if len(raw) > MAX_BAR or not SOME_GAP.search(raw) or NO_BAR.search(raw):
        return False
    items = [item for item in BAR_GAP.split(raw.strip()) if item]
    return len(items) >= FEWEST_BAR_ITEMS and all(
        len(item) <= MAX_BAR_ITEM and not item.endswith((".", "!", "?", "。")) for item in items
    )
