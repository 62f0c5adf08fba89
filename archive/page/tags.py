"""Tags: "#Rivers #Trade", "Tags: rivers, trade"."""

import re

from archive.page.lines import trimmed
from archive.page.patterns import line_start
from archive.page.record import Span
from archive.page.signs import Signs

HASHTAGS = re.compile(r"(?:[#＃][^\s#＃]+[\s,]*)+")
HASHTAG = re.compile(r"[#＃]([^\s#＃,]+)")
LABELLED = line_start(
    r"""
    ^(?:tags?|topics?|labels?|keywords?|key words|tagged(?: (?:as|with|in|under))?|filed under|
    file under|more on|themen|schlagw[oö]rter|schlagworte|stichworte|tags zum artikel|
    mots[- ]clés|étiquettes|etiquetas|temas|palabras clave|palavras-chave|assuntos|argomenti|
    parole chiave|etichette|trefwoorden|onderwerpen|tagi|słowa kluczowe|tematy|ämnen|taggar|
    etiketter|emner|nøgleord|etiketler|anahtar kelimeler|теги|метки|ключевые слова|темы|мітки|
    ключові слова|теми|标签|標籤|关键词|关键字|關鍵字|關鍵詞|タグ|キーワード|태그|키워드|주제어|
    الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|từ khóa|thẻ|chủ đề)\s*[:：]\s*(?=\S)
    """
)
HASHES = ("#", "＃")
TAGS_BITS = LABELLED.bits | Signs(*HASHES).bits
MAX_TAGS_LINE = 400
MAX_TAG = 60
SEPARATOR = re.compile(r"\s{0,9}[,;|、，；،·•]\s{0,9}|\s{2,}")


def tags_rule(text: str) -> str | None:
    """The rule by which a line lists the article's tags, or None.

    The forms: "#Rivers #LowWater", "Topics: Rivers, Low water".
    """
    if len(text) > MAX_TAGS_LINE:
        return None
    if text.startswith(HASHES) and HASHTAGS.fullmatch(text):
        return "tags: hash signs"
    label = LABELLED.match(text)
    if label and all(len(tag) <= MAX_TAG for tag in SEPARATOR.split(text[label.end() :])):
        return "tags: labelled list"
    return None


def read_tags(text: str, span: Span) -> list[Span]:
    """Where each tag of a line of tags stands, without its hash sign."""
    hashed = [Span(*match.span(1)) for match in HASHTAG.finditer(text, span.start, span.end)]
    return hashed or listed(text, span)


def listed(text: str, span: Span) -> list[Span]:
    """Where each item stands in "Topics: Rivers, Low water"."""
    label = LABELLED.match(text[span.start : span.end])
    start = span.start + (label.end() if label else 0)
    spans = []
    for match in SEPARATOR.finditer(text, start, span.end):
        spans.append(trimmed(text, Span(start, match.start())))
        start = match.end()
    spans.append(trimmed(text, Span(start, span.end)))
    return [item for item in spans if item.end > item.start]
