"""The form beside the search box: its blanks as the present question fills them."""

from dataclasses import dataclass
from typing import Self

from archive.search import sync
from archive.search.blanks import Blanks
from archive.search.engine import MISSING, SearchRequest
from archive.search.query import Every
from archive.web.language_names import language_name
from archive.web.question import Question


@dataclass(frozen=True, slots=True)
class Language:
    """One language to choose."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The blanks, and the languages that there is something to read in."""

    blanks: Blanks
    languages: list[Language]

    @classmethod
    def of(cls, question: Question) -> Self:
        """For a question; raises SearchError."""
        blanks = Blanks.of(question.tree)
        codes = {*_held(), blanks.language} - {"", MISSING}
        named = sorted((language_name(code) or code, code) for code in codes)
        languages = [Language(code, name, code == blanks.language) for name, code in named]
        return cls(blanks, languages)


def _held() -> list[str]:
    page = sync.search(SearchRequest(Every(), size=0, facets=("language",)))
    return [each.key for each in page.facets.get("language", ())]
