"""The examples on the help page: every one is a link that is asked as it stands."""

from dataclasses import dataclass

from archive.search.language import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_EXPANSIONS,
    MAX_LENGTH,
    MAX_STARS,
    MAX_WORDS,
    MIN_LETTERS,
)
from archive.web.question import Question


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what it finds."""

    words: str
    finds: str

    @property
    def url(self) -> str:
        """The search page that asks it."""
        return Question(words=self.words).url


EXAMPLES = (
    Example("canal votes", "articles with both words, in any form: also “canals”, “voted”"),
    Example('"joint authority"', "the two words side by side, exactly as typed"),
    Example(
        '"vote treaty"~5', "both words exactly as typed, the last at most five after the first"
    ),
    Example("treaty OR agreement", "articles with either word"),
    Example("(treaty OR agreement) vote", "parentheses hold together what belongs together"),
    Example("treaty -winter", "the first word without the second; only a hyphen before a word"),
    Example("treaty NOT (winter OR summer)", "without either of the two"),
    Example("negotia*", "every word that begins so"),
    Example("sp?ing", "any one letter in place of ?; at the end of a word it is a question mark"),
    Example("rat*ed", "any letters, or none, in place of *"),
    Example("goverment~", "the word, and words that one letter more, less, other or swapped makes"),
    Example("title:treaty", "the word in the title, also t:"),
    Example("body:treaty", "the word in the text, also text: or b:"),
    Example("author:li", "authors that have the word in their name, also by: or a:"),
    Example('author:"li wei"', "a name as it is written"),
    Example("outlet:review", "outlets that have the word in their name, also o:"),
    Example("section:opinion", "the word in the name of the section, also s:"),
    Example("tag:winter", "the word in a tag, also tags: or g:"),
    Example(
        "topic:drought", "the word in a topic that curators put the article under, also topics:"
    ),
    Example(
        "dossier:vote", "the word in the name of a dossier that holds the article, also dossiers:"
    ),
    Example("lang:ko", "articles in a language, also lang:Korean or lang:한국어, language: or l:"),
    Example("country:KR", 'outlets of a country, also country:"South Korea" or c:'),
    Example('kind:"think tank"', "outlets of a kind, also k:"),
    Example("title:(treaty OR pact)", "one field for all that stands in parentheses"),
    Example("date:2024", "a year, also d:"),
    Example("date:2024-09", "a month"),
    Example("date:2024-09-14", "a day"),
    Example("date:2024-06..2024-09", "from the first day of the one to the last day of the other"),
    Example("date:2024-09..", "from the first day on; ..2024-09 up to the last"),
    Example("before:2024", "up to the last day of 2023"),
    Example("after:2024-06", "from the first day of July 2024"),
    Example("treaty date:2024-09", "all of it together"),
    Example("U.S.-Russia", "the same as US-Russia or us russia; short words count as well"),
    Example("条约", "Chinese, Japanese and Korean need no spaces"),
)
"""A row for each thing that the language has, and some for what it does of itself."""

LIMITS = (
    f"{MAX_LENGTH:,} characters are read",
    f"{MAX_WORDS} words, values and dates are looked for",
    "of scripts without spaces every two neighbouring characters count as a word",
    f"{MAX_DEPTH} parentheses may stand within each other",
    f"{MAX_EXPANSIONS} words may have *, ? or ~",
    f"such a word has at least {MIN_LETTERS} letters, and at most {MAX_STARS} *",
    f"words near each other may be up to {MAX_DISTANCE} apart",
)
"""What one question may hold; what goes beyond is left out, and the page says so."""
