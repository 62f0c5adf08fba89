"""UTF-8 with damaged characters, or with lines from elsewhere that are in an older encoding."""

import re
from itertools import groupby, islice

from archive.text.decoding.decoded import Decoded, count_not_ascii, read
from archive.text.decoding.legacy import Legacy, guess

_CUT_CHARACTER = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
_NO_CONTINUATION = bytes({*range(256)} - {*range(0x80, 0xC0)})
# Continuation bytes in sound lines, for one bad place in the others. Texts in older encodings have
# lines that happen to be valid UTF-8 too: up to 0.04 in Chinese and Japanese, elsewhere none.
_SOUND_FOR_ONE_BAD = 0.25
_MOST_FOREIGN = 10_000  # lines; a bound on time, far above any page with a passage from elsewhere


def mostly_utf8(data: bytes) -> Decoded | None:
    """Bytes that are UTF-8 but for some places; None where little shows that they are."""
    whole = _CUT_CHARACTER.sub(b"", data)
    if not _places(whole)[1]:
        return None
    lines = (line for line in whole.splitlines(keepends=True) if _is_foreign(line))
    foreign = list(islice(lines, _MOST_FOREIGN + 1))
    if len(foreign) > _MOST_FOREIGN:
        return None
    others = b"".join(foreign)
    sound = _continuations(whole) - _continuations(others)
    if not sound or sound < _SOUND_FOR_ONE_BAD * _places(others)[0]:
        return None
    if not foreign:
        return read(data, "utf-8")
    legacy = guess(others)
    count = f"{len(foreign)} line{'s' if len(foreign) > 1 else ''}"
    note = f"is UTF-8 but for {count} read as {legacy.label}, which may be wrong"
    text = read_mixed(data, legacy)
    damage = ("has bytes that are no UTF-8",) if _has_damage(text, data) else ()
    return Decoded(text, f"utf-8 and {legacy.name}", (note, *damage))


def read_mixed(data: bytes, legacy: Legacy) -> str:
    """UTF-8 with its foreign lines in the other encoding; what neither reads becomes U+FFFD."""
    runs = groupby(data.splitlines(keepends=True), key=_is_foreign)
    return "".join(
        b"".join(lines).decode(legacy.codec if is_foreign else "utf-8", "replace")
        for is_foreign, lines in runs
    )


def _is_foreign(line: bytes) -> bool:
    """Whether more of a line fails as UTF-8 than succeeds: it is in another encoding."""
    if line.isascii():
        return False
    try:
        line.decode()
    except UnicodeDecodeError:
        bad, sound = _places(line)
        return bad > sound
    return False


def _places(data: bytes) -> tuple[int, int]:
    """Places that are no UTF-8, and characters of several bytes that are."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    return bad, count_not_ascii(text) - bad


def _continuations(data: bytes) -> int:
    """Bytes that only go on with a character in UTF-8; a rarer character has more of them."""
    return len(data.translate(None, _NO_CONTINUATION))


def _has_damage(text: str, data: bytes) -> bool:
    return text.count("\ufffd") > data.count("\ufffd".encode())
