"""Values on the way from a payload to what it says."""

from dataclasses import dataclass
from typing import Protocol

from archive.page.record import Statement
from archive.page.repeats import Known


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of one record, and what its container says of them.

    `address` is where it was fetched, as far as the container knows; `charset` an encoding that a
    header names; `transcript` the text as it was transcribed when the record came in, None where
    that is still to be done.
    """

    kind: str
    data: bytes
    address: str | None = None
    charset: str | None = None
    transcript: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """A payload's text and what it says, every statement resting on characters of this text.

    Where the text is more than the decoded bytes (`is_transcript`), it is kept beside them, for
    evidence points into it.
    """

    text: str
    encoding: str
    assumed: tuple[str, ...]
    statements: tuple[Statement, ...]
    is_transcript: bool = False


class Way(Protocol):
    """How payloads of one kind are read."""

    def extract(self, payload: Payload) -> Extraction:
        """Read one; raises RefusedError."""

    def knowing(
        self, text: str, statements: tuple[Statement, ...], known: Known
    ) -> tuple[Statement, ...]:
        """The same statements as one makes them who knows the furniture of the outlet."""
