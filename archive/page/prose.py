"""How much a text is like running sentences, in any script."""

import re
from functools import lru_cache
from typing import Protocol

from archive.page.letters import LINES_OF_A_PAGE

MIN_SENTENCE = 45  # columns
FEWEST_WORDS = 2
TWO_SENTENCES = 110
UNFINISHED = 170
LONG = 140
SMALL_IN_SENTENCE = 0.35  # share of the words without a capital
SMALL_IN_UNFINISHED = 0.6

ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'])(?:[A-Z]\.)+$"  # initials: U.S. and J.
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|vs|No|Nr|bzw|ca|etc|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SENTENCE_MARKS = frozenset(".!?…。！？؟۔।．｡")
CLOSERS = "\"'”’»«“)\\]』」》）】"
TERMINAL = re.compile(
    rf"[{''.join(sorted(SENTENCE_MARKS))}]\W{{0,4}}$|[.!?…。！？؟][{CLOSERS}]*(?:\[\d+\]|\d{{1,2}})$"
)
LEADS_ON = re.compile(rf"[:：;；][{CLOSERS}]*$")
INNER_END = re.compile(rf"[.!?…؟۔][{CLOSERS}]?\s+[\W_]?[^\W\d_a-zß-ÿ]|[。！？]")
# The vowels of India's scripts are signs, not letters: without them a word would fall apart.
WORD = re.compile(r"[^\W\d_][\w'’\-\u0900-\u0903\u093a-\u0963\u0981-\u09cd]*")
HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=LINES_OF_A_PAGE)
def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and a footnote's number allowed."""
    tail = text[-40:].rstrip()
    last = tail[-1:]
    if last == ".":  # the last word tells whether it is an abbreviation's
        return not ABBREVIATION.search(tail, max(0, tail.rfind(" ")))
    return last in SENTENCE_MARKS or (not last.isalpha() and bool(TERMINAL.search(tail)))


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


@lru_cache(maxsize=LINES_OF_A_PAGE)
def word_count(text: str) -> int:
    """Words, and a Chinese or Japanese character pair as one."""
    if text.isascii():
        return len(WORD.findall(text))
    wide = len(HAN_KANA.findall(text))
    return len(WORD.findall(HAN_KANA.sub(" ", text) if wide else text)) + (wide + 1) // 2


def small_share(text: str) -> float:
    """Share of the words after the first that begin with a small or a caseless letter."""
    letters = [word[0] for word in WORD.findall(text)][1:]
    small = len(letters) - sum(map(str.isupper, letters))
    return small / len(letters) if letters else 1.0


def is_prose(block: "Measured") -> bool:
    """Whether a block is made of sentences: body text, wherever it stands.

    A sentence of some length that ends as one; or a long text with the end of a sentence within;
    or one so long that only prose is (its end may be cut off).
    """
    text, width = block.text, block.width
    if width < MIN_SENTENCE or (width < TWO_SENTENCES and not ends_sentence(text)):
        return False
    if is_enumeration(text):
        return False
    if ends_sentence(text):
        return width >= LONG or small_share(text) >= SMALL_IN_SENTENCE
    if INNER_END.search(text):
        return small_share(text) >= SMALL_IN_SENTENCE
    return width >= UNFINISHED and small_share(text) >= SMALL_IN_UNFINISHED


ITEM_NUMBER = re.compile(r"(?<!\S)\d{1,3}[.)](?=\s)")
FEWEST_ITEMS = 5
WORDS_PER_ITEM = 4


def is_enumeration(text: str) -> bool:
    """ "1. Weirs 2. Locks 3. Tolls": a list of words with their numbers, run together."""
    if text.count(". ") + text.count(") ") < FEWEST_ITEMS:
        return False
    items = len(ITEM_NUMBER.findall(text))
    return items >= FEWEST_ITEMS and len(WORD.findall(text)) < WORDS_PER_ITEM * items


MOST_SHORT = 110


def is_short_sentence(text: str) -> bool:
    """Whether a short line is a sentence of its own: "Enough is enough.", “It did,” he said."""
    if len(text) > MOST_SHORT or not ends_sentence(text) or word_count(text) < FEWEST_WORDS:
        return False
    is_question = text.rstrip(CLOSERS).endswith(("?", "？"))
    return opens_sentence(text) and small_share(text) >= (0.6 if is_question else 0.4)


class Measured(Protocol):
    """Anything with a text and the columns that it takes."""

    @property
    def text(self) -> str: ...

    @property
    def width(self) -> int: ...


_OPENING_WORDS = """
    although after amid among and as at because before besides but by despite during even finally
    first for from furthermore given however if in indeed instead it its later many meanwhile
    moreover most nevertheless nonetheless nor on once only or other others over perhaps rather
    regarding second should similarly since so some still such that then there therefore these
    they third this those though through thus under unless until what when where whether while why
    with within without yet aber allerdings als auch auf außerdem bei bis dabei daher damit dann
    darum dass dennoch deshalb doch durch einerseits erst für gegen hinzu im immerhin in jedoch
    mit nach neben nicht noch nun ob obwohl oder schließlich seit so sobald sondern stattdessen
    trotz trotzdem um und unter von vor während weil wenn wer wie wo zudem zwar ainsi alors après
    au aussi avant avec car ce ceci cela cependant ces cette comme dans depuis donc dès en enfin
    et lorsque mais malgré même néanmoins or où par parce pendant pour pourtant puis puisque quand
    quant quoi sans selon si sous sur tandis toutefois además ahora al ante antes así aunque bajo
    cada como con contra cuando de desde después donde durante entonces entre esta este esto
    finalmente hasta mientras ni no para pero por porque pues según si sin sobre también tras y ya
    agora além ainda antes ao após assim até cada com como contudo depois desde embora enquanto
    entretanto isso já mas nem no num numa para pois por porque portanto quando quanto se sem sob
    sobre também allora anche ancora ma mentre nel nella nonostante oggi ora però perché poi
    poiché prima quando quindi se senza sotto tra tuttavia
"""
OPENING_WORDS = frozenset(_OPENING_WORDS.split())


def opens_by_word(text: str) -> bool:
    """Whether the first word has a capital that it has only at the start of a sentence."""
    word = text.split(" ", 1)[0].strip(",;:\"'“”‘’«»()")
    return word[:1].isupper() and word[1:].islower() and word.lower() in OPENING_WORDS
