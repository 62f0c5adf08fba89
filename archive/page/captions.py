"""Captions: lines that belong to a picture, known by their credit."""

import re

from archive.page.patterns import AnyCase
from archive.page.prose import INNER_END

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
SLASHED = re.compile(rf"{OPEN}(?!\d){INNER}{{1,50}}/{INNER}{{1,50}}{CLOSE}[.。]?$")
LABELLED = AnyCase(
    rf"^{OPEN}?(?:{MEDIUM})(?:\s+(?:by|credit|von|de|di|par|por|av|af|source))?\s*[:：=/／|©]\s*\S"
)
CREDITED = AnyCase(
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
AT_START = (
    ("caption: labelled", LABELLED),
    ("caption: credited to somebody", CREDITED),
)
AT_END = (
    ("caption: credit in brackets", BRACKETED),
    ("caption: credit with a slash in brackets", SLASHED),
    ("caption: credit at the end", TRAILING),
)
CREDIT_SIGN = re.compile(r"[:：=/／©)）\]】〕］]| by |courtesy")


def caption_rule(text: str) -> str | None:
    """The rule by which a line is a picture's caption or credit, or None.

    The forms: "Ministers on the steps. [Photo/Pool]", "The hall (Photo: Agency)", "Foto: Archiv",
    "Photograph by Ada Stern", "The bridge in May. Photo: Ada Stern".
    """
    if len(text) > MAX_CAPTION:
        return None
    tail = text[-170:]
    for name, pattern in AT_START:
        if pattern.match(text, 0, 90):
            return name
    if not CREDIT_SIGN.search(tail):
        return None
    found = next((name for name, pattern in AT_END if pattern.search(tail)), None)
    return found or ("caption: source in brackets" if is_sourced(text) else None)


def is_sourced(text: str) -> bool:
    """ "A tram in the depot. (Source: City Archive)": a source behind one sentence or none."""
    source = SOURCED.search(text) if len(text) <= MAX_SOURCED else None
    return source is not None and not INNER_END.search(text[: source.start()].rstrip())
