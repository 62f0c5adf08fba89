"""The form of a curation file: what stands in it, checked before anything is stored."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

from archive.models import Access, NameOrder, OutletKind, TextKind
from archive.models.naming import RESERVED_SLUGS
from archive.text.dates import DateError, PartialDate
from archive.text.normal import clean_line

FORMAT = "commentary-archive curation"
VERSION = 1
SECTIONS = (
    "rows", "merges", "judgements", "claims", "dismissals", "links", "articles", "texts",
    "findings",
)  # fmt: skip
LATER = ("texts",)
"""Sections that came later: a file without any of them is written as it always was."""
FINDINGS = ("findings",)
STAGES = (("articles", "claims", "dismissals"), ("links", "texts"), FINDINGS)
"""The sections about captures as they are applied: links wait for the bylines that claims make,
and checks find what they find once all is linked."""
OF_ARTICLES = tuple(section for stage in STAGES for section in stage)
MODELS = ("author", "dossier", "outlet", "topic")
MERGEABLE = ("author", "outlet", "topic")
SHOWN = 60

Line = dict[str, Any]
CurationFile = Mapping[str, list[Line]]
Check = Callable[[Any], bool]


class CurationFileError(Exception):
    """Why a curation file cannot be taken in, in one line."""


def parsed(data: bytes) -> CurationFile:
    """The sections of a file; raises CurationFileError."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CurationFileError(f"This is no JSON: {str(error)[:SHOWN]}.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CurationFileError("This is JSON, but no curation file: its format is not named.")
    if content.get("version") != VERSION:
        raise CurationFileError(f"A curation file of version {VERSION} can be read, no other.")
    unknown = sorted(set(content) - {"format", "version", *SECTIONS})
    if unknown:
        raise CurationFileError(f"A curation file has no part named “{unknown[0][:SHOWN]}”.")
    return {section: _section(section, content.get(section, [])) for section in SECTIONS}


def _section(section: str, lines: Any) -> list[Line]:
    if not isinstance(lines, list):
        raise CurationFileError(f"“{section}” is no list.")
    for number, line in enumerate(lines, start=1):
        _check(section, number, line)
    return lines


def _check(section: str, number: int, line: Any) -> None:
    fields = FIELDS[section]
    if not isinstance(line, dict):
        _refuse(section, number, "is no object")
    for name in {*fields, *line}:
        if name not in fields or name not in line:
            _refuse(
                section, number, f"{'lacks' if name in fields else 'knows no'} “{name[:SHOWN]}”"
            )
    for name, check in fields.items():
        if not check(line[name]):
            shown = json.dumps(line[name], ensure_ascii=False)[:SHOWN]
            _refuse(section, number, f"has a “{name}” that cannot be: {shown}")
    if section == "claims" and not is_value(line["field"], line["value"], line["spans"]):
        shown = json.dumps(line["value"], ensure_ascii=False)[:SHOWN]
        _refuse(section, number, f"has a value that “{line['field']}” cannot have: {shown}")


def _refuse(section: str, number: int, why: str) -> NoReturn:
    raise CurationFileError(f"Entry {number} of “{section}” {why}.")


def is_value(field: str, value: Any, spans: list[list[int]]) -> bool:
    """Whether a decision on a field may have this value; null clears any."""
    if value is None:
        return field in VALUES
    if field == "body":
        return is_counts(value) and sum(value) == len(spans)
    return field in VALUES and VALUES[field](value)


def text(most: int) -> Check:
    """A check for text of at most so many characters that any database can hold."""
    return lambda value: isinstance(value, str) and len(value) <= most and _is_storable(value)


def optional(check: Check) -> Check:
    """The same, or null."""
    return lambda value: value is None or check(value)


def among(*values: Any) -> Check:
    """A check for one of a few values."""
    return lambda value: isinstance(value, str) and value in values


def list_of(check: Check) -> Check:
    """A check for a list of such values."""
    return lambda value: isinstance(value, list) and all(map(check, value))


