"""What each check finds, what it lets pass, and how findings follow the article."""

from typing import Any

import pytest

from archive.curation.checks import BY_NAME, CHECKS, run_checks
from archive.curation.checks.namesakes import are_alike
from archive.curation.decisions import curate
from archive.curation.dismissals import DismissalError, dismiss, put_back
from archive.curation.events import undo
from archive.models import Article, Author, Finding, Judgement
from tests.desk import make_curator
from tests.holdings import make_claim
from tests.pages import stored
from tests.texts import body

pytestmark = pytest.mark.django_db
DAY = {"edtf": "2021-04-06", "time": None, "label": None}


def complete(title: str = "Tides and gates", **fields: Any) -> Article:
    """An article on which no check finds anything, but for what `fields` say."""
    known = {"authors": ["Ada Marsh"], "outlet": "The Lantern", "date": DAY, "language": "en"}
    return stored(title, **(known | fields))


def found(article: Article, check: str) -> list[str]:
    rows = Finding.objects.filter(article=article, check_name=check)
    return [row.text for row in rows]


def names(article: Article) -> set[str]:
    return {row.check_name for row in Finding.objects.filter(article=article)}


def test_every_check_says_what_it_is_for() -> None:
    assert all(check.purpose for check in CHECKS)
    assert len(BY_NAME) == len(CHECKS)


def test_nothing_is_found_on_a_complete_article() -> None:
    assert names(complete()) == set()


def test_what_is_missing_is_found() -> None:
    assert names(stored()) == {"undated", "no-outlet", "no-author"}


def test_a_date_that_cannot_be_is_found_until_a_curator_decides() -> None:
    mark = {"kind": "unreadable date", "paragraph": None, "text": "31/31/2021"}
    article = complete(date=None, damage=[mark])
    assert names(article) == {"undated", "unreadable-date"}
    assert found(article, "unreadable-date") == [
        "“31/31/2021” stands where the date should, and cannot be read as one."
    ]
    curate(article, {("date", ""): DAY}, by=make_curator())
    assert names(article) == set()


def test_a_date_without_year_is_undated_until_the_year_is_inferred() -> None:
    bare = {"edtf": "XXXX-01-28", "time": None, "label": None}
    assert found(complete(date=bare), "undated") == [
        "The date has no year: 28 January, year not printed."
    ]
    said = {"value": "2021-01-28", "reason": "It answers a speech of that week."}
    inferred = complete("Other", date=bare, date_inferred=said)
    assert found(inferred, "undated") == []
    assert found(inferred, "year-inferred") == [
        "28 January 2021: It answers a speech of that week."
    ]


def test_what_a_curator_cleared_is_no_gap() -> None:
    article = stored(authors=["Ada Marsh"], outlet="The Lantern")
    cleared = {("authors", ""): None, ("outlet", ""): None, ("date", ""): None}
    curate(article, cleared, by=make_curator())
    assert names(article) == set()


def test_a_name_that_several_have_is_unlinked() -> None:
    for _ in range(2):
        Author.objects.create(name="Li Wei")
    article = complete(authors=["Li Wei"])
    assert found(article, "unlinked-byline") == [
        "“Li Wei” leads to no author: several have that name."
    ]


def test_declared_and_printed_differ_unless_one_says_less() -> None:
    article = complete()
    make_claim(article, "date", {"edtf": "2021-04"}, origin="declared")
    make_claim(article, "title", "TIDES and  Gates", origin="declared")
    run_checks(article)
    assert found(article, "declared-printed") == []
    make_claim(article, "date", {"edtf": "2021-05-06"}, origin="declared")
    run_checks(article)
    assert len(found(article, "declared-printed")) == 1


@pytest.mark.parametrize(
    "declared",
    [
        "Tides and gates - The Lantern",
        "Tides and gates | Lantern",
        "THE LANTERN: Tides and gates",
        "Tides and gates | Opinion | The Lantern",
        "Tides and gates – Lantern Daily",
        "Tides and gates » lantern.example",
    ],
)
def test_a_title_with_nothing_but_the_outlet_beside_it_is_the_same(declared: str) -> None:
    article = complete()
    outlet = article.outlet
    assert outlet is not None
    outlet.aliases.create(name="Lantern Daily")
    outlet.domains = ["www.lantern.example"]
    outlet.save()
    make_claim(article, "title", declared, origin="declared")
    run_checks(article)
    assert found(article, "declared-printed") == []


@pytest.mark.parametrize(
    "declared",
    [
        "Tides and gates - The Beacon",
        "Tides and gates of The Lantern",
        "Tides and gates | Opinion",
        "Tides and gates - and what they cost - The Lantern",
        "The Lantern",
    ],
)
def test_a_title_with_more_beside_it_differs(declared: str) -> None:
    article = complete()
    make_claim(article, "title", declared, origin="declared")
    run_checks(article)
    assert len(found(article, "declared-printed")) == 1


def test_a_reprint_is_a_possible_copy_of_what_came_first() -> None:
    first = complete("Bring back the wet hearing", body=body(1))
    again = complete("Another heading", outlet="The Mirror", body=body(1)[:3])
    assert found(first, "copy") == []
    row = Finding.objects.get(article=again, check_name="copy")
    assert row.text == (
        "Has 100 % of the shorter text in common with “Bring back the wet hearing” (The Lantern)."
    )
    assert (row.evidence["article"], row.evidence["words"]) == (first.public_id, 120)
    assert row.key == first.public_id


