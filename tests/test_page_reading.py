"""What a saved page says: printed, or only in its tags; both where they differ."""

import json
import os
from collections.abc import Collection
from typing import Any

import pytest

from archive.ingest.extraction.html.main_text import paragraphs_of
from archive.page.markup import read_markup
from archive.page.markup.knowing import without_furniture
from archive.page.markup.reading import is_same_page, read_document
from archive.page.record import Span, Statement
from archive.page.repeats import line_key
from tests.saved import PAGES, SENTENCES, page_of, record_of, said_by

LONGEST_RULE = 80
DATED = '<meta property="article:published_time" content="{}">'
LD = '<script type="application/ld+json">{}</script>'


def article(**values: Any) -> str:
    return LD.format(json.dumps({"@type": "NewsArticle", **values}))


def authors(head: str = "", above: str = "") -> dict[str, Any]:
    """The byline by origin."""
    said = said_by(page_of(head=head, above=above))
    return {origin: each.value for (origin, field), each in said.items() if field == "authors"}


def dates(head: str = "", above: str = "", title: str = "The Quiet Harbour") -> dict[str, Any]:
    """The day by origin."""
    said = said_by(page_of(title, head=head, above=above))
    return {origin: each.value["edtf"] for (origin, field), each in said.items() if field == "date"}


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_saved_pages_are_read_as_they_were(path: Any) -> None:
    """Written anew with WRITE_GOLDEN=1, and the difference read like any other."""
    pytest.importorskip("trafilatura")
    markup = path.read_text(encoding="utf-8")
    document = read_markup(markup)
    record = record_of(document, read_document(document, paragraphs_of(markup, document) or ()))
    golden = path.with_suffix(".json")
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert record == json.loads(golden.read_text(encoding="utf-8"))


def test_all_evidence_shows_what_it_is_for() -> None:
    markup = page_of(above='<p class="byline">By Ada Marsh</p><p>6 May 2024</p>')
    document = read_markup(markup)
    shown = {
        each.field: [document.text[slice(*span)] for span in each.spans]
        for each in read_document(document, SENTENCES)
    }
    assert shown["title"] == ["The Quiet Harbour"]
    assert shown["authors"] == ["Ada Marsh"]
    assert shown["date"] == ["6 May 2024"]
    assert shown["body"] == list(SENTENCES)


def test_a_date_that_only_tags_say_is_declared() -> None:
    assert dates(DATED.format("2024-05-06T10:00:00+02:00")) == {"declared": "2024-05-06"}


def test_a_date_that_is_printed_is_extracted() -> None:
    head = DATED.format("2024-05-06T10:00:00+02:00")
    assert dates(head, "<p>6 May 2024</p>") == {"extracted": "2024-05-06"}


def test_where_page_and_tags_differ_both_dates_stand() -> None:
    head = DATED.format("2024-05-01T10:00:00+02:00")
    both = {"extracted": "2024-05-06", "declared": "2024-05-01"}
    assert dates(head, "<p>Published 6 May 2024</p>") == both


@pytest.mark.parametrize("stamp", ["2024-05-05T23:30:00Z", "2024-05-05T23:30:00+00:00"])
def test_of_a_moment_in_utc_the_printed_day_counts(stamp: str) -> None:
    assert dates(DATED.format(stamp), "<p>6 May 2024</p>") == {"extracted": "2024-05-06"}


def test_a_printed_update_is_no_other_date() -> None:
    head = DATED.format("2024-05-01T10:00:00+02:00")
    assert dates(head, "<p>Updated 6 May 2024</p>") == {"declared": "2024-05-01"}


def test_a_day_without_its_year_does_not_outrank_a_whole_date() -> None:
    assert dates(DATED.format("2024-05-06"), "<p>6 May</p>") == {"declared": "2024-05-06"}


@pytest.mark.parametrize("stamp", ["", "0000-00-00", "yesterday", "2024-13-45", "1e9", "12"])
def test_no_date_is_made_of_what_is_none(stamp: str) -> None:
    assert dates(DATED.format(stamp)) == {}


def test_dates_of_changes_and_captures_are_none_of_publication() -> None:
    head = (
        '<meta property="article:modified_time" content="2024-05-06">'
        '<meta http-equiv="last-modified" content="2024-05-06">'
        + article(dateModified="2024-05-06")
    )
    assert dates(head) == {}


