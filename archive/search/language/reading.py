"""What is kept while a question is read: the notes, and how much of its limits is left."""

from dataclasses import dataclass, field

from archive.search.language.limits import MAX_EXPANSIONS, MAX_NOTES, MAX_WORDS

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood: in plain words, and where (the first character is 1)."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A word or phrase as typed, where it stands, and the tree's field that it is to be found in.

    `distance` is what follows the quotes of a phrase: the digits after `~`, None without it.
    """

    text: str
    position: int
    field: str | None = None
    is_phrase: bool = False
    distance: str | None = None


@dataclass(slots=True)
class Reading:
    """One question being read."""

    notes: list[Note] = field(default_factory=list)
    words_left: int = MAX_WORDS
    expansions_left: int = MAX_EXPANSIONS
    _limits_told: set[str] = field(default_factory=set)

    def note(self, position: int, text: str, *, placed: bool = False) -> None:
        """Say what was not understood; `placed` adds where."""
        if len(self.notes) < MAX_NOTES:
            place = f" at {position + 1}" if placed else ""
            self.notes.append(Note(position + 1, text + place))

    def take_words(self, count: int, position: int) -> int:
        """How many of so many words, from a position on, are still looked for."""
        taken = min(count, self.words_left)
        self.words_left -= taken
        if taken < count:
            self._note_limit(position, f"only the first {MAX_WORDS} words are looked for")
        return taken

    def take_expansion(self, position: int) -> bool:
        """Whether one more word may stand for many."""
        if not self.expansions_left:
            limit = f"only the first {MAX_EXPANSIONS} words with *, ? or ~ stand for others"
            self._note_limit(position, limit)
            return False
        self.expansions_left -= 1
        return True

    def _note_limit(self, position: int, text: str) -> None:
        if text not in self._limits_told:
            self.note(position, text)
        self._limits_told.add(text)


def quoted(text: str) -> str:
    """What a note may quote: short, and nothing that cannot be printed."""
    shown = "".join(each for each in text[:_SHOWN] if each.isprintable())
    return f'"{shown}…"' if len(text) > len(shown) else f'"{shown}"'
