"""The first letters of words as numbers of two bytes: enough to pass over almost all of a text.

Words with the same first three letters share a number. Letters outside a-z and 0-9 count by the
first alone, and several of those share a number: who is found by a number is still to be read.
"""

from collections.abc import Iterable

_LETTERS = {letter: at for at, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyz", start=1)}
_OTHER = len(_LETTERS) + 1
_BASE = _OTHER + 1
_COUNTED = 3
_PLAIN = _BASE**_COUNTED
_ALL = 1 << 16


def beginning_of(word: str) -> int:
    """The number of an exact token."""
    return numbers_of(word.ljust(_COUNTED, "\x00")).start


def numbers_of(letters: str) -> range:
    """The numbers of all tokens that begin with some letters, one at least.

    NUL stands for the end of a word.
    """
    if letters[0] not in _LETTERS:
        number = _PLAIN + ord(letters[0]) % (_ALL - _PLAIN)
        return range(number, number + 1)
    counted = letters[:_COUNTED]
    number = 0
    for letter in counted:
        number = number * _BASE + (_LETTERS.get(letter, _OTHER) if letter != "\x00" else 0)
    width = _BASE ** (_COUNTED - len(counted))
    return range(number * width, (number + 1) * width)


def all_numbers(beginnings: Iterable[str]) -> Iterable[int]:
    """The numbers of all tokens that begin in one of some ways."""
    return (number for letters in beginnings for number in numbers_of(letters))
