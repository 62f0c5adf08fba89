"""What people type, read into the query tree: our own grammar, in linear time, never an error.

Words are AND; `OR` binds less than AND; `NOT word` and `-word` leave out; "quotes" make a phrase;
parentheses group; `field:` narrows the word, phrase or group after it. Operators are upper case.
What cannot be understood is named in a note and read in the most useful way.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from archive.search.field_names import BY_NAME, FieldName, nearest_name
from archive.search.language.limits import MAX_DEPTH, MAX_LENGTH, MAX_NOTES
from archive.search.language.reading import Note, Reading, Typed
from archive.search.language.values import READERS
from archive.search.language.words import read_words
from archive.search.notation import OPERATORS, write
from archive.search.query import Every, Node, all_of, any_of, negated

QUOTES = '"“”„‟«»＂″〝〞〟「」『』'
_HYPHENS = "-‐‑−－﹣"
_PIECE = re.compile(
    rf"(?P<open>[(（])|(?P<close>[)）])|(?P<quote>[{QUOTES}])|(?P<word>[^\s()（）{QUOTES}]+)"
)
_QUOTE = re.compile(f"[{QUOTES}]")
_DISTANCE = re.compile(r"[~～](\d{0,9})(?!\w)")
_FIELD = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)
_RANGE_IN_BRACKETS = re.compile(r"[\[{][^\s\[\]{}]+\s+TO\s+[^\s\[\]{}]+[\]}]")


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
    return Understood(tree, tuple(reader.reading.notes[:MAX_NOTES]), write(tree))


@dataclass(slots=True)
class _Group:
    """A pair of parentheses being read, or the whole question.

    `alternatives` are the parts between ORs. `negated` and `field` wait for the next part; `scope`
    is the field of the whole group.
    """

    position: int
    scope: FieldName | None = None
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    negated: bool = False
    field: FieldName | None = None
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
        self.reading = Reading()
        self.groups = [_Group(0)]
        self.too_deep = 0
        if len(question) > MAX_LENGTH:
            self._note(MAX_LENGTH, f"only the first {MAX_LENGTH} characters are read")

    def read(self) -> Node:
        """Read all pieces; an unclosed parenthesis ends with the question."""
        self._note_brackets()
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

    def _note(self, position: int, text: str) -> None:
        self.reading.note(position, text, placed=True)

    def _note_brackets(self) -> None:
        """Say that a range as other languages write it is none here."""
        if found := _RANGE_IN_BRACKETS.search(self.text):
            text = "brackets mean nothing: write a range as date:2021..2022"
            self.reading.note(found.start(), text)

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
        distance = _DISTANCE.match(self.text, closing.end())
        text = self.text[position + 1 : closing.start()]
        far = distance[1] if distance else None
        self._take(Typed(text, position, None, is_phrase=True, distance=far))
        return (distance or closing).end()

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
        if found is None or found[2].startswith("//"):
            self._take(Typed(word, position))
            return
        name = unicodedata.normalize("NFKC", found[1]).lower()
        if name not in BY_NAME:
            self._unknown_field(found, name, position)
            return
        group = self.groups[-1]
        group.field, group.waiting = BY_NAME[name], (f'nothing after "{name}:"', position)
        bare = found[2].lstrip(_HYPHENS)
        if bare and len(bare) < len(found[2]):
            group.negated = not group.negated
        if bare:
            self._take(Typed(bare, position + len(word) - len(bare)))

    def _unknown_field(self, found: re.Match[str], name: str, position: int) -> None:
        """What stands behind a slip of the hand is looked for everywhere, else all of it is."""
        near = nearest_name(name) if found[2] else None
        meant = f', did you mean "{near}"?' if near else ""
        if found[2]:
            self.reading.note(position, f'no field "{found[1]}"{meant}')
        if near:
            self._take(Typed(found[2], position + found.start(2)))
        else:
            self._take(Typed(found[0], position))

    def _take(self, typed: Typed) -> None:
        group = self.groups[-1]
        name = group.field or group.scope
        read = READERS.get(name.reads, read_words) if name else read_words
        typed = Typed(
            typed.text,
            typed.position,
            name.field if name else None,
            typed.is_phrase,
            typed.distance,
        )
        node = read(self.reading, typed)
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
