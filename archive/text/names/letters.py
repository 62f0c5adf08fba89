"""The letters of a name: folded for look-ups, and which script they are written in."""

import re
import unicodedata
from functools import lru_cache

from archive.text.composing import composed

_NOT_DECOMPOSED = str.maketrans("đðøłıħæœß", "ddolihaos")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\u3007"
KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
HANGUL = r"\uac00-\ud7a3"
_HAN_ONLY = re.compile(rf"[{HAN}]+")
_HANGUL_ONLY = re.compile(rf"[{HANGUL}]+")


@lru_cache(maxsize=1024)
def name_letters(word: str) -> str:
    """Lower case without accents and points, for a look-up: "Nguyễn" -> "nguyen"."""
    if word.isascii():
        return word.replace("`", "'").lower().strip(".,")
    lowered = composed(word.translate(_APOSTROPHES).lower(), "NFKD")
    plain = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return plain.translate(_NOT_DECOMPOSED).strip(".,")


def is_han(text: str) -> bool:
    """Whether the text is Chinese characters only."""
    return _HAN_ONLY.fullmatch(text) is not None


def is_hangul(text: str) -> bool:
    """Whether the text is Hangul syllables only."""
    return _HANGUL_ONLY.fullmatch(text) is not None
