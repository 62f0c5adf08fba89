"""What each line of a saved page was taken for, and why: for the page that shows the capture."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.curation.claims import standing
from archive.curation.learning import known_furniture
from archive.models import Capture, Claim
from archive.page.lines import split_lines
from archive.page.record import LabelledLine, Span
from archive.page.repeats import lines_under, read_knowing
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
LABELS = {
    "tags": "tags",
    "section": "section",
    "notes": "note",
    "captions": "caption",
    "affiliation": "affiliation",
    "date": "date",
    "authors": "byline",
    "deck": "deck",
    "title": "title",
    "body": "body",
}
"""Field to the label of the lines that show it; of several on one line the last stands."""
NO_CLAIM = "left out: nothing rests on it"
LEFT_OUT = frozenset({"boilerplate", "unknown"})


@dataclass(frozen=True, slots=True)
class Explained:
    """One label: what it means, and how many lines of the capture bear it."""

    label: str
    meaning: str
    count: int


def labels_of(capture: Capture, text: str) -> tuple[LabelledLine, ...]:
    """What the lines are taken for; none where the capture is too long to ask.

    Of plain text today's rules say it. Anything else was more than its text when it was read: of
    that the claims say it which stand.
    """
    if len(text) > MOST_CHARACTERS:
        return ()
    if capture.kind == "text":
        return read_knowing(text, known_furniture).lines
    return labels_by_claims(text, standing(capture.claims.all()))


def labels_by_claims(text: str, claims: Iterable[Claim]) -> tuple[LabelledLine, ...]:
    """Every line that shows something, with what rests on it."""
    lines = split_lines(text)
    said: dict[int, tuple[str, str]] = {}
    order = list(LABELS)
    by_weight = (claim for claim in claims if claim.field in LABELS and claim.origin != "curated")
    for claim in sorted(by_weight, key=lambda each: order.index(each.field)):
        for line in lines_under(lines, claim.spans):
            said[line.number] = LABELS[claim.field], claim.rule
    left_out = "boilerplate", NO_CLAIM
    return tuple(
        LabelledLine(line.number, line.span, *said.get(line.number, left_out)) for line in lines
    )


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
