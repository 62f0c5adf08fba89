"""References in BibTeX. It knows no newspapers: the piece becomes an article of a journal, and
whoever needs to keep what it is takes RIS or CSL-JSON."""

import re
from collections.abc import Iterator

from archive.exports.citations.record import ARCHIVE, Citation, CitedName

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{\vphantom{\}}",
    "}": r"\vphantom{\{}\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""BibTeX counts braces though a backslash stands before them: each gets an unseen other half."""
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def as_bibtex(citation: Citation) -> str:
    """One entry, in letters as they are (UTF-8); what is not known has no field."""
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(citation) if value]
    return f"@{citation.work.bibtex}{{{citation.id},\n" + ",\n".join(fields) + "\n}\n"


def escaped(text: str) -> str:
    """Text on one line in which TeX finds no command."""
    return _SIGNS.sub(lambda found: _SPECIAL[found[0]], " ".join(text.split()))


def _fields(citation: Citation) -> Iterator[tuple[str, str | None]]:
    work, date = citation.work, citation.when.certain
    place = "institution" if work.has_institution else "journal"
    yield "title", f"{{{escaped(citation.shown_title)}}}"
    yield "author", " and ".join(map(_name, citation.authors))
    yield "howpublished" if work.bibtex == "misc" else place, escaped(citation.outlet or "")
    if citation.when.is_known:
        yield "year", citation.when.year
    if date and date.until is None:
        yield "month", str(date.month or "")
        yield "date", date.edtf
    elif citation.when.is_known:
        yield "note", escaped(citation.when.day_first)
    yield "language", citation.language
    yield "keywords", escaped(", ".join(citation.tags))
    yield "url", _address(citation.address)
    yield "archive", ARCHIVE
    yield "annote", f"Kept at {_address(citation.kept_at)}"


def _name(name: CitedName) -> str:
    """In braces what stays whole: "and" in an organisation's name parts no authors there."""
    if name.family is None or not name.given:
        return f"{{{escaped(name.printed)}}}"
    return f"{_part(name.family)}, {_part(name.given)}"


def _part(part: str) -> str:
    text = escaped(part)
    return f"{{{text}}}" if "," in text or re.search(r"\band\b", text, re.IGNORECASE) else text


def _address(url: str) -> str:
    """An address with the signs encoded that would end the value."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
