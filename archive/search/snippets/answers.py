"""Which tokens answer what is sought: the rule that every mark goes back to."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from archive.search.snippets.sought import Beginning, Forms, Pattern, Run, Similar, Sought
from archive.search.spelling import is_one_edit, pattern_of
from archive.search.wanted import Steps, Stretch
from archive.text.analysis import Token

Found = tuple[int, int, int]
"""Start and end of what answers in a text, and the number of the thing sought."""

_Places = Mapping[tuple[int, str], Token]


class Answers:
    """Says of tokens in a row, in a text or in a piece of one, what they answer."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        self._forms: dict[str, list[int]] = {}
        self._others: list[tuple[int, Callable[[str], object]]] = []
        self._runs: dict[str, list[tuple[int, Steps]]] = {}
        self._together: list[tuple[int, Stretch]] = []
        for number, each in enumerate(sought):
            self._take(number, each)

    def all(self, tokens: Sequence[Token]) -> list[Found]:
        """Everything that tokens answer, by start."""
        return sorted({*self.words(tokens), *self.runs(tokens), *self.together(tokens)})

    def words(self, tokens: Iterable[Token]) -> Iterator[Found]:
        """What is answered by one token."""
        for token in tokens:
            numbers = {n for form in (token.exact, *token.stems) for n in self._forms.get(form, ())}
            numbers.update(n for n, each in self._others if each(token.exact))
            for number in numbers:
                yield token.start, token.end, number

    def runs(self, tokens: Iterable[Token]) -> Iterator[Found]:
        """What takes several tokens at their distances from each other."""
        if not self._runs:
            return
        places = _by_place(tokens)
        for token in places.values():
            for number, steps in self._runs.get(token.exact, ()):
                last = _last_of_run(steps, token, places)
                if last:
                    yield token.start, last.end, number

    def together(self, tokens: Iterable[Token]) -> Iterator[Found]:
        """Each of the words that stand near each other, by itself."""
        places = _by_place(tokens) if self._together else {}
        for number, each in self._together:
            for start, end in _near(each, places):
                yield start, end, number

    def _take(self, number: int, each: Sought) -> None:
        match each:
            case Forms(exact, stems):
                for form in (exact, *stems):
                    self._forms.setdefault(form, []).append(number)
            case Run(steps):
                self._runs.setdefault(steps[0][1], []).append((number, steps))
            case Stretch():
                self._together.append((number, each))
            case Beginning(letters):
                self._others.append((number, lambda exact: exact.startswith(letters)))
            case Pattern(pattern):
                self._others.append((number, pattern_of(pattern).fullmatch))
            case Similar(exact):
                self._others.append((number, partial(is_one_edit, exact)))


def _by_place(tokens: Iterable[Token]) -> _Places:
    return {(token.position, token.exact): token for token in tokens}


def _last_of_run(steps: Steps, first: Token, places: _Places) -> Token | None:
    """The last token of a run that begins here; None where it is none."""
    last: Token | None = first
    for distance, exact in steps[1:]:
        last = places.get((first.position + distance, exact))
        if last is None:
            return None
    return last


def _near(each: Stretch, places: _Places) -> set[tuple[int, int]]:
    """The places of all begins that stand in a stretch which holds what is needed.

    A window slides over the begins in order; it holds those within reach of its first.
    """
    needed = Counter(each.runs)
    window: deque[tuple[int, Steps, tuple[int, int]]] = deque()
    held: Counter[Steps] = Counter()
    found: set[tuple[int, int]] = set()
    for begin in sorted(_begins(needed, places)):
        while window and window[0][0] < begin[0] - each.distance:
            held[window.popleft()[1]] -= 1
        window.append(begin)
        held[begin[1]] += 1
        if all(held[run] >= count for run, count in needed.items()):
            found.update(place for _, _, place in window)
    return found


def _begins(runs: Iterable[Steps], places: _Places) -> Iterator[tuple[int, Steps, tuple[int, int]]]:
    by_first: dict[str, list[Steps]] = {}
    for run in runs:
        by_first.setdefault(run[0][1], []).append(run)
    for token in places.values():
        for run in by_first.get(token.exact, ()):
            last = _last_of_run(run, token, places)
            if last:
                yield token.position, run, (token.start, last.end)
