"""References as they stand in a list of works: APA (7th), MLA (9th), Chicago (17th), plain text.

A style's own rules decide the order of names and dates; none of them lets us fill in a name or a
date that the page does not print. Where the article's own address is known, the page here stands
behind it.
"""

import re
from collections.abc import Callable, Sequence

from archive.exports.citations.record import ARCHIVE, UNTITLED, Citation, CitedName

FAMILY_FIRST = "family-first"
APA_MOST, APA_SHOWN = 20, 19
CHICAGO_MOST, CHICAGO_SHOWN = 10, 7
TWO = 2


def apa(citation: Citation) -> str:
    """Marsh, A. (2021, June 23). Tides. The Lantern. https://…"""
    title = _untitled(citation) or citation.shown_title
    date = f"({citation.when.year_first})."
    head = [_ended(_apa_names(citation.authors)), date] if citation.authors else []
    tail = [_ended(title)] if citation.authors else [_ended(title), date]
    return _joined(*head, *tail, _ended(citation.outlet or ""), _places(citation))


def mla(citation: Citation) -> str:
    """Marsh, Ada. “Tides.” The Lantern, 23 June 2021, https://… Commentary Archive, https://…"""
    outlet = ", ".join(filter(None, (citation.outlet, citation.when.shortened, citation.url)))
    return _joined(
        _ended(_mla_names(citation.authors)),
        _quoted(citation),
        _ended(outlet),
        f"{ARCHIVE}, {citation.kept_at}.",
    )


def chicago(citation: Citation) -> str:
    """Marsh, Ada. “Tides.” The Lantern, June 23, 2021. https://…"""
    outlet = ", ".join(filter(None, (citation.outlet, citation.when.month_first)))
    return _joined(
        _ended(_chicago_names(citation.authors)),
        _quoted(citation),
        _ended(outlet),
        _ended(_places(citation)),
    )


STYLES: dict[str, Callable[[Citation], str]] = {"APA": apa, "MLA": mla, "Chicago": chicago}
"""By the name that readers know them by."""


def apa_paragraph(citation: Citation, number: int) -> str:
    """(Marsh, 2021, para. 7) https://…#p7"""
    whose = _whose(citation, "&")
    return f"({whose}, {citation.when.year}, para. {number}) {_paragraph_at(citation, number)}"


def mla_paragraph(citation: Citation, number: int) -> str:
    """(Marsh, par. 7) https://…#p7"""
    return f"({_whose(citation, 'and')}, par. {number}) {_paragraph_at(citation, number)}"


def chicago_paragraph(citation: Citation, number: int) -> str:
    """A note: Ada Marsh, “Tides,” The Lantern, June 23, 2021, para. 7, https://…#p7."""
    names = [_natural(name) for name in citation.authors]
    whose = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    title = f"“{_inner(citation.title)},”" if citation.title else f"{UNTITLED},"
    place = (citation.outlet, citation.when.month_first, f"para. {number}")
    rest = ", ".join(filter(None, (*place, _paragraph_at(citation, number))))
    return f"{whose}, {title} {rest}." if whose else f"{title} {rest}."


PARAGRAPHS: dict[str, Callable[[Citation, int], str]] = {
    "APA": apa_paragraph,
    "MLA": mla_paragraph,
    "Chicago": chicago_paragraph,
}
"""How a paragraph is cited in a text, or in a note; each with where it can be read."""


def _paragraph_at(citation: Citation, number: int) -> str:
    return f"{citation.kept_at}#p{number}"


def _whose(citation: Citation, joint: str) -> str:
    """The authors as they stand in brackets; the title where nobody is named."""
    names = [_family(name) for name in citation.authors]
    if not names:
        return f"“{_inner(citation.title)}”" if citation.title else UNTITLED
    if len(names) > TWO:
        return f"{names[0]} et al."
    return f" {joint} ".join(names)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _ended(text: str) -> str:
    """With a full stop, unless it ends as a sentence does, or is nothing."""
    return text if not text or text[-1] in ".!?…。！？" else f"{text}."


def _untitled(citation: Citation) -> str | None:
    return None if citation.title else f"{UNTITLED[:-1]} {citation.work.words}]"


def _quoted(citation: Citation) -> str:
    """The title in quotation marks, those within it single; ours is not quoted."""
    if citation.title is None:
        return _ended(UNTITLED)
    return f"“{_ended(_inner(citation.title))}”"


def _inner(title: str) -> str:
    return title.replace("“", "‘").replace("”", "’")


def _places(citation: Citation) -> str:
    """Its own address and its page here."""
    if citation.url is None:
        return citation.kept_at
    return f"{citation.url} (kept at {citation.kept_at})"


def _family(name: CitedName) -> str:
    return name.family or name.printed


def _apa_names(names: Sequence[CitedName]) -> str:
    listed = [_with_initials(name) for name in names]
    if len(listed) > APA_MOST:
        return f"{', '.join(listed[:APA_SHOWN])}, … {listed[-1]}"
    if len(listed) < TWO:
        return "".join(listed)
    return f"{', '.join(listed[:-1])}, & {listed[-1]}"


def _with_initials(name: CitedName) -> str:
    """ "Marsh, A. B."; whole where the parts are not known, or where letters have no capitals."""
    if not (name.family and name.given) or not name.given[0].isupper():
        return name.printed
    words = re.findall(r"\S+", name.given)
    return f"{name.family}, {' '.join(map(_initial, words))}"


def _initial(word: str) -> str:
    """ "J.-P." of "Jean-Paul"; a particle stays."""
    if not word[0].isupper():
        return word
    parts = [part for part in re.split(r"[-‐]", word) if part]
    return "-".join(f"{part[0].upper()}." for part in parts)


def _bibliographic(name: CitedName) -> str:
    """The first name of a list: family name in front, without a comma where it always stands
    there."""
    return name.printed if name.order == FAMILY_FIRST and "," not in name.printed else name.inverted


def _natural(name: CitedName) -> str:
    """A name as its owner says it; "Marsh, Ada" of a record turned round."""
    if "," in name.printed and name.family and name.given:
        return f"{name.given} {name.family}"
    return name.printed


def _mla_names(names: Sequence[CitedName]) -> str:
    if not names:
        return ""
    first = _bibliographic(names[0])
    if len(names) == 1:
        return first
    return f"{first}, and {_natural(names[1])}" if len(names) == TWO else f"{first}, et al."


def _chicago_names(names: Sequence[CitedName]) -> str:
    listed = [_bibliographic(name) for name in names[:1]] + [_natural(name) for name in names[1:]]
    if len(listed) > CHICAGO_MOST:
        return f"{', '.join(listed[:CHICAGO_SHOWN])}, et al."
    return f"{', '.join(listed[:-1])}, and {listed[-1]}" if len(listed) > 1 else "".join(listed)
