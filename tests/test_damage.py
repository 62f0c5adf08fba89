"""Damage is found and left as it is."""

import pytest

from archive.page.damage import breaks_off, last_sentence, mojibake, replaced
from archive.page.record import Span
from tests.catalogues import LANGUAGES, catalogue


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in mojibake(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text", ["café", "naïve", "L’été", "ANNÉE’s", "«Été»", "река", "中文", "Ångström"]
)
def test_sound_text_is_no_mojibake(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("sound", ["café", "L’été", "—", "“quoted”", "Müller", "Größe", "река"])
def test_text_decoded_as_windows_1252_is_mojibake(sound: str) -> None:
    broken = sound.encode().decode("cp1252", errors="replace").replace("\ufffd", "")
    assert words(f"the {broken} here") == [broken]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound_text_of_no_language_is_mojibake(language: str) -> None:
    assert words(catalogue(language)) == []


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "he"])
def test_every_garbled_sentence_of_a_language_is_flagged(language: str) -> None:
    sentences = [each for each in catalogue(language).splitlines() if not each.isascii()]
    garbled = [each.encode().decode("latin-1") for each in sentences]
    assert [each for each in garbled if not words(each)] == []


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_cyrillic_read_as_windows_1251_is_mojibake(language: str) -> None:
    for sentence in catalogue(language).splitlines():
        assert words(sentence.encode().decode("cp1251", "replace"))


@pytest.mark.parametrize(
    "text",
    ["»SKIFERØ« står der", "”LÅT GÅ” sa han", "»PÅ« ", "«ЛДПР», «СССР»", "РФ» и США»",
     "MANHÃ\u00a0", "5×–6", "СЂ"],
)  # fmt: skip
def test_a_capital_before_a_quote_or_dash_is_no_mojibake(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("text", ["donвЂ™t", "锟斤拷", "ë¶ë¯¸", "å¹³åœ°", "Ù…Ø±Ø­Ø¨Ø§"])
def test_other_garbled_words(text: str) -> None:
    assert words(f"a {text} b") == [text]


def test_a_word_with_a_replacement_character_is_reported_once() -> None:
    text = "the caf\ufffd and the p\ufffdt\ufffd"
    found = [text[span.start : span.end] for span in replaced(text, Span(0, len(text)))]
    assert found == ["caf\ufffd", "p\ufffdt\ufffd"]


def test_the_last_sentence_of_a_paragraph() -> None:
    text = "It rained in the U.S. and elsewhere. The keeper said that\nthe sluice of the"
    span = last_sentence(text, Span(0, len(text)))
    assert text[span.start : span.end] == "The keeper said that\nthe sluice of the"


def test_a_paragraph_that_stops_at_a_small_word_breaks_off() -> None:
    start = (
        "The keeper walked up to the weir with a lantern and a long iron bar. His boots were full "
    )
    said = {"of": 4, "river": 5, "the": 9}
    assert breaks_off(start + "of water that had come over the top of the", said)
    assert breaks_off(start + "of water, which was cold,", said)
    assert not breaks_off(start + "of water that had come over the top of the river.", said)
    assert not breaks_off(start + "of water from the Corrin", said)
    assert not breaks_off("Of the", said)