def test_the_byline_is_printed_or_declared() -> None:
    head = '<meta name="author" content="Ada Marsh">'
    assert authors(head) == {"declared": ["Ada Marsh"]}
    assert authors(head, "<p>By Ada Marsh</p>") == {"extracted": ["Ada Marsh"]}
    assert authors(head, "<p>ADA MARSH</p>") == {"extracted": ["Ada Marsh"]}
    assert authors("", "<p>By Ada Marsh and Li Wen</p>") == {"extracted": ["Ada Marsh", "Li Wen"]}


def test_where_page_and_tags_name_others_both_stand() -> None:
    both = {"extracted": ["Jonas Weiher"], "declared": ["Ada Marsh"]}
    head = '<meta name="author" content="Ada Marsh">'
    assert authors(head, "<p>By Jonas Weiher</p>") == both
    more = {"extracted": ["Ada Marsh", "Jonas Weiher"], "declared": ["Ada Marsh"]}
    assert authors(head, "<p>By Ada Marsh and Jonas Weiher</p>") == more


@pytest.mark.parametrize(
    "name",
    ["admin", "The Lantern", "Editor", "https://social.example/lantern", "@lantern", "adamarsh",
     "ada@lantern.example", "Redaktion", "null", ""],
)  # fmt: skip
def test_what_is_nobody_is_no_author(name: str) -> None:
    head = (
        f'<meta property="og:site_name" content="The Lantern"><meta name="author" content="{name}">'
    )
    assert authors(head) == {}
    assert (
        authors(f'<meta property="og:site_name" content="The Lantern">{article(author=name)}') == {}
    )


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Marsh, Political Editor", ["Ada Marsh"]),
        ("By Ada Marsh and Li Wen", ["Ada Marsh", "Li Wen"]),
        ("Von Ada Marsh, London", ["Ada Marsh"]),
        ("Ada Marsh | The Lantern", ["Ada Marsh"]),
        ("박준석 기자 외 1명", ["박준석"]),
        ("Voltaire", ["Voltaire"]),
        ("Editorial Board", ["Editorial Board"]),
    ],
)
def test_names_of_tags_are_read_like_a_byline(written: str, names: list[str]) -> None:
    assert authors(f'<meta name="author" content="{written}">') == {"declared": names}


def test_json_ld_is_resolved_by_its_ids() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#1", "name": "Ada Marsh"},
            {"@type": ["Article"], "headline": "The Quiet Harbour", "author": {"@id": "#1"}},
        ]
    }
    assert authors(LD.format(json.dumps(graph))) == {"declared": ["Ada Marsh"]}


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, "null", '{"@type": "Article", "author": [[["x"]]]}', "9" * 9999]
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    assert authors(LD.format(script)) == {}


def test_the_headline_wins_over_what_tags_call_it() -> None:
    head = '<meta property="og:title" content="Ferries: what you must know | The Lantern">'
    said = said_by(page_of("The Quiet Harbour", head=head))
    assert said["extracted", "title"].value == "The Quiet Harbour"
    assert said["declared", "title"].value == "Ferries: what you must know | The Lantern"


def test_the_outlets_name_is_no_part_of_a_title() -> None:
    head = (
        '<meta property="og:site_name" content="The Lantern">'
        '<meta property="og:title" content="The Quiet Harbour | The Lantern">'
    )
    said = said_by(page_of("The Quiet Harbour", head=head))
    assert said["extracted", "title"].value == "The Quiet Harbour"
    assert ("declared", "title") not in said


def test_captions_and_boxes_and_links_are_no_text() -> None:
    boxes = (
        "<figure><figcaption>The quay. Photo: Li Wen</figcaption></figure>"
        '<blockquote class="twitter-tweet"><p>Somebody wrote this elsewhere on that day.</p>'
        '</blockquote><p><a href="/x">Read also: the ferry that never came back to the town</a></p>'
        "<p>Advertisement</p>"
    )
    body = [SENTENCES[0], boxes, *SENTENCES[1:]]
    taken = [SENTENCES[0], "The quay. Photo: Li Wen", "Somebody wrote this elsewhere on that day.",
             "Read also: the ferry that never came back to the town", "Advertisement",
             *SENTENCES[1:]]  # fmt: skip
    said = said_by(page_of(body=body), taken)
    assert said["extracted", "body"].value == [1, 1, 1]
    assert said["extracted", "captions"].value == ["The quay. Photo: Li Wen"]


