"""Captions: lines that belong to a picture, known by their credit."""

import re

from archive.page.byline_words import CUE
from archive.page.patterns import LineStart
from archive.page.prose import ABBREVIATION, INNER_END, ends_sentence
from archive.page.signs import Signs
from archive.page.tables import Table

MAX_CAPTION = 600
MEDIUM = (
    r"photo(?:graph)?s?|photo credit|photographer|picture|pictures|pic|image|images|illustration|"
    r"graphic|video|credit|courtesy|file|"
    r"fotos?|bild|bilder|grafik|foto[- ]?nachweis|bildquelle|photographie|crédits?|légende|"
    r"imagen|imágenes|fotografía|fotografia|crédito|imagem|immagine|afbeelding|beeld|"
    r"fot|zdjęcie|rys|fotografi|billede|bilde|fotoğraf|görsel|фото|фотография|иллюстрация|світлина|"
    r"图片(?:来源)?|圖片(?:來源)?|图|圖|照片|摄影|攝影|资料图|写真|撮影|画像|사진(?:출처)?|그래픽|"
    r"تصوير|صورة|الصورة|ảnh|hình|nguồn ảnh|ảnh tư liệu"
)
OPEN, CLOSE = r"[\[(（【〔［]", r"[\])）】〕］]"
INNER = r"[^\[\]()（）【】]"
BRACKETED = re.compile(
    rf"{OPEN}(?:{INNER}{{0,60}}[\s/])?(?:"
    rf"(?:{MEDIUM})\s?(?:[:：=/／|]|\b(?:by|courtesy|provided|taken|supplied|from|von|de|di|por|par)\b)"
    rf"{INNER}{{1,90}}"
    rf"|(?:file|archive|stock|pool|handout)[ -]?(?:photo|picture|image)|foto de archivo|archivfoto"
    rf"|资料图片?|資料圖片?|資料照|資料写真|자료사진|사진|ảnh tư liệu|архивное фото|фото из архива"
    rf"){CLOSE}[.。]?$",
    re.IGNORECASE,
)
STOCK = re.compile(
    r"[\[(](?:[^()\[\]]{0,40}[\s/,|])?(?:Unsplash|Shutterstock|i[sS]tock(?:photo)?|Pixabay|Pexels|"
    r"Getty Images|Wikimedia(?: Commons)?|Flickr|Adobe ?Stock|Depositphotos|Alamy(?: Stock Photo)?|"
    r"Dreamstime|Freepik|CC[ -]BY[\w .-]{0,12})[\])]\.?$"
)
SLASH = r"(?:(?<!\d)/|/(?!\d))"  # 1/14 is a date
SLASHED = re.compile(rf"{OPEN}(?!\d){INNER}{{1,50}}{SLASH}{INNER}{{1,50}}{CLOSE}[.。]?$")
LABELLED = LineStart(
    rf"^{OPEN}?(?:{MEDIUM}|legende|bildunterschrift|caption|bildtext)"
    r"(?:\s+(?:by|credit|von|de|di|par|por|av|af|source))?\s*[:：=/／|©]\s*\S"
)
CREDITED = LineStart(
    r"^(?:photo(?:graph)?|picture|image|illustration)s? (?:by|courtesy(?: of)?|from) [^\W\d_]"
)
TRAILING = re.compile(
    rf"(?:[.。!?…]|\s(?-i:(?=[^a-zß-ÿа-я])))(?:{MEDIUM})(?:\s+(?:by|credit|courtesy(?: of)?))?"
    r"\s*[:：=/／©]\s*[^.:：。]{2,70}[.。]?$"
    r"|[.。!?…]\s*(?:photo(?:graph)?|picture|image) (?:by|courtesy of) [^.:]{2,60}\.?$"
    r"|[.!?…]\s+©\s*[^.:©]{2,60}$|\s©\s*[^.:©/]{2,60}/[^.:©/]{2,40}$",
    re.IGNORECASE,
)
SOURCED = re.compile(
    rf"{OPEN}(?:source|quelle|fuente|fonte|źródło|källa|kilde|bron|kaynak|источник|джерело|"
    rf"来源|來源|出典|출처|المصدر|nguồn)\s*[:：]\s*[^\[\]()（）【】]{{2,60}}{CLOSE}[.。]?$",
    re.IGNORECASE,
)
MAX_SOURCED = 250
CAPITALIZED = r"(?-i:[A-ZÀ-ÞĀ-ŽА-Я][\w.'’&-]{0,24})"
JOINED = (
    r"(?:for|via|of|the|and|de|da|di|del|von|van|der|für|pour|para|per|för|for|voor|dla|/|,|\||&)"
)
NAMED_SOURCE = rf"{CAPITALIZED}(?:\s{{0,2}}(?:{JOINED}\s{{0,2}}){{0,2}}{CAPITALIZED}){{0,7}}"
SLASH_NAMES = re.compile(
    rf"{CAPITALIZED}(?:\s{CAPITALIZED}){{0,4}}\s?/\s?{CAPITALIZED}(?:[\s/]{{1,2}}{CAPITALIZED}){{0,5}}"
)
AFTER_SENTENCE = re.compile(r"[.…。][\"'”’»)]?\s+(?=[^\s.!?…。！？][^.!?…。！？]{1,60}$)")
AGENCY_WORDS = ("Pool", "Handout", "Images", "Agencies", "通信社", "通讯社", "通訊社")
AGENCIES = f"(?:{'|'.join(AGENCY_WORDS)})"
AGENCY_SIGNS = Signs(*AGENCY_WORDS, "/", "|", "©")
INITIALS = r"(?-i:[A-ZА-Я]{2,5})"  # an agency by its letters, told only by a sign before them
AGENCY = re.compile(rf"(?<!\w){AGENCIES}(?!\w)")
AGENCY_END = re.compile(
    rf"(?:(?:^|[\s./|©–—-]){AGENCIES}|[/|©]\s?{INITIALS})(?:/[\w .'-]{{2,40}})?\)?$"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.]\d\d")
