"""Words as typed, read into the leaves of the query tree: plain, with signs, or between quotes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.search.language.limits import MAX_DISTANCE, MAX_STARS, MIN_LETTERS
from archive.search.language.reading import Reading, Typed, quoted
from archive.search.notation import OPERATORS
from archive.search.query import Fuzzy, Near, Node, Phrase, Prefix, Term, Wildcard, all_of
from archive.text.analysis import Token, is_dense, words_asked
from archive.text.folding import folded

_SIGNS = re.compile(r"(?P<wild>[*＊?？]+)|(?P<edit>[~～]+(?P<number>\d{0,9}(?:\.\d{1,4})?)(?!\w))")


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or signs beside words, and its half-open place in what was typed.

    `exact` is the token of a word; None for one that is no single token (Chinese, ½), and for
    signs. `number` is what follows the sign of an edit.
    """

    text: str
    start: int
    end: int
    exact: str | None = None
    is_wild: bool = False
    is_edit: bool = False
    number: str = ""

    @property
    def is_word(self) -> bool:
        """Whether this is no sign."""
        return not (self.is_wild or self.is_edit)

    @property
    def letters(self) -> str:
        """A word that signs belong to: as typed, unless only its token is that of the whole."""
        exact = self.exact or ""
        return self.text if folded(self.text) == exact else exact


_Chain = list[_Part]
"""Words and signs that touch, a sign between any two words."""


def read_words(reading: Reading, typed: Typed) -> Node | None:
    """The leaves for a word or a phrase; None, with a note, where there is no word in it."""
    chains = list(_chains(_parts(reading, typed)))
    if not any(part.is_word for chain in chains for part in chain):
        if reading.words_left:
            _note_no_word(reading, typed)
        return None
    if typed.is_phrase:
        return _phrase(reading, typed, chains)
    return all_of(leaf for chain in chains for leaf in _leaves(reading, typed, chain))


def _parts(reading: Reading, typed: Typed) -> Iterator[_Part]:
    at = 0
    for sign in _SIGNS.finditer(typed.text):
        yield from _words_between(reading, typed, at, sign.start())
        at, number = sign.end(), sign["number"] or ""
        before = typed.text[: sign.start()][-1:]
        if number and (not before or before.isdigit()):
            at = sign.start("number")  # 2020~2021 are two numbers
        else:
            is_wild = sign.lastgroup == "wild"
            text = _signs(sign.group()) if is_wild else "~"
            yield _Part(text, sign.start(), at, None, is_wild, not is_wild, number)
    yield from _words_between(reading, typed, at, len(typed.text))


def _signs(typed: str) -> str:
    """The same signs in their one order: as many letters as `?`, and then any number."""
    plain = unicodedata.normalize("NFKC", typed)
    return "?" * plain.count("?") + "*" * ("*" in plain)


def _words_between(reading: Reading, typed: Typed, start: int, end: int) -> list[_Part]:
    """The words in a stretch without signs, within the limit."""
    text = typed.text[start:end]
    found: list[_Part] = []
    for tokens in words_asked(text):
        at = typed.position + start + tokens[0].start
        tokens = tokens[: reading.take_words(len(tokens), at)]  # noqa: PLW2901 - cut to the limit
        if not tokens:
            break
        first, last = start + tokens[0].start, start + tokens[-1].end
        if found and first < found[-1].end:
            first = found.pop().start  # ½ is two words, and one as typed
            found.append(_Part(typed.text[first:last], first, last))
        else:
            found.append(_Part(typed.text[first:last], first, last, _exact(tokens)))
    return found


def _exact(tokens: list[Token]) -> str | None:
    """The one token of a word; a single dense character is found within longer stretches."""
    return tokens[0].exact if len(tokens) == 1 and not is_dense(tokens[0].exact[0]) else None


def _chains(parts: Iterable[_Part]) -> Iterator[_Chain]:
    chain: _Chain = []
    for part in parts:
        if chain and (part.start != chain[-1].end or (part.is_word and chain[-1].is_word)):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _leaves(reading: Reading, typed: Typed, chain: _Chain) -> list[Node]:
    """What a chain looks for: one leaf, or the plain words in it where its signs mean nothing."""
    plain = [Term(_plain(part.text), typed.field) for part in chain if part.is_word]
    signs = [part for part in chain if not part.is_word]
    if not signs or not plain:
        return [*plain]
    leaf = _expanded(_Said(reading, typed, chain), signs)
    return [leaf] if leaf else [*plain]


