"""Links between articles that may be one text."""

from typing import Any

import pytest

from archive.curation.checks import recheck
from archive.curation.copies import note_copies
from archive.curation.decisions import curate, release
from archive.curation.events import undo
from archive.curation.runs import begin, undo_run
from archive.ingest.loader import store
from archive.models import Article, Finding, PossibleCopy, SampledText, TextPrint
from tests.bench.copies import AT_LEAST, Archive, judged, pairs, rows
from tests.desk import make_curator
from tests.holdings import make_article
from tests.pages import page_of, stored
from tests.texts import body

pytestmark = pytest.mark.django_db
TEXT = body(1, paragraphs=6)
MENU = body(99, paragraphs=6)
"""What an outlet prints on every page, as long as the articles themselves."""


def links() -> set[tuple[str | None, str | None]]:
    return {
        (each.one.title, each.other.title)
        for each in PossibleCopy.objects.select_related("one", "other")
    }


def piece(title: str, text: tuple[str, ...] = TEXT, outlet: str = "The Lantern") -> Article:
    return stored(title, body=text, outlet=outlet)


def test_a_reprint_stays_an_article_of_its_own_and_is_linked_with_the_evidence() -> None:
    piece("First")
    reprint = tuple(f"“{each}”" for each in TEXT[:5])
    piece("Second", reprint, outlet="The Beacon")
    link = PossibleCopy.objects.get()
    assert links() == {("First", "Second")}
    assert (link.common, link.least, link.percent, link.words) == (196, 196, 100, 200)
    assert (link.one_from, link.one_to, link.other_from, link.other_to) == (1, 5, 1, 5)
    assert link.passage.startswith(TEXT[0][:100])
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "is_linked"),
    [
        (TEXT[:3], True),
        ((*TEXT[:4], *body(2)), True),
        ((*TEXT[:2], *body(2)), False),
        (body(2), False),
        ((TEXT[0][:80],), False),
        ((), False),
    ],
)
def test_half_of_the_shorter_text_has_to_be_the_same(
    text: tuple[str, ...], *, is_linked: bool
) -> None:
    piece("First")
    piece("Second", text, outlet="The Beacon")
    assert links() == ({("First", "Second")} if is_linked else set())


def test_a_title_alone_links_nothing() -> None:
    piece("Bring back the wet hearing")
    piece("Bring back the wet hearing", body(2), outlet="The Beacon")
    assert links() == set()


@pytest.mark.parametrize("at_once", [True, False])
def test_what_an_outlet_prints_on_every_page_links_nothing(*, at_once: bool) -> None:
    texts = [(*body(number), *MENU) for number in range(4)]
    articles = [make_article(f"Number {number}", body=list(text))
                for number, text in enumerate(texts)]  # fmt: skip
    for batch in [articles] if at_once else [[each] for each in articles]:
        note_copies(batch)
    assert links() == set()


def test_one_long_paragraph_is_not_the_text() -> None:
    captions = " ".join(body(50, paragraphs=12))
    piece("First", (*body(2), captions))
    piece("Second", (*body(3), captions), outlet="The Beacon")
    assert links() == set()
    piece("Third", (captions,), outlet="The Gauge")
    assert len(links()) == 2


def test_a_text_that_three_print_is_linked_for_all_of_them() -> None:
    for outlet in ("The Lantern", "The Beacon", "The Gauge"):
        piece(outlet, (*TEXT, *body(len(outlet), paragraphs=1)), outlet=outlet)
    assert len(links()) == 3


def test_links_follow_the_body() -> None:
    piece("First")
    second = piece("Second", outlet="The Beacon")
    by = make_curator()
    curate(second, {("body", ""): None, ("text", ""): "none"}, by=by)
    assert links() == set()
    assert not Finding.objects.filter(check_name="copy").exists()
    release(second, [("body", ""), ("text", "")], by=by)
    assert links() == {("First", "Second")}
    assert Finding.objects.get(check_name="copy").article == second


def test_what_changes_on_the_earlier_one_is_found_on_the_later_one() -> None:
    first = piece("First")
    second = piece("Second", outlet="The Beacon")
    by = make_curator()
    curate(first, {("body", ""): None, ("text", ""): "none"}, by=by)
    assert not Finding.objects.filter(check_name="copy").exists()
    release(first, [("body", ""), ("text", "")], by=by)
    assert Finding.objects.get(check_name="copy").article == second


def test_an_archive_from_before_is_filled_by_a_check_of_all() -> None:
    piece("First")
    piece("Second", outlet="The Beacon")
    for model in (TextPrint, SampledText, PossibleCopy, Finding):
        model._base_manager.all().delete()
    assert list(recheck(Article.objects.in_batches())) == [1, 2]
    assert links() == {("First", "Second")}
    assert Finding.objects.filter(check_name="copy").count() == 1


def test_many_at_once_are_linked_as_one_by_one() -> None:
    texts = [TEXT, body(2), TEXT[1:], (*body(2), *body(3, paragraphs=2)), body(4)]
    articles = [make_article(str(number), body=list(text)) for number, text in enumerate(texts)]
    assert note_copies(articles) == set()
    assert links() == {("0", "2"), ("1", "3")}
    assert note_copies([make_article("5", body=list(TEXT))]) == set()
    articles[0].body = list(body(6))
    assert note_copies(articles[:1]) == {articles[2].pk, articles[2].pk + 3}


def test_a_run_that_is_taken_back_leaves_nothing_of_its_texts() -> None:
    run = begin(["first.txt"])
    store(page_of("First", body=TEXT, outlet="The Lantern"), run)
    second, by = piece("Second", outlet="The Beacon"), make_curator()
    event = undo_run(run, by)
    assert links() == set()
    assert not second.findings.filter(check_name="copy").exists()
    assert SampledText.objects.get().article == second
    undo(event, by)
    assert links() == {("First", "Second")}
    assert second.findings.filter(check_name="copy").exists()


@pytest.mark.parametrize("count", [1, 4])
def test_texts_like_no_other_take_few_queries(
    count: int, django_assert_max_num_queries: Any
) -> None:
    piece("First")
    articles = [make_article(str(number), body=list(body(number + 5))) for number in range(count)]
    with django_assert_max_num_queries(5):
        assert note_copies(articles) == set()


@pytest.mark.alike
@pytest.mark.shared
def test_copies_of_real_articles_are_found_and_others_are_not() -> None:
    chosen = list(pairs(rows(1_500), count=90))
    archive = Archive()
    ends = {end["public_id"]: end for pair in chosen for end in (pair.one, pair.other)}
    archive.add([end for key, end in ends.items() if not key.startswith("made")])
    figures = judged(archive, chosen)
    assert figures.made == 60
    assert figures.precision >= AT_LEAST["precision"]
    assert figures.recall >= AT_LEAST["recall"]
