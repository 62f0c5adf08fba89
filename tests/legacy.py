"""Texts as they were saved before Unicode, for tests of decoding."""

# The encodings in which pages of a language were saved.
ENCODINGS = {
    "cp1252": "en de fr es pt it nl sv da no",
    "iso-8859-1": "en de fr es pt it nl sv da no",
    "iso-8859-15": "fr de es it nl",
    "cp1250": "pl cs hu",
    "iso-8859-2": "pl cs hu",
    "cp1251": "ru uk",
    "koi8-r": "ru",
    "koi8-u": "uk",
    "iso-8859-5": "ru",
    "cp866": "ru",
    "cp1254": "tr",
    "iso-8859-9": "tr",
    "cp1253": "el",
    "iso-8859-7": "el",
    "cp1255": "he",
    "cp1256": "ar",
    "iso-8859-6": "ar",
    "gb18030": "zh",
    "big5": "zh_Hant",
    "shift_jis": "ja",
    "cp932": "ja",
    "euc-jp": "ja",
    "euc-kr": "ko",
    "cp949": "ko",
}
# What people typed where an encoding has no such sign.
_TYPED = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
     "…": "...", "•": "*", "·": "*", "›": ">", "\u00a0": " ", "€": "EUR", "×": "x", "©": "(c)",
     "−": "-", "～": "~", "〜": "~"}
)  # fmt: skip
_MOST_LOST = 0.02  # of the characters beyond ASCII: more, and the encoding does not hold the text


def saved_in(text: str, encoding: str) -> str | None:
    """The text as a page in this encoding has it; None where the encoding does not hold it."""
    kept = "".join(_kept(char, encoding) for char in text)
    lost = kept.count("?") - text.count("?")
    beyond = sum(not char.isascii() for char in kept)
    return kept if beyond and lost <= _MOST_LOST * beyond else None


def _kept(char: str, encoding: str) -> str:
    if "\x80" <= char < "\xa0":  # stands for no sign in Latin-1, and nobody types it
        return "?"
    for choice in (char, char.translate(_TYPED)):
        if choice.encode(encoding, "replace") != b"?" * len(choice) or choice == "?":
            return choice
    return "?"


def encodings_of(language: str) -> list[str]:
    return [name for name, languages in ENCODINGS.items() if language in languages.split()]
