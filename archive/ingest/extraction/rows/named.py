"""A record's values, each with its name: what is nested is unfolded, its path is the name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from archive.ingest.extraction.rows.vocabulary import Vocabulary

MOST_VALUES = 2000
"""Values of one record that its sheet shows; more stay in its bytes."""
FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
SURROGATE = re.compile("[\ud800-\udfff]")


class Named(NamedTuple):
    """A value and its name: "title", "source.name", "authors[2]"."""

    name: str
    value: str


def unfolded(record: Mapping[str, Any], vocabulary: Vocabulary) -> list[Named]:
    """The values of a record in their order, nulls left out."""
    values = (each for name, value in record.items() for each in _below(name, value, vocabulary))
    return list(islice(values, MOST_VALUES))


def _below(name: str, value: Any, vocabulary: Vocabulary) -> Iterator[Named]:
    if isinstance(value, str):
        yield Named(name, plain(value))
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from _below(f"{name}[{place}]", inner, vocabulary)
    elif isinstance(value, Mapping):
        yield from _within(name, value, vocabulary)
    elif value is not None:
        yield Named(name, plain(value))


def _within(name: str, held: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Named]:
    """The values of an object; one that is a person or a date is one value."""
    field = (vocabulary.meaning(name) or ("",))[0]
    if field == "authors":
        yield Named(name, person(held) or "")
    elif field == "date":
        yield Named(name, date_of(held) or "")
    else:
        for key, inner in held.items():
            yield from _below(f"{name}.{key}", inner, vocabulary)


def plain(value: Any) -> str:
    """A scalar as text; halves of surrogate pairs, which no text can hold, become U+FFFD."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else str(value)
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def person(said: Mapping[str, Any]) -> str | None:
    """A name given in parts, as CSL does: "Marsh, Ada"; a body's, or a whole one, as it stands."""
    parts = {key.lower().replace("_", "-"): plain(each) for key, each in said.items() if each}
    whole = parts.get("literal") or parts.get("name") or parts.get("full-name")
    family = parts.get("family") or parts.get("last") or parts.get("last-name")
    given = parts.get("given") or parts.get("first") or parts.get("first-name")
    if whole or not family:
        return whole or given
    particles = (parts.get("dropping-particle"), parts.get("non-dropping-particle"), family)
    family = " ".join(filter(None, particles))
    if not given:
        return family
    if FAMILY_FIRST.fullmatch(family + given):
        return family + given
    return ", ".join(filter(None, [family, given, parts.get("suffix")]))


def date_of(said: Mapping[str, Any]) -> str | None:
    """A date of CSL in EDTF's form: "2021-06", "2021~", "2021-05/2021-06" for a range."""
    ends = said.get("date-parts")
    if isinstance(ends, Sequence) and not isinstance(ends, str) and ends:
        written = [text for end in ends[:2] if (text := _joined(end))]
        about = "~" if said.get("circa") and len(written) == 1 else ""
        return "/".join(written) + about if written else None
    return next((plain(said[key]) for key in ("raw", "literal") if said.get(key)), None)


def _joined(parts: Any) -> str | None:
    """[2021, 6] and ["2021", "06"] are 2021-06; what is no list of numbers is no date."""
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        return None
    numbers = [plain(part) for part in parts[:3] if part not in (None, "", 0, "0")]
    if not numbers or not all(each.isascii() and each.isdigit() for each in numbers):
        return None
    return "-".join([numbers[0].zfill(4), *(each.zfill(2) for each in numbers[1:])])
