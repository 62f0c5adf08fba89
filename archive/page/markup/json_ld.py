"""What a page says of its article in JSON-LD, the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.page.markup.tokens import resolved
from archive.text.normal import clean_line

LONGEST_SCRIPT = 1_000_000
MOST_OBJECTS = 2000
DEEPEST = 40
ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|Column|CreativeWork)\Z")
COMMENT = re.compile(r"\A\s*(?:<!--|/\*.{0,40}?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)", re.DOTALL)
COMMENT_END = re.compile(r"(?:-->|/\*.{0,40}?\*/|(?://\s*)?\]\]>|;)\s*\Z", re.DOTALL)
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
Node = Mapping[str, Any]


def articles(scripts: Iterable[str]) -> list[Node]:
    """The objects that describe an article, what they refer to by "@id" put in place."""
    nodes: list[Node] = []
    for script in scripts:
        nodes.extend(_nodes(_parsed(script)))
    known = {each["@id"]: each for each in reversed(nodes) if isinstance(each.get("@id"), str)}
    return [_resolved(each, known) for each in nodes if _is_article(each)]


def strings(value: Any) -> list[str]:
    """The texts or names that a value comes to: a text, an object with a name, a list of both."""
    values = value if isinstance(value, list) else [value]
    texts = (_string(each) for each in values[:100])
    return list(dict.fromkeys(filter(None, texts)))


def _string(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return clean_line(resolved(value)) if isinstance(value, str) else ""


def _parsed(script: str) -> Any:
    """Broken JSON says nothing; neither does what lies too deep or counts too far."""
    if len(script) > LONGEST_SCRIPT:
        return None
    bare = COMMENT_END.sub("", COMMENT.sub("", script)).strip()
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(found: Any) -> Iterator[Node]:
    """The objects on top and those that stand in a graph, in their order."""
    waiting = [(found, 0)]
    count = 0
    while waiting and count < MOST_OBJECTS:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            waiting.extend((each, depth + 1) for each in reversed(value[:MOST_OBJECTS]))
        elif isinstance(value, dict):
            count += 1
            yield value
            within = [value[key] for key in WITHIN if isinstance(value.get(key), (dict, list))]
            waiting.extend((each, depth + 1) for each in reversed(within))


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ARTICLE.match(kind) for kind in named)


def _resolved(node: Node, known: Mapping[str, Node]) -> Node:
    return {key: _in_place(value, known) for key, value in node.items()}


def _in_place(value: Any, known: Mapping[str, Node]) -> Any:
    if isinstance(value, list):
        return [_in_place(each, known) for each in value[:100] if not isinstance(each, list)]
    if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value
