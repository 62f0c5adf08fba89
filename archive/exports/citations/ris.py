"""References in RIS, a tag a line, as reference managers read it.

Of the tags that they read differently those are taken that Zotero, EndNote and Mendeley agree on.
"""

from collections.abc import Iterator

from archive.exports.citations.record import ARCHIVE, Citation
from archive.exports.citations.when import When
from archive.text.dates import PartialDate

END = "\r\n"


def as_ris(citation: Citation) -> str:
    """One reference, from TY to ER; what is not known has no line."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(citation) if value]
    return END.join([*lines, "ER  - ", "", ""])


def _tags(citation: Citation) -> Iterator[tuple[str, str | None]]:
    yield "TY", citation.work.ris
    yield "TI", citation.shown_title
    for name in citation.authors:
        yield "AU", name.printed if name.is_organisation else name.inverted
    yield "PB" if citation.work.has_institution else "T2", citation.outlet
    yield from _dates(citation.when)
    yield "SE", citation.section
    yield "LA", citation.language
    for tag in citation.tags:
        yield "KW", tag
    yield "AB", citation.abstract
    yield "UR", citation.address
    yield "DB", ARCHIVE
    yield "AN", citation.kept_at
    yield "ID", citation.id


def _dates(when: When) -> Iterator[tuple[str, str]]:
    """DA as year/month/day/ where the page prints a year; else in words, and no year of ours."""
    date = when.certain
    if date is None or date.until:
        if when.is_known:
            yield "DA", when.day_first
        return
    yield "PY", f"{date.year:04}"
    yield "DA", _slashed(date)


def _slashed(date: PartialDate) -> str:
    parts = [f"{date.year:04}", *(f"{part:02}" if part else "" for part in (date.month, date.day))]
    return "/".join([*parts, "about" if date.is_approximate else ""])
