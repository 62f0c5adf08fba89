"""Text made into HTML: the only module that says of a string that it is safe."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251 - this is the one place

from archive.text.sanitize import NoteTooLongError, sanitize_note

_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that mean something to HTML or to a script, as JSON writes them otherwise."""


def marked(text: str, marks: Iterable[tuple[int, int]]) -> SafeString:
    """The text escaped, with <mark> around half-open positions; overlapping marks run together."""
    pieces = []
    done = 0
    for start, end in _joined(marks, len(text)):
        pieces.append((text[done:start], text[start:end]))
        done = end
    return format_html_join("", "{}<mark>{}</mark>", pieces) + escape(text[done:])


def _joined(marks: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Marks in order, inside the text, none empty, none overlapping."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif start < end:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=512)
def sanitised_note(note: str | None) -> SafeString:
    """A note: rich text that was cleaned when it was saved, and is cleaned again, for rows may have
    come by other ways; cleaning what is clean changes nothing."""
    try:
        return mark_safe(sanitize_note(note or ""))  # nosec B703, B308 # noqa: S308 - cleaned in this line
    except NoteTooLongError:
        return escape(note)


def person(name: str, family: str | None) -> SafeString:
    """A name apart from its surroundings, its family name told from the rest where it is known."""
    before, found, after = name.rpartition(family) if family else ("", "", name)
    if not found:
        return format_html("<bdi>{}</bdi>", name)
    return format_html('<bdi>{}<span class="family">{}</span>{}</bdi>', before, found, after)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a capture, its number from 1, what it was taken for and by which rule."""

    number: int
    text: str
    label: str
    rule: str
    is_left_out: bool


def labelled_lines(lines: Iterable[ShownLine]) -> SafeString:
    """Lines of a capture, each with a number that can be linked to (#L12), its label and rule."""
    return format_html_join(
        "",
        '<tr id="L{}" class="{}"><th scope="row"><a href="#L{}">{}</a></th>'
        '<td class="label">{}</td><td dir="auto">{}</td></tr>\n',
        (
            (line.number, _row_class(line), line.number, line.number, _label(line), line.text)
            for line in lines
        ),
    )


def _row_class(line: ShownLine) -> str:
    return "out" if line.is_left_out else "in"


def _label(line: ShownLine) -> str:
    """The label, and the rule without repeating the label."""
    if not line.label:
        return ""
    rule = line.rule.removeprefix(f"{line.label}: ")
    return format_html("<b>{}</b> <span>{}</span>", line.label, rule)


def linked_data(data: dict[str, Any]) -> SafeString:
    """JSON-LD in its element; no sign in it ends the element or a line of a program."""
    text = json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # nosec B703, B308 # noqa: S308 - escaped above
