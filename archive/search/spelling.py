"""Words of a vocabulary that look like a word: beginning with letters, of a pattern, one edit off.

Stems stand in the same vocabulary and are left out: they begin with a sign of their own.
"""

import re
from collections.abc import Iterator

from archive.search.query import Fuzzy, Prefix, Wildcard
from archive.search.vocabulary import Vocabulary
from archive.search.wanted import exact_of
from archive.text.folding import MARKS, folded

_LONG, _KEPT, _TWO = 6, 2, 2
_WILD = re.compile(r"[?*]")
_LEADING_MARKS = re.compile(f"[{MARKS}]+")


def spelled(leaf: Prefix | Wildcard | Fuzzy, vocabulary: Vocabulary) -> list[range]:
    """The numbers of the words that a leaf stands for, as ranges of neighbours."""
    match leaf:
        case Prefix(letters):
            key = exact_of(letters)
            return [vocabulary.beginning_with(key)] if key else []
        case Wildcard(pattern):
            return [range(number, number + 1) for number in _matching(pattern, vocabulary)]
        case Fuzzy(word):
            key = exact_of(word)
            found = {number for number, _ in one_edit_off(key, vocabulary)} if key else set()
            return [range(number, number + 1) for number in sorted(found)]


def near_words(word: str, vocabulary: Vocabulary) -> set[str]:
    """Other words one edit away; two where the word is long and begins as they do."""
    key = exact_of(word)
    if not key:
        return set()
    near = {other for _, other in one_edit_off(key, vocabulary)}
    if len(key) >= _LONG:
        beginning = vocabulary.beginning_with(key[:_KEPT])
        near |= {other for _, other in vocabulary.terms(beginning) if _edits(key, other) == _TWO}
    return near - {key}


def pattern_of(pattern: str) -> re.Pattern[str]:
    """What the words of a wildcard pattern match as a whole."""
    parts = re.split(r"([?*])", pattern)
    signs = {"?": ".", "*": ".*"}
    return re.compile("".join(signs.get(part) or re.escape(_exact_part(part)) for part in parts))


def _exact_part(part: str) -> str:
    """A part of a word; marks at its beginning are on the letter that a sign stands for."""
    form = folded(part)
    marks = _LEADING_MARKS.match(form)
    return marks[0] + exact_of(form[marks.end() :]) if marks else exact_of(part)


def one_edit_off(word: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Words one insertion, deletion, replacement or swap of neighbours away, and the word itself.

    Where the first half of the word is kept, its beginning leads to them; where it is not, the
    end of the word is kept, and what may stand before it is tried.
    """
    half = len(word) // 2
    tried = set(_edits_of_first_half(word, half, vocabulary))
    for candidate in tried:
        number = vocabulary.find(candidate)
        if number is not None:
            yield number, candidate
    for number, candidate in vocabulary.terms(vocabulary.beginning_with(word[: half + 1])):
        if candidate not in tried and is_one_edit(word, candidate):
            yield number, candidate


def is_one_edit(word: str, other: str) -> bool:
    """Whether at most one edit makes one word the other."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = _common(word, other)
    rest, another = word[start:], other[start:]
    if len(rest) == len(another):
        return rest[1:] == another[1:] or (
            rest[:2] == another[1::-1] and rest[2:] == another[2:] and len(rest) > 1
        )
    longer, shorter = (rest, another) if len(rest) > len(another) else (another, rest)
    return longer[1:] == shorter


def _matching(pattern: str, vocabulary: Vocabulary) -> Iterator[int]:
    beginning = exact_of(_WILD.split(pattern, maxsplit=1)[0])
    matches = pattern_of(pattern).fullmatch
    for number, word in vocabulary.terms(vocabulary.beginning_with(beginning)):
        if matches(word):
            yield number


def _edits_of_first_half(word: str, half: int, vocabulary: Vocabulary) -> Iterator[str]:
    for at in range(half + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in vocabulary.letters_after(before) if before else vocabulary.letters:
            yield before + letter + after[1:]
            yield before + letter + after


def _edits(word: str, other: str) -> int:
    """How many edits make one word the other, for words of nearly one length; else many.

    The optimal string alignment distance: no letter is edited twice (Damerau 1964).
    """
    if abs(len(word) - len(other)) > _TWO:
        return len(word)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        earlier, before, row = before, row, [i]
        for j, another in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == another:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _common(word: str, other: str) -> int:
    """How many letters two words begin with in common."""
    for at, (one, another) in enumerate(zip(word, other, strict=False)):
        if one != another:
            return at
    return min(len(word), len(other))
