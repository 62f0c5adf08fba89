"""Finds what answers a question in texts, without analysing more of them than it must.

What is found is what analysing each text as a whole would find. Letters that an answer cannot do
without are looked for in the text's image; only the stretches that hold them are analysed, and
those in which the image is not sure. Words in a row or near each other are analysed with all that
stands between them; where the image of such a text is not sure, the whole text is.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from archive.search.snippets.anchors import Anchor, anchors
from archive.search.snippets.answers import Answers, Found
from archive.search.snippets.clues import clues
from archive.search.snippets.cutting import FIRST_MARK, whole_characters
from archive.search.snippets.fragments import joined as joined_spans
from archive.search.snippets.image import Image, begins_with_a_mark, image
from archive.search.snippets.rows import Row, joints
from archive.search.snippets.sought import OneToken, Run, Sought
from archive.search.wanted import Stretch
from archive.text.analysis import Token, is_dense, tokens

_STRETCHES_KEPT = 1024
"""Stretches whose answers are remembered, for each question: pages repeat their words."""
_TOKENS_KEPT = 16_384
"""Stretches whose tokens are remembered, for all questions."""
_LONGEST_KEPT = 48
_FEW_ODD = 64
"""Where the image is unsure more often, whole texts are analysed at once."""
_PLAIN = "[a-z0-9]"
_TELLING = 4
"""So many letters in a row are rare in a text."""


@lru_cache(maxsize=64)
def finder(sought: tuple[Sought, ...], language: str | None) -> "Finder":
    """The finder of these things in texts of this language."""
    return Finder(sought, language)


@lru_cache(maxsize=_TOKENS_KEPT)
def _tokens_of(text: str, language: str | None) -> list[Token]:
    return tokens(text, language)


def found_by_analysis(text: str, sought: Sequence[Sought], language: str | None) -> list[Found]:
    """What answers in a text, by the plain way: all of it analysed."""
    return _in_whole_characters(text, Answers(sought).all(tokens(text, language)))


class _Memory(dict[str, tuple[Found, ...]]):
    """The answers in stretches met lately: a look-up for each word of a page, so that it must cost
    next to nothing."""

    def __init__(self, answered: Callable[[str], tuple[Found, ...]]) -> None:
        self._answered = answered

    def __missing__(self, stretch: str) -> tuple[Found, ...]:
        if len(self) >= _STRETCHES_KEPT:
            self.clear()
        self[stretch] = found = self._answered(stretch)
        return found


def _reach(each: Sought) -> int:
    """How many positions the farthest words of an answer may lie apart."""
    match each:
        case Run(steps):
            return steps[-1][0]
        case Stretch(runs, distance):
            return distance + max(run[-1][0] for run in runs)
        case _:
            return 0


class Finder:
    """Finds some things in texts of one language; threads may share it."""

    def __init__(self, sought: tuple[Sought, ...], language: str | None) -> None:
        self.sought = sought
        self.clues = clues(sought)
        self._language = language
        self._answers = Answers(sought)
        self._remembered = _Memory(self._answered).__getitem__
        self._rows = [
            (number, Row(each.steps)) for number, each in enumerate(sought) if isinstance(each, Run)
        ]
        self._together = [
            [Row(steps) for steps in dict.fromkeys(each.runs)]
            for each in sought
            if isinstance(each, Stretch)
        ]
        self._anchors = _Anchors([anchors(each) for each in sought if isinstance(each, OneToken)])
        self._reach = max(map(_reach, sought), default=0)
        self._reaches_far = bool(self._together) or not all(row.is_sure for _, row in self._rows)

    def found(self, texts: Sequence[str]) -> list[list[Found]]:
        """What answers in each of some texts, by start."""
        joined = _Joined(texts)
        seen = image(joined.text)
        whole = set(self._texts_to_analyse(joined, seen))
        found = set(self._of_words(joined, seen))
        found.update(self._of_rows(joined, seen), self._of_near_words(joined, seen))
        if self._reaches_far and len(seen.odd) <= _FEW_ODD:
            found.update(self._around_odd(joined, seen))
        shares = joined.shared(sorted(found))
        for number in whole:
            shares[number] = list(self._analysed(texts[number]))
        if seen.odd:
            return list(map(_in_whole_characters, texts, shares))
        return shares

    def found_at(
        self, texts: Sequence[str], ends: Sequence[int], stretches: Iterable[tuple[int, int]]
    ) -> list[tuple[int, list[Found]]]:
        """What answers in some texts that can only stand in these stretches, in order: the number
        of each text in which something does, and what. `ends` says where each text ends among all;
        a stretch that does not end behind its beginning ends with its text."""
        shares: list[tuple[int, list[Found]]] = []
        remembered = self._remembered
        text, base, end = "", 0, 0
        found: list[Found] = []
        for start, stop in stretches:
            if start >= end:
                number = bisect_right(ends, start)
                text, end = texts[number], ends[number]
                base = end - len(text)
                shares.append((number, found := []))
            at = start - base
            if 0 < stop - start <= _LONGEST_KEPT:
                answers = remembered(text[at : stop - base])
            else:
                answers = self._answers_in(text[at : stop - base] if stop > start else text[at:])
            for a, b, of in answers:
                found.append((at + a, at + b, of))
        return [(number, _in_order(texts[number], found)) for number, found in shares if found]

    def _texts_to_analyse(self, joined: "_Joined", seen: Image) -> Iterator[int]:
        """The numbers of texts in which the image cannot say enough."""
        if any(row.is_vague for _, row in self._rows):
            yield from range(len(joined.starts))
        are_many = self._reaches_far and len(seen.odd) > _FEW_ODD
        for start, _ in seen.odd:
            if are_many or begins_with_a_mark(joined.text[start]):
                yield joined.number(start)

    def _around_odd(self, joined: "_Joined", seen: Image) -> Iterator[Found]:
        """Words in a row or near each other, some of which the image may not show."""
        near = [joined.within_text(seen.around(*odd, self._reach), odd[0]) for odd in seen.odd]
        for start, end in joined_spans(near):
            yield from self._within(joined, start, end)

    def _of_words(self, joined: "_Joined", seen: Image) -> list[Found]:
        """A text may hold very many: the loop calls nothing that it need not."""
        found: list[Found] = []
        text, remembered, analysed = joined.text, self._remembered, self._analysed
        for start, end in {*self._anchors.stretches(seen), *seen.odd}:
            answers_in = remembered if end - start <= _LONGEST_KEPT else analysed
            for a, b, number in answers_in(text[start:end]):
                found.append((start + a, start + b, number))
        return found

    def _of_rows(self, joined: "_Joined", seen: Image) -> Iterator[Found]:
        for number, row in self._rows:
            if row.is_sure:
                places = (place for place in row.places(seen) if not seen.is_odd(place[0]))
                yield from ((start, end, number) for start, end in places)
            else:
                for start, end in _around(row.places(seen), joined, seen):
                    yield from self._within(joined, start, end)

    def _of_near_words(self, joined: "_Joined", seen: Image) -> Iterator[Found]:
        """Only the stretch from the first candidate to the last is analysed, in any one text."""
        for rows in self._together:
            places = [joined.by_text(row.places(seen)) for row in rows]
            for number in set(places[0]).intersection(*places[1:]):
                spans = [span for each in places for span in each[number]]
                place = min(start for start, _ in spans), max(end for _, end in spans)
                for start, end in _around([place], joined, seen):
                    yield from self._within(joined, start, end)

    def _within(self, joined: "_Joined", start: int, end: int) -> Iterator[Found]:
        found = self._answers_in(joined.text[start:end])
        return ((start + a, start + b, number) for a, b, number in found)

    def _answers_in(self, text: str) -> tuple[Found, ...]:
        return self._remembered(text) if len(text) <= _LONGEST_KEPT else self._analysed(text)

    def _answered(self, text: str) -> tuple[Found, ...]:
        return tuple(self._answers.all(_tokens_of(text, self._language)))

    def _analysed(self, text: str) -> tuple[Found, ...]:
        return tuple(self._answers.all(tokens(text, self._language)))


def _in_order(text: str, found: list[Found]) -> list[Found]:
    """What was found, by start, each once and with all the marks of its letters."""
    if not text.isascii():
        return _in_whole_characters(text, found)
    return sorted(set(found)) if len(found) > 1 else found


def _in_whole_characters(text: str, found: Iterable[Found]) -> list[Found]:
    """What was found, each with all the marks of its first and last letter, each once."""
    behind = text + " "
    return sorted(
        {
            each
            if text[each[0]] < FIRST_MARK > behind[each[1]]
            else (*whole_characters(text, each[0], each[1]), each[2])
            for each in found
        }
    )


class _Joined:
    """Some texts as one, a space between them, which no answer crosses."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = " ".join(texts)
        ends = accumulate(map(len, texts), initial=0)
        self.starts = [end + number for number, end in zip(range(len(texts)), ends, strict=False)]

    def number(self, at: int) -> int:
        """Which of the texts a place is in."""
        return bisect_right(self.starts, at) - 1

    def within_text(self, span: tuple[int, int], at: int) -> tuple[int, int]:
        """What of a span lies in the text that a place is in."""
        number = self.number(at)
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return max(span[0], self.starts[number]), min(span[1], end)

    def by_text(self, spans: Iterator[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
        """Places by the number of their text."""
        shares: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            shares.setdefault(self.number(span[0]), []).append(span)
        return shares

    def shared(self, found: list[Found]) -> list[list[Found]]:
        """What was found, in order, by text and from the text's beginning."""
        shares: list[list[Found]] = [[] for _ in self.starts]
        begin = after = 0
        share: list[Found] = []
        for start, end, number in found:
            if start >= after:
                at = self.number(start)
                begin, share = self.starts[at], shares[at]
                after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            share.append((start - begin, end - begin, number))
        return shares


def _around(
    places: Iterable[tuple[int, int]], joined: _Joined, seen: Image
) -> Iterator[tuple[int, int]]:
    """The stretches that places touch, each once, where a place is of one text.

    A place within what was given last is passed over: a long stretch may hold very many.
    """
    first = last = 0
    for start, end in places:
        is_given = first <= start and end <= last
        if not is_given and joined.number(start) == joined.number(end - 1):
            first, last = seen.stretch(start)[0], seen.stretch(end - 1)[1]
            yield first, last


class _Anchors:
    """The letters of which every answering word holds some; all words where none are sure."""

    def __init__(self, sure: Sequence[tuple[Anchor, ...]]) -> None:
        self._all_words = not all(sure)
        held = [
            each
            for each in dict.fromkeys(anchor for some in sure for anchor in some)
            if " " not in each.letters  # no word holds one
        ]
        self._words = [(each.letters, _words_with(each)) for each in held]
        self._joints = joints(each.letters for each in held)

    def stretches(self, seen: Image) -> Iterable[tuple[int, int]]:
        """The stretches to analyse, each once."""
        if self._all_words:
            return seen.stretches()
        found: set[tuple[int, int]] = set()
        text = seen.text
        for letters, pattern in self._words:
            for each in _matches(letters, pattern, text):
                start, end = each.span()
                if start and text[start - 1] != " ":
                    start = text.rfind(" ", 0, start) + 1
                found.add((start, end))
        for pattern in self._joints:
            end = 0
            for joint in pattern.finditer(seen.text):
                if joint.start() >= end:
                    start, end = seen.stretch(joint.start())
                    found.add((start, end))
        return found


def _matches(letters: str, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern that begins with some letters.

    Rare letters are found several times as fast by a search for nothing but them.
    """
    if len(letters) < _TELLING:
        yield from pattern.finditer(text)
        return
    at = text.find(letters)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match
        at = text.find(letters, match.end() if match else at + 1)


def _words_with(each: Anchor) -> re.Pattern[str]:
    """Finds in an image what may be a word with these letters, and what follows to its stretch's
    end. The letters come first, for `re` looks for those at once."""
    letters = re.escape(each.letters)
    is_word = not is_dense(each.letters[0])
    checks = []
    if each.begins and is_word:
        checks.append(rf"(?<!{_PLAIN}{letters})")
    if each.ends and is_word:
        checks.append(rf"(?!{_PLAIN})")
    if each.longest is not None:
        more = f"{_PLAIN}{{{each.longest - len(each.letters) + 1}}}"
        checks.append(rf"(?!{more})" if each.begins else rf"(?<!{more}{letters})")
    return re.compile(f"{letters}{''.join(checks)}[^ ]*")
