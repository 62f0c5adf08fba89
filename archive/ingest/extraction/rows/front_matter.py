"""Front matter: the block of YAML or TOML above a page of Markdown, as plain values.

YAML is read by the events of PyYAML's parser and no further: no tag makes an object, no alias
repeats a value, no text becomes a number or a day. So "no" stays a word, a date stays as it is
written, and depth and size are bounded while reading.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from archive.ingest.records import RefusedError

LONGEST = 65_536
DEEPEST = 20
OPENING = re.compile(r"\ufeff?(---|\+\+\+)[^\S\n]*\r?\n")
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[^\S\n]*\r?$", re.MULTILINE),
}
NEVER_CLOSED = "front matter that is never closed"
NEEDS_YAML = "front matter in YAML needs PyYAML: run `make html`"


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The values above a page, and the page below them; raises RefusedError."""
    opening = OPENING.match(text)
    if opening is None:
        raise RefusedError("no front matter")
    fence = opening[1]
    closing = CLOSING[fence].search(text, opening.end())
    if closing is None:
        raise RefusedError(NEVER_CLOSED)
    block = text[opening.end() : closing.start()]
    if len(block) > LONGEST:
        raise RefusedError(f"front matter of {len(block)} characters, over the limit of {LONGEST}")
    return (of_yaml(block) if fence == "---" else of_toml(block)), text[closing.end() :]


def of_toml(block: str) -> dict[str, Any]:
    """The values of TOML; dates and numbers as text."""
    try:
        return tomllib.loads(block.replace("\r\n", "\n"), parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else on_one_line(error)
        raise RefusedError(f"front matter is no TOML: {reason}") from None


def of_yaml(block: str) -> dict[str, Any]:
    """The values of YAML, all of them text; raises RefusedError where they are no mapping."""
    try:
        # Not at the top: it is of the optional packages.
        import yaml  # noqa: PLC0415
    except ImportError:
        raise RefusedError(NEEDS_YAML) from None
    try:
        value = Events(yaml.parse(block, Loader=yaml.SafeLoader)).document()
    except yaml.YAMLError as error:
        raise RefusedError(f"front matter is no YAML: {on_one_line(error)}") from None
    if value in (None, ""):
        return {}
    if not isinstance(value, dict):
        raise RefusedError("front matter is no list of names and values")
    return value


class Events:
    """Builds plain values of the events of a YAML parser."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events

    def document(self) -> Any:
        """The one document; None where there is none."""
        for event in self._events:
            if type(event).__name__ not in ("StreamStartEvent", "DocumentStartEvent"):
                return None if type(event).__name__ == "StreamEndEvent" else self._value(event, 0)
        return None

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event).__name__
        if depth > DEEPEST:
            raise RefusedError(f"front matter nested deeper than {DEEPEST} levels")
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            raise RefusedError(
                "front matter with anchors and aliases, which the archive does not read"
            )
        if kind == "MappingStartEvent":
            return self._mapping(depth + 1)
        if kind == "SequenceStartEvent":
            return [self._value(each, depth + 1) for each in self._until("SequenceEndEvent")]
        return None if event.style is None and event.value in NULLS else event.value

    def _mapping(self, depth: int) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for event in self._until("MappingEndEvent"):
            name = self._value(event, depth)
            if not isinstance(name, str):
                raise RefusedError("front matter with a name that is no text")
            if name in held:
                raise RefusedError(f"the name {name[:40]!r} stands twice in the front matter")
            held[name] = self._value(next(self._events), depth)
        return held

    def _until(self, end: str) -> Iterator[Any]:
        while type(event := next(self._events)).__name__ != end:
            yield event


NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def on_one_line(error: Exception) -> str:
    """A parser's message, without the lines that it quotes."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error)
    where = f", in line {mark.line + 2}" if mark else ""
    return " ".join(str(said).split())[:120] + where
