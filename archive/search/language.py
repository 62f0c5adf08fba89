"""What people type, read into the query tree: our own grammar, in linear time, never an error.

Words are AND; `OR` binds less than AND; `NOT word` and `-word` leave out; "quotes" make a phrase;
parentheses group; `field:` narrows the word, phrase or group after it. Operators are upper case.
What cannot be understood is named in a note and read in the most useful way.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from archive.search.notation import OPERATORS, days_of, write
from archive.search.query import Every, Node, Phrase, Term, all_of, any_of, negated
from archive.text.analysis import words_asked

MAX_LENGTH = 2_000
"""Characters of a question that are read."""
MAX_WORDS = 60
"""Words that are looked for; of scripts without spaces every two neighbouring characters count."""
MAX_DEPTH = 20
"""Parentheses within parentheses."""
MAX_NOTES = 10
"""Notes that are kept: who makes more mistakes starts from the first."""

_QUOTES = '"“”„‟«»＂″〝〞〟「」『』'
_HYPHENS = "-‐‑−－﹣"
_PIECE = re.compile(
    rf"(?P<open>[(（])|(?P<close>[)）])|(?P<quote>[{_QUOTES}])|(?P<word>[^\s()（）{_QUOTES}]+)"
)
_QUOTE = re.compile(f"[{_QUOTES}]")
_FIELD = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood: in plain words, and where (the first character is 1)."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as read: `as_read` writes the tree back in the language, "" for everything."""

    tree: Node
    notes: tuple[Note, ...]
    as_read: str


def understand(question: str) -> Understood:
    """Read a question; any text at all gives a tree."""
    reader = _Reader(question)
    tree = reader.read()
    return Understood(tree, tuple(reader.notes[:MAX_NOTES]), write(tree))


@dataclass(slots=True)
class _Group:
    """A pair of parentheses being read, or the whole question.

    `alternatives` are the parts between ORs. `negated` and `field` wait for the next part; `scope`
    is the field of the whole group.
    """

    position: int
    scope: str | None = None
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    negated: bool = False
    field: str | None = None
    waiting: tuple[str, int] | None = None

    def add(self, node: Node) -> None:
        """Take the next part."""
        self.alternatives[-1].append(negated(node) if self.negated else node)
        self.forget()

    def forget(self) -> None:
        """Nothing waits for a part any more."""
        self.negated, self.field, self.waiting = False, None, None

    def node(self) -> Node | None:
        """What stands between the parentheses; None where nothing does."""
        parts = [all_of(parts) for parts in self.alternatives if parts]
        return any_of(parts) if parts else None


