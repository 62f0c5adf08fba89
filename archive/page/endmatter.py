"""What follows the article: notes, the authors' roles, tags, attachments, a pay-wall."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.page.affiliations import is_bio, role_of, sole_author_role
from archive.page.body import Extent
from archive.page.byline_names import valued
from archive.page.byline_words import ROLE
from archive.page.finding import Found, Head
from archive.page.notes import is_about_author
from archive.page.paragraphs import paragraph_blocks
from archive.page.patterns import any_case, line_start
from archive.page.record import Span
from archive.page.sheet import Sheet
from archive.text.names import looks_like_name

REACH = 8
WITHOUT_BODY = 40
MOST_BEHIND = 2  # paragraphs behind a pay-wall; more show that it cut nothing
MAX_BIO = 700
LATE = 0.6
MAX_POINTER = 160
FULL_TEXT = any_case(
    r"""
    \b(?:full|complete|entire|whole)[ _-]?(?:text|report|paper|article|version|document|study|
    analysis)(?![^\W_])|\b(?:read|download|view|see) the (?:full|complete|entire|whole)\b|volltext|
    vollständige[rns]? (?:text|bericht|fassung|artikel)|texte intégral|version intégrale|
    texto completo|texto íntegro|texto integral|testo integrale|testo completo|volledige tekst|
    pełny tekst|fulltext|hela texten|tam metin|полн(?:ый текст|ая версия)|повн(?:ий текст|
    а версія)|全文|完整(?:报告|報告|版)|原文(?:下载|下載)|전문|원문|النص الكامل|toàn văn|
    bản đầy đủ
    """,
    at_words=True,
)
FILE = re.compile(r"\.(?:pdf|docx?|hwpx?|epub|odt|rtf|pptx?|zip)\b|\bpdf\b", re.IGNORECASE)
TRAILS_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,3}$")
READ_ON = line_start(
    r"""
    ^(?:read (?:more|on|the rest|the full|full)|continue reading|weiterlesen|lire la suite|
    leer más|sigue leyendo|leia mais|continue lendo|leggi tutto|continua a leggere|lees (?:verder|
    meer)|czytaj dalej|läs mer|læs mere|les mer|devamını oku|читать (?:далее|дальше|полностью)|
    читати далі|阅读全文|閱讀全文|查看全文|続きを読む|더 보기|계속 읽기|اقرأ المزيد|تابع القراءة|
    đọc tiếp|xem tiếp)\b
    """
)
LINK = line_start(
    r"""
    ^(?:permanent link|permalink|permanent url|link to this (?:article|page)|article url|page url|
    source url|original url|url|web address|short link|short url|lien permanent|enlace permanente|
    link permanente|permalien|direktlink|permanente link|stały link|постоянная ссылка|
    постійне посилання|本文链接|本文連結|永久链接|原文链接|文章链接|この記事のurl|기사 ?원문|
    기사 ?url|고유 ?주소|الرابط الدائم|رابط المقال|
    đường dẫn)\s*[:：]\s*(?P<url>https?://\S{4,500})$
    """
)


@dataclass
class End:
    """What the page says after its text, or beside it."""

    notes: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    paywalls: list[int] = field(default_factory=list)
    url: Found | None = None
    kind: Found | str = "full"


def read_end(sheet: Sheet, head: Head, extent: Extent | None) -> End:
    """Tell notes from text, and say how much of the text the page holds."""
    end = End()
    if extent:
        free_notes_within(sheet, head.first, extent.last)
    last = mark_bios(sheet, head, extent)
    end.body = paragraph_blocks(sheet, head, last)
    end.url = printed_url(sheet)
    reach = reach_of(sheet, head, last)
    end.notes = [i for i in reach if sheet.label(i) == "note"]
    end.captions = [i for i in reach if sheet.label(i) == "caption"]
    end.tags = [i for i in range(len(sheet.blocks)) if sheet.label(i) == "tags"]
    end.paywalls = paywalls(sheet, end.body, reach)
    find_roles(sheet, head, end)
    end.kind = text_kind(sheet, end, last)
    close(sheet, end)
    return end


def reach_of(sheet: Sheet, head: Head, last: int) -> range:
    """The blocks in which captions and notes belong to the article."""
    count = len(sheet.blocks)
    if last < 0:
        return range(min(count, WITHOUT_BODY))
    first = max(0, head.first - REACH)
    if head.title:
        first = min(first, head.title.index)
    return range(first, min(count, last + 1 + REACH))


def paywalls(sheet: Sheet, body: Sequence[int], reach: range) -> list[int]:
    """The lines of a pay-wall behind which the text does not go on."""
    if not body:
        return []
    latest = body[-MOST_BEHIND] if len(body) > MOST_BEHIND else body[0]
    return [i for i in reach if i > latest and sheet.is_furniture(i, "pay-wall")]


def free_notes_within(sheet: Sheet, first: int, last: int) -> None:
    """What reads like a disclaimer amid the paragraphs is one of them."""
    prose = [i for i in range(first, last + 1) if sheet.label(i) == "body"]
    for i in range(first, last + 1):
        is_amid = len(prose) > AMID * 2 and prose[AMID - 1] < i < prose[-AMID]
        if sheet.label(i) == "note" and is_amid and "editorial" not in sheet.findings[i].rule:
            sheet.mark(i, "body", "body: between paragraphs")


AMID = 2


def mark_bios(sheet: Sheet, head: Head, extent: Extent | None) -> int:
    """Turn what stands about the authors into notes; the index of the body's last block.

    Where such a note stands near the end, the text ends before it.
    """
    if extent is None:
        return -1
    names = [found.value for found in head.names]
    names += strangers(sheet, extent)
    last, stop = extent.last, min(len(sheet.blocks), extent.last + 1 + REACH)
    late = head.first + round(LATE * (extent.last - head.first))
    for i in range(stop - 1, head.first, -1):
        block = sheet.blocks[i]
        if sheet.label(i) not in ("body", "unknown") or block.width > MAX_BIO:
            continue
        if is_bio(sheet.text, block.span, names):
            sheet.mark(i, "note", "note: about a named author")
            last = min(last, i) if i >= late else last
    while last > head.first and sheet.label(last) != "body":
        last -= 1
    return last


OPENING_NAME = re.compile(
    r"(?P<name>(?:[^\W\d_](?:[\w'’-]{0,24}|\w?\.)[ \t]){2,5}?)"
    r"(?=(?:is|was|ist|war|est|es|é|è|jest|był|była|är|er)\s)"
)
MOST_BIOS = 2


def strangers(sheet: Sheet, extent: Extent) -> list[str]:
    """Who the last paragraphs say something of by office, and nobody named before: the authors.

    The form: "Ada Stern is a fellow of the institute.", where the byline is lost.
    """
    prose = [i for i in range(extent.first, extent.last + 1) if sheet.label(i) == "body"]
    before = "\n".join(sheet.blocks[i].text for i in prose[:-MOST_BIOS])
    found: list[str] = []
    for i in prose[MOST_BIOS:][-MOST_BIOS:]:
        text = sheet.blocks[i].text
        opening = OPENING_NAME.match(text)
        name = opening["name"].strip() if opening else ""
        is_person = looks_like_name(name) and bool(ROLE.search(text)) if name else False
        if is_person and name.rsplit(" ", 1)[-1] not in before:
            found.append(name)
    return found


def find_roles(sheet: Sheet, head: Head, end: End) -> None:
    """What the notes say of each author that the credits do not."""
    known = {name for name, _ in head.roles}
    names = [found.value for found in head.names]
    for i in end.notes:
        span = sheet.blocks[i].span
        if is_about_author(sheet.blocks[i].text) and len(names) == 1 and names[0] not in known:
            add_role(sheet, head, names[0], sole_author_role(sheet.text, span))
        for name in names:
            if name not in known:
                others = [other for other in names if other != name]
                add_role(sheet, head, name, role_of(sheet.text, span, name, others))


def add_role(sheet: Sheet, head: Head, name: str, span: Span | None) -> None:
    if span is not None and name not in {known for known, _ in head.roles}:
        head.roles.append((name, Found(*valued(sheet.text, span), "affiliation: in a note")))


def printed_url(sheet: Sheet) -> Found | None:
    """ "Permanent link: https://…": an address that the page gives as its own."""
    for block in sheet.blocks:
        match = LINK.match(block.text) if "://" in block.text else None
        if match:
            start = sheet.text.find(match["url"], block.span.start, block.span.end)
            if start >= 0:
                span = Span(start, start + len(match["url"]))
                return Found(match["url"], span, "url: named as the page's own link")
    return None


def text_kind(sheet: Sheet, end: End, last: int) -> Found | str:
    """Full text, summary, teaser or none, with what says so where something does."""
    if not end.body:
        return "none"
    if end.paywalls:
        span = sheet.blocks[end.paywalls[0]].span
        return Found("teaser", span, "text: cut at a pay-wall")
    for i in range(last + 1, min(len(sheet.blocks), last + 1 + 2 * REACH)):
        block = sheet.blocks[i]
        is_pointer = block.width < MAX_POINTER and FILE.search(block.text)
        if is_pointer and FULL_TEXT.search(block.text):
            return Found("summary", block.span, "text: the full text is an attachment")
        if (
            READ_ON.match(block.text)
            and i == last + 1
            and TRAILS_OFF.search(sheet.blocks[last].text)
        ):
            return Found("teaser", block.span, 'text: cut at "read more"')
    return "full"


def close(sheet: Sheet, end: End) -> None:
    """Give every block that is no part of the article the label of boilerplate."""
    body = set(end.body)
    kept = {*body, *end.notes, *end.captions, *end.tags}
    for i, finding in enumerate(sheet.findings):
        if i in body and finding.label == "unknown":
            sheet.mark(i, "body", "body: between paragraphs")
        elif i not in kept and finding.label in ("unknown", "body", "note", "caption"):
            sheet.mark(i, "boilerplate", "boilerplate: outside the article")