def is_hash(value: Any) -> bool:
    """A SHA-256 in small hex digits."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def is_moment(value: Any) -> bool:
    """A day and time with its zone, which every zone can tell."""
    try:
        moment = datetime.fromisoformat(value)
        return moment.tzinfo is not None and bool(moment.astimezone(UTC))
    except (TypeError, ValueError, OverflowError):
        return False


def is_slug(value: Any) -> bool:
    """What may stand in an address: letters and digits of any script, with hyphens."""
    return (
        slug(value)
        and value not in {"", *RESERVED_SLUGS}
        and all(sign == "-" or unicodedata.category(sign)[0] in "LMN" for sign in value)
    )


def is_name(value: Any) -> bool:
    """One line of which something is to be seen."""
    return words(value) and clean_line(value) == value.strip() != ""


def is_login(value: Any) -> bool:
    """A name that somebody could log in with."""
    return login(value) and clean_line(value) == value != ""


def is_number(value: Any) -> bool:
    """A whole number that a column holds."""
    return type(value) is int and 0 <= value < 2**15


def is_flag(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def is_counts(value: Any) -> bool:
    """How many spans each paragraph has."""
    return list_of(lambda each: type(each) is int and each > 0)(value)


def is_spans(value: Any) -> bool:
    """Half-open places in a text."""
    return list_of(
        lambda span: (
            isinstance(span, list)
            and [type(each) for each in span] == [int, int]
            and 0 <= span[0] <= span[1]
        )
    )(value)


def is_edtf(value: Any) -> bool:
    """A date that we can read."""
    try:
        return isinstance(value, str) and PartialDate.parse(value) is not None
    except DateError:
        return False


def exactly(**fields: Check) -> Check:
    """A check for an object with no other than these fields, of which null ones may be left out."""
    return lambda value: (
        isinstance(value, dict)
        and set(value) <= set(fields)
        and all(check(value.get(name)) for name, check in fields.items())
    )


def _is_storable(value: str) -> bool:
    return "\x00" not in value and not re.search("[\ud800-\udfff]", value)


MUCH = 100_000
words, much, slug, login = text(300), text(MUCH), text(120), text(150)
some = optional(much)
VALUES: Mapping[str, Check] = {
    **dict.fromkeys(("title", "deck", "section", "url", "affiliation"), much),
    "language": text(12),
    "kind": text(40),
    "access": among(*Access.values),
    **dict.fromkeys(("tags", "captions", "notes"), list_of(much)),
    "damage": list_of(exactly(kind=text(40), paragraph=optional(is_number), text=some)),
    "authors": list_of(lambda value: words(value) and bool(value)),
    "author": is_slug,
    "outlet": lambda value: words(value) or exactly(slug=is_slug)(value),
    "name": exactly(
        family=optional(text(200)), given=optional(text(200)), order=optional(text(20))
    ),
    "date": exactly(edtf=is_edtf, time=optional(text(20)), label=optional(text(120))),
    "date_inferred": exactly(value=is_edtf, reason=much),
    "text": among(*TextKind.values),
    "body": is_counts,
}
COLUMNS: Mapping[str, Check] = {
    "access": among(*Access.values),
    "country": optional(text(2)),
    "disclaimer": some,
    "domains": optional(list_of(words)),
    "event_date": optional(is_edtf),
    "family": optional(text(200)),
    "given": optional(text(200)),
    "is_organisation": is_flag,
    "kind": optional(among(*OutletKind.values)),
    "languages": optional(list_of(text(12))),
    "note": some,
    "order": optional(among(*NameOrder.values)),
}
"""What the columns of rows may hold."""
BY_WHOM: Mapping[str, Check] = {"by": optional(is_login), "at": is_moment}
FIELDS: Mapping[str, Mapping[str, Check]] = {
    "rows": {
        "model": among(*MODELS),
        "slug": is_slug,
        "name": is_name,
        "aliases": list_of(is_name),
        "columns": lambda value: isinstance(value, dict),
        "said": lambda value: isinstance(value, dict)
        and all(map(exactly(reason=much, **BY_WHOM), value.values())),
    },
    "merges": {
        "model": among(*MERGEABLE), "row": is_slug, "into": is_slug, "reason": much, **BY_WHOM,
    },
    "judgements": {
        "model": among(*MERGEABLE), "one": is_slug, "other": is_slug, "are_same": is_flag,
        "reason": much, **BY_WHOM,
    },
    "claims": {
        "capture": is_hash, "field": text(40), "subject": words, "value": lambda _: True,
        "rule": text(80), "spans": is_spans, **BY_WHOM,
    },
    "dismissals": {
        "capture": is_hash, "field": text(40), "subject": words, "value": text(2000), **BY_WHOM,
    },
    "links": {
        "capture": is_hash, "field": among("author", "outlet"), "name": words,
        "slug": optional(is_slug),
    },
    "findings": {
        "capture": is_hash, "check": text(40), "key": text(200), "reason": much, **BY_WHOM,
    },
    "texts": {
        "capture": is_hash, "other": is_hash, "are_same": is_flag, "reason": much, **BY_WHOM,
    },
    "articles": {
        "capture": is_hash, "access": optional(among(*Access.values)), "is_reviewed": is_flag,
        "topics": list_of(is_slug),
        "dossiers": list_of(exactly(slug=is_slug, position=is_number)),
        "notes": list_of(exactly(text=much, is_public=is_flag, **BY_WHOM)),
    },
}  # fmt: skip
