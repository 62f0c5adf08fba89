"""What each line of a saved page was taken for, and why: for the page that shows the capture."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.curation.learning import known_furniture
from archive.page.record import LabelledLine, Span
from archive.page.repeats import read_knowing
from archive.web.markup import ShownLine

MEANINGS = {
    "title": "the headline",
    "deck": "the lines under it that sum up",
    "byline": "who signed",
    "affiliation": "what is said of who signed",
    "date": "when it appeared",
    "section": "the part of the outlet",
    "caption": "words to a picture",
    "body": "the text",
    "note": "said about the article or its author",
    "tags": "what it was filed under",
    "boilerplate": "left out: what the site prints around its articles",
    "unknown": "left out: no rule knows it",
}
"""Every label in the order in which the page explains them."""
MOST_CHARACTERS = 1_000_000
"""Above it reading takes more than a second, and a page is shown without labels."""
LEFT_OUT = frozenset({"boilerplate", "unknown"})


@dataclass(frozen=True, slots=True)
class Explained:
    """One label: what it means, and how many lines of the capture bear it."""

    label: str
    meaning: str
    count: int


def labels_of(text: str) -> tuple[LabelledLine, ...]:
    """What today's rules take the lines for; none where the capture is too long to ask."""
    return read_knowing(text, known_furniture).lines if len(text) <= MOST_CHARACTERS else ()


def legend(lines: Sequence[LabelledLine]) -> list[Explained]:
    """The labels that the capture's lines bear."""
    counts = Counter(line.label for line in lines)
    return [
        Explained(label, meaning, counts[label])
        for label, meaning in MEANINGS.items()
        if counts[label]
    ]


def shown_lines(
    text: str, spans: Sequence[Span], labelled: Sequence[LabelledLine], start: int, stop: int
) -> Iterator[ShownLine]:
    """The capture's lines from `start` to before `stop`; one that shows nothing has no label."""
    by_number = {line.number: line for line in labelled if start < line.number <= stop}
    for number, span in enumerate(spans[start:stop], start + 1):
        line = by_number.get(number)
        label, rule = (line.label, line.rule) if line else ("", "")
        shown = text[span.start : span.end]
        yield ShownLine(number, shown, label, rule, is_left_out=label in LEFT_OUT)
