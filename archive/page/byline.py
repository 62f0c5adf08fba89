"""Bylines: who wrote, for whom and when, as one line of a page prints it.

A line is cut into chunks at bars, bullets, wide gaps and dates; each chunk then says by its form
what it is: names behind "By", an outlet behind "Source:", a role behind a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.page.furniture import furniture_kind
from archive.page.lines import trimmed
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.text.dates import PrintedDate, find_dates
from archive.text.names import is_organisation, looks_like_name, split_names
from archive.text.normal import clean_line

MAX_CREDITS = 300
MAX_LABELLED = 200
MAX_OUTLET = 60
MOST_LEFT = 6
MAX_ROLE = 160
MOST_WORDS = 8
LONGEST_SMALL = 3  # letters of the words that stay small in a name: "and", "der"
CUE = any_case(
    r"""
    (?:(?:written|reported|posted|published|submitted|edited|story|text|words|opinion|analysis|
    commentary|column|guest post|guest essay|article) by|by|by:|authors?|writers?|byline|von|
    ein (?:kommentar|gastbeitrag|beitrag|essay|artikel|gastkommentar) von|(?:gast)?(?:kommentar|
    beitrag|essay) von|autor(?:en|in|innen)?|verfasst von|geschrieben von|text von|par|auteure?s?|
    autrice|propos recueillis par|écrit par|rédigé par|por|autor(?:es|a|as)?|escrito por|texto de|
    publicado por|di|a cura di|autor[ei]|autrice|scritto da|door|auteurs?|geschreven door|tekst|
    przez|autorzy|autorka|napisał|napisała|tekst|av|skriven av|text av|författare|af|skrevet af|
    skrevet av|forfatter|tekst av|yazan|yazar|yazarı|haber|автор(?:ы|ка)?|текст|автори|пише|пишет|
    作者|撰文|撰稿|文|记者|記者|本报记者|作\s?者|筆者|著者|文・|執筆|글|글쓴이|필자|기자|저자|
    بقلم|كتب|كتبت|كتبه|الكاتب|الكاتبة|تأليف|إعداد|tác giả|bài|người viết|bởi|
    viết bởi)(?:\s*[:：/／]\s*|\s+)(?=\S)
    """
)
GLUED_CUE = re.compile(r"By(?=[A-Z][a-z]+ [A-Z])|(?:记者|記者)(?=[\u3400-\u9fff]{2,4}$)")
SOURCE = any_case(
    r"""
    (?:source|from|first published (?:in|by|at)|originally published (?:in|by|at)|quelle|fuente|
    fonte|bron|źródło|källa|kilde|kaynak|источник|джерело|来源|來源|文章来源|新闻来源|信息来源|
    出典|提供|情報元|출처|المصدر|nguồn|theo)\s*[:：]\s*(?=\S)
    """
)
KOREAN_REPORTER = re.compile(
    r"(?P<name>[\uac00-\ud7a3]{2,5})\s*(?:선임|수습|전문|인턴)?\s?(?:기자|특파원|논설위원|칼럼니스트)(?:\s+\S+@\S+)?"
)
NAME_IN_BRACKETS = re.compile(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<role>[^()（）]{2,160})[)）]")
SEPARATOR = re.compile(r"\s*[|｜¦]\s*|\s+[•·‧∙/–—-]\s+|\u3000+|\t+|^\s*[/•·–—]\s+|\s+[/•·–—]\s*$")
GAP = re.compile(r"[^\S\n\r]{2,}")
NEXT_LABEL = any_case(
    r"""
    \s+(?=(?:source|authors?|quelle|autor(?:en|in|a|es)?|fuente|fonte|auteure?s?|来源|來源|作者|
    记者|記者|撰文|编辑|編輯|责任编辑|責任編輯|출처|글|기자|المصدر|بقلم|الكاتب|автор|источник|
    джерело|źródło|nguồn|tác giả)\s*[:：]\s*\S)
    """
)
CLOCK_BEHIND = re.compile(
    r"\s(?:at|um|à|a las?|às|alle|kl\.?|om|в|o)\s\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?$",
    re.IGNORECASE,
)
EDGE = " \t\n\r\u00a0\u3000,;:：，、.-–—|/·•()（）"
ROLE = any_case(
    r"""
    \b(?:professor|prof\.|lecturer|fellow|researcher|director|president|vice president|editor|
    columnist|correspondent|reporter|writer|analyst|scholar|scientist|chair(?:man|woman)?|head|
    chief|senior|associate|assistant|adviser|advisor|ambassador|minister|secretary|founder|
    co-founder|author of|journalist|commentator|economist|historian|student|dean|member of|
    contributor|staff|expert|university|institute|institution|college|school of|academy|
    center for|centre for|foundation|direktor\w*|redakteur\w*|leiter\w*|wissenschaftler\w*|
    forscher\w*|referent\w*|universität|institut|professeure?|directeur|directrice|chercheure?|
    chercheuse|maître|journaliste|université|profesora?|director[ae]?|investigadora?|
    catedrátic[oa]|periodista|analista|universidad|instituto|professora?|diretora?|pesquisadora?|
    jornalista|universidade|professore(?:ssa)?|direttore|direttrice|ricercatore|ricercatrice|
    giornalista|università|istituto|hoogleraar|onderzoeker|universiteit|profesor|dyrektor|
    analityk|adiunkt|uniwersytet|instytut|forskare|universitet|docent|lektor|profesör|doç|öğretim|
    üniversitesi|enstitüsü|профессор|директор|научный|сотрудник|эксперт|аналитик|обозреватель|
    институт\w*|университет\w*|професор|науковий|співробітник|експерт|аналітик|оглядач|
    інститут\w*|університет\w*|giáo sư|tiến sĩ|nghiên cứu viên|giám đốc|chuyên gia|đại học|
    viện)\b|教授|研究员|研究員|副教授|讲师|主任|所长|所長|院长|院長|学者|學者|专家|專家|评论员|
    評論員|大学|大學|研究院|研究所|学院|교수|연구원|연구위원|위원|소장|원장|대표|학장|연구소|
    대학교|센터장|논설|أستاذ|باحث|مدير|رئيس|كاتب|محلل|جامعة|معهد|مركز
    """
)


Names = tuple[tuple[str, Span], ...]


@dataclass(frozen=True)
class Credit:
    """What one line says: each value with its place, nothing where it says nothing.

    `names` are printed names; `roles` are affiliations of the last name before them.
    `left` counts the characters that no rule could read; `ends_with_label` says that the line
    is no sentence and ends with a labelled date ("… Upload Date 2021-03-04 Hits 12").
    """

    names: Names = ()
    roles: tuple[tuple[str, Span], ...] = ()
    outlet: tuple[str, Span] | None = None
    outlet_rule: str = ""
    dates: tuple[tuple[PrintedDate, Span], ...] = ()
    has_cue: bool = False
    ends_with_label: bool = False
    left: int = 0

    @property
    def is_plain_date(self) -> bool:
        """A date and next to nothing else."""
        return bool(self.dates) and not self.names and self.left <= MOST_LEFT

    @property
    def is_credit(self) -> bool:
        """Whether the line is about the article and not part of it."""
        if self.names and self.dates and self.left == 0:
            return True
        is_plain = self.is_plain_date or self.ends_with_label
        return (self.has_cue and bool(self.names)) or bool(self.outlet) or is_plain


def read_credit(text: str, span: Span, language: str | None = None) -> Credit:
    """Read one line of credits; an empty credit where it is none."""
    raw = text[span.start : span.end].translate(ONE_LINE)
    if len(raw) > MAX_CREDITS:
        return Credit()
    dates = find_dates(raw, language)
    credit = Credit(
        dates=tuple((date, Span(span.start + date.start, span.start + date.end)) for date in dates)
    )
    for chunk in chunks(raw, dates):
        credit = read_chunk(text, shifted(chunk, span.start), credit)
    return replace(credit, ends_with_label=ends_with_label(raw, dates))


def ends_with_label(raw: str, dates: Sequence[PrintedDate]) -> bool:
    if not dates or not dates[-1].label or len(raw) > MAX_LABELLED:
        return False
    tail = raw[dates[-1].end :].strip(EDGE)
    return not tail or bool(COUNTERS.fullmatch(tail))


# A carriage return stays: with its line feed as two spaces it would pass for a gap.
ONE_LINE = str.maketrans("\n\t\f", "   ")


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def chunks(raw: str, dates: Sequence[PrintedDate]) -> Iterator[Span]:
    """The parts of a line between its dates and separators, without punctuation at their ends."""
    start = 0
    for date in dates:
        yield from split_chunk(raw, start, date.start)
        start = date.end
    yield from split_chunk(raw, start, len(raw))


def split_chunk(raw: str, start: int, end: int) -> Iterator[Span]:
    for cut in cuts(raw, start, end):
        if cut.start >= start:
            yield from edged(raw, start, cut.start)
            start = cut.end
    yield from edged(raw, start, end)


def cuts(raw: str, start: int, end: int) -> list[Span]:
    """Where one chunk ends and the next begins; a wide gap counts only in a line without bars."""
    found = [
        Span(*match.span())
        for separator in (SEPARATOR, NEXT_LABEL)
        for match in separator.finditer(raw, start, end)
    ]
    if not SEPARATOR.search(raw):
        gaps = (Span(*match.span()) for match in GAP.finditer(raw, start, end))
        found += [gap for gap in gaps if not is_half_a_name(raw[start : gap.start])]
    return sorted(found)


def is_half_a_name(shown: str) -> bool:
    """ "By ADA" before a wide gap and "MARSH"."""
    cue = CUE.match(shown)
    return cue is not None and len(shown[cue.end() :].split()) == 1


def edged(raw: str, start: int, end: int) -> Iterator[Span]:
    """The span without punctuation and white space at its ends, if anything is left."""
    piece = raw[start:end]
    kept = piece.strip(EDGE)
    if kept:
        if piece.rstrip().endswith((")", "）")) and ("(" in kept or "（" in kept):
            kept = piece[piece.index(kept) :].rstrip()
        first = start + piece.index(kept)
        yield Span(first, first + len(kept))


def read_chunk(text: str, span: Span, credit: Credit) -> Credit:
    """The credit with one more chunk read; the first form that fits wins."""
    shown = text[span.start : span.end]
    for form in FORMS:
        read = form(text, span, shown, credit)
        if read is not None:
            return read
    return replace(credit, left=credit.left + len(shown))


def cued_names(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "By Ada Stern and Max Holm", "Автор: Ада Стерн", "作者：林山", "By Ada at 21:14" """
    cue = CUE.match(shown) or GLUED_CUE.match(shown)
    if not cue or credit.names:
        return None
    rest = Span(span.start + cue.end(), span.end)
    bracketed = name_in_brackets(text, rest, text[rest.start : rest.end], credit)
    if bracketed is not None:
        return replace(bracketed, has_cue=True)
    clock = CLOCK_BEHIND.search(text, rest.start, rest.end)
    rest = without_place(text, Span(rest.start, clock.start()) if clock else rest)
    names = located_names(text, rest)
    if names:
        return with_people(names, replace(credit, has_cue=True))
    described = name_and_role(text, rest, credit) or lone_name(text, rest, credit)
    return replace(described, has_cue=True) if described else None


