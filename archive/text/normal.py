"""Text brought into one form: white space, invisible characters, keys for equality, slugs."""

import re
import unicodedata

from archive.text.composing import composed

# Nothing to see and nothing to say in a title or a name: control characters, soft hyphen, zero
# widths, marks and overrides of writing direction, fillers, tags, halves of surrogate pairs
# (which no database stores).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b"
    "\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# A paragraph may need marks and isolates of direction, and Thai its zero-width spaces.
_INVISIBLE_IN_PARAGRAPHS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u202d\u202e\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
_MISREAD = re.compile("[\x80-\x84\x86-\x9f]")
_JOINERS = re.compile("[\u200c\u200d]")
_PLAIN_ASCII = bytes({*b"\t\n\v\f\r\x1c\x1d\x1e\x1f", *range(0x20, 0x7F)})
_JOINING_SCRIPTS = (
    ("\u0600", "\u08ff"),  # Arabic with Persian and Urdu, Syriac, Thaana, N'Ko, Mandaic
    ("\u0900", "\u0dff"),  # the scripts of India and Sri Lanka
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u18af"),  # Khmer, Mongolian
)
_BEFORE_AN_EMOJI_JOINER = ("So", "Sk", "Mn")  # the emoji, its skin tone, its variation selector
_APOSTROPHES = re.compile("['’ʼ`´]")
_SLUG_LENGTH = 60


def fold_space(text: str) -> str:
    """The text with every run of white space, of any kind, as one space, and none at its ends."""
    stripped = text.strip()
    if "  " not in stripped and stripped.isprintable():
        return stripped  # the only white space that counts as printable is a space
    return " ".join(stripped.split())


def clean_line(text: str) -> str:
    """A title or a name: composed (NFC), without invisible characters, white space folded.

    The joiners U+200C and U+200D stay where they change what is seen: within words of scripts
    whose letters join (a Persian plural is misspelled without U+200C) and within emoji that are
    made of several. Anywhere else they would make two names that look alike differ.
    """
    if text.isascii() and text.isprintable():
        return fold_space(text)
    visible = _INVISIBLE.sub("", text)
    return fold_space(composed(_without_idle_joiners(visible)))


def beyond_ascii(text: str) -> str:
    """A text without the letters, digits, marks and spaces of ASCII.

    Little is left of most texts, so that what is rare is sooner looked for there.
    """
    others = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII)
    return others.decode("utf-8", "surrogatepass")


def is_plain(text: str) -> bool:
    """Whether a text is composed (NFC) and holds nothing invisible."""
    others = beyond_ascii(text)
    is_seen = not _INVISIBLE.search(others) and not _JOINERS.search(others)
    return is_seen and unicodedata.is_normalized("NFC", text)


def without_invisible(text: str) -> list[tuple[str, int]]:
    """The characters that are seen, each with its place.

    Controls of Latin-1 stay: they are quotes and dashes of Windows-1252 that were misread, which
    is damage to be shown.
    """
    return [
        (char, at)
        for at, char in enumerate(text)
        if not (_INVISIBLE.match(char) or (_JOINERS.match(char) and not _is_needed(text, at)))
        or _MISREAD.match(char)
    ]


def clean_paragraph(text: str) -> str:
    """A paragraph: composed (NFC), without control characters, white space folded."""
    return fold_space(composed(_INVISIBLE_IN_PARAGRAPHS.sub("", text)))


def name_key(text: str) -> str:
    """What two names of an outlet or an author have in common when they count as equal.

    Compared by NFKC, case and white space: full-width letters equal the ordinary ones.
    """
    folded = composed(clean_line(text), "NFKC").casefold()
    return fold_space(composed(folded, "NFKC"))


def slugify(text: str, fallback: str, limit: int = _SLUG_LENGTH) -> str:
    """A readable piece of a URL in the text's own script: "us-russia-ties", "美俄关系".

    Letters, marks and digits, lower case, parted by single hyphens, at most `limit` characters,
    cut between words where there are any. The fallback stands in where nothing is left.
    """
    folded = _APOSTROPHES.sub("", composed(clean_line(text), "NFKC").casefold())
    signs = (sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in folded)
    words = [word for word in "".join(signs).split("-") if word]
    return _cut_between_words("-".join(words), limit) or fallback


def _cut_between_words(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    cut = slug.rfind("-", 0, limit + 1)
    if cut > 0:
        return slug[:cut]
    while limit > 0 and unicodedata.category(slug[limit])[0] == "M":
        limit -= 1
    return slug[:limit]


def _without_idle_joiners(text: str) -> str:
    if not _JOINERS.search(text):
        return text
    return _JOINERS.sub(lambda found: found[0] if _is_needed(text, found.start()) else "", text)


def _is_needed(text: str, position: int) -> bool:
    """Whether a joiner stands inside a word of a joining script, or inside an emoji."""
    before, after = text[max(position - 1, 0) : position], text[position + 1 : position + 2]
    if not before or not after:
        return False
    if _joins_letters(before) and _joins_letters(after):
        return True
    is_emoji_before = unicodedata.category(before) in _BEFORE_AN_EMOJI_JOINER
    return text[position] == "\u200d" and is_emoji_before and unicodedata.category(after) == "So"


def _joins_letters(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" and any(
        first <= sign <= last for first, last in _JOINING_SCRIPTS
    )
