"""How words begin, as numbers of two bytes: enough to pass over almost all words of a text.

Words with the same first three letters share a number. Letters outside a-z and 0-9 count by the
first alone, and several of those share a number: who is found by a number is still to be read.
"""

_LETTERS = {letter: at for at, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyz", start=1)}
_END = "\x00"
_OTHER = len(_LETTERS) + 1
_BASE = _OTHER + 1
COUNTED = 3
"""Letters of a word that count."""
_PLAIN = _BASE**COUNTED
BEGINNINGS = 1 << 16
"""How many numbers there are."""
OTHERS = range(_PLAIN, BEGINNINGS)
"""Those of words that begin with another letter."""
ALPHABET = (*_LETTERS, "\xff")
"""The letters that make a difference; the last stands for all others."""


def beginning_of(word: str) -> int:
    """The number of an exact token."""
    return beginnings_of(word.ljust(COUNTED, _END)).start


def beginnings_of(letters: str) -> range:
    """The numbers of all tokens that begin with some letters, one at least; NUL ends a word."""
    if letters[0] not in _LETTERS:
        number = _PLAIN + ord(letters[0]) % (BEGINNINGS - _PLAIN)
        return range(number, number + 1)
    counted = letters[:COUNTED]
    number = 0
    for letter in counted:
        number = number * _BASE + (0 if letter == _END else _LETTERS.get(letter, _OTHER))
    width = _BASE ** (COUNTED - len(counted))
    return range(number * width, (number + 1) * width)