class _Reader:
    """One question being read, piece by piece, with the open parentheses on a stack of our own."""

    def __init__(self, question: str) -> None:
        self.text = question[:MAX_LENGTH]
        self.notes: list[Note] = []
        self.groups = [_Group(0)]
        self.words_left = MAX_WORDS
        self.is_full = False
        self.too_deep = 0
        if len(question) > MAX_LENGTH:
            self._note(MAX_LENGTH, f"only the first {MAX_LENGTH} characters are read")

    def read(self) -> Node:
        """Read all pieces; an unclosed parenthesis ends with the question."""
        at = 0
        while found := _PIECE.search(self.text, at):
            at = found.end()
            match found.lastgroup:
                case "open":
                    self._open(found.start())
                case "close":
                    self._close(found.start())
                case "quote":
                    at = self._quote(found.start())
                case _:
                    self._word(found.group(), found.start())
        while len(self.groups) > 1:
            self._note(self.groups[-1].position, "unbalanced parenthesis")
            self._leave()
        self._check_waiting()
        self._check_alternatives()
        return self.groups[0].node() or Every()

    def _note(self, position: int, text: str, *, placed: bool = True) -> None:
        if len(self.notes) < MAX_NOTES:
            place = f" at {position + 1}" if placed else ""
            self.notes.append(Note(position + 1, text + place))

    # Parentheses

    def _open(self, position: int) -> None:
        if len(self.groups) > MAX_DEPTH:
            if not self.too_deep:
                self._note(position, f"more than {MAX_DEPTH} parentheses within each other")
            self.too_deep += 1
            return
        group = self.groups[-1]
        self.groups.append(_Group(position, scope=group.field or group.scope))

    def _close(self, position: int) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.groups) == 1:
            self._note(position, "unbalanced parenthesis")
        else:
            self._leave()

    def _leave(self) -> None:
        self._check_waiting()
        self._check_alternatives()
        group = self.groups.pop()
        node = group.node()
        if node is None:
            self._note(group.position, "nothing between the parentheses")
            self.groups[-1].forget()
        else:
            self.groups[-1].add(node)

    # Quotes and words

    def _quote(self, position: int) -> int:
        """Read the phrase that begins here; returns where to read on."""
        closing = _QUOTE.search(self.text, position + 1)
        if closing is None:
            self._note(position, "unbalanced quote")
            return position + 1
        self._take(self.text[position + 1 : closing.start()], position, is_phrase=True)
        return closing.end()

    def _word(self, word: str, position: int) -> None:
        bare = word.lstrip(_HYPHENS)
        hyphens = len(word) - len(bare)
        after = self.text[position + len(word) : position + len(word) + 1]
        if not bare and (not after or after.isspace()):
            return  # a dash between words
        if hyphens:
            self._negate(word[:hyphens], position)
        if not bare:
            return
        if not hyphens and self._operator(word, position):
            return
        self._after_field(bare, position + hyphens)

    def _after_field(self, word: str, position: int) -> None:
        """Take a word, or a field's name and what stands behind its colon."""
        found = _FIELD.fullmatch(word)
        name = unicodedata.normalize("NFKC", found[1]).lower() if found else ""
        if found and name in FIELDS:
            group = self.groups[-1]
            group.field, group.waiting = name, (f'nothing after "{name}:"', position)
            if found[2]:
                self._take(found[2], position + found.start(2))
            return
        if found and found[2] and not found[2].startswith("//"):
            self._note(position, f'no field "{found[1]}"', placed=False)
        self._take(word, position)

    def _take(self, text: str, position: int, *, is_phrase: bool = False) -> None:
        group = self.groups[-1]
        name = group.field or group.scope
        make = FIELDS[name] if name else _words
        node = make(self, _Typed(text, position, name, is_phrase))
        if node is None:
            group.forget()
        else:
            group.add(node)

    # Operators

    def _operator(self, word: str, position: int) -> bool:
        name = unicodedata.normalize("NFKC", word)
        if name not in OPERATORS:
            return False
        if name == "NOT":
            self._negate(name, position)
            return True
        self._check_waiting()
        group = self.groups[-1]
        if not group.alternatives[-1]:
            self._note(position, f"nothing before {name}")
        elif name == "OR":
            group.alternatives.append([])
            group.waiting = (f"nothing after {name}", position)
        else:
            group.waiting = (f"nothing after {name}", position)
        return True

    def _negate(self, sign: str, position: int) -> None:
        group = self.groups[-1]
        group.negated = not group.negated
        group.waiting = (f"nothing after {sign[:1] if sign[0] in _HYPHENS else sign}", position)

    def _check_waiting(self) -> None:
        group = self.groups[-1]
        if group.waiting:
            text, position = group.waiting
            self._note(position, text)
            group.forget()

    def _check_alternatives(self) -> None:
        """Drop what an OR without anything behind it has opened."""
        alternatives = self.groups[-1].alternatives
        if len(alternatives) > 1 and not alternatives[-1]:
            alternatives.pop()

    # What a field makes of what was typed

    def looked_for(self, typed: "_Typed") -> list[str]:
        """The words as typed that the analysis finds, within the limit; [] with a note if none."""
        found = words_asked(typed.text)
        if not found:
            self._nothing_in(typed)
        kept: list[tuple[int, int]] = []
        for word in found:
            shown = word[: self.words_left]
            self.words_left -= len(shown)
            if shown and kept and shown[0].start < kept[-1][1]:
                kept[-1] = kept[-1][0], shown[-1].end  # ½ is two words, and one as typed
            elif shown:
                kept.append((shown[0].start, shown[-1].end))
            if len(shown) < len(word):
                self._limit(typed.position + word[len(shown)].start)
                break
        return [_plain(typed.text[start:end]) for start, end in kept]

    def _nothing_in(self, typed: "_Typed") -> None:
        if typed.text and all(unicodedata.category(each) == "Pd" for each in typed.text):
            return  # a dash between words
        shown = _shown(typed.text)
        self._note(typed.position, f'no word in "{shown}"')

    def _limit(self, position: int) -> None:
        if not self.is_full:
            self._note(position, f"only the first {MAX_WORDS} words are looked for", placed=False)
        self.is_full = True

    def no_date(self, typed: "_Typed") -> None:
        """Note a date that is none."""
        shown = _shown(typed.text)
        self._note(
            typed.position,
            f'"{shown}" is no date, write 2021, 2021-06 or 2021-06-23',
            placed=False,
        )


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word or phrase as typed, where it stands, and the field that it is to be found in."""

    text: str
    position: int
    field: str | None
    is_phrase: bool


def _words(reader: _Reader, typed: _Typed) -> Node | None:
    words = reader.looked_for(typed)
    if not words:
        return None
    if typed.is_phrase:
        return Phrase(tuple(words), typed.field)
    return all_of([Term(word, typed.field) for word in words])


def _date(reader: _Reader, typed: _Typed) -> Node | None:
    days = days_of(unicodedata.normalize("NFKC", typed.text).strip())
    if days is None:
        reader.no_date(typed)
    return days


FIELDS: dict[str, Callable[[_Reader, _Typed], Node | None]] = {
    "outlet": _words,
    "author": _words,
    "title": _words,
    "date": _date,
}
"""What may stand before a colon, and what reads the word or phrase after it."""


def _plain(word: str) -> str:
    """A word as typed, unless it would be read as an operator."""
    is_operator = unicodedata.normalize("NFKC", word) in OPERATORS
    return word.lower() if is_operator else word


def _shown(text: str) -> str:
    """What a note may quote: short, and nothing that cannot be printed."""
    shown = "".join(each for each in text[:40] if each.isprintable())
    return shown + "…" if len(text) > len(shown) else shown
