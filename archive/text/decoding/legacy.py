"""The encodings from before Unicode: which of them fits the bytes best, by chardet.

chardet 7 names the encoding of a sample by what is likely in the languages that use it. Two things
it leaves to the caller. It drops every candidate in which a single byte is undefined, so that a
Chinese page with one damaged character passes for Russian: the sample is therefore shown to it
again without the bytes that a nearly fitting encoding cannot read. And a handful of accented
letters fits several alphabets alike: then the Western one, by far the commonest, is assumed.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import chardet

from archive.text.decoding.decoded import Decoded, count_not_ascii


class Legacy(NamedTuple):
    """An encoding by the name that notes say, and the widest codec that reads it."""

    label: str
    codec: str

    @property
    def name(self) -> str:
        """The name that is stored with a capture: "windows-1252"."""
        return self.label.lower()


WESTERN = Legacy("Windows-1252", "cp1252")
# By chardet's names. Where Windows has more characters under an older name, its codec reads both.
_BY_DETECTED = {
    "cp1252": WESTERN,
    "iso8859-1": WESTERN,
    "iso8859-15": Legacy("ISO-8859-15", "iso8859-15"),
    "cp1250": Legacy("Windows-1250", "cp1250"),
    "iso8859-2": Legacy("ISO-8859-2", "iso8859-2"),
    "cp1254": Legacy("Windows-1254", "cp1254"),
    "iso8859-9": Legacy("Windows-1254", "cp1254"),
    "cp1257": Legacy("Windows-1257", "cp1257"),
    "cp1258": Legacy("Windows-1258", "cp1258"),
    "cp1251": Legacy("Windows-1251", "cp1251"),
    "koi8-r": Legacy("KOI8-R", "koi8-r"),
    "koi8-u": Legacy("KOI8-U", "koi8-u"),
    "iso8859-5": Legacy("ISO-8859-5", "iso8859-5"),
    "cp866": Legacy("IBM866", "cp866"),
    "cp1253": Legacy("Windows-1253", "cp1253"),
    "iso8859-7": Legacy("ISO-8859-7", "iso8859-7"),
    "cp1255": Legacy("Windows-1255", "cp1255"),
    "cp1256": Legacy("Windows-1256", "cp1256"),
    "iso8859-6": Legacy("ISO-8859-6", "iso8859-6"),
    "gb18030": Legacy("GB18030", "gb18030"),
    "big5hkscs": Legacy("Big5", "big5hkscs"),
    "cp932": Legacy("Shift_JIS", "cp932"),
    "euc_jis_2004": Legacy("EUC-JP", "euc_jis_2004"),
    "cp949": Legacy("EUC-KR", "cp949"),
}
BY_NAME = {legacy.name: legacy for legacy in _BY_DETECTED.values()}
_LATIN = ("cp1252", "iso8859-1", "iso8859-15", "cp1250", "iso8859-2", "cp1254", "iso8859-9",
          "cp1257", "cp1258")  # fmt: skip
_WESTERN_NAMES = frozenset({"cp1252", "iso8859-1", "iso8859-15"})
_SAMPLE = 65_536  # bytes
_ASCII_STRETCH = re.compile(rb"([\x00-\x7f]{100})[\x00-\x7f]{100,}([\x00-\x7f]{100})")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LATIN_RUN = 2.0  # bytes; accented letters stand alone (1.0 to 1.6), other scripts in words (3 on)
_FEW = 6  # bytes beyond ASCII
_NEARLY_AS_LIKELY = 0.8  # of the best candidate's confidence
_GOOD_FOR_ONE_UNREADABLE = 100  # bytes beyond ASCII: damage, not another encoding
_GOOD_FOR_ONE_BAD = 4  # characters, in the whole text: below that nothing fits but Windows-1252
# Where ISO-8859-15 differs from Latin-1 and Windows-1252: the euro sign, and Œ and œ in a word;
# alone these two are the fractions of Latin-1.
_LATIN_9 = re.compile(rb"\xa4|[A-Za-z][\xbc\xbd]|[\xbc\xbd][a-z]")


class Guess(NamedTuple):
    """What a sample was taken for, as chardet names it."""

    confidence: float
    detected: str


def read_legacy(data: bytes) -> Decoded:
    """The last resort, which reads any bytes: those that mean nothing become U+FFFD."""
    legacy = guess(data)
    text = data.decode(legacy.codec, "replace")
    bad = text.count("\ufffd")
    if legacy != WESTERN and bad * _GOOD_FOR_ONE_BAD > count_not_ascii(text) - bad:
        legacy, text = WESTERN, data.decode(WESTERN.codec, "replace")
        bad = text.count("\ufffd")
    notes = [f"is no valid UTF-8; read as {legacy.label}, which may be wrong"]
    if bad:
        notes.append(f"has bytes that are no {legacy.label}")
    return Decoded(text, legacy.name, tuple(notes))


def guess(data: bytes) -> Legacy:
    """The likeliest encoding of bytes that hold some beyond ASCII; the same for the same bytes."""
    sample = _sample(data)
    runs = _HIGH_RUN.findall(sample)
    high = sum(map(len, runs))
    is_latin = high < _LATIN_RUN * len(runs)
    names = _LATIN if is_latin else tuple(_BY_DETECTED)
    views = sorted({sample, *_without_damage(sample, names, high)})
    best = max(_guess(view, names, is_short=high <= _FEW) for view in views)
    return _narrowed(_BY_DETECTED.get(best.detected, WESTERN), sample)


def _sample(data: bytes) -> bytes:
    """The first part that says something: of a large file, without long stretches of ASCII."""
    if len(data) <= _SAMPLE:
        return data
    return _ASCII_STRETCH.sub(rb"\1\n\2", data)[:_SAMPLE]


def _without_damage(sample: bytes, names: tuple[str, ...], high: int) -> Iterator[bytes]:
    """The sample as each encoding that nearly fits it can read it, without the rest."""
    for codec in names:
        text = sample.decode(codec, "replace")
        unreadable = text.count("\ufffd")
        readable = text.replace("\ufffd", "")
        if readable and 0 < unreadable <= max(1, high // _GOOD_FOR_ONE_UNREADABLE):
            yield readable.encode(codec, "ignore")


def _guess(sample: bytes, names: tuple[str, ...], *, is_short: bool) -> Guess:
    """chardet's first candidate, or Windows-1252 where little text makes that nearly as likely."""
    found = chardet.detect_all(
        sample, ignore_threshold=True, include_encodings=names, compat_names=False
    )
    guesses = [Guess(each["confidence"], each["encoding"]) for each in found if each["encoding"]]
    if not guesses:
        return Guess(0.0, "cp1252")
    western = [each for each in guesses if each.detected in _WESTERN_NAMES]
    is_near = western and western[0].confidence >= _NEARLY_AS_LIKELY * guesses[0].confidence
    return western[0] if is_short and is_near else guesses[0]


def _narrowed(legacy: Legacy, sample: bytes) -> Legacy:
    """ISO-8859-15 only where one of its own characters stands: it is rarer than what it amends."""
    if legacy.label == "ISO-8859-15" and not _LATIN_9.search(sample):
        return WESTERN
    return legacy
