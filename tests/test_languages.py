"""Languages by their text."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.text.languages import detect_language

SAMPLES = {
    "en": "The two sides met in the old town hall and agreed to build the bridge after all.",
    "de": "Die beiden Seiten trafen sich im Rathaus und einigten sich auf den Bau der Brücke.",
    "fr": "Les deux parties se sont réunies à la mairie et ont décidé de construire le pont.",
    "es": "Las dos partes se reunieron en el ayuntamiento y acordaron construir el puente.",
    "ru": "Обе стороны встретились в старой ратуше и договорились построить мост через реку.",
    "zh": "双方在旧市政厅会面，并同意在河上修建一座新的大桥。",
    "ja": "両者は古い市庁舎で会談し、川に新しい橋を架けることで合意しました。",
    "ko": "양측은 옛 시청에서 만나 강 위에 새로운 다리를 건설하기로 합의했다.",
    "ar": "التقى الجانبان في مبنى البلدية القديم واتفقا على بناء جسر جديد فوق النهر.",
    "vi": "Hai bên đã gặp nhau tại tòa thị chính cũ và đồng ý xây cây cầu mới qua sông.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_languages_are_told_apart(language: str) -> None:
    assert detect_language(SAMPLES[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Too short a text.", "双方会面", "12345 67890 " * 20, "… — !? " * 30]
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_many_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(detect_language, list(SAMPLES.values()) * 3))
    assert answers == list(SAMPLES) * 3


def test_a_long_text_is_told_by_pieces_from_all_over_it() -> None:
    menu = "Home Opinion World Sports Weather Culture Travel "
    assert detect_language(menu + SAMPLES["de"] * 200) == "de"
    assert detect_language(SAMPLES["de"] * 200 + menu) == "de"
