"""Which language a text is in, by py3langid.

py3langid 0.4.0 (BSD-3-Clause, maintained by Adrien Barbaresi; a fork of langid.py) takes one to
two seconds for its first answer and needs NumPy, so that it is loaded only when a text is there.
"""

import re
from itertools import islice
from threading import Lock

_LETTERS = re.compile(r"[^\W\d_]")
_DENSE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FEWEST_LETTERS, _FEWEST_DENSE = 40, 10  # a Chinese character or a syllable says more
_PIECES, _PIECE = 4, 100  # characters that tell a language, from all over a longer text
_TWO_LETTERS = 2
# Codes of the classifier that have a wider or another code of two letters.
_WIDER = {"arz": "ar", "ary": "ar", "nn": "no", "nb": "no", "sdh": "ku", "uzs": "uz",
          "wuu": "zh", "yue": "zh"}  # fmt: skip
_lock = Lock()


def detect_language(text: str) -> str | None:
    """The language as a two-letter code (ISO 639-1), or None where the text says too little.

    Too little is under 40 letters, or under 10 of Chinese, Japanese or Korean. The answer is the
    classifier's best; it is not asked how sure it is.
    """
    sample = _sample(text)
    if not (_has(_LETTERS, sample, _FEWEST_LETTERS) or _has(_DENSE, sample, _FEWEST_DENSE)):
        return None
    code = _classify(sample)
    code = _WIDER.get(code, code)
    return code if len(code) == _TWO_LETTERS else None


def _has(letters: re.Pattern[str], text: str, fewest: int) -> bool:
    return len(list(islice(letters.finditer(text), fewest))) == fewest


def _sample(text: str) -> str:
    """A text of some length as a few pieces of it, evenly spaced, the first and last included.

    The classifier's time grows with the length, its answers change no more: over all pages at
    hand they were the same on 400 characters as on 20,000.
    """
    if len(text) <= _PIECES * _PIECE:
        return text
    step = (len(text) - _PIECE) / (_PIECES - 1)
    starts = [round(number * step) for number in range(_PIECES)]
    return " ".join(text[start : start + _PIECE] for start in starts)


def _classify(text: str) -> str:
    """The classifier loads its model at the first call, which must not happen twice at once."""
    # Not at the top: NumPy and the model cost a second, and few commands need them.
    from py3langid import classify  # noqa: PLC0415

    with _lock:
        return str(classify(text)[0])
