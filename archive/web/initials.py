"""Indexes by their initials: A to Z, and the other scripts by their names."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from archive.models.naming import NamedQuerySet
from archive.text.folding import folded
from archive.web.forms import IndexForm
from archive.web.paging import Listing, Paging, page_url, past_the_end

INDEX_SIZE = 100
"""Names on one page."""
DIGITS, REST = "0–9", "Other"
_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Hangul", "HIRAGANA": "Kana", "KATAKANA": "Kana"}
"""What Unicode's names of letters begin with, where it is not the name of the script."""


def initial_of(character: str) -> str:
    """Where a name that begins so stands: under a Latin letter without its accents, under the name
    of any other script, under the digits, or under the rest."""
    if character.isdecimal():
        return DIGITS
    if not character.isalpha():
        return REST
    plain = folded(character)[:1] or character
    script = unicodedata.name(plain, "").partition(" ")[0]
    if script == "LATIN":
        return plain.upper()
    return _SCRIPTS.get(script, script.capitalize() or REST)


def _order(initial: str) -> tuple[int, str]:
    """Latin letters, other scripts, digits, the rest."""
    if initial in {DIGITS, REST}:
        return 2, initial
    return (0 if len(initial) == 1 else 1), initial


@dataclass(frozen=True, slots=True)
class InitialLink:
    """One initial, how many names it has, and its part of the index."""

    name: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Index:
    """One page of an index of names, and the initials that lead to its parts."""

    listing: Listing
    initials: list[InitialLink]
    whole_url: str
    chosen: str | None
    total: int

    @classmethod
    def of(cls, rows: NamedQuerySet[Any], key: str, request: HttpRequest) -> Self:
        """The part that the request asks for: one query for the initials, one for the names that
        one page shows, and one for how many articles each of these has.

        `key` is the column that the rows are sorted by, or what they are annotated with.
        """
        form = IndexForm(request.GET)
        rows = rows.annotate(initial=Substr(key, 1, 1)).order_by(key, "pk")
        firsts = Counter(dict(rows.order_by().values_list("initial").annotate(Count("pk"))))
        counts = _counts(firsts)
        wanted = form.asked("letter")
        chosen = wanted if wanted in counts else None
        if chosen:
            rows = rows.filter(initial__in=[each for each in firsts if initial_of(each) == chosen])
        path = escape_uri_path(request.path)
        listing = _listing(rows, form, counts, chosen, path)
        return cls(listing, _links(counts, chosen, path), path, chosen, counts.total())


def _counts(firsts: Counter[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for first, count in firsts.items():
        counts[initial_of(first)] += count
    return counts


def _listing(
    rows: NamedQuerySet[Any], form: IndexForm, counts: Counter[str], chosen: str | None, path: str
) -> Listing:
    total = counts[chosen] if chosen else counts.total()
    paging = Paging.within(form.number, total, page_url(_part(path, chosen)), INDEX_SIZE)
    remarks = form.remarks + past_the_end(form.number, paging)
    if (wanted := form.asked("letter")) and not chosen:
        remarks.append(f"Nothing here begins with “{wanted}”; this is the whole list.")
    shown = list(rows.values_list("pk", flat=True)[paging.start : paging.stop])
    return Listing(list(rows.filter(pk__in=shown).with_counts()), paging, remarks)


def _links(counts: Counter[str], chosen: str | None, path: str) -> list[InitialLink]:
    """All initials in order; none where there is nothing to choose between."""
    if len(counts) < 2:  # noqa: PLR2004 - one initial leads to the list that it stands above
        return []
    return [
        InitialLink(name, counts[name], _part(path, name), name == chosen)
        for name in sorted(counts, key=_order)
    ]


def _part(path: str, initial: str | None) -> str:
    return f"{path}?{urlencode({'letter': initial})}" if initial else path
