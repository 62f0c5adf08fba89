"""Who wrote it, as records say: names parted, what is nobody's name left out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.ingest.extraction.rows.sheet import Value, is_item
from archive.page.record import Span
from archive.text.names import is_organisation, looks_like_name, read_name, split_names
from archive.text.names.letters import name_letters
from archive.text.names.tables import GIVEN
from archive.text.normal import clean_line

LEAD = re.compile(r"(?:written |story |text )?by[:\s]\s*", re.IGNORECASE)
LEAD_ABROAD = re.compile(r"(?:von|par|por|di|door|av|af)[:\s]\s*", re.IGNORECASE)
LABEL = re.compile(
    r"(?:analysis|opinion|commentary|perspective|essay|column|text|words|review)[:\s]\s*",
    re.IGNORECASE,
)
MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")
MAIL = re.compile(r"[<(\[]?\s*(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+\s*[>)\]]?")
WEB = re.compile(r"[<(\[]?https?://[^\s<>()]*[>)\]]?", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:https?:|www\.)\S*|(?<![^\W_])[\w-]+\.(?:com|org|net|info|co|tv)(?![\w])", re.IGNORECASE
)
QUOTES = "\"'“”‘’«»„"
IN_NO_NAME = re.compile(r"[_@#<>{}\\=]|\d{2,}")
ROLES = frozenset(
    """
    reporter correspondent editor writer columnist contributor chief producer photographer
    videographer blogger host anchor anchorman fellow intern analyst major est pst edt pdt at on
    editor-at-large photography forum briefing staffer webmaster admin administrator
    """.split()
)
OPENINGS = frozenset(
    "follow visit updated published posted special contact email read more".split()
)
OF_SENTENCES = frozenset(
    """
    in on for at by from with of as when while who you he she they his her their based see author
    authors former formerly previously especially generally specializing covering reporting
    writing comment popular
    """.split()
)
FEWEST_OF_A_ROLE = 2
LONGEST, LONGEST_LIST = 200, 2000  # signs of a name, of several on one line
LONGEST_SHORT = 5  # of a word that may end in a point within a name: "Jr.", "Wm."


class Author(NamedTuple):
    """A name as the archive keeps it, and the characters that show it."""

    name: str
    span: Span
    parts: dict[str, str] | None


def authors_of(values: Sequence[Value], outlet: str | None, *, is_single: bool) -> list[Author]:
    """The names that values give, each once; a list's items are never parted further."""
    is_list = len(values) > 1 or any(map(is_item, values))
    has_parts = is_single and is_list
    found = (
        each for value in values for each in _named(value, is_list=is_list, has_parts=has_parts)
    )
    kept: dict[str, Author] = {}
    for author in found:
        if not is_nobody(author.name) and not is_same_name(author.name, outlet):
            kept.setdefault(author.name.casefold(), author)
    return list(kept.values())


def _named(value: Value, *, is_list: bool, has_parts: bool) -> Iterator[Author]:
    if len(value.text) > LONGEST_LIST:
        return
    start, end = _bare(value.text, 0, len(value.text))
    if start == end:
        return
    if has_parts:
        yield _in_order(value.text[start:end], _placed(value, start, end))
        return
    pieces = [(0, end - start)] if is_list else split_names(value.text[start:end])
    for first, last in pieces:
        first, last = _bare(value.text, start + first, start + last)  # noqa: PLW2901 - narrowed
        name = clean_line(value.text[first:last])
        if name:
            yield Author(name, _placed(value, first, last), None)


def _placed(value: Value, start: int, end: int) -> Span:
    return Span(value.span.start + start, value.span.start + end)


def _in_order(written: str, span: Span) -> Author:
    """ "Marsh, Ada" of a reference is Ada Marsh; its parts are somebody's own record."""
    family, comma, given = (part.strip() for part in written.partition(","))
    if not comma or not given or is_organisation(written):
        return Author(clean_line(written.strip(" ,")), span, None)
    given, _, suffix = (part.strip() for part in given.partition(","))
    name = " ".join(filter(None, [given, family, suffix]))
    parts = {"family": clean_line(family), "given": clean_line(given), "order": "given-first"}
    return Author(clean_line(name), span, parts)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name itself stands: without "By", quotation marks and addresses around it."""
    if found := MAIL_AND_NAME.fullmatch(text, start, end):
        start, end = found.span("name")
    for form in (MAIL, WEB):
        if found := form.search(text, start, end):
            start, end = _without(start, end, found)
    start, end = _stripped(text, start, end)
    while (at := _behind_lead(text, start, end)) > start:
        start, end = _stripped(text, at, end)
    return start, end


def _behind_lead(text: str, start: int, end: int) -> int:
    """Where a name begins behind "By" or "Opinion"; those are parts of a name where none is left.

    "Von Anna Weber" begins with a word that is none of the name, "Von Braun" does not.
    """
    if (found := LEAD.match(text, start, end)) and found.end() < end:
        return found.end()
    if (found := LABEL.match(text, start, end)) and looks_like_name(text[found.end() : end]):
        return found.end()
    found = LEAD_ABROAD.match(text, start, end)
    first = text[found.end() : end].split()[:1] if found else []
    return found.end() if found and first and name_letters(first[0]) in GIVEN else start


def _without(start: int, end: int, found: re.Match[str]) -> tuple[int, int]:
    """The longer of the two sides of an address."""
    before, after = found.start() - start, end - found.end()
    return (start, found.start()) if before >= after else (found.end(), end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in QUOTES + "["):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in QUOTES + ",;|]"):
        end -= 1
    return start, end


@lru_cache(maxsize=8192)  # the same few hundred people write most of an export
def is_nobody(name: str) -> bool:
    """Whether this is certainly no name: an address, a role, a piece of a page."""
    words = name.casefold().split()
    if len(name) > LONGEST or not any(map(str.isalpha, name)) or IN_NO_NAME.search(name):
        return True
    if ADDRESS.search(name) or words[0] in OPENINGS or name.casefold() in NO_NAMES:
        return True
    is_role = len(words) >= FEWEST_OF_A_ROLE and words[-1] in ROLES
    return (is_role and name_letters(words[0]) not in GIVEN) or is_of_sentence(name, words)


def is_of_sentence(name: str, words: Sequence[str]) -> bool:
    """Whether a piece of prose was taken for a name: "Based in California.", "In July Of"."""
    is_prose = words[0] in OF_SENTENCES or (name.endswith(".") and len(words[-1]) > LONGEST_SHORT)
    return len(words) > 1 and (is_prose or words[0] == ".") and not looks_like_name(name)


NO_NAMES = frozenset(
    "null none nan n/a unknown anonymous undefined author admin guest editor [removed]".split()
)


def is_same_name(name: str, outlet: str | None) -> bool:
    """Whether a byline only repeats who published it."""
    return outlet is not None and _key(name) == _key(outlet)


def _key(name: str) -> str:
    """Letters and digits alone, without the article in front."""
    words = name.casefold().split()
    kept = words[1:] if len(words) > 1 and words[0] == "the" else words
    return "".join(char for word in kept for char in word if char.isalnum())


@lru_cache(maxsize=8192)
def parts_of(name: str) -> tuple[dict[str, str | None], str] | None:
    """Family and given name with the rule that parted them, where one reading is possible."""
    if is_organisation(name) or not looks_like_name(name):
        return None
    read = read_name(name)
    if read.rule is None:
        return None
    return {"family": read.family, "given": read.given, "order": read.order}, read.rule
