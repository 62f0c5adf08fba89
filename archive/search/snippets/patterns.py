"""Whether one word is what a pattern or a word with one edit stands for."""


def fits(word: str, pattern: str) -> bool:
    """Whether a word is of a pattern: `?` is any one character, `*` any number of them.

    Time is at most the product of both lengths: after a `*` only the last one is tried again.
    """
    at = place = 0
    star, resumed = -1, 0
    while at < len(word):
        if place < len(pattern) and pattern[place] == "*":
            star, resumed = place, at
            place += 1
        elif place < len(pattern) and pattern[place] in ("?", word[at]):
            at, place = at + 1, place + 1
        elif star >= 0:
            resumed += 1
            at, place = resumed, star + 1
        else:
            return False
    return not pattern[place:].strip("*")


def within_one_edit(word: str, other: str) -> bool:
    """Whether words are the same but for one letter put in, taken out, replaced, or one swap."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = _common_beginning(word, other)
    one, two = word[same:], other[same:]
    is_swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one == two[1:] or one[1:] == two or is_swapped


def _common_beginning(word: str, other: str) -> int:
    for at, (one, two) in enumerate(zip(word, other, strict=False)):
        if one != two:
            return at
    return min(len(word), len(other))