IMAGES_END = re.compile(
    rf"{CAPITALIZED}(?:\s{CAPITALIZED}){{0,3}}\s?[/|]\s?(?:{CAPITALIZED}[\s/]){{0,3}}"
    rf"(?:Images|Photos?|Pictures|Press|Media|{AGENCIES})(?:\s{CAPITALIZED}){{0,2}}$"
)
PLACED = re.compile(r"＝.{1,24}\d{1,4}[年月].{0,12}(?:撮影|月|日|提供|写真)(?:、[^、。]{2,16})?$")
MAX_UNLABELED = 350
MAX_CREDIT = 70
AT_START = Table(
    ("caption: labelled", LABELLED),
    ("caption: credited to somebody", CREDITED),
)
REACH = 90  # characters in which a caption says that it is one
IN_BRACKETS = (
    ("caption: credit in brackets", BRACKETED),
    ("caption: credit with a slash in brackets", SLASHED),
    ("caption: a stock of pictures in brackets", STOCK),
)
TRAILING_SIGNS = Signs(*":：=/／©", "photo", "picture", "image")
CLOSING = tuple(")）】〕］]")
CAPTION_BITS = AT_START.bits | TRAILING_SIGNS.bits | Signs(*CLOSING).bits
UNLABELED_SIGNS = Signs(*AGENCY_WORDS, *"/|©.…。＝")


def caption_rule(text: str) -> str | None:
    """The rule by which a line is a picture's caption or credit, or None.

    The forms: "Ministers on the steps. [Photo/Pool]", "The hall (Photo: Agency)", "Foto: Archiv",
    "Photograph by Ada Stern", "The bridge in May. Photo: Ada Stern".
    """
    if len(text) > MAX_CAPTION:
        return None
    opened = AT_START.first(text[:REACH]) if AT_START.may_fit(text) else None
    if opened:
        return opened
    tail = text[-170:]
    is_closed = tail.rstrip(".。")[-1:] in CLOSING
    if is_closed:
        found = next((name for name, pattern in IN_BRACKETS if pattern.search(tail)), None)
        if found:
            return found
    if TRAILING_SIGNS.fits(text) and TRAILING.search(tail):
        return "caption: credit at the end"
    return "caption: source in brackets" if is_closed and is_sourced(text) else None


def unlabeled_credit(text: str) -> str | None:
    """The rule by which a text ends with a credit that no word announces, or None.

    The forms: "The quay at noon. Ada Stern for The Lamp", "Ada Stern/Pool", "The quay at noon Pool
    /Getty Images". A full stop behind the names makes it a sentence.
    """
    if len(text) > MAX_UNLABELED or text[-1] in ".!?…。！？:：" or not UNLABELED_SIGNS.fits(text):
        return None
    if is_placed(text):
        return "caption: place and time behind a double line"
    return None if is_dated_or_signed(text) else credit_at_end(text)


def is_placed(text: str) -> bool:
    """ "夕方の堰＝河口市で2019年5月" """
    return "＝" in text and bool(PLACED.search(text[-50:]))


def credit_at_end(text: str) -> str | None:
    if is_slashed(text):
        return "caption: names with a slash"
    if ends_with_agency(text):
        return "caption: an agency at the end"
    return "caption: a sentence and a name" if ends_with_names(text) else None


def ends_with_names(text: str) -> bool:
    """ "The quay at noon. Ada Stern for The Lamp" """
    behind = AFTER_SENTENCE.search(text)
    if behind is None or not is_names(text[behind.end() :]):
        return False
    return ends_sentence(text[: behind.end()])


def ends_with_agency(text: str) -> bool:
    """ "The quay at noon Pool/Getty Images": most lines have neither a bar nor such a word."""
    if not AGENCY_SIGNS.fits(text):
        return False
    return bool(AGENCY_END.search(text[-60:]) or IMAGES_END.search(text[-90:]))


def is_dated_or_signed(text: str) -> bool:
    """ "Tuesday 15 October 2019 by Ada Stern": a short line with a year, or a byline."""
    return bool(CUE.match(text)) or (len(text) <= MAX_CREDIT and bool(YEAR.search(text)))


def is_names(text: str) -> bool:
    """ "Ada Stern for The Lamp": nothing but names and the words that join them."""
    return bool(re.fullmatch(NAMED_SOURCE, text)) and not ABBREVIATION.search(text)


def is_credit_only(text: str) -> bool:
    """Whether a caption is nothing but its credit: "Photo: Ada Stern", "Ada Stern/Pool"."""
    is_short = len(text) <= MAX_CREDIT and not INNER_END.search(text)
    return is_short and (
        bool(LABELLED.match(text) or CREDITED.match(text) or AGENCY_END.match(text))
        or is_slashed(text)
    )


def is_slashed(text: str) -> bool:
    """ "Ada Stern/Pool": names with a slash, one of them of two words or an agency.

    "News / Opinion" is a way through a site.
    """
    if "/" not in text:
        return False
    names = text.strip("-–— ()")
    if len(text) > MAX_CREDIT or not SLASH_NAMES.fullmatch(names):
        return False
    has_name = any(len(name.split()) > 1 for name in names.split("/"))
    return has_name or bool(AGENCY.search(names))


def is_sourced(text: str) -> bool:
    """ "A tram in the depot. (Source: City Archive)": a source behind one sentence or none."""
    source = SOURCED.search(text) if len(text) <= MAX_SOURCED else None
    return source is not None and not INNER_END.search(text[: source.start()].rstrip())
