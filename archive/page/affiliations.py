"""What a page says its authors are: "Ada Stern is a fellow of …", "The author is …"."""

import re
from collections.abc import Sequence

from archive.page.byline_words import ROLE
from archive.page.lines import trimmed
from archive.page.patterns import any_case
from archive.page.prose import ABBREVIATION
from archive.page.record import Span
from archive.text.names import looks_like_name

COPULA = (
    r"(?:is|was|are|were|serves as|served as|works as|currently serves as|ist|war|est|était|es|"
    r"fue|é|foi|è|era|jest|był|była|är|var|er|—|–|-|є|является|là|是|系|为|為|现任|現任|任|は|、|هو|"
    r"هي)"
)
AFTER_NAME = re.compile(
    rf"\s*(?:\([^()]{{1,60}}\)\s*)?(?:,(?P<role>[^.,;:]{{3,90}}),)?,?\s*{COPULA}(?:\s+|(?<=[是系为為任は]))",
    re.IGNORECASE,
)
SAYS_ROLE = re.compile(r"\s*(?:an?|the|formerly|currently)\s", re.IGNORECASE)
BIO_VERB = re.compile(
    r"(?:,\s[^.,;:]{3,90},)?\s+(?:works|teaches|writes|covers|lives|directs|leads|heads|reports|serves|studies|holds|"
    r"arbeitet|forscht|lehrt|leitet|schreibt|lebt|studierte|travaille|enseigne|dirige|écrit|vit|"
    r"trabaja|enseña|escribe|vive|trabalha|leciona|escreve|lavora|insegna|scrive|werkt|schrijft|"
    r"pracuje|wykłada|pisze|mieszka)\b"
)
BARE_COPULA = re.compile(r"(?:은|는)\s+")
THE_AUTHOR_IS = any_case(
    r"""
    \W{0,3}(?:(?:the|this) (?:author|writer|columnist|commentator|contributor)(?:, (?=an? )| (?:is|
    was|serves as))|(?:der|die|unser|unsere) (?:autor|autorin|verfasser|verfasserin|kommentator|
    kommentatorin|kolumnist|kolumnistin|gastautor|gastautorin) (?:ist|war)|l[’'](?:auteur|auteure|
    autrice) (?:est|était)|(?:el|la) (?:autora?|escritora?|columnista) (?:es|fue)|(?:o|
    a) (?:autora?|escritora?|colunista) (?:é|foi)|l[’'](?:autore|autrice) (?:è|era)|de (?:auteur|
    schrijver|schrijfster) (?:is|was)|autork?a? (?:jest|był|była)|(?:artikel)?författaren är|
    (?:artikel)?forfatteren er|yazar[,:]?|(?:автор|авторка) ?[—–-]|(?:作者|笔者|筆者|撰文者)(?:系|
    為|为|是|现任|現任|任)|(?:筆者|著者)は|(?:필자|글쓴이|저자)는|(?:الكاتبة?|المؤلفة?)(?: (?:هو|
    هي))?|tác giả là)\s*
    """
)
APPOSITION_END = re.compile(r",\s+(?:is|was|works?|writes|teaches|serves|lives|holds)\b")
SENTENCE_END = re.compile(r"[.!?。！？](?=[\s\"”’)）\]]|$)|[)）](?=\s*$)")


def sole_author_role(text: str, span: Span) -> Span | None:
    """The role in "The author is a fellow of the institute.", without subject and full stop.

    "The author, a fellow of the institute, writes on trade." says it between commas.
    """
    subject = THE_AUTHOR_IS.match(text[span.start : span.end])
    if not subject:
        return None
    start = span.start + subject.end()
    if subject[0].rstrip().endswith(","):
        end = APPOSITION_END.search(text, start, span.end)
        return Span(start, end.start()) if end else None
    return until_sentence_end(text, Span(start, span.end))


def role_of(text: str, span: Span, name: str, others: Sequence[str]) -> Span | None:
    """The role in "Ada Stern is a fellow of the institute. Max Holm is …" for one of the names."""
    place = named_at(text, span, name)
    if place is None:
        return None
    copula = AFTER_NAME.match(text, place.end, span.end) or BARE_COPULA.match(
        text, place.end, span.end
    )
    if not copula:
        return None
    if copula.re is AFTER_NAME and SAYS_ROLE.match(copula["role"] or ""):
        return trimmed(text, Span(*copula.span("role")))
    ends = [
        other.start
        for other in (named_at(text, Span(copula.end(), span.end), each) for each in others)
        if other is not None
    ]
    return until_sentence_end(text, Span(copula.end(), min([span.end, *ends])))


def named_at(text: str, span: Span, name: str) -> Span | None:
    """Where a name stands whole, whatever white space is within it."""
    words = name.split()
    if not words or text.find(words[0], span.start, span.end) < 0:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    match = re.compile(rf"(?<!\w){pattern}(?!\w)|{pattern}(?=[是系为為现現任は은는])").search(
        text, span.start, span.end
    )
    return Span(*match.span()) if match else None


def until_sentence_end(text: str, span: Span) -> Span | None:
    """The first sentence of a span without its full stop."""
    for match in SENTENCE_END.finditer(text, span.start, span.end):
        if not ABBREVIATION.search(text[max(span.start, match.end() - 12) : match.end()]):
            span = Span(span.start, match.start())
            break
    kept = trimmed(text, span)
    return kept if kept.end > kept.start else None


OPENING_NAME = re.compile(
    r"(?P<name>(?:[^\W\d_](?:[\w'’-]{0,24}|\w?\.)[ \t]){2,5}?)(?=is |was |are )"
)


def opens_bio(line: str, byline: str) -> bool:
    """Whether a line begins a note on an author: "Ada Stern is a fellow of the institute".

    The name stands in the byline, or an office behind it.
    """
    opening = OPENING_NAME.match(line)
    if opening is None:
        return False
    name = opening["name"].strip()
    return name in byline or (looks_like_name(name) and bool(ROLE.search(line)))


def is_bio(text: str, span: Span, names: Sequence[str]) -> bool:
    """Whether a block begins with the name of an author and says what they are."""
    for name in names:
        place = named_at(text, Span(span.start, min(span.end, span.start + len(name) + 12)), name)
        if place and any(
            form.match(text, place.end, span.end) for form in (AFTER_NAME, BARE_COPULA, BIO_VERB)
        ):
            return True
    return False
