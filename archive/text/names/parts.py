"""The parts of a name, and the words of a name without titles and degrees."""

from typing import NamedTuple

from archive.text.names.letters import name_letters
from archive.text.names.tables import HONORIFICS, SUFFIXES

FAMILY_FIRST = "family-first"
GIVEN_FIRST = "given-first"


class Parts(NamedTuple):
    """Family and given name as printed, their order, and the rule that parted them."""

    family: str
    given: str
    order: str
    rule: str


def bare_words(printed: str) -> list[str]:
    """The words of a name without a title in front ("Dr.") and degrees behind ("Jr.", "PhD")."""
    words = printed.split()
    while words and name_letters(words[0]) in HONORIFICS:
        words.pop(0)
    while words and name_letters(words[-1]).replace(".", "") in SUFFIXES:
        words.pop()
    return [word.rstrip(",") for word in words]
