"""The truth about the invented pages stands in the pages themselves; checked without any reader."""

import codecs
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"
TRUTH: list[dict[str, Any]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
RECORD_KEYS = {
    *("file", "url", "title", "deck", "authors", "outlet", "date", "time", "date_label"),
    *("date_inferred", "section", "tags", "language", "text", "captions", "notes", "damage"),
    *("body", "must_not_contain", "must_find"),
}
LANGUAGES = {"en", "zh", "ko", "ja", "ar", "ru", "es", "de", "fr", "vi"}
DAMAGE = {"cut sentence", "repeated caption", "pay-wall", "mojibake", "replacement character"}
SHORT = 8  # a line below this many characters ("Prev", "Name *") needs no entry in the truth
DATE_FORM = re.compile(r"(\d{4}|XXXX)-\d\d(-\d\d)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

every_page = pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: truth["file"])


def decode(data: bytes) -> str:
    """UTF-16 with its mark, else UTF-8, else Windows-1252: the encodings used here."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def fold(text: str) -> str:
    return " ".join(text.split())


def page_of(truth: dict[str, Any]) -> str:
    return decode((FOLDER / "pages" / truth["file"]).read_bytes())


def own_texts(truth: dict[str, Any]) -> list[str]:
    """Everything of the truth that readers see as the article's text."""
    single = [text for text in (truth["title"], truth["deck"]) if text]
    return [*single, *truth["body"], *truth["captions"], *truth["notes"]]


def printed_values(truth: dict[str, Any]) -> list[str]:
    people = [author[key] for author in truth["authors"] for key in ("name", "affiliation")]
    fields = [truth[key] for key in ("url", "outlet", "time", "date_label", "section")]
    return [value for value in people + fields + truth["tags"] if value]


def lines_of(truth: dict[str, Any]) -> list[str]:
    return [fold(line) for line in page_of(truth).splitlines() if line.strip()]


def digits(text: str) -> str:
    """Digits of every script as ASCII."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def test_truth_and_pages_pair_up() -> None:
    pages = sorted(path.name for path in (FOLDER / "pages").iterdir())
    assert [truth["file"] for truth in TRUTH] == pages


@every_page
def test_record_has_the_agreed_form(truth: dict[str, Any]) -> None:
    assert set(truth) == RECORD_KEYS
    assert truth["date_inferred"] is None
    assert truth["text"] in {"full", "summary", "teaser", "none"}
    assert truth["date"] is None or DATE_FORM.fullmatch(truth["date"])
    for author in truth["authors"]:
        assert set(author) == {"name", "family", "given", "affiliation"}
    texts = own_texts(truth) + truth["must_not_contain"]
    assert texts == [fold(text) for text in texts]
    assert "" not in texts


@every_page
def test_texts_stand_in_the_page_in_order(truth: dict[str, Any]) -> None:
    page, place = fold(page_of(truth)), 0
    for paragraph in truth["body"]:
        place = page.index(paragraph, place) + len(paragraph)
    for text in own_texts(truth) + printed_values(truth):
        assert text in page


@every_page
def test_name_parts_are_words_of_the_printed_name(truth: dict[str, Any]) -> None:
    for author in truth["authors"]:
        assert (author["family"] is None) == (author["given"] is None)
        if author["family"] is not None:
            left = author["name"].casefold().replace(",", " ")
            for part in (author["family"], author["given"]):
                assert part.casefold() in left
                left = left.replace(part.casefold(), " ", 1)
            assert left.strip() == ""


@every_page
def test_date_has_its_parts_printed_on_a_line_outside_the_texts(truth: dict[str, Any]) -> None:
    if truth["date"] is None:
        assert truth["time"] is None
        assert truth["date_label"] is None
        return
    year, *rest = truth["date"].split("-")
    kept = set(own_texts(truth))
    outside = [digits(line) for line in lines_of(truth) if line not in kept]
    numbers = [{int(n) for n in re.findall(r"\d+", line)} for line in outside]
    wanted = {int(part) for part in [year, *rest[1:]] if part.isdigit()}
    stands = [line for line, found in zip(outside, numbers, strict=True) if wanted <= found]
    assert any(names_month(line, int(rest[0])) for line in stands)


def names_month(line: str, month: int) -> bool:
    """Whether a line prints the month as a number or by a name used in these pages."""
    other = {11: "نوفمبر", 12: "декабря"}
    names = [MONTHS[month - 1], other.get(month, MONTHS[month - 1])]
    return any(name in line.casefold() for name in names) or month in {
        int(n) for n in re.findall(r"\d+", line)
    }


@every_page
def test_furniture_stands_in_the_page_and_in_no_text(truth: dict[str, Any]) -> None:
    lines = [line.removeprefix("• ") for line in lines_of(truth)]
    for furniture in truth["must_not_contain"]:
        assert furniture in lines
        for text in own_texts(truth):
            assert furniture not in text


@every_page
def test_every_line_of_the_page_is_accounted_for(truth: dict[str, Any]) -> None:
    texts = " ".join(own_texts(truth))
    known = set(truth["must_not_contain"])
    lines = (line.removeprefix("• ") for line in lines_of(truth))
    loose = [line for line in lines if line not in texts and line not in known]
    assert [line for line in loose if len(line) >= SHORT] == []


@every_page
def test_damage_is_visible_where_it_is_stated(truth: dict[str, Any]) -> None:
    page = fold(page_of(truth))
    for damage in truth["damage"]:
        assert set(damage) == {"kind", "paragraph", "text"}
        assert damage["kind"] in DAMAGE
        number = damage["paragraph"]
        assert damage["text"] in (page if number is None else truth["body"][number - 1])
        assert shows(damage["kind"], damage["text"], page)


def shows(kind: str, text: str, page: str) -> bool:
    """Whether the words quoted for a damage are damaged in that way."""
    if kind == "cut sentence":
        return text[-1].isalpha()
    if kind == "repeated caption":
        return f"{text} {text}" in page
    if kind == "pay-wall":
        return page.count(text) == 1
    if kind == "mojibake":
        return len(text.encode("cp1252").decode("utf-8")) < len(text)
    return "\ufffd" in text


@every_page
def test_damage_is_stated_wherever_it_is_visible(truth: dict[str, Any]) -> None:
    kinds = {(damage["kind"], damage["paragraph"]) for damage in truth["damage"]}
    for number, paragraph in enumerate(truth["body"], start=1):
        assert (("cut sentence", number) in kinds) == paragraph[-1].isalpha()
        assert (("replacement character", number) in kinds) == ("\ufffd" in paragraph)
        assert (("mojibake", number) in kinds) == ("â€" in paragraph)
    for caption in truth["captions"]:
        twice = lines_of(truth).count(caption) > 1
        assert (("repeated caption", None) in kinds) == twice
    assert (truth["text"] == "teaser") == (("pay-wall", None) in kinds)


@every_page
def test_words_to_find_stand_in_title_or_body(truth: dict[str, Any]) -> None:
    text = " ".join([truth["title"], *truth["body"]]).casefold()
    assert truth["must_find"]
    for words in truth["must_find"]:
        bounded = truth["language"] not in {"zh", "ja", "ko"}
        pattern = rf"\b{re.escape(words)}\b" if bounded else re.escape(words)
        assert re.search(pattern, text, re.IGNORECASE)


@every_page
def test_page_has_the_agreed_length(truth: dict[str, Any]) -> None:
    body = " ".join(truth["body"])
    if truth["language"] in {"zh", "ja", "ko"}:
        assert 300 <= len(body) <= 1500
    else:
        assert 150 <= len(body.split()) <= 500


def pages_where(pattern: str) -> list[str]:
    """Files whose page matches, lines anchored by ^ and $."""
    return [t["file"] for t in TRUTH if re.search(pattern, page_of(t), re.MULTILINE)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\S+ [^|\n]+ \| [^|\n]+ \| \w+: \d{4}-\d\d-\d\d \d\d:\d\d$",  # by | outlet | label: date
        r"^(?P<caption>.+\(Photo ?: .+\))\n(?P=caption)$",  # a caption that stands twice
        r"\A.+\nBy .+\nand .+ Published: [A-Z][a-z]{2} \d{1,2}\n",  # byline over two lines
        r"^  • .+\n\n    \S.+$",  # bullet author, indented affiliation
        r"\A.+\n[A-Z]{3,} [A-Z].* [A-Z]{2,} .+ Upload Date \d{4}-\d\d-\d\d Hits \d+$",  # one line
    ],
    ids=["bar byline", "caption twice", "split byline", "bullet author", "one line"],
)
def test_each_seed_shape_stands_at_least_twice(pattern: str) -> None:
    assert len(pages_where(pattern)) >= 2


def test_languages_and_scripts() -> None:
    assert {t["language"] for t in TRUTH} == LANGUAGES


def test_encodings() -> None:
    data = [(FOLDER / "pages" / t["file"]).read_bytes() for t in TRUTH]
    assert sum(page.startswith(codecs.BOM_UTF16_LE) for page in data) == 1
    eight_bit = [page for page in data if not page.startswith(codecs.BOM_UTF16_LE)]
    assert sum(decode(page).encode() != page for page in eight_bit) == 1


def test_every_kind_of_damage_and_of_text_is_there() -> None:
    assert {damage["kind"] for t in TRUTH for damage in t["damage"]} == DAMAGE
    assert {t["text"] for t in TRUTH} == {"full", "summary", "teaser"}


def test_honest_gaps_are_there() -> None:
    assert [t["file"] for t in TRUTH if t["date"] is None and not t["authors"] and not t["outlet"]]
    assert [t["file"] for t in TRUTH if (t["date"] or "").startswith("XXXX-")]
    assert [t["file"] for t in TRUTH if re.fullmatch(r"\d{4}-\d\d", t["date"] or "")]
    assert [t["file"] for t in TRUTH if [a["name"] for a in t["authors"]] == ["Editorial Board"]]


def test_hard_wrapped_pages_have_no_blank_line_and_no_long_one() -> None:
    wrapped = [t for t in TRUTH if "\n\n" not in page_of(t).replace("\r", "").strip()]
    assert len(wrapped) == 2
    for truth in wrapped:
        assert max(len(line) for line in page_of(truth).splitlines()) <= 80


def test_one_piece_stands_at_two_outlets_with_credit() -> None:
    bodies: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for truth in TRUTH:
        bodies.setdefault(tuple(truth["body"]), []).append(truth)
    [(first, copy)] = [group for group in bodies.values() if len(group) > 1]
    assert first["outlet"] != copy["outlet"]
    assert first["outlet"] in " ".join(copy["notes"])


def test_names_that_need_a_curator_are_there() -> None:
    places: dict[str, set[str]] = {}
    for author in (author for t in TRUTH for author in t["authors"]):
        places.setdefault(author["name"], set()).add(str(author["affiliation"]))
    assert sorted(name for name, where in places.items() if len(where) > 1) == [
        "Daniel Okafor",  # one person, two institutions
        "Li Wei",  # two people, one name
    ]


def test_headline_after_title_with_outlet_is_there() -> None:
    twice = [
        t["file"]
        for t in TRUTH
        if re.fullmatch(rf"{re.escape(t['title'])}\W+{t['outlet']}", lines_of(t)[0])
    ]
    assert len(twice) >= 2


def test_event_is_followed_over_six_months() -> None:
    days = sorted(t["date"] for t in TRUTH if re.fullmatch(r"\d{4}-\d\d-\d\d", t["date"] or ""))
    assert (days[0][:7], days[-1][:7]) == ("2024-09", "2025-03")
