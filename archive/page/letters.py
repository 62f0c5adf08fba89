"""Letters without regard to case."""

from functools import lru_cache

LINES_OF_A_PAGE = 512  # kept answers: several rules ask the same of each line


@lru_cache(maxsize=LINES_OF_A_PAGE)
def small_letters(text: str) -> str:
    """The text in lower case, as long as it was; kept for about the lines of a page.

    One line meets many patterns. Three letters have a small one that lower() does not
    give, or not as one character.
    """
    if not text.isascii():
        text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s")
    return text.lower()
