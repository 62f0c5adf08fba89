"""What people type, to the query tree and back: the language of questions."""

from archive.search.language.limits import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_EXPANSIONS,
    MAX_LENGTH,
    MAX_NOTES,
    MAX_STARS,
    MAX_WORDS,
    MIN_LETTERS,
)
from archive.search.language.loosening import is_condition, loosened
from archive.search.language.reader import Understood, understand
from archive.search.language.reading import Note

__all__ = [
    "MAX_DEPTH",
    "MAX_DISTANCE",
    "MAX_EXPANSIONS",
    "MAX_LENGTH",
    "MAX_NOTES",
    "MAX_STARS",
    "MAX_WORDS",
    "MIN_LETTERS",
    "Note",
    "Understood",
    "is_condition",
    "loosened",
    "understand",
]
