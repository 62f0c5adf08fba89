"""Several names on one line: where one ends and the next begins."""

import re
from collections.abc import Iterator

from archive.text.names.form import looks_like_name
from archive.text.names.letters import is_han, is_hangul, name_letters
from archive.text.names.organisations import is_organisation
from archive.text.names.reading import read_name
from archive.text.names.tables import (
    ALSO_FAMILY,
    GIVEN,
    HAN_COMPOUND,
    HAN_SINGLE,
    HANGUL_SINGLE,
    PARTICLES,
    SUFFIXES,
)

_Span = tuple[int, int]

_BETWEEN_NAMES = re.compile(
    r"\s(?:and|und|et|en|och|og|sowie|ja|ve|và|та|و)\s|\s[·•‧・+&]\s|[;|/、，،\n]",
    re.IGNORECASE,
)
# These stand within names too: "Olmo y Prado", 张和平, 约翰·史密斯
_PERHAPS_BETWEEN = re.compile(r"\s(?:y|e|i|si|și|и|і|й)\s", re.IGNORECASE)
_PERHAPS_BETWEEN_HAN = re.compile(r"[和与與及·・‧\s]")
_PERHAPS_BETWEEN_HANGUL = re.compile(r"[·・‧ㆍ\s]")
_COMMA = re.compile(r",")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_PAIR = 2
_FEWEST_IN_A_RUN = 5
_MOST_GIVEN_WORDS = 3
_KOREAN_NAME, _CHINESE_NAME = 3, (2, 3)


def split_names(text: str) -> tuple[_Span, ...]:
    """Half-open positions of the single names in a list of names.

    "Hu Mei and Mao Qi", "A, B & C", "A · B", 甲、乙; "Lopez, Ana" is one name. What is no name
    ("Wu Fang, deputy director") comes back as a piece of its own: ask looks_like_name.
    """
    spans = [
        name
        for piece in _cut(text, (0, len(text)), _BETWEEN_NAMES)
        for certain in _cut_if_all(text, piece)
        for listed in _at_commas(text, certain)
        for name in _run_of_names(text, listed)
    ]
    if len(spans) > 1 and is_organisation(text) and not _are_people(text, spans):
        return tuple(_trimmed(text, 0, len(text)))
    return tuple(spans)


def _are_people(text: str, spans: list[_Span]) -> bool:
    """Whether a list that holds a word such as "Board" begins with a person all the same."""
    first, *others = (text[start:end] for start, end in spans)
    return read_name(first).family is not None and all(
        looks_like_name(name) or is_organisation(name) for name in others
    )


def _cut(text: str, span: _Span, separator: re.Pattern[str]) -> list[_Span]:
    """The pieces of the span between separators, without white space around them."""
    pieces: list[_Span] = []
    start, stop = span
    while found := separator.search(text, start, stop):
        pieces += _trimmed(text, start, found.start())
        # A separator's last space may be the first of the next one: "A and B and C".
        start = found.end() - found[0][-1].isspace() if found.end() < stop else stop
        start = max(start, found.start() + 1)
    return pieces + list(_trimmed(text, start, stop))


def _trimmed(text: str, start: int, stop: int) -> Iterator[_Span]:
    piece = text[start:stop]
    stripped = piece.strip(" \t\r\n\u00a0\u3000,;")
    if stripped:
        start += len(piece) - len(piece.lstrip(" \t\r\n\u00a0\u3000,;"))
        yield start, start + len(stripped)


def _cut_if_all(text: str, span: _Span) -> list[_Span]:
    """Cut where every piece is a full name by itself, else leave the span whole."""
    is_plain = text.isascii()
    for separator, is_full_name, needs_signs in (
        (_PERHAPS_BETWEEN, _has_two_words, False),
        (_PERHAPS_BETWEEN_HAN, _is_chinese_name, True),
        (_PERHAPS_BETWEEN_HANGUL, _is_korean_name, True),
    ):
        if needs_signs and is_plain:
            continue
        pieces = _cut(text, span, separator)
        if len(pieces) > 1 and all(is_full_name(text[start:end]) for start, end in pieces):
            return pieces
    return [span]


def _has_two_words(name: str) -> bool:
    return len(name.split()) >= _PAIR


def _is_chinese_name(name: str) -> bool:
    if not is_han(name):
        return False
    is_compound = name[:2] in HAN_COMPOUND
    return len(name) in _CHINESE_NAME and (name[0] in HAN_SINGLE or is_compound)


def _is_korean_name(name: str) -> bool:
    return is_hangul(name) and len(name) == _KOREAN_NAME and name[0] in HANGUL_SINGLE


def _at_commas(text: str, span: _Span) -> list[_Span]:
    """Cut at commas, but keep "Lopez, Ana" and "Weber, Jr." together."""
    pieces: list[_Span] = []
    for start, end in _cut(text, span, _COMMA):
        if pieces and _are_degrees(text[start:end]):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    if len(pieces) % _PAIR == 0 and all(_is_one_name(text, *pair) for pair in pairs):
        return [(family[0], given[1]) for family, given in pairs]
    return pieces


def _run_of_names(text: str, span: _Span) -> list[_Span]:
    """Cut "Anna Weber Max Paul Holm Eva Marie Stern", which lost what parted its names.

    Only where every given name but the first in a row follows a family name, so that one
    reading is possible, and where the words are too many for one name.
    """
    words = list(re.compile(r"\S+").finditer(text, *span))
    keys = [name_letters(word[0]) for word in words]
    if len(words) < _FEWEST_IN_A_RUN or keys[0] not in GIVEN or keys[-1] in GIVEN:
        return [span]
    if any(key in PARTICLES or "," in word[0] for key, word in zip(keys, words, strict=True)):
        return [span]
    starts = [
        i for i, key in enumerate(keys) if key in GIVEN and (i == 0 or keys[i - 1] not in GIVEN)
    ]
    if any(keys[i] in ALSO_FAMILY for i in starts[1:]):
        return [span]
    ends = [*starts[1:], len(words)]
    if any(not _PAIR <= end - start <= _PAIR + 1 for start, end in zip(starts, ends, strict=True)):
        return [span]
    return [
        (words[start].start(), words[end - 1].end())
        for start, end in zip(starts, ends, strict=True)
    ]


def _are_degrees(piece: str) -> bool:
    return all(name_letters(word).replace(".", "") in SUFFIXES for word in piece.split())


def _is_one_name(text: str, family: _Span, given: _Span) -> bool:
    """Whether a comma parts the family name from the given one, and not two people.

    Given names must be common ones or initials, unless a single word stands on either side.
    """
    left = [name_letters(word) for word in text[slice(*family)].split()]
    right = text[slice(*given)].split()
    left = [key for key in left if key not in PARTICLES]
    if not left or (left[0] in GIVEN and left[0] not in ALSO_FAMILY):
        return False
    if len(left) == len(right) == 1:
        return right[0][0].isupper()
    if len(left) > 1 and len(right) > 1 and read_name(text[slice(*given)]).family:
        return False  # "Garcia Lopez, Ana Maria" is one name, "Robert Hill, Li Wen" are two
    are_given = all(name_letters(word) in GIVEN or _INITIAL.fullmatch(word) for word in right)
    return len(left) <= _PAIR and len(right) <= _MOST_GIVEN_WORDS and are_given
