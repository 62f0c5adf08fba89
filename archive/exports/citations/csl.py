"""References in CSL-JSON, as citation processors and Zotero read them.

Follows the schema of the Citation Style Language, https://github.com/citation-style-language/schema.
"""

import json
from typing import Any

from archive.exports.citations.record import ARCHIVE, Citation, CitedName
from archive.exports.citations.when import When


def as_item(citation: Citation) -> dict[str, Any]:
    """One item; what is not known is not in it."""
    work = citation.work
    item = {
        "id": citation.id,
        "type": work.csl,
        "title": citation.title,
        "author": [_name(name) for name in citation.authors],
        "publisher" if work.has_institution else "container-title": citation.outlet,
        "section": citation.section,
        "issued": _issued(citation.when),
        "language": citation.language,
        "keyword": ", ".join(citation.tags),
        "abstract": citation.abstract,
        "URL": citation.address,
        "archive": ARCHIVE,
        "archive_location": citation.kept_at,
    }
    return {name: value for name, value in item.items() if value}


def as_csl(citation: Citation) -> str:
    """One item as text, laid out to be read."""
    return json.dumps(as_item(citation), ensure_ascii=False, indent=1)


def _name(name: CitedName) -> dict[str, Any]:
    """An organisation, and a name of which no part is known, stay whole."""
    if name.family is None:
        return {"literal": name.printed}
    parts = {"family": name.family}
    return {**parts, "given": name.given} if name.given else parts


def _issued(when: When) -> dict[str, Any] | None:
    """Numbers where the page prints a year; else words, which say what was inferred."""
    date = when.certain
    if date is None:
        return {"literal": when.day_first} if when.is_known else None
    if date.until:
        return {"literal": date.written()}
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    issued: dict[str, Any] = {"date-parts": [parts]}
    return {**issued, "circa": True} if date.is_approximate else issued
