"""Menus of which nothing holds the items apart any more: "Home News Opinion"."""

from collections.abc import Iterator, Sequence

from archive.page.furniture_words import MENUS
from archive.page.patterns import words
from archive.page.section_names import SECTIONS

MAX_RUN = 300
FEWEST_ITEMS = 3
LONGEST_ITEM = 4
IN_MENUS_ALONE = frozenset(MENUS) | frozenset(
    words(
        """
        news|latest|latest news|breaking news|sport|travel|money|lifestyle|life|style|arts|books
        food|tech|local|finance|markets|entertainment|motoring|property|education|religion
        elections|live|radio|tv
        """
    )
)
ITEMS = IN_MENUS_ALONE | SECTIONS
FIRST_WORDS = frozenset(item.partition(" ")[0] for item in ITEMS)


def is_menu_run(text: str) -> bool:
    """Whether every word of a line belongs to an item that menus have, one of which at least no
    headline is made of. ("Politics, culture, society" may be one.)"""
    said = text.casefold().split() if len(text) <= MAX_RUN else []
    if len(said) < FEWEST_ITEMS or said[0] not in FIRST_WORDS:
        return False
    items = list(_items_of(said))
    is_of_items = len(items) >= FEWEST_ITEMS and "" not in items
    return is_of_items and not IN_MENUS_ALONE.isdisjoint(items)


def _items_of(said: Sequence[str]) -> Iterator[str]:
    """The items that words make, the longest first; "" and nothing more where a word makes none."""
    at = 0
    while at < len(said):
        ends = range(min(at + LONGEST_ITEM, len(said)), at, -1)
        item = next((each for end in ends if (each := " ".join(said[at:end])) in ITEMS), "")
        yield item
        at += len(item.split()) or len(said)
