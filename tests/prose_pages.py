"""Invented paragraphs for pages that try the bounds of the text."""

from archive.page.flatten import as_record
from archive.page.reader import read_page

_TEXT = """
The weir at Lannoch was closed for three winters, and in that time nobody who lived below it
slept well. The town had asked for a second gate since the flood, and was told every year that
the money had been promised elsewhere.

What the engineers wanted was simple enough. They asked for a gauge on the upper lake, a
keeper who could read it at night, and the right to open the sluice before the water stood at
the third mark rather than after it.

The council heard them twice. It praised the report, which ran to ninety pages, and then it
voted for a bench on the quay, since a bench can be opened with a ribbon and a gauge cannot.

The bench was opened in April. It is made of oak, it faces the water, and on the first night
of rain the keeper sat on it with a lantern, because from there he could see the marks that no
instrument shows him.

I asked him what he would do with the money. He did not need to think: a gauge, a lamp, and a
second man, so that one of them may sleep. It would come to less than the ribbon, the band and
the dinner together.

There is no mystery in any of this. A gate that works is not seen, and those who pay for it
are thanked by nobody; but those who live below it have learned to count the marks at night.
"""
PARAGRAPHS = tuple(" ".join(each.split()) for each in _TEXT.split("\n\n"))
HEAD = "The Second Gate at Lannoch\n\nBy Ada Stern\n\nMay 3, 2021\n\n"


def page(*behind: str, within: str = "") -> str:
    """An article with something amid its paragraphs and something behind them."""
    first, *rest = PARAGRAPHS
    middle = [first, rest[0], *([within] if within else []), *rest[1:]]
    return HEAD + "\n\n".join((*middle, *behind)) + "\n"


def body_of(text: str) -> tuple[str, ...]:
    return tuple(as_record(text, read_page(text).statements)["body"])


def captions_of(text: str) -> list[str]:
    return list(as_record(text, read_page(text).statements)["captions"])
