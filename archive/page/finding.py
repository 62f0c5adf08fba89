"""What a page yields while it is being read: values with their place and rule."""

from dataclasses import dataclass, field

from archive.page.masthead import Title
from archive.page.record import Span
from archive.text.dates import PrintedDate


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its place and the rule that found it."""

    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    date: PrintedDate
    span: Span
    rule: str


@dataclass
class Head:
    """All that the head of the page gives; filled step by step."""

    title: Title | None = None
    title_value: str | None = None
    deck: int | None = None
    names: list[Found] = field(default_factory=list)
    roles: list[tuple[str, Found]] = field(default_factory=list)
    outlet: Found | None = None
    section: Found | None = None
    date: FoundDate | None = None
    unreadable: list[Span] = field(default_factory=list)
    first: int = 0
