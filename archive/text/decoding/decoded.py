"""What reading bytes yields: a text, or the refusal to call it one."""

from collections.abc import Callable
from dataclasses import dataclass


class BinaryFileError(ValueError):
    """The bytes are no text; the message says in one line what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what was assumed or is odd, in plain words."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


Attempt = Callable[[bytes], Decoded | None]


def read(data: bytes, encoding: str, *notes: str) -> Decoded:
    """Read in a Unicode encoding; damaged places become U+FFFD and are noted."""
    try:
        return Decoded(data.decode(encoding), encoding, notes)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (*notes, f"has bytes that are no {encoding.upper()}"))


def count_not_ascii(text: str) -> int:
    """How many characters are beyond ASCII; fast where a loop over millions would not be."""
    return len(text) - len(text.encode("ascii", "ignore"))
