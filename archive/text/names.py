"""Names of people as printed, and what may honestly be said of their parts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name; family and given stay None where no single reading fits.

    `rule` names what decided ("capitals", "comma", "han", "hangul", "given-names",
    "family-names") or is None; `order` is "family-first" or "given-first", or None.
    """

    printed: str
    family: str | None
    given: str | None
    order: str | None
    rule: str | None


def read_name(printed: str) -> PersonName:
    """Read the parts of a name, never inventing any."""
    raise NotImplementedError


def is_organisation(printed: str) -> bool:
    """Whether a byline names a body and no person ("Editorial Board", "Institute for …")."""
    raise NotImplementedError
