"""The examples on the help page: every one is a link that is asked as it stands."""

from dataclasses import dataclass

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
    Example("trade talks", "articles with both words, in any form: also “traded”, “talking”"),
    Example('"foreign policy"', "the two words side by side, exactly as typed"),
    Example("treaty OR agreement", "articles with either word"),
    Example("(treaty OR agreement) vote", "parentheses hold together what belongs together"),
    Example("treaty -winter", "the first word without the second; NOT does the same"),
    Example("treaty NOT (winter OR summer)", "without either of the two"),
    Example("title:treaty", "the word in the title"),
    Example("outlet:review", "outlets that have the word in their name"),
    Example("author:li", "authors that have the word in their name"),
    Example('author:"li wei"', "a name as it is written"),
    Example("date:2024", "a year"),
    Example("date:2024-09", "a month"),
    Example("date:2024-09-14", "a day"),
    Example("treaty date:2024-09", "all of it together"),
    Example("U.S.-Russia", "the same as US-Russia or us russia; short words count as well"),
    Example("条约", "Chinese, Japanese and Korean need no spaces"),
)
