"""How much a text is like running sentences, in any script."""

import re
from typing import Protocol

MIN_SENTENCE = 45

ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'])(?:[A-Z]\.)+$"  # initials: U.S. and J.
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|vs|No|Nr|bzw|ca|etc|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
CLOSERS = "\"'”’»«“)\\]』」》）】"
TERMINAL = re.compile(rf"[.!?…。！？؟۔।．｡]\W{{0,4}}$|[.!?…。！？؟][{CLOSERS}]*(?:\[\d+\]|\d{{1,2}})$")
LEADS_ON = re.compile(rf"[:：;；][{CLOSERS}]*$")
INNER_END = re.compile(rf"[.!?…؟۔][{CLOSERS}]?\s+[\W_]?[^\W\d_a-zß-ÿ]|[。！？]")
WORD = re.compile(r"[^\W\d_][\w'’\-]*")
HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and a footnote's number allowed."""
    tail = text[-40:].rstrip()
    return bool(TERMINAL.search(tail)) and not ABBREVIATION.search(tail)


def leads_on(text: str) -> bool:
    """Whether a text ends with a colon or semicolon, pointing at what follows."""
    return bool(LEADS_ON.search(text[-10:]))


def opens_sentence(text: str) -> bool:
    """Whether a text begins as a sentence may: anything but a small letter or a closing mark."""
    for char in text[:6]:
        if char.isalpha():
            return not char.islower()
        if char.isdigit():
            return True
        if char in ",;:.)]!?":
            return False
    return bool(text)


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one."""
    first = next((char for char in text[:6] if char.isalpha()), "")
    return first.islower()


def word_count(text: str) -> int:
    """Words, and a Chinese or Japanese character pair as one."""
    wide = len(HAN_KANA.findall(text))
    return len(WORD.findall(HAN_KANA.sub(" ", text) if wide else text)) + (wide + 1) // 2


def small_share(text: str) -> float:
    """Share of the words after the first that begin with a small or a caseless letter."""
    words = WORD.findall(text)[1:]
    if not words:
        return 1.0
    return sum(not word[0].isupper() for word in words) / len(words)


def is_prose(block: "Measured") -> bool:
    """Whether a block is made of sentences: body text, wherever it stands.

    A sentence of some length that ends as one; or a long text with the end of a sentence within;
    or one so long that only prose is (its end may be cut off).
    """
    text, width = block.text, block.width
    if width < MIN_SENTENCE:
        return False
    small = small_share(text)
    if ends_sentence(text):
        return small >= 0.35 or width >= 200
    if width >= 110 and INNER_END.search(text):
        return small >= 0.4
    return width >= 170 and small >= 0.6


class Measured(Protocol):
    """Anything with a text and the columns that it takes."""

    @property
    def text(self) -> str: ...

    @property
    def width(self) -> int: ...
