"""*Did you mean*: the question with words that no article holds replaced by words that some do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archive.search.engine import Engine, SearchRequest
from archive.search.language import understand
from archive.search.notation import write
from archive.search.query import And, Near, Node, Or, Phrase, Term
from archive.text.analysis import words_asked

MAX_REPLACED = 5
"""Words of one question that a better spelling is sought for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another question, as it can be typed, and how many articles it finds."""

    question: str
    total: int


def suggestion(question: str, request: SearchRequest, engine: Engine) -> Suggestion | None:
    """The question respelled, with the count under the same filters; None where that is none.

    `request` asks for what the question means, for all of its words or any. Raises SearchError.
    """
    spelled = _spellings(request.query, engine)
    if not spelled:
        return None
    tree = _respelled(request.query, spelled)
    counted = replace(request, query=tree, offset=0, size=0, facets=())
    total = engine.search(counted).total
    return Suggestion(_typed(question, spelled), total) if total else None


def may_lack_words(tree: Node) -> bool:
    """Whether a question may find articles though nobody holds one of its words."""
    match tree:
        case Or():
            return True
        case And(parts):
            return any(map(may_lack_words, parts))
        case _:
            return False


def _spellings(tree: Node, engine: Engine) -> dict[str, str]:
    """Each word that nobody holds, to the commonest spelling near it."""
    words = tuple(dict.fromkeys(word for word in _words(tree) if _is_one_token(word)))
    held = engine.holding(words) if words else {}
    unknown = [word for word in words if not held.get(word)][:MAX_REPLACED]
    near = {word: engine.spellings(word) for word in unknown}
    return {
        word: best.word
        for word, spellings in near.items()
        if (best := next((each for each in spellings if each.articles), None))
    }


def _words(tree: Node) -> Iterable[str]:
    """The words that a tree asks for, without what it leaves out."""
    match tree:
        case Term(word):
            yield word
        case Phrase(words) | Near(words):
            yield from words
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case _:
            return


def _is_one_token(word: str) -> bool:
    """Whether a word can be misspelled: not a stretch of a script without spaces."""
    asked = words_asked(word)
    return len(asked) == 1 and len(asked[0]) == 1


def _respelled(tree: Node, spelled: Mapping[str, str]) -> Node:
    match tree:
        case Term(word):
            return replace(tree, word=spelled.get(word, word))
        case Phrase(words) | Near(words):
            return replace(tree, words=tuple(spelled.get(word, word) for word in words))
        case And(parts) | Or(parts):
            return replace(tree, parts=tuple(_respelled(part, spelled) for part in parts))
        case _:
            return tree


def _typed(question: str, spelled: Mapping[str, str]) -> str:
    """The question as its writer would type it; in full where that would be read otherwise."""
    either = "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True))
    typed = re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda found: spelled[found[0]], question)
    meant = _respelled(understand(question).tree, spelled)
    return typed if understand(typed).tree == meant else write(meant)