def name_and_role(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "Ada Stern, Professor, School of Law", "Ada Stern, économiste": a role behind a comma."""
    name, comma, role = text[span.start : span.end].partition(",")
    place = Span(span.start, span.start + len(name))
    names = located_names(text, place, bodies_too=False) if comma else ()
    if not names or not (ROLE.search(role) or role.lstrip()[:1].islower()):
        return None
    return replace(credit, names=names, roles=(valued(text, Span(place.end + 1, span.end)),))


def lone_name(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "By Sutrisno | The Evening Post | Updated: …": one word is a name where all else is said."""
    shown = text[span.start : span.end]
    is_barred = BAR.match(text, span.end) is not None
    labelled = any(date.label for date, _ in credit.dates)
    if not (is_barred and labelled and LONE_NAME.fullmatch(shown)) or furniture_kind(shown):
        return None
    return None if is_section_name(shown) else replace(credit, names=(valued(text, span),))


BAR = re.compile(r"\s?[|｜]")
LONE_NAME = re.compile(
    r"(?!(?:Staff|Agencies|Editor|Reporter|Admin)$)[^\W\d_a-zß-ÿ][^\W\d_A-Z]{2,20}"
)


PLACE = re.compile(
    r"\s*\([^()]{2,40}\)$|\s+(?:in|from|at|aus|à|en|em|w|из|в)\s+[^\W\d_][^|]{1,40}$"
)
FOR = re.compile(r"\s+(?:for|für|pour|para|per|voor|dla|для)\s+(?:the\s+)?(?=[^\W\d_])")


def without_place(text: str, span: Span) -> Span:
    """The names in "Ada Stern in Geneva", "Ada Stern (Agency)"; another list stays whole."""
    shown = text[span.start : span.end]
    for form in (PLACE, FOR):
        match = form.search(shown)
        if match and looks_like_name(clean_line(shown[: match.start()])):
            return Span(span.start, span.start + match.start())
    return span


def with_people(names: Names, credit: Credit) -> Credit:
    """The credit with its people; a body named behind them is where they are or write.

    "By Ada Stern, The Evening Post", "By Ada Stern, Institute of Rivers".
    """
    people = tuple(each for each in names if looks_like_name(each[0]))
    others = tuple(each for each in names if not looks_like_name(each[0]))
    if not people or not others:
        return replace(credit, names=names)
    if ROLE.search(others[0][0]):
        return replace(credit, names=people, roles=others[:1])
    return replace(
        credit, names=people, outlet=others[0], outlet_rule="outlet: behind the byline's names"
    )


def cued_source(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Source: The Evening Post" """
    cue = SOURCE.match(shown)
    if not cue or credit.outlet or span.end - span.start - cue.end() > MAX_OUTLET:
        return None
    rest = first_wide_word(text, Span(span.start + cue.end(), span.end))
    return replace(credit, outlet=valued(text, rest), outlet_rule="outlet: named as the source")


def first_wide_word(text: str, span: Span) -> Span:
    """Of several sources in Chinese or Japanese, parted by a space, the first."""
    several = re.compile(r"\s*([\u3040-\u9fff]{2,})\s+[\u3040-\u9fff]").match(
        text, span.start, span.end
    )
    return Span(*several.span(1)) if several else span


def reporter(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "홍길동 기자" """
    match = KOREAN_REPORTER.fullmatch(shown)
    if not match or credit.names:
        return None
    name = shifted(Span(*match.span("name")), span.start)
    return replace(credit, names=(valued(text, name),), has_cue=True)


def name_in_brackets(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "林山（河海大学教授）": a name and in brackets what its bearer is."""
    match = NAME_IN_BRACKETS.fullmatch(shown)
    if not match or credit.names or not ROLE.search(match["role"]):
        return None
    names = located_names(text, shifted(Span(*match.span("name")), span.start))
    if not names:
        return None
    role = shifted(Span(*match.span("role")), span.start)
    return replace(credit, names=names, roles=(valued(text, role),))


def role_after_name(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Ada Stern | Professor of Law": a chunk with a word for an office, behind a name."""
    if not credit.names or credit.roles or not ROLE.search(shown) or len(shown) > MAX_ROLE:
        return None
    if credit.has_cue and not STRONG_ROLE.search(shown):
        return None
    return replace(credit, roles=(valued(text, span),))


STRONG_ROLE = any_case(
    r"""
    \b(?:professor|lecturer|fellow|researcher|director|editor|columnist|correspondent|analyst|
    scholar)\b|教授|研究员|研究員|교수|연구원|연구위원
    """
)


def outlet_after_name(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "By Ada Stern | The Evening Post | May 3": a chunk behind the name of a byline."""
    is_byline = credit.names and (credit.has_cue or credit.dates)
    if not is_byline or credit.outlet or len(shown) > MAX_OUTLET:
        return None
    is_address = ADDRESS.fullmatch(shown)
    if not is_title_like(shown) or (furniture_kind(shown) and not is_address):
        return None
    if is_section_name(shown):
        return None
    before = text[max(0, span.start - 4) : span.start]
    if not re.search(r"[|｜¦•·/–—]\s*$", before):
        return None
    return replace(
        credit, outlet=valued(text, span), outlet_rule="outlet: behind the byline's names"
    )


def bare_names(text: str, span: Span, _shown: str, credit: Credit) -> Credit | None:
    """ "Ada Stern | January 14, 2025": a name with no word before it."""
    if credit.names or credit.has_cue or credit.outlet:
        return None
    names = located_names(text, span, bodies_too=False)
    if names:
        return replace(credit, names=names)
    described = name_and_role(text, span, credit)
    return described if described and ROLE.search(described.roles[0][0]) else None


def nothing_new(_text: str, _span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Hits 2060", "Share": furniture between the credits; "No. 42" dates a paper's issue."""
    if ISSUE.match(shown):
        return replace(credit, left=credit.left + MAX_CREDITS)
    return credit if furniture_kind(shown) or COUNTERS.fullmatch(shown) else None


ISSUE = re.compile(
    r"(?:№|no\.|nr\.?|n[º°]|issue|vol(?:ume)?\.?|ausgabe|heft|numéro|número|numero|nummer|выпуск|"
    r"номер|випуск|第)\s?\d|\d+\s?[号號期호]$",
    re.IGNORECASE,
)


COUNTERS = re.compile(
    r"[^\W\d]{2,20}\s*[:：]?\s*[\d\s.,]{1,9}|\D{0,12}\d{1,2}[:.h]\d{2}\D{0,8}|(?:uhr|a\.?m|p\.?m|[A-Z]{2,4})\.?",
    re.IGNORECASE,
)

FORMS = (
    cued_names,
    cued_source,
    reporter,
    name_in_brackets,
    nothing_new,
    role_after_name,
    outlet_after_name,
    bare_names,
)


def located_names(text: str, span: Span, *, bodies_too: bool = True) -> Names:
    """The names of a chunk, each with its place; none where any part is no name."""
    shown = text[span.start : span.end].translate(ONE_LINE)
    found = [valued(text, shifted(Span(*place), span.start)) for place in split_names(shown)]
    if all(looks_like_name(name) or (bodies_too and is_body(name)) for name, _ in found):
        return tuple(found)
    return ()


def is_body(name: str) -> bool:
    """Whether a byline's words name an organisation: "Editorial Board", not "the US has"."""
    return is_organisation(name) and is_title_like(name) and not name[:1].islower()


def valued(text: str, span: Span) -> tuple[str, Span]:
    """A value and its place."""
    kept = trimmed(text, span)
    return clean_line(text[kept.start : kept.end]), kept


ADDRESS = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12}")


def is_title_like(shown: str) -> bool:
    """Whether a chunk may be a proper name: short, its longer words in capitals or caseless.

    A site's address is one too: "post.example".
    """
    if ADDRESS.fullmatch(shown):
        return True
    words = [word for word in re.findall(r"[^\W\d_][\w'’&.-]*", shown) if len(word) > LONGEST_SMALL]
    return 1 <= len(shown.split()) <= MOST_WORDS and all(not word[0].islower() for word in words)
