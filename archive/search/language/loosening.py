"""The same question with any of its words in place of all of them."""

from archive.search.field_names import NARROWING
from archive.search.query import (
    And,
    DateRange,
    Every,
    Keyword,
    Node,
    Not,
    Or,
    all_of,
    any_of,
)


def loosened(tree: Node) -> Node:
    """Any of the words; what is left out, and what narrows (names, tags, dates), stays a condition.

    A question of one word, or of none, stays as it is.
    """
    if isinstance(tree, Or):
        return any_of(loosened(part) for part in tree.parts)
    if not isinstance(tree, And):
        return tree
    conditions = [part for part in tree.parts if is_condition(part)]
    words = [loosened(part) for part in tree.parts if not is_condition(part)]
    return all_of([*([any_of(words)] if words else []), *conditions])


def is_condition(node: Node) -> bool:
    """Whether a part says which articles are meant rather than what they are about."""
    match node:
        case And(parts) | Or(parts):
            return all(map(is_condition, parts))
        case Not() | DateRange() | Keyword() | Every():
            return True
        case _:
            return node.field in NARROWING