def test_a_paragraph_that_an_extractor_passed_over_is_text() -> None:
    said = said_by(page_of(), [SENTENCES[0], SENTENCES[2]])
    assert said["extracted", "body"].value == [1, 1, 1]


def test_without_an_extractor_the_rules_for_plain_pages_find_the_text() -> None:
    said = said_by(page_of(), [])
    assert said["extracted", "body"].value == [1, 1, 1]


def test_a_text_behind_a_wall_is_a_teaser() -> None:
    wall = "<p>To continue reading, subscribe now. Already a subscriber? Log in.</p>"
    said = said_by(page_of(below=wall))
    assert said["extracted", "text"].value == "teaser"


@pytest.mark.parametrize(
    ("canonical", "fetched", "url", "rule"),
    [
        ("https://a.example/x", None, "https://a.example/x", "link canonical"),
        ("https://a.example/x", "http://www.a.example/x/?utm_source=n", "https://a.example/x",
         "link canonical"),
        ("https://b.example/x", "https://a.example/x", "https://a.example/x",
         "address of the capture"),
        ("/x", "https://a.example/x", "https://a.example/x", "address of the capture"),
        ("https://a.example/", None, None, None),
    ],
)  # fmt: skip
def test_the_address(
    canonical: str, fetched: str | None, url: str | None, rule: str | None
) -> None:
    document = read_markup(page_of(head=f'<link rel="canonical" href="{canonical}">'))
    said = [each for each in read_document(document, SENTENCES, fetched) if each.field == "url"]
    assert [(each.value, each.rule, each.origin) for each in said] == (
        [(url, rule, "declared")] if url else []
    )


def test_same_page() -> None:
    assert is_same_page("https://www.a.example/x?id=1", "http://a.example/x/")
    assert not is_same_page("https://a.example/x", "https://a.example/y")
    assert not is_same_page("nothing", "nothing")


def test_a_line_of_every_page_of_its_outlet_is_no_text() -> None:
    statements = (
        Statement("outlet", "The Lantern", "r", 1),
        Statement("body", [2, 1], "r", 1, (Span(0, 3), Span(4, 7), Span(8, 11))),
        Statement("notes", ["one", "six"], "r", 1, (Span(0, 3), Span(12, 15))),
        Statement("deck", "two", "r", 1, (Span(4, 7),)),
    )

    def known(_outlet: str, keys: Collection[str]) -> frozenset[str]:
        return frozenset(keys) & {line_key("two"), line_key("six")}

    less = without_furniture("one\ntwo\nthr\nsix", statements, known)
    assert [(each.field, each.value) for each in less] == [
        ("outlet", "The Lantern"),
        ("body", [1, 1]),
        ("notes", ["one"]),
    ]
    assert without_furniture("one\ntwo\nthr\nsix", statements, lambda *_: frozenset()) == statements


def test_a_name_far_above_the_headline_or_in_a_picture_is_of_something_else() -> None:
    box = "<p>By Jonas Weiher</p><p>16 January 2023</p><p>Rivers</p><p>Boats</p>"
    assert (
        said_by(page_of().replace("<article>", f"<article>{box}")).keys()
        & {
            ("extracted", "authors"),
            ("extracted", "date"),
        }
        == set()
    )
    picture = (
        '<figure><figcaption>The quay. <span class="author">Li Wen</span></figcaption></figure>'
    )
    assert authors(above=picture) == {}


def test_the_outlet_behind_the_headline_is_printed() -> None:
    said = said_by(page_of().replace("</title>", " | Evening Post</title>"))
    assert said["extracted", "outlet"].value == "Evening Post"
    assert said["extracted", "title"].value == "The Quiet Harbour"


def test_no_rule_is_longer_than_a_claim_can_hold() -> None:
    """Rules name their place, and names of tags can be long."""
    head = '<meta name="apple-mobile-web-app-title" content="The Lantern">'
    said = said_by(page_of(head=head, below="<p>The Lantern</p>"))
    assert max(len(each.rule) for each in said.values()) <= LONGEST_RULE
