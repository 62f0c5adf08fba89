"""Texts of records: markup made visible, paragraphs, and whether all of the piece is there."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from archive.ingest.records import RefusedError
from archive.page.lines import Line, split_lines
from archive.page.markup import MarkupError, visible_text
from archive.page.record import Span
from archive.page.reflow import make_blocks, reflowed
from archive.text.normal import clean_line, fold_space, is_plain

ELEMENTS = (
    "a abbr article aside b blockquote br caption center cite code div dl dd dt em figure "
    "figcaption font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins li main mark noscript ol "
    "p picture pre q s script section small source span strong style sub sup table tbody td tfoot "
    "th thead tr tt u ul video wbr"
)
TAG = re.compile(rf"</?(?:{'|'.join(ELEMENTS.split())})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
BREAK = re.compile(r"\r\n?")
BLOCK = re.compile(
    r"<(?:p|br|div|h[1-6]|li|blockquote|section|article|tr|figure|main)[\s/>]", re.IGNORECASE
)
MOST_LINES = 100_000
TIMES_ESCAPED = 2


def visible(value: str) -> str:
    """A value without markup; one escaped twice is read twice, as feeds have them."""
    for _ in range(TIMES_ESCAPED):
        if "<" in value and TAG.search(value):
            value = _flattened(value)
        elif "&" in value and REFERENCE.search(value):
            value = unescape(value)
        else:
            break
    return value


def _flattened(value: str) -> str:
    try:
        return visible_text(value)
    except MarkupError as error:
        raise RefusedError(str(error)) from error


def on_one_line(value: str) -> str:
    """A value as one line of a sheet: visible, white space folded, nothing invisible."""
    if "<" not in value and "&" not in value:
        return clean_line(value)
    return clean_line(visible(value))


def in_paragraphs(text: str) -> list[str]:
    """A text's paragraphs, each on one line.

    In markup they are the elements that stand on lines of their own. Else blank lines part them;
    where there are other breaks as well, each line is one, unless the text is wrapped at a column.
    Raises RefusedError for a text of more lines than any has.
    """
    refuse_too_many_lines(text)
    if "<" in text and TAG.search(text) and not BLOCK.search(text):
        text = text.replace("\n", "<br>")  # only words are marked up: the breaks part the text
    shown = visible(text)
    if shown is not text and (TAG.search(text) or TAG.search(unescape(text))):
        return _cleaned(shown, shown.split("\n"))
    pieces = BREAK.sub("\n", shown).split("\n\n") if "\r" in shown else shown.split("\n\n")
    if not any("\n" in piece.strip() for piece in pieces):
        return _cleaned(shown, pieces)
    blocks = make_blocks(shown, split_lines(shown), _stands_alone)
    return _cleaned(shown, (reflowed(shown[block.span.start : block.span.end]) for block in blocks))


def refuse_too_many_lines(text: str) -> None:
    """Raise RefusedError for what is no text of a piece: a book has some ten thousand lines."""
    lines = text.count("\n") + text.count("\r")
    if lines > MOST_LINES:
        raise RefusedError(f"a text of {lines} lines, over the limit of {MOST_LINES}")


def _stands_alone(line: Line, wrap: int) -> bool:  # noqa: ARG001 - the shape that blocks ask for
    """No line of a text is known to be anything else."""
    return False


def _cleaned(text: str, pieces: Iterable[str]) -> list[str]:
    """The pieces of a text as lines; where nothing in it is invisible only space is folded."""
    clean = fold_space if not text.isascii() and is_plain(text) else clean_line
    return [cleaned for piece in pieces if (cleaned := clean(piece))]


COUNTED = re.compile(
    r"\s*(?:…|\.\.\.)?\s*\[\+\s?\d{1,7}\s(?:chars?|characters?)\]\s*\Z", re.IGNORECASE
)
LEFT_OUT = re.compile(r"\s*\[\s?(?:…|\.\.\.)\s?\]\s*\Z")
MORE = (
    r"(?:continue reading|read the rest|weiterlesen|mehr lesen|lire la suite|seguir leyendo"
    r"|leer m[aá]s|leia mais|continua a leggere|lees (?:meer|verder)|läs mer|les mer|læs mere"
    r"|czytaj (?:dalej|więcej)|читать далее|читати далі|devamını oku|続きを読む|阅读全文|閱讀全文"
    r"|더 ?보기|read (?:the )?(?:more|full (?:article|story)))"
)
POINTS = r"[\s….»›→>&]*\Z"
LEADS_ON = re.compile(
    rf"^{MORE}(?:{POINTS}|\s*[:>»→“\"].{{0,120}}\Z|\s(?:at|on|here|about|from)\b.{{0,120}}\Z)"
    rf"|(?<=[.!?…»”\"')\]])\s*{MORE}{POINTS}",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that leads to the rest of a text, or its last words that do."""
SHORT, SHORTER = 2000, 1000
"""Characters: only a text no longer than this is one that was cut where it leads on, or ends in an
ellipsis. Full texts too end with "Read more: …" and mean other pieces.
"""
LONGEST_TAIL = 160


def cut_at(text: str, paragraphs: Sequence[Span]) -> int | None:
    """Where a text that was cut off ends, without the mark that says so; None for a whole one.

    "… [+4765 chars]"; of a short text "[…]" and "Continue reading", of a shorter one an ellipsis.
    """
    if not paragraphs:
        return None
    last = paragraphs[-1]
    length = sum(each.end - each.start for each in paragraphs)
    tail = max(last.start, last.end - LONGEST_TAIL)
    for form, longest in ((COUNTED, length), (LEFT_OUT, SHORT), (LEADS_ON, SHORT)):
        if length <= longest and (found := form.search(text, tail, last.end)):
            return found.start()
    is_open = text.endswith(("…", "..."), tail, last.end) and not text.endswith(
        "....", tail, last.end
    )
    return last.end if length <= SHORTER and is_open else None


def words(text: str) -> str:
    """A text's letters and digits alone, to compare two wordings."""
    return "".join(filter(str.isalnum, text.casefold()))