@dataclass(frozen=True, slots=True)
class _Said:
    """A chain with signs, and what to say of it."""

    reading: Reading
    typed: Typed
    chain: _Chain

    @property
    def text(self) -> str:
        """The chain as typed."""
        return self.typed.text[self.chain[0].start : self.chain[-1].end]

    @property
    def position(self) -> int:
        """Where it begins in the question."""
        return self.typed.position + self.chain[0].start

    def note(self, text: str) -> None:
        """Say something of it."""
        self.reading.note(self.position, f"{quoted(self.text)} {text}")


def _expanded(said: _Said, signs: list[_Part]) -> Node | None:
    """The leaf that stands for many words; None, with a note, where the chain cannot be one."""
    words = [part for part in said.chain if part.is_word]
    if any(part.exact is None for part in words):
        if any(sign.text != "?" for sign in signs):
            said.note("needs no sign: words of this script are found within longer ones")
        return None
    wild = _without_false_signs(said)
    if [part for part in wild if not part.is_word] == wild[-1:] and not wild[-1].text.strip("?"):
        said.note("is read as the word: ? stands for a letter only inside a word")
        return None
    if not any(part.is_wild for part in wild) and not wild[-1].is_edit:
        return None
    if sum(len(part.exact or "") for part in words) < MIN_LETTERS:
        said.note("is too short to expand: three letters at least")
        return None
    if sum("*" in part.text for part in wild) > MAX_STARS:
        said.note(f"has more than {MAX_STARS} * and is read as words")
        return None
    return _many(said, wild) if said.reading.take_expansion(said.position) else None


def _without_false_signs(said: _Said) -> _Chain:
    """The chain without signs before its first word, and without any `~` that has no one word."""
    first = next(at for at, part in enumerate(said.chain) if part.is_word)
    if first:
        said.note("begins with a sign: * and ? stand only after a letter")
    left = said.chain[first:]
    if len(left) != len("x~") and any(part.is_edit for part in left):
        said.note("has signs that do not go together: ~ is left out")
        return [part for part in left if not part.is_edit]
    return left


def _many(said: _Said, wild: _Chain) -> Node:
    field = said.typed.field
    if wild[-1].is_edit:
        number = wild[-1].number
        if number and ("." in number or int(number) != 1):
            said.note(f'is read as "{wild[0].text}~": one letter may differ')
        return Fuzzy(wild[0].letters, field)
    pattern = "".join(part.letters if part.is_word else part.text for part in wild)
    if [part.text for part in wild[1:]] == ["*"]:
        return Prefix(pattern[:-1], field)
    return Wildcard(pattern, field)


def _phrase(reading: Reading, typed: Typed, chains: list[_Chain]) -> Node:
    for chain in chains:
        if any(part.text.strip("?") for part in chain if not part.is_word):
            reading.note(typed.position, "*, ? and ~ mean nothing between quotes", placed=True)
            break
    words = tuple(_plain(part.text) for chain in chains for part in chain if part.is_word)
    distance = _distance(reading, typed, words) if typed.distance is not None else None
    return Phrase(words, typed.field) if distance is None else Near(words, distance, typed.field)


def _distance(reading: Reading, typed: Typed, words: tuple[str, ...]) -> int | None:
    """How far apart the words may be; None, with a note, where that is not said."""
    if not typed.distance:
        reading.note(typed.position, 'no number after ~: write it as in "two words"~5')
        return None
    if len(words) == 1:
        reading.note(typed.position, f"{quoted(typed.text)} is one word: ~ wants two or more")
        return None
    distance = int(typed.distance)
    if distance > MAX_DISTANCE:
        reading.note(
            typed.position, f"~{distance} is read as ~{MAX_DISTANCE}, the farthest there is"
        )
    return min(distance, MAX_DISTANCE)


def _note_no_word(reading: Reading, typed: Typed) -> None:
    """Punctuation between words needs no note."""
    is_punctuation = all(unicodedata.category(each)[0] == "P" for each in typed.text)
    if typed.is_phrase or typed.field or "*" in typed.text or not is_punctuation:
        reading.note(typed.position, f"no word in {quoted(typed.text)}", placed=True)


def _plain(word: str) -> str:
    """A word as typed, unless it would be read as an operator."""
    is_operator = unicodedata.normalize("NFKC", word) in OPERATORS
    return word.lower() if is_operator else word
