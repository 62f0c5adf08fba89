"""What attributes say of an element: that it is not seen, or what its words are."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from archive.page.markup.elements import ROOMS

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STREAMED = re.compile(r"S:[0-9a-f]+\Z")
"""React sends parts of a page under such an id, hidden, and its script puts them into place."""
_WORD = r"(?<![a-z])(?:{})(?![a-z])"
_BYLINE = re.compile(
    _WORD.format(
        "byline|bylines|by-?line|authors?|autor(?:es?|en)?|auteurs?|verfasser|writer|firma"
    )
)
_CAPTION = re.compile(
    _WORD.format(
        "captions?|figcaption|wp-caption(?:-text)?|image-?credits?|photo-?credits?|cutline"
    )
)
_EMBED = re.compile(
    _WORD.format("twitter-tweet|tweet|instagram-media|tiktok-embed|fb-post|reddit-embed[a-z-]*")
)
_COMMENTS = re.compile(_WORD.format("comments?|disqus|kommentare?|respond"))
_DECK = re.compile(
    _WORD.format(
        "deck|dek|standfirst|subtitle|subheadline|subhead|sub-?title|summary|lead|lede|teaser|excerpt"
        "|vorspann|chapo|intro|ingress|manchet|preamble|underrubrik|entradilla"
    )
)
_ROOMS = (("caption", _CAPTION), ("embed", _EMBED), ("comments", _COMMENTS), ("byline", _BYLINE))
_CLASSES = (("byline", _BYLINE), ("deck", _DECK))
CLASSES_KEPT = 2048  # a page has some hundred of them, each many times
_ITEMPROPS = {
    "author": "author",
    "creator": "author",
    "datepublished": "date",
    "headline": "headline",
    "alternativeheadline": "deck",
    "description": "deck",
}
_LONGEST_CLASS = 300


def says_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element says itself that it is not shown."""
    if "hidden" in attributes:
        return not STREAMED.match(attributes.get("id", ""))
    return bool(HIDDEN.search(attributes.get("style", "")))


def rooms_of(name: str, attributes: Mapping[str, str], around: frozenset[str]) -> frozenset[str]:
    """What may be said of all that is in an element, with what holds around it."""
    said = _rooms(name, attributes.get("class", "")[:_LONGEST_CLASS])
    return around if said <= around else around | said


@lru_cache(maxsize=CLASSES_KEPT)
def _rooms(name: str, classes: str) -> frozenset[str]:
    said = {room for room, pattern in _ROOMS if pattern.search(_plain(classes))}
    return frozenset({*said, name} if name in ROOMS else said)


def marks_of(name: str, attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What an element's words are, each with the value that stands in an attribute."""
    return tuple(_marks(name, attributes))


def _marks(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    value = attributes.get("datetime") or attributes.get("content") or ""
    if name == "time":
        yield "time", value
    for itemprop in attributes.get("itemprop", "").lower().split():
        if itemprop in _ITEMPROPS:
            yield _ITEMPROPS[itemprop], value
    if "author" in attributes.get("rel", "").lower().split():
        yield "author", ""
    for kind in _marks_of_class(attributes.get("class", "")[:_LONGEST_CLASS]):
        yield kind, ""


@lru_cache(maxsize=CLASSES_KEPT)
def _marks_of_class(classes: str) -> tuple[str, ...]:
    plain = _plain(classes)
    return tuple(kind for kind, pattern in _CLASSES if pattern.search(plain)) if plain else ()


def _plain(classes: str) -> str:
    return classes.lower().replace("_", "-")
