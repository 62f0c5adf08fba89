"""Names and values within a chunk of a byline, each with its place."""

import re

from archive.page.byline_words import ROLE
from archive.page.chunks import ONE_LINE, shifted
from archive.page.lines import trimmed
from archive.page.record import Span
from archive.text.names import is_organisation, looks_like_name, read_name, split_names
from archive.text.normal import clean_line

MOST_WORDS = 8
LONGEST_SMALL = 3  # letters of the words that stay small in a name: "and", "der"
IN_NO_LIST = re.compile(r"[\d?!:]")  # names hold no such sign, and none parts them
# So long a small word stands in no name and parts none; most lines of prose have one.
PLAIN_WORD = re.compile(r"(?<!\S)(?!professor(?!\S))[a-z]{6,}(?!\S)")
Names = tuple[tuple[str, Span], ...]


def located_names(text: str, span: Span, *, bodies_too: bool = True) -> Names:
    """The names of a chunk, each with its place; none where any part is no name."""
    shown = text[span.start : span.end].translate(ONE_LINE)
    if PLAIN_WORD.search(shown) or (not bodies_too and IN_NO_LIST.search(shown)):
        return ()
    found = [valued(text, shifted(Span(*place), span.start)) for place in split_names(shown)]
    if any(is_office(name) for name, _ in found[1:]):
        return ()
    if all(looks_like_name(name) or (bodies_too and is_body(name)) for name, _ in found):
        return tuple(found)
    return ()


def is_office(shown: str) -> bool:
    """ "Senior Fellow", behind a comma: a name by its form, and yet what somebody is."""
    if not ROLE.search(shown) or is_organisation(shown):
        return False
    return looks_like_name(shown) and read_name(shown).rule is None


def is_body(name: str) -> bool:
    """Whether a byline's words name an organisation: "Editorial Board", not "the US has"."""
    return is_organisation(name) and is_title_like(name) and not name[:1].islower()


def valued(text: str, span: Span) -> tuple[str, Span]:
    """A value and its place."""
    kept = trimmed(text, span)
    return clean_line(text[kept.start : kept.end]), kept


ADDRESS = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12}")


def is_title_like(shown: str) -> bool:
    """Whether a chunk may be a proper name: short, its longer words in capitals or caseless.

    A site's address is one too: "post.example".
    """
    if ADDRESS.fullmatch(shown):
        return True
    words = [word for word in re.findall(r"[^\W\d_][\w'’&.-]*", shown) if len(word) > LONGEST_SMALL]
    return 1 <= len(shown.split()) <= MOST_WORDS and all(not word[0].islower() for word in words)