def test_a_title_alone_makes_no_copy() -> None:
    complete("Bring back the wet hearing")
    again = complete("Bring back the wet hearing", outlet="The Mirror", body=("Other words.",))
    assert found(again, "copy") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Q. Marsh", "John Quentin Marsh"),
        ("John Marsh", "John Q. Marsh"),
        ("Li Yan", "Yan Li"),
        ("Tran Minh Duc", "Trần Minh Đức"),
        ("MARSH, Ada", "Ada Marsh"),
        ("Jean-Luc Marsh", "Jean Luc Marsh"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Marsh", "Eva Marsh"),
        ("A. Marsh", "A. Stern"),
        ("Li Wei", "Li Yan"),
        ("John Marsh", "John Quentin Marsh"),
        ("", ""),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_a_possible_same_person_is_said_once_and_ended_by_a_judgement() -> None:
    complete(authors=["John Marsh"])
    article = complete("Second", authors=["J. Marsh"])
    later = complete("Third", authors=["J. Marsh"])
    assert found(article, "same-person") == ["J. Marsh may be John Marsh."]
    assert found(later, "same-person") == []
    Judgement.objects.create(
        model="author", one="j-marsh", other="john-marsh", are_same=False, reason="Two faculties."
    )
    run_checks(article)
    assert found(article, "same-person") == []


def test_who_may_be_whom_follows_the_pages_and_not_the_order_of_the_authors() -> None:
    Author.objects.create(name="J. Marsh")
    first = complete(authors=["John Marsh"])
    assert found(first, "same-person") == ["John Marsh may be J. Marsh."]
    later = complete("Second", authors=["J. Marsh"])
    assert found(later, "same-person") == ["J. Marsh may be John Marsh."]
    run_checks(first)
    assert found(first, "same-person") == []


def test_an_old_name_at_a_new_place_is_found() -> None:
    complete(affiliations={"Ada Marsh": "fellow of the Institute of Tides"})
    moved = complete("Second", affiliations={"Ada Marsh": "lecturer at Harbor School"})
    back = complete("Third", affiliations={"Ada Marsh": "Institute of Tides"})
    assert len(found(moved, "same-person")) == 1
    assert found(back, "same-person") == []


@pytest.mark.parametrize(
    "text",
    [
        "Washington tightened the sanctions on May 2, citing a trial.",
        "The two met on June 16, 2022 and agreed on nothing.",
    ],
)
def test_a_past_day_after_publication_is_found(text: str) -> None:
    row = Finding.objects.get(article=complete(body=(text,)), check_name="later-date")
    assert row.evidence["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "The two will meet on June 16, 2022 in the harbor.",
        "On March 18, the president invited his counterpart.",
        "On November 3, the country voted.",
        "The gate opened in May last year.",
        "Nobody had closed the gate.",
    ],
)
def test_plans_and_days_before_are_not(text: str) -> None:
    assert found(complete(body=(text,)), "later-date") == []


def test_byline_and_note_disagree() -> None:
    other = "Eva Stern is a fellow of the Institute of Tides."
    same = "Ada Marsh is a fellow of the Institute of Tides."
    assert len(found(complete(notes=[other]), "byline-note")) == 1
    assert found(complete("Second", notes=[same]), "byline-note") == []
    office = "The author is a lecturer at the Harbor School."
    article = complete("Third", notes=[office], affiliations={"Ada Marsh": "Institute of Tides"})
    assert len(found(article, "byline-note")) == 1


def test_lost_text_is_a_failure_and_a_repeated_caption_a_warning() -> None:
    lost = complete(damage=[{"kind": "mojibake", "paragraph": 1, "text": "cafÃ©"}])
    twice = complete("B", damage=[{"kind": "repeated caption", "paragraph": None, "text": "x"}])
    assert lost.findings.get(check_name="damage").level == "failure"
    assert twice.findings.get(check_name="damage").level == "warning"


def test_a_dismissed_finding_stays_dismissed_and_goes_when_it_is_mended() -> None:
    curator, article = make_curator(), complete(date=None)
    dismiss(article.findings.get(), curator, "No date is printed anywhere.")
    run_checks(article)
    row = article.findings.get()
    assert (row.dismissed_by, row.dismissed_because) == (curator, "No date is printed anywhere.")
    curate(article, {("date", ""): DAY}, by=curator)
    assert not article.findings.exists()


def test_a_dismissal_needs_a_reason_and_can_be_undone() -> None:
    curator, article = make_curator(), complete(date=None)
    row, before = article.findings.get(), Finding.objects.values().get()
    with pytest.raises(DismissalError, match="Say why"):
        dismiss(row, curator, "  ")
    event = dismiss(row, curator, "Known.")
    with pytest.raises(DismissalError, match="already"):
        dismiss(row, curator, "Known.")
    undo(event, curator)
    assert Finding.objects.values().get() == before
    dismiss(row, curator, "Known.")
    put_back(row, curator)
    assert Finding.objects.values().get() == before


def test_checks_that_find_the_same_write_nothing(django_assert_num_queries: Any) -> None:
    article = stored(authors=["Ada Marsh"])
    with django_assert_num_queries(8):
        run_checks(article)
