"""Rich text of notes: a string in, a harmless string out. The only importer of bleach.

bleach 6.4.0 judges links by its own list of schemes and lets some through that browsers take for
script, needs ever more time the deeper tags are nested, and keeps the state of one call in its
cleaner. So links are checked here, depth is limited before, and every call has its own cleaner.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

# Banned everywhere else: this is the one module that may.
from bleach import html5lib_shim  # noqa: TID251
from bleach.sanitizer import Cleaner  # noqa: TID251

MAX_BYTES = 20_000
_TAGS = frozenset({"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "blockquote", "a"})
_REL = "nofollow noopener"
_LINK = re.compile(r"(?:https?://[^/?#]|mailto:[^?])", re.IGNORECASE)
_MOST_DEPTH = 30
# What a browser skips in a link, or what hides what it is.
_SKIPPED_IN_LINKS = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_OPENING_OR_CLOSING = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]{0,40})[^<>]*>?")
_CLOSED_BY_THE_NEXT = frozenset({"p", "li", "br", "hr", "img", "wbr", "input"})
_MOST_PASSES = 5
_MOST_DECODINGS = 5


class NoteTooLongError(ValueError):
    """The note is over the limit; the message says so to the person who wrote it."""


def sanitize_note(note: str) -> str:
    """The note with only paragraphs, lists, quotations, emphasis and safe links left in it.

    Cleaning what was cleaned changes nothing. Raises NoteTooLongError over 20 kB of UTF-8, of
    the note or of its cleaned form.
    """
    _check_length(note)
    cleaned = _CONTROL.sub("", note)
    for _ in range(_MOST_PASSES):
        before, cleaned = cleaned, _clean(cleaned)
        _check_length(cleaned)
        if cleaned == before:
            return cleaned
    # Never seen: bleach settles at the second pass. Markup that will not settle goes.
    return html.escape(html.unescape(re.sub(r"<[^>]*>", "", cleaned)), quote=False)


def _check_length(note: str) -> None:
    if len(note.encode(errors="replace")) > MAX_BYTES:
        raise NoteTooLongError(
            f"The note is longer than {MAX_BYTES // 1000} kB. Please shorten it."
        )


def _clean(note: str) -> str:
    cleaner = Cleaner(
        tags=_TAGS,
        attributes=_is_kept,
        protocols={"http", "https", "mailto"},
        strip=True,
        strip_comments=True,
        filters=[_LinkFilter],
    )
    return str(cleaner.clean(_flattened(note)))


def _is_kept(tag: str, name: str, value: str) -> bool:
    if tag != "a":
        return False
    return name == "title" or (name == "href" and is_safe_link(value))


def is_safe_link(value: str) -> bool:
    """Whether a link is http, https or mailto and nothing else, however it is written.

    Character references are resolved until none is left, since one more reading may follow.
    """
    for _ in range(_MOST_DECODINGS):
        decoded = html.unescape(value)
        if decoded == value:
            return _LINK.match(_SKIPPED_IN_LINKS.sub("", decoded)) is not None
        value = decoded
    return False


def _flattened(note: str) -> str:
    """The note without the tags that lie deeper than anybody nests them by hand."""
    depth = 0

    def keep_or_drop(found: re.Match[str]) -> str:
        nonlocal depth
        if found["name"].lower() in _CLOSED_BY_THE_NEXT:
            return found[0]
        if found["slash"]:
            depth = max(depth - 1, 0)
            return found[0]
        depth += 1
        return found[0] if depth <= _MOST_DEPTH else ""

    return _OPENING_OR_CLOSING.sub(keep_or_drop, note)


# The published types leave out the shim's Filter.
class _LinkFilter(html5lib_shim.Filter):  # type: ignore[name-defined, misc]
    """Tells search engines not to follow the links of a note, and other sites nothing of us."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for token in super().__iter__():
            if token["type"] in ("StartTag", "EmptyTag") and token["name"] == "a":
                token["data"][(None, "rel")] = _REL
            yield token
