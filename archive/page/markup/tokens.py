"""HTML cut into tags and text, forgiving as browsers are, in time that grows with its length.

The standard library's parser builds no tree either, but broken markup can make it go over the rest
of the page again and again (CVE-2025-6069 and others). Here every search either moves forward or is
made once.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

from archive.page.markup.elements import RAW

# Possessive throughout: what was matched is never tried in another way. A quote begins a value only
# behind the sign for equal, as browsers have it.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>"""
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+"""
)
_LONG_NUMBER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{7,});?")
_LONGEST_NAME = 60
MOST_ATTRIBUTES = 60
LONG = 10_000
"""Characters of a tag, or of a text that others may read as tags, whose attributes are counted."""
MOST_IN_A_TAG = 2000
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


class Token(NamedTuple):
    """A piece of text (without name), or a tag; `rest` is what the tag holds behind its name."""

    text: str
    name: str = ""
    is_end: bool = False
    rest: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes, their names in lower case; of one that comes twice the first."""
        found: dict[str, str] = {}
        for number, match in enumerate(_ATTRIBUTE.finditer(self.rest)):
            if number == MOST_ATTRIBUTES:
                break
            value = next((each for each in match.groups()[1:] if each is not None), "")
            found.setdefault(match[1].lower(), resolved(value))
        return found


def is_crowded(token: Token) -> bool:
    """Whether a tag has more attributes than any page gives one, or a text with tags in it does.

    The time that libxml2 takes for them grows with their square, and nothing can interrupt it; it
    also sees tags in what browsers take for text (`<textarea><p …`).
    """
    if len(token.rest) > LONG:
        return _has_many(token.rest)
    is_looked_at = len(token.text) > LONG and "<" in token.text
    return is_looked_at and any(_has_many(tag["rest"]) for tag in _TAG.finditer(token.text))


def _has_many(rest: str) -> bool:
    return any(True for _ in islice(_ATTRIBUTE.finditer(rest), MOST_IN_A_TAG, None))


def resolved(text: str) -> str:
    """The text with its character references as characters; controls are spaces."""
    if "&" in text:
        # No character has so long a number, and the standard library would refuse to count it.
        text = unescape(_LONG_NUMBER.sub("\ufffd", text))
    return text if text.isprintable() else text.translate(_CONTROLS)


def tokens(markup: str) -> Iterator[Token]:
    """All tags and texts, in order; of elements such as `script` the text is as it stands."""
    at, is_quoting = 0, True
    while at < len(markup):
        start = markup.find("<", at)
        if start < 0:
            yield Token(resolved(markup[at:]))
            return
        if start > at:
            yield Token(resolved(markup[at:start]))
        tag, at, is_quoting = _tag(markup, start, is_quoting=is_quoting)
        if tag is None:
            continue
        yield tag
        if tag.name in RAW and not tag.is_end:
            end = _end_of_raw(markup, at, tag.name)
            yield Token(resolved(markup[at:end]) if tag.name == "title" else markup[at:end])
            at = end


def _tag(markup: str, start: int, *, is_quoting: bool) -> tuple[Token | None, int, bool]:
    """The tag that begins here and where it ends; of a comment or the like only the end.

    Where quotes never close, they mean nothing from there on.
    """
    sign = markup[start + 1 : start + 2]
    if sign in ("!", "?"):
        return None, _end_of_comment(markup, start), is_quoting
    if not (sign.isalpha() and sign.isascii()) and sign != "/":
        return Token("<"), start + 1, is_quoting
    found = _TAG.match(markup, start) if is_quoting else None
    if found:
        return _token(found["name"], found["rest"], is_end=bool(found["end"])), found.end(), True
    return _tag_without_quotes(markup, start)


def _tag_without_quotes(markup: str, start: int) -> tuple[Token | None, int, bool]:
    end = markup.find(">", start)
    if end < 0:
        return None, len(markup), False
    inside = markup[start + 1 : end]
    name, *rest = re.split(r"[\s/]", inside.lstrip("/"), maxsplit=1)
    is_tag = name[:1].isalpha()
    tag = _token(name, rest[0] if rest else "", is_end=inside.startswith("/")) if is_tag else None
    return tag, end + 1, inside.startswith("/")


def _token(name: str, rest: str, *, is_end: bool) -> Token:
    return Token("", name[:_LONGEST_NAME].lower(), is_end, rest)


def _end_of_comment(markup: str, start: int) -> int:
    """What never ends goes on to the end of the page, as in browsers."""
    if markup.startswith("<!--", start):
        if markup.startswith(("<!-->", "<!--->"), start):
            return markup.index(">", start) + 1
        end = markup.find("-->", start + 4)
        return len(markup) if end < 0 else end + 3
    end = markup.find(">", start)
    return len(markup) if end < 0 else end + 1


def _end_of_raw(markup: str, at: int, name: str) -> int:
    found = _RAW_ENDS[name].search(markup, at)
    return found.start() if found else len(markup)


_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
