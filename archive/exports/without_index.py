"""Articles by their titles and by the names on them, asked of the database alone.

What is left of the search while the index cannot answer: no texts, no other forms of a word.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date

from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from archive.models import Article, Author, Byline, Outlet
from archive.models.naming import key_of
from archive.search.query import (
    And,
    Fuzzy,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from archive.text.analysis import is_dense

MOST_ROWS = 200
MOST_WORDS = 4
"""Words that are looked for: each is one more look at every title."""
_FIELDS = ("title", "outlet", "author")
_ORDER = (Coalesce("sort_day", Value(date.min)).desc(), "public_id")
"""The newest first. No bare column: SQLite would walk its index and fetch every row apart, four
times slower. Of many rows found only the keys are put in order: whole rows take half as long again.
"""


def articles_by_name(tree: Node) -> list[Article] | None:
    """The newest articles with the words of a question in title, outlet or author; None where it
    has no words to look for there. What the question leaves out or asks of dates is not heeded."""
    words = _looked_for(tree)
    condition = _condition(tree, words)
    if condition is None:
        return None
    newest = Article.objects.listed().filter(condition).order_by(*_ORDER).values("pk")[:MOST_ROWS]
    return list(Article.objects.filter(pk__in=newest).order_by(*_ORDER).for_list())


_Wanted = tuple[str, str | None]
"""Letters to find, and the field to find them in."""


def _leaves(node: Node) -> Iterator[_Wanted]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Term() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            if node.field is None or node.field in _FIELDS:
                yield from ((letters, node.field) for letters in _letters(node))
        case _:
            return


def _looked_for(tree: Node) -> list[_Wanted]:
    """The first words of a question. A single letter stands in nearly every name and costs most:
    it is looked for where there is nothing else, and then alone."""
    asked = list(dict.fromkeys(_leaves(tree)))
    words = [each for each in asked if len(each[0]) > 1 or is_dense(each[0])]
    return words[:MOST_WORDS] or asked[:1]


def _letters(leaf: Term | Phrase | Near | Prefix | Wildcard | Fuzzy) -> tuple[str, ...]:
    match leaf:
        case Phrase(words):
            return (" ".join(words),)
        case Near(words):
            return words
        case Prefix(letters):
            return (letters,)
        case Wildcard(pattern):
            return tuple(pattern.replace("?", "*").replace("*", " ").split())
        case Term(word) | Fuzzy(word):
            return (word,)


def _condition(node: Node, words: list[_Wanted]) -> Q | None:
    """What the rows must fulfil; None for a part that asks nothing of them."""
    if isinstance(node, Or):
        conditions = [_condition(part, words) for part in node.parts]
        return _joined(conditions, Q.OR)
    if isinstance(node, And):
        conditions = [_condition(part, words) for part in node.parts]
        return _joined(conditions, Q.AND)
    return _joined([_named(*each) for each in _leaves(node) if each in words], Q.AND)


def _joined(conditions: list[Q | None] | list[Q], connector: str) -> Q | None:
    some = [condition for condition in conditions if condition is not None]
    joined = Q(_connector=connector)
    for condition in some:
        joined.add(condition, connector)
    return joined if some else None


def _named(letters: str, field: str | None) -> Q:
    """Articles with these letters in one field, or in any."""
    each = {"title": _titled, "outlet": _in_outlet, "author": _signed}
    found = Q(_connector=Q.OR)
    for name in [field] if field else _FIELDS:
        found.add(each[name](letters), Q.OR)
    return found


def _titled(letters: str) -> Q:
    return _holds("title", letters)


def _in_outlet(letters: str) -> Q:
    return Q(outlet__in=Outlet.objects.filter(name_key__contains=key_of(letters)).values("pk"))


def _signed(letters: str) -> Q:
    authors = Author.objects.filter(name_key__contains=key_of(letters))
    named = Q(author__in=authors.values("pk")) | Q(author=None) & _holds("name", letters)
    return Q(pk__in=Byline.objects.filter(named).values("article"))


def _holds(column: str, letters: str) -> Q:
    """SQLite compares letters beyond ASCII as they are, so that their usual forms are tried."""
    plain = unicodedata.normalize("NFKC", letters)
    forms = {plain}
    if not plain.isascii():
        forms |= {plain.lower(), plain.upper(), plain.capitalize()}
    return Q(*((f"{column}__icontains", form) for form in sorted(forms)), _connector=Q.OR)
