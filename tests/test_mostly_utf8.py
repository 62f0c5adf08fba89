"""UTF-8 with damage, and with lines from elsewhere in an older encoding."""

import pytest

from archive.text.decoding import Decoded, decode, decode_as

ENGLISH = "She said: “It’s late.”\nNobody’s there – not yet.\n"
FRENCH = "L’été à Québec fut très beau, déjà fini.\n"
DAMAGE = "has bytes that are no UTF-8"


def note(lines: str, label: str) -> str:
    return f"is UTF-8 but for {lines} read as {label}, which may be wrong"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_western_paragraph_in_utf8_is_read_in_its_own_encoding(end: str) -> None:
    text, middle = ENGLISH.replace("\n", end), FRENCH.replace("\n", end)
    data = text.encode() + middle.encode("cp1252") + text.encode()
    assert decode(data) == Decoded(
        text + middle + text, "utf-8 and windows-1252", (note("1 line", "Windows-1252"),)
    )
    assert decode_as(data, "utf-8 and windows-1252") == text + middle + text


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("Он сказал, что договор не подписан.\nЭто всё.\n", "koi8-r", "KOI8-R"),
        ("双方同意在春天之前签署这份协议。\n他们见面了。\n", "gb18030", "GB18030"),
    ],
)
def test_so_is_a_passage_in_any_other_encoding(text: str, codec: str, label: str) -> None:
    decoded = decode(ENGLISH.encode() * 12 + text.encode(codec) + ENGLISH.encode())
    assert decoded.text == ENGLISH * 12 + text + ENGLISH
    assert decoded.notes == (note("2 lines", label),)


def test_a_few_damaged_characters_are_no_other_encoding() -> None:
    data = ENGLISH.encode().replace("’".encode(), b"\xe2\x80", 1)
    assert decode(data) == Decoded(ENGLISH.replace("’", "\ufffd", 1), "utf-8", (DAMAGE,))


def test_a_character_cut_at_the_end_is_damage() -> None:
    assert decode(ENGLISH.encode() + "é".encode()[:1]) == Decoded(
        f"{ENGLISH}\ufffd", "utf-8", (DAMAGE,)
    )


def test_damage_and_foreign_lines_are_both_said() -> None:
    data = ENGLISH.encode().replace("–".encode(), b"\xe2\x80") + FRENCH.encode("cp1252")
    decoded = decode(data)
    assert decoded.text == ENGLISH.replace("–", "\ufffd") + FRENCH
    assert decoded.notes == (note("1 line", "Windows-1252"), DAMAGE)


def test_replacement_characters_that_were_saved_are_no_damage() -> None:
    text = ENGLISH.replace("’", "\ufffd")
    decoded = decode(text.encode() + FRENCH.encode("cp1252"))
    assert decoded == Decoded(
        text + FRENCH, "utf-8 and windows-1252", (note("1 line", "Windows-1252"),)
    )


def test_an_older_encoding_alone_is_no_mixture() -> None:
    assert decode((FRENCH * 5).encode("cp1252")).encoding == "windows-1252"
