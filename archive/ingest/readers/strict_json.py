"""JSON as the archive takes it: what a text cannot mean in one way only is refused in one line."""

import json
import math
from collections import Counter
from typing import Any, NamedTuple, Self

from archive.ingest.records import RefusedError

DEEPEST = 100
MOST_DIGITS = 400
TOO_DEEP = f"nested deeper than {DEEPEST} levels"


BEHIND = "more behind its end"
WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Place(NamedTuple):
    """Where something stands in a file, counted from 1."""

    line: int = 1
    column: int = 1

    def behind(self, text: str) -> Self:
        """The place right behind a text that begins here."""
        lines = text.count("\n")
        column = len(text) - text.rfind("\n") if lines else self.column + len(text)
        return self._replace(line=self.line + lines, column=column)


class NotJsonError(RefusedError):
    """A text that is no JSON: what is wrong with it, and where."""

    def __init__(self, said: str, place: Place) -> None:
        super().__init__(f"not valid JSON: {said}, at line {place.line}, column {place.column}")
        self.of_line = f"not valid JSON: {said}, at column {place.column}"

    @classmethod
    def of(cls, error: json.JSONDecodeError, begin: Place = Place()) -> Self:  # noqa: B008 - a value
        """As Python's reader has it, of a text that begins at a place of its file."""
        said = error.msg.removesuffix(" at")
        return cls(f"{said[:1].lower()}{said[1:]}", begin.behind(error.doc[: error.pos]))


class StrictJson:
    """Reads values one after another; `problem` says why the last one is refused, else None.

    A problem never stops the reading, so that the end of a value is known even where it is refused.
    """

    def __init__(self) -> None:
        self.problem: str | None = None
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole,
            parse_float=self._fraction,
            parse_constant=self._constant,
        )

    def first(self, text: str, start: int = 0) -> tuple[Any, int]:
        """The value that begins at `start`, and where it ends.

        Raises json.JSONDecodeError, and RefusedError where it is nested too deeply to be read.
        """
        self.problem = None
        try:
            value, end = self._decoder.raw_decode(text, start)
        except RecursionError:
            raise RefusedError(TOO_DEEP) from None
        if has_many_brackets(text, start, end) and is_too_deep(value):
            self.problem = TOO_DEEP
        return value, end

    def only(self, text: str) -> Any:
        """The one value of a text; raises RefusedError, which is NotJsonError where it is none."""
        value, end = self._value_in(text)
        if text[end:].strip():
            raise NotJsonError(BEHIND, Place().behind(text[:end]))
        if self.problem:
            raise RefusedError(self.problem)
        return value

    def _value_in(self, text: str) -> tuple[Any, int]:
        try:
            return self.first(text, len(text) - len(text.lstrip()))
        except json.JSONDecodeError as error:
            raise NotJsonError.of(error) from None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        named = dict(pairs)
        if len(named) != len(pairs):
            twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
            self.problem = f"the name {twice[:40]!r} stands twice in one object"
        return named

    def _whole(self, digits: str) -> int:
        if len(digits) > MOST_DIGITS:
            self.problem = f"a number of {len(digits)} digits"
            return 0
        return int(digits)

    def _fraction(self, digits: str) -> float:
        number = float(digits)
        if math.isinf(number):
            self.problem = f"a number out of range: {digits[:40]}"
        return number

    def _constant(self, name: str) -> None:
        self.problem = f"{name} is no JSON"


def has_many_brackets(text: str, start: int, end: int) -> bool:
    """Whether a text could be nested too deeply at all."""
    return text.count("{", start, end) + text.count("[", start, end) > DEEPEST


def is_too_deep(value: Any) -> bool:
    """Whether a value is nested too deeply, told level by level."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _held_in(each)]
        if not level:
            return False
    return True


def _held_in(value: Any) -> list[Any]:
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in held if isinstance(each, (dict, list))]


def canonical(value: Any) -> bytes:
    """The bytes of a record: the same values always give the same.

    Half a surrogate pair, which UTF-8 cannot hold, stays the escape that JSON has for it.
    """
    return WRITER.encode(value).encode("utf-8", "backslashreplace")
