"""Keyword in context: every occurrence a line, in the order asked for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search import concordance as room
from archive.search.concordance import CONTEXT, Line, Order, Source, Text, concordance
from archive.search.language import understand


def source(key: str, *body: str, language: str | None = "en", **values: object) -> Source:
    texts = tuple(Text(text, "body", number) for number, text in enumerate(body, start=1))
    return Source(key, language, texts, **values)  # type: ignore[arg-type]


def lines(question: str, *sources: Source, order: Order = Order.FOUND) -> list[str]:
    found = concordance(understand(question).tree, sources, order).lines
    return [f"{line.left}[{line.words}]{line.right}" for line in found]


def test_a_word_is_shown_in_all_its_forms_and_a_phrase_as_one() -> None:
    text = source("a", "Resetting it.", "They reset the gate; resets of the gate.")
    assert lines("reset", text) == [
        "[Resetting] it.",
        "They [reset] the gate; resets of the gate.",
        "They reset the gate; [resets] of the gate.",
    ]
    assert lines('"the gate"', text) == [
        "They reset [the gate]; resets of the gate.",
        "They reset the gate; resets of [the gate].",
    ]
    assert lines("-reset", text) == []


def test_each_text_is_asked_for_what_its_field_is_asked() -> None:
    texts = (Text("Gate", "title"), Text("A gate", "body", 1), Text("Gates", "captions"))
    every = Source("a", "en", texts)
    found = concordance(understand("title:gate").tree, [every]).lines
    assert [(line.text.field, line.anchor) for line in found] == [("title", "")]
    found = concordance(understand("gate").tree, [every]).lines
    assert [line.anchor for line in found] == ["", "p1", "captions"]


def test_orders() -> None:
    sources = (
        source("a", "old gate opens", outlet="Quay", day=date(2021, 1, 1)),
        source("b", "a new gate shuts", outlet="Árbol", day=date(2020, 1, 1)),
        source("c", "the New gate falls", "gate"),
    )
    ends = {
        order: [line.split("[")[0].strip() for line in lines("gate", *sources, order=order)]
        for order in Order
    }
    assert ends == {
        Order.FOUND: ["old", "a new", "the New", ""],
        Order.LEFT: ["", "a new", "the New", "old"],
        Order.RIGHT: ["", "the New", "old", "a new"],
        Order.OUTLET: ["a new", "old", "the New", ""],
        Order.DATE: ["a new", "old", "the New", ""],
    }


def test_scripts_without_spaces_are_ordered_by_characters() -> None:
    texts = source("a", "旧的运河", "新旧运河", "河运河", language="zh")
    assert lines("运河", texts, order=Order.LEFT) == ["新旧[运河]", "河[运河]", "旧的[运河]"]


def test_no_more_lines_than_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_LINES", 3)
    asked = understand("gate").tree
    assert concordance(asked, [source("a", "gate gate gate")]).is_cut is False
    found = concordance(asked, [source("a", "gate gate"), source("b", "gate gate")])
    assert (len(found.lines), found.is_cut) == (3, True)


def test_context_is_cut_between_words() -> None:
    long = "word " * 40
    (line,) = lines("gate", source("a", f"{long}gate {long}end"))
    assert line == "…" + "word " * 16 + "[gate] " + "word " * 15 + "word…"


pieces = st.sampled_from(
    (
        "gate ",
        "word ",
        "运河",
        "e\u0301",
        "\u0301",
        "👩\u200d👧",
        "हिन्दी ",
        "ᄒ\u1161\u11ab",
        "x" * 50,
    )
)


@given(st.lists(pieces, max_size=60).map("".join))
def test_a_line_is_a_piece_of_its_text(text: str) -> None:
    found = concordance(understand("gate 运河 हिन्दी").tree, [source("a", text)]).lines
    for line in found:
        assert line.left.removeprefix("…") + line.words + line.right.removesuffix("…") in text
        assert max(len(line.left), len(line.right)) <= CONTEXT + 8
        assert not line.right.startswith("\u0301")


def test_a_line_knows_its_place() -> None:
    here = source("a", "x", "a gate")
    assert concordance(understand("gate").tree, [here]).lines == (Line(here, here.texts[1], 2, 6),)
