"""Family and given name, where the printed name or its script leaves one reading only."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.text.names.latin import read_by_tables
from archive.text.names.letters import HAN, KANA, is_han, is_hangul, name_letters
from archive.text.names.organisations import is_organisation
from archive.text.names.parts import FAMILY_FIRST, GIVEN_FIRST, Parts, bare_words
from archive.text.names.tables import (
    FAMILY_EAST_ASIAN,
    HAN_COMPOUND,
    HAN_JAPANESE,
    HAN_SINGLE,
    HANGUL_COMPOUND,
    HANGUL_SINGLE,
    PARTICLES,
    SUFFIXES,
)

_SHOUTED = re.compile(r"(?:Mc|Mac|De|Le|La|Du|Van|O['’])?[^\W\d_a-zа-я]{2,}")
_LONGEST = 200  # signs of any name
_SPACED_GIVEN_LENGTH = 2  # syllables of Hangul; a longer second word is no Korean given name


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name; family and given stay None where no single reading fits.

    `rule` names what decided ("capitals", "comma", "han", "hangul", "given-names",
    "family-names") or is None; `order` is "family-first" or "given-first", or None.
    """

    printed: str
    family: str | None
    given: str | None
    order: str | None
    rule: str | None


def read_name(printed: str) -> PersonName:
    """Read the parts of a name, never inventing any."""
    if len(printed) <= _LONGEST and not is_organisation(printed):
        for read in _RULES:
            parts = read(printed)
            if parts is not None:
                return PersonName(printed, *parts)
    return PersonName(printed, None, None, None, None)


def sort_key(name: PersonName) -> str:
    """What a list of names is sorted by: "family given" folded, else the name as it stands."""
    parts = (name.family, name.given) if name.family else (name.printed,)
    return " ".join(" ".join(part for part in parts if part).casefold().split())


def _by_comma(printed: str) -> Parts | None:
    """Read "Lopez, Ana"; not "Lopez, Jr." """
    family, comma, given = printed.partition(",")
    family, given = " ".join(family.split()), " ".join(given.split())
    if not comma or "," in given or not family or not given:
        return None
    if all(name_letters(word) in SUFFIXES for word in given.split()):
        return None
    return Parts(family, given, FAMILY_FIRST, "comma")


def _by_capitals(printed: str) -> Parts | None:
    """Read "KANG MinSeo", "Jean DUPONT", "Ludwig van DELDEN"; all capitals say nothing."""
    words = bare_words(printed)
    shouted = [_is_shouted(word) for word in words]
    count = sum(shouted)
    if not 0 < count < len(words) or not any(word.istitle() or word[0].isupper() for word in words):
        return None
    if all(shouted[:count]):
        family, given, order = words[:count], words[count:], FAMILY_FIRST
    elif all(shouted[-count:]):
        family, given, order = words[-count:], words[:-count], GIVEN_FIRST
    else:
        return None
    while len(given) > 1 and order == GIVEN_FIRST and _is_lower_particle(given[-1]):
        family = [given.pop(), *family]
    if _may_be_initials(family):
        return None
    return Parts(" ".join(family), " ".join(given), order, "capitals")


def _is_shouted(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return _SHOUTED.fullmatch(letters) is not None and letters[1:] != letters[1:].lower()


def _is_lower_particle(word: str) -> bool:
    return word.islower() and word in PARTICLES


def _may_be_initials(family: list[str]) -> bool:
    """Whether "JD" or "AJ" abbreviates given names; "LI" and "XU" are family names."""
    alone = family[0] if len(family) == 1 else ""
    return len(alone) == len("JD") and name_letters(alone) not in FAMILY_EAST_ASIAN


def _by_han(printed: str) -> Parts | None:
    """欧阳明月, 王伟, 田中 太郎; None where a second reading fits, as in 林美ゆき."""
    words = printed.split()
    if len(words) == len(("family", "given")) and is_han(words[0]):
        is_one_name = is_han(words[1]) or re.fullmatch(rf"[{HAN}{KANA}]+", words[1])
        return Parts(words[0], words[1], FAMILY_FIRST, "han") if is_one_name else None
    if len(words) != 1:
        return None
    name = words[0]
    length = _han_family_length(name) if is_han(name) else 0
    return Parts(name[:length], name[length:], FAMILY_FIRST, "han") if length else None


def _han_family_length(name: str) -> int:
    """Characters of the family name; 0 where none or more than one reading fits."""
    shortest, usual, longest = 2, 3, 4
    if not shortest <= len(name) <= longest:
        return 0
    is_japanese = any(name.startswith(family) for family in HAN_JAPANESE)
    is_compound = name[:2] in HAN_COMPOUND
    if len(name) == longest:
        is_three_long = name[:3] in HAN_JAPANESE
        return 0 if is_compound == is_japanese else 3 if is_three_long else 2
    if is_japanese and len(name) == usual and name[0] in HAN_SINGLE:
        return 0
    if is_compound or is_japanese:
        return 2 if len(name) == usual else 0
    return 1 if name[0] in HAN_SINGLE else 0


def _by_hangul(printed: str) -> Parts | None:
    """김철수, 남궁민수, 김 철수; a spaced foreign name (조 스미스) has no reading."""
    words = printed.split()
    if not words or not all(is_hangul(word) for word in words):
        return None
    if len(words) == len(("family", "given")):
        family, given = words
        is_family = family in HANGUL_COMPOUND or family in HANGUL_SINGLE
        fits = is_family and len(family) <= _SPACED_GIVEN_LENGTH >= len(given)
        return Parts(family, given, FAMILY_FIRST, "hangul") if fits else None
    length = _hangul_family_length(words[0]) if len(words) == 1 else 0
    return Parts(words[0][:length], words[0][length:], FAMILY_FIRST, "hangul") if length else None


def _hangul_family_length(name: str) -> int:
    shortest, usual, longest = 2, 3, 4
    if name[:2] in HANGUL_COMPOUND:
        return 2 if usual <= len(name) <= longest else 0
    return 1 if shortest <= len(name) <= longest and name[0] in HANGUL_SINGLE else 0


_RULES: tuple[Callable[[str], Parts | None], ...] = (
    _by_comma,
    _by_capitals,
    _by_han,
    _by_hangul,
    read_by_tables,
)
