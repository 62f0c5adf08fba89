"""The values of a sheet sorted by what they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from archive.ingest.extraction.rows.sheet import Sheet, Value, base
from archive.ingest.extraction.rows.vocabulary import Vocabulary
from archive.page.record import Span, Statement

VERSION = 1
LONGEST_RULE = 80
NOTHING = frozenset(["null", "none", "nil", "nan", "n/a", "undefined", "[]", "{}", "-", "--"])
"""What programs write for a value that is not there."""


LONGEST_VALUE = 20_000
"""Characters of one value beside the text, the names or tags of a list taken together."""
LONGEST_NOTHING = max(map(len, NOTHING))


def is_value(text: str) -> bool:
    """Whether a value says something: neither that there is none, nor more than a value can."""
    if len(text) <= LONGEST_NOTHING:
        return text.casefold() not in NOTHING
    return len(text) <= LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Told:
    """The values that are known, by field: those of one name together, the best name first."""

    sheet: Sheet
    vocabulary: Vocabulary
    by_field: Mapping[str, Sequence[Sequence[Value]]]

    @classmethod
    def by(cls, sheet: Sheet, vocabulary: Vocabulary) -> Self:
        """Sort the values of a sheet."""
        ranked: dict[str, dict[tuple[int, str], list[Value]]] = defaultdict(dict)
        for value in sheet.values:
            meaning = vocabulary.meaning(value.name)
            if meaning and is_value(value.text):
                field, rank = meaning
                ranked[field].setdefault((rank, base(value.name)), []).append(value)
        ordered = {field: [names[key] for key in sorted(names)] for field, names in ranked.items()}
        return cls(sheet, vocabulary, ordered)

    def lists(self, field: str) -> Sequence[Sequence[Value]]:
        """The values of a field, those of one name together."""
        return self.by_field.get(field, ())

    def each(self, field: str) -> Iterator[Value]:
        """Every value of a field, the best first."""
        return (value for values in self.lists(field) for value in values)

    def first(self, field: str) -> Value | None:
        """The best value of a field."""
        return next(self.each(field), None)

    def rule(self, name: str) -> str:
        """The rule that names a place: "column publish_date"."""
        return f"{self.vocabulary.noun} {base(name)}"[:LONGEST_RULE]

    def state(
        self, field: str, value: Any, rule: str, spans: Sequence[Span], **more: str
    ) -> Statement:
        """A statement of this record; its origin is that of such records, unless told."""
        said = {"origin": self.vocabulary.origin} | more
        return Statement(field, value, rule, VERSION, tuple(spans), **said)

    def state_value(self, field: str, said: Any, value: Value) -> Statement:
        """A statement that rests on one value."""
        return self.state(field, said, self.rule(value.name), [value.span])
