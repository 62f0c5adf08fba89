"""Pages of the seed shapes with content of their own, and what a careful reader states of each.

`tests/data/unseen/*.txt` hold the pages and the values, `bodies.txt` the texts that stand in them:
`{salt}` is a text, `{salt 1-2 wrap=72 first=50 blank cut=2 sep=blanks}` a part of it hard-wrapped
(the first line earlier, blank lines between, without the last line of its second paragraph).
"""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "unseen"
MARKS = {"«LF»": "\n", "«TAB»": "\t", "«NBSP»": "\N{NO-BREAK SPACE}"}
PLACE = re.compile(r"^\{(?P<name>\w+)(?P<options>[^}]*)\}$", re.MULTILINE)
WRAPPED_LINE = re.compile(r"^\{wrap=(\d+)\}(.+)$", re.MULTILINE)
EMPTY: dict[str, Any] = {
    **dict.fromkeys(("title", "deck", "outlet", "section", "date", "time", "date_label")),
    **{field: [] for field in ("authors", "tags", "captions", "notes", "damage")},
    "language": "en",
    "text": "full",
}


@dataclass(frozen=True)
class Unseen:
    """One page and what it must yield; `{"any": […]}` where the page leaves the answer open."""

    name: str
    text: str
    says: dict[str, Any]


@dataclass(frozen=True)
class Passage:
    """A text, or part of it, as it stands on a page."""

    paragraphs: tuple[str, ...]
    options: dict[str, str]

    @classmethod
    def of(cls, name: str, options: str) -> "Passage":
        words = options.split()
        named = dict(word.split("=") for word in words if "=" in word)
        named |= {word: "" for word in words if word == "blank"}
        part = next((word for word in words if word[0].isdigit()), None)
        low, high = map(int, part.split("-")) if part else (1, 99)
        return cls(BODIES[name][low - 1 : high], named)

    @property
    def wrap(self) -> int:
        return int(self.options.get("wrap", 0))

    def lines(self) -> list[list[str]]:
        """The lines of each paragraph; one that was cut has lost its last."""
        cuts = {int(number) for number in self.options.get("cut", "").split(",") if number}
        laid = [self._laid(paragraph) for paragraph in self.paragraphs]
        return [lines[:-1] if n in cuts else lines for n, lines in enumerate(laid, 1)]

    def _laid(self, paragraph: str) -> list[str]:
        if not self.wrap:
            return [paragraph]
        opener, *_ = textwrap.wrap(paragraph, int(self.options.get("first", self.wrap)))
        rest = textwrap.wrap(paragraph[len(opener) :].strip(), self.wrap, break_on_hyphens=False)
        return [opener, *rest]

    def shown(self) -> str:
        tight = self.wrap and "blank" not in self.options
        between = "\n    \n" if self.options.get("sep") else "\n" if tight else "\n\n"
        return between.join("\n".join(lines) for lines in self.lines())

    def stated(self) -> list[str]:
        return [" ".join(lines) for lines in self.lines()]


def bodies() -> dict[str, tuple[str, ...]]:
    """The texts of `bodies.txt` by name, one paragraph a line."""
    parts = (FOLDER / "bodies.txt").read_text().split("@")[1:]
    return {name: tuple(rest) for name, *rest in (part.strip().split("\n") for part in parts)}


BODIES = bodies()


def unseen_pages() -> Iterator[Unseen]:
    """All pages, named by file and heading."""
    for path in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^#{8} ?(.*)\n", path.read_text(), flags=re.MULTILINE)[1:]
        for name, page, _, says in zip(*(parts[start::4] for start in range(4)), strict=True):
            yield filled(f"{path.stem}: {name}", page, json.loads(says))


def filled(name: str, page: str, says: dict[str, Any]) -> Unseen:
    """A page with its texts put in, and its values with the same paragraphs."""
    newline = says.pop("newline", "\n")
    text = PLACE.sub(lambda place: Passage.of(*place.groups()).shown(), page)
    text = WRAPPED_LINE.sub(lambda line: textwrap.fill(line[2], int(line[1])), text)
    for mark, character in MARKS.items():
        text = text.replace(mark, character)
    body = paragraphs(says.pop("body", [place[0] for place in PLACE.finditer(page)]))
    return Unseen(name, text.replace("\n", newline), EMPTY | says | {"body": body})


def paragraphs(stated: Any) -> Any:
    """The body as stated, with its texts put in."""
    if isinstance(stated, dict):
        return {"any": [paragraphs(each) for each in stated["any"]]}
    return [each for paragraph in stated for each in named_or_own(paragraph)]


def named_or_own(paragraph: str) -> list[str]:
    place = PLACE.match(paragraph)
    return Passage.of(*place.groups()).stated() if place else [paragraph]


def agrees(stated: Any, given: Any) -> bool:
    """Whether a value is the stated one, or one of those that the page leaves open."""
    if isinstance(stated, dict):
        return any(agrees(each, given) for each in stated["any"])
    if isinstance(stated, list) and isinstance(given, list):
        return len(stated) == len(given) and all(map(agrees, stated, given))
    return bool(stated == given)


ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)")


def bare(role: str | None) -> str | None:
    """An affiliation without its article, which may stand or not."""
    return role and ARTICLE.sub("", role)
