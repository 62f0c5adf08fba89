"""Leads: what an index knows of the places of words gives the fragments that the texts give."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.arrays import write_arrays
from archive.search.columns import MANY, ONE
from archive.search.draft import Draft
from archive.search.engine import Leads
from archive.search.leads import leads
from archive.search.query import Fuzzy, Node, Or, Phrase, Prefix, Term, Wildcard
from archive.search.segment import Segment
from archive.search.snippets import finder_of, snippets
from archive.search.state import OpenSegment, State, Values
from archive.text.decoding import decode
from tests.documents import document
from tests.source import ROOT
from tests.test_finding import languages, parts, signed, texts, words

leaves = (
    st.builds(Term, words)
    | st.builds(Phrase, st.lists(words, min_size=1, max_size=3).map(tuple))
    | st.builds(Prefix, parts)
    | st.builds(Fuzzy, words | parts)
    | st.builds(Wildcard, st.tuples(parts, signed.map("".join)).map("".join))
    | st.builds(Term, words, st.sampled_from(("body", "deck", "title")))
)
trees = leaves | st.lists(leaves, min_size=1, max_size=3).map(tuple).map(Or)
decks = st.none() | texts


def leads_of(
    tree: Node, language: str | None, articles: Sequence[tuple[str | None, list[str]]]
) -> list[Leads | None]:
    """The leads of articles with a deck and a body each, from a segment of them all."""
    draft = Draft()
    for number, (deck, body) in enumerate(articles):
        made = document(str(number), language=language)
        draft.add(replace(made, deck=deck, body=tuple(body)))
    values = {facet: Values() for facet in (*ONE, *MANY)}
    with tempfile.TemporaryDirectory() as folder:
        write_arrays(Path(folder) / "segment", draft.arrays())
        state = State([(OpenSegment(Segment(Path(folder) / "segment"), values), ())], values)
        return leads(state, state.everything.docs, tree)


def assert_same(
    tree: Node, language: str | None, articles: list[tuple[str | None, list[str]]]
) -> None:
    for (deck, body), lead in zip(articles, leads_of(tree, language, articles), strict=True):
        scanned = snippets(tree, language, body, deck=deck)
        assert snippets(tree, language, body, deck=deck, leads=lead) == scanned
        finder = finder_of(tree, language, "body")
        if lead and finder:
            some = [deck, *body] if deck else body
            ends = list(accumulate(map(len, some)))
            found = dict(finder.found_at(some, ends, lead.stretches))
            assert [found.get(number, []) for number in range(len(some))] == finder.found(some)


@settings(max_examples=150, deadline=None)
@given(trees, languages, st.lists(st.tuples(decks, st.lists(texts, max_size=3)), max_size=3))
def test_leads_give_what_the_texts_give(
    tree: Node, language: str | None, articles: list[tuple[str | None, list[str]]]
) -> None:
    assert_same(tree, language, articles)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(trees, languages, st.lists(st.tuples(decks, st.lists(texts, max_size=3)), max_size=3))
def test_very_many_leads_give_what_the_texts_give(
    tree: Node, language: str | None, articles: list[tuple[str | None, list[str]]]
) -> None:
    assert_same(tree, language, articles)


def test_questions_of_words_and_phrases_have_leads() -> None:
    """Or else the tests above would compare the texts with themselves."""
    articles: list[tuple[str | None, list[str]]] = [("A deck", ["Resetting", "L’Europe resets it"])]
    expected: dict[Node, list[tuple[int, int]]] = {
        Term("reset"): [(6, 15), (24, 31)],
        Prefix("eur"): [(15, 24)],
        Prefix("l"): [(15, 24)],
        Fuzzy("eruope"): [(15, 24)],
        Phrase(("deck", "resetting", "l")): [(2, 24)],
        Phrase(("europe", "resets")): [(15, 31)],
        Or((Term("deck"), Phrase(("resets", "it")))): [(2, 6), (24, 33)],
    }
    for tree, stretches in expected.items():
        (found,) = leads_of(tree, "en", articles)
        assert found
        assert (found.characters, found.stretches) == (33, stretches)


def test_words_printed_as_one_are_read_as_one() -> None:
    body = ["See corrin-newswire.example.", "We’ll see."]
    for tree in (Phrase(("corrin", "newswire")), Term("we"), Term("example"), Prefix("newsw")):
        assert_same(tree, "en", [(None, body), ("we", ["'t"])])


PAGES = sorted((ROOT / "fixtures" / "pages").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_have_the_same_fragments(page: Path) -> None:
    some = decode(page.read_bytes()).text.split("\n")
    printed = " ".join(some).split()
    for at in range(0, len(printed), max(len(printed) // 5, 1)):
        one, two = printed[at], tuple(printed[at : at + 2])
        assert_same(Or((Term(one), Phrase(two), Prefix(one[:3]), Fuzzy(one))), "en", [(None, some)])


def test_a_document_too_long_for_an_outline_is_looked_through() -> None:
    body = ["reset " * 12_000, "and a reset button"]
    short = ["a reset button"]
    found = leads_of(Term("button"), "en", [(None, short), (None, body), (None, short)])
    assert [lead and lead.stretches for lead in found] == [[(8, 14)], [], [(8, 14)]]
    assert snippets(Term("button"), "en", body, leads=found[1]) == snippets(
        Term("button"), "en", body
    )


def test_leads_to_other_texts_are_not_followed() -> None:
    (lead,) = leads_of(Term("reset"), "en", [(None, ["no reset"])])
    for body in (["a reset here"], ["no reset", ""], ["reset"]):
        assert snippets(Term("reset"), "en", body, leads=lead) == snippets(
            Term("reset"), "en", body
        )
