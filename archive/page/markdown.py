"""Markdown to the words that it shows: one line to a paragraph, heading or item.

Every pattern is bounded or stops at a sign that may not come twice, so that time grows with the
length of the page.
"""

import re
from collections.abc import Iterator

FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"\s{0,3}#{1,6}(?=\s|$)")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*")
RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
ITEM = re.compile(r"\s{0,12}(?:[*+-]|\d{1,9}[.)])\s+(?=\S)")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
DEFINITION = re.compile(r"\s{0,3}\[[^\]\n]{1,200}\]:(?:\s|$).*")
INDENTED = ("    ", "\t")
TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
SHORTCODE = re.compile(r"\{\{[<%][^\n{}]{0,500}\}\}")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
TARGET = (
    r"\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)"
    r"(?:\s+[\"'(][^\n()]{0,300}[\"')])?\s?\)"
)
IMAGE = re.compile(rf"!\[[^\[\]]{{0,500}}\](?:{TARGET}|\[[^\[\]]{{0,100}}\])")
LINK = re.compile(rf"\[([^\[\]]{{1,1000}})\](?:{TARGET}|\[[^\[\]]{{0,100}}\])")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
NOTE_MARK = re.compile(r"\s?\[\^[^\[\]\s]{1,60}\]")
DELIMITER = re.compile(r"\*{1,3}|_{1,3}|~~|`{1,3}")
HELD = "\ue000"
"""Where a sign that was escaped stands meanwhile, its number behind it."""
IN_PLACE = re.compile(f"{HELD}(\\d+){HELD}")


def shown_text(markdown: str) -> str:
    """The words of a page of Markdown, without pictures, foot-notes, code and rules."""
    source = without_comments(markdown.replace("\r\n", "\n").replace(HELD, ""))
    lines = SHORTCODE.sub("", source).split("\n")
    shown = (shown_line(block) for block in Blocks().of(without_code(lines)))
    return "\n".join(filter(None, shown))


def without_comments(text: str) -> str:
    """The text without comments of HTML; one that is never closed is no comment."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def without_code(lines: list[str]) -> Iterator[str]:
    """The lines that stand between no fences; a fence itself parts what is around it."""
    fence: str | None = None
    for line in lines:
        found = FENCE.match(line)
        if fence is None and found is None:
            yield line
        elif fence is None and found:
            fence = found[1]
            yield ""
        elif fence and found and found[1].startswith(fence) and not line.strip(" `~\t"):
            fence = None


class Blocks:
    """Joins the lines of paragraphs; headings and items of lists stand by themselves."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._is_note = False

    def of(self, lines: Iterator[str]) -> Iterator[str]:
        """The blocks of a page; some are empty."""
        for line in lines:
            if not self._is_of_note(line):
                yield from self._taken(line)
        yield self._closed()

    def _is_of_note(self, line: str) -> bool:
        """Whether a line says what a foot-note or a link is; its further lines are indented."""
        is_blank = not line.strip()
        is_more = self._is_note and (is_blank or line.startswith(INDENTED))
        self._is_note = is_more or (not self._open and DEFINITION.fullmatch(line) is not None)
        return self._is_note

    def _taken(self, line: str) -> Iterator[str]:
        if not line.strip() or self._is_border(line):
            yield self._closed()
        elif heading := HEADING.match(line):
            yield self._closed()
            yield line[heading.end() :].strip().rstrip("#").rstrip()
        else:
            quoted = QUOTE.match(line)
            bare = line[quoted.end() :] if quoted else line
            if item := ITEM.match(bare):
                yield self._closed()
            self._open.append(bare[item.end() if item else 0 :].strip())

    def _is_border(self, line: str) -> bool:
        """A rule, the line under a heading or under a table's head."""
        is_rule = RULE.fullmatch(line) or TABLE_RULE.fullmatch(line)
        return bool(is_rule or (self._open and UNDERLINE.fullmatch(line)))

    def _closed(self) -> str:
        block, self._open = " ".join(self._open), []
        return block


def shown_line(block: str) -> str:
    """A block without the signs that mark it up; what is escaped stays."""
    escaped: list[str] = []

    def hold(found: re.Match[str]) -> str:
        escaped.append(found[1])
        return f"{HELD}{len(escaped) - 1}{HELD}"

    text = NOTE_MARK.sub("", IMAGE.sub("", ESCAPE.sub(hold, block)))
    text = AUTOLINK.sub(r"\1", LINK.sub(r"\1", text))
    return IN_PLACE.sub(lambda found: escaped[int(found[1])], without_delimiters(text)).strip()


def without_delimiters(text: str) -> str:
    """The text without the signs of emphasis and code that stand in pairs."""
    paired: set[tuple[int, int]] = set()
    opened: dict[str, list[tuple[int, int]]] = {}
    for found in DELIMITER.finditer(text):
        span, sign = found.span(), found[0]
        can_open, can_close = sides(text, *span)
        if can_close and opened.get(sign):
            paired |= {opened[sign].pop(), span}
        elif can_open:
            opened.setdefault(sign, []).append(span)
    kept, at = [], 0
    for start, end in sorted(paired):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a sign may open and may close; an underscore within a word does neither."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if text[start] == "_" and before.isalnum() and after.isalnum():
        return False, False
    return bool(after.strip()), bool(before.strip())
