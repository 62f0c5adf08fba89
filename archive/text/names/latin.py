"""Names whose parts only the tables of common names can tell: Latin, Cyrillic, Arabic letters.

Each reader says how a name would be read from one end; where two of them answer, nobody knows.
"""

import re

from archive.text.names.letters import name_letters
from archive.text.names.parts import FAMILY_FIRST, GIVEN_FIRST, Parts, bare_words
from archive.text.names.tables import (
    ALSO_FAMILY,
    FAMILY_EAST_ASIAN,
    FAMILY_VIETNAMESE,
    GIVEN,
    GIVEN_BEGINNINGS,
    MOST_COMMON_FAMILY,
    PARTICLES,
)

_PAIR = 2
_MOST_WORDS = 6
_LONGEST_WORD = 14
_LONGEST_FAMILY = 3  # words, particles not counted
_MOST_EAST_ASIAN_WORDS = 3
_MOST_VIETNAMESE_WORDS = 5
# Initial consonant, vowels, and one of the few finals of Chinese, Korean and Vietnamese.
_SYLLABLE = (
    r"(?:zh|ch|sh|ng|nh|ph|th|tr|kh|gi|qu|hs|ts|tz|[bcdfghjklmnpqrstvwxyz])?w?"
    r"[aeiouy]{1,3}(?:nh|ng|ch|[nmklptch])?"
)
_EAST_ASIAN = re.compile(rf"{_SYLLABLE}(?:['-]?{_SYLLABLE})?")
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_JOINED_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{1,6}['-][^\W\d_A-Z]{1,6}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.")
_ONE_LETTER = re.compile(r"[^\W\d_]\.?")
_PATRONYMIC = re.compile(r".{2,}(?:ович|евич|ьич|овна|евна|ична|івна|ївна)")


def read_by_tables(printed: str) -> Parts | None:
    """The one reading that fits, or None."""
    words = bare_words(printed)
    if not _PAIR <= len(words) <= _MOST_WORDS or max(map(len, words)) > _LONGEST_WORD:
        return None
    keys = [name_letters(word) for word in words]
    readings = [
        reading
        for read in (_family_in_front, _family_behind, _given_in_front, _given_behind)
        if (reading := read(words, keys)) is not None
    ]
    joined = [reading for reading in readings if _JOINED_GIVEN.fullmatch(reading.given)]
    fitting = joined or readings
    return fitting[0] if len(fitting) == 1 else None


def _family_in_front(words: list[str], keys: list[str]) -> Parts | None:
    """Family first: "Wu Fang", "Park Min Ji", "Nguyen Van An"."""
    most = _MOST_VIETNAMESE_WORDS if keys[0] in FAMILY_VIETNAMESE else _MOST_EAST_ASIAN_WORDS
    if keys[0] not in FAMILY_EAST_ASIAN or len(keys) > most or not _are_east_asian(keys[1:]):
        return None
    return Parts(words[0], " ".join(words[1:]), FAMILY_FIRST, "family-names")


def _family_behind(words: list[str], keys: list[str]) -> Parts | None:
    """Family last: "Xiaoming Wang", "Min-seo Lee".

    Where a family name stands in front too, only one of the most common ones counts here:
    "Tang Wei" is nobody of the family Wei. One syllable in front may be a rarer family name.
    """
    has_family_in_front = keys[0] in FAMILY_EAST_ASIAN
    if not has_family_in_front and len(keys) == _PAIR and _ONE_SYLLABLE.fullmatch(keys[0]):
        return None
    if keys[0] in GIVEN or len(keys) > _MOST_EAST_ASIAN_WORDS or not _are_east_asian(keys[:-1]):
        return None
    families = MOST_COMMON_FAMILY if has_family_in_front else FAMILY_EAST_ASIAN
    if keys[-1] not in families:
        return None
    return Parts(words[-1], " ".join(words[:-1]), GIVEN_FIRST, "family-names")


def _are_east_asian(keys: list[str]) -> bool:
    return all(_EAST_ASIAN.fullmatch(key) for key in keys)


def _given_in_front(words: list[str], keys: list[str]) -> Parts | None:
    """Given names first: "Anna Maria Lopez Ruiz", "Paul M. Weber", "Anna van Delden"."""
    count = _leading_given(words, keys)
    if not 0 < count < len(words):
        return None
    family = words[count:]
    is_named = any(_is_given(key) or key in GIVEN_BEGINNINGS for key in keys[:count])
    longest = _LONGEST_FAMILY if is_named else 1
    if sum(key not in PARTICLES for key in keys[count:]) > longest or _is_unsure(keys, count):
        return None
    if any(_ONE_LETTER.fullmatch(word) for word in family):
        return None
    return Parts(" ".join(family), " ".join(words[:count]), GIVEN_FIRST, "given-names")


def _leading_given(words: list[str], keys: list[str]) -> int:
    """How many words in front are given names or initials; one is left for the family."""
    count, last = 0, len(words) - 1
    while count < last:
        if keys[count] in GIVEN_BEGINNINGS and count + 1 < last:
            count += 2
        elif _may_be_given(words[count], keys[count], is_behind_another=count > 0):
            count += 1
        else:
            break
    return _with_devotion(keys) if count == 1 and keys[0] == "maria" else count


def _is_given(key: str) -> bool:
    """A given name such as "anna", and "jean-claude", of which either half is a given name."""
    return all(part in GIVEN for part in key.split("-"))


def _may_be_given(word: str, key: str, *, is_behind_another: bool) -> bool:
    """A given name or initials; behind one of them also a lone letter or a patronymic."""
    if _is_given(key) or _INITIALS.fullmatch(word):
        return True
    is_second = _ONE_LETTER.fullmatch(word) or _PATRONYMIC.fullmatch(key)
    return is_behind_another and is_second is not None


def _with_devotion(keys: list[str]) -> int:
    """Words of "María", or of "María del Carmen" where a family name follows."""
    end = next((place for place, key in enumerate(keys) if place and key not in PARTICLES), 1)
    return end + 1 if 1 < end < len(keys) - 1 and keys[end] in GIVEN else 1


def _is_unsure(keys: list[str], count: int) -> bool:
    """Whether another cut or the other order fits as well.

    "Daniel Martin Lopez" may be of the family Martin Lopez, "Ana Maria" of none,
    "Martin Paul" of either.
    """
    inner, first_of_family, last = keys[1:count], keys[count], keys[-1]
    if any(key in ALSO_FAMILY for key in inner):
        return True
    if first_of_family in PARTICLES:
        return any(key in GIVEN for key in keys[count + 1 : -1])
    if last in GIVEN and len(keys) == count + 1:
        return last not in ALSO_FAMILY or (len(keys) == _PAIR and keys[0] in ALSO_FAMILY)
    return False


def _given_behind(words: list[str], keys: list[str]) -> Parts | None:
    """Family first: "Сидорова Анна Ивановна": an order that Cyrillic pages use without a comma."""
    is_cyrillic = "а" <= keys[0][:1] <= "я"
    if not is_cyrillic or keys[0] in GIVEN or keys[1] not in GIVEN or len(keys) > _PAIR + 1:
        return None
    if len(keys) > _PAIR and not _PATRONYMIC.fullmatch(keys[-1]):
        return None
    return Parts(words[0], " ".join(words[1:]), FAMILY_FIRST, "given-names")
