"""Possible copies on the page of an article."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from archive.curation.copies import note_copies
from archive.curation.same_text import judge_texts
from archive.models import Access, Article, Outlet
from archive.web.copies import MOST_SHOWN, copies_of
from tests.desk import make_curator
from tests.holdings import make_article
from tests.pages import stored
from tests.texts import body

pytestmark = pytest.mark.django_db
TEXT = body(1)
HEADING = "Possibly the same text"


def printed(outlet: str, day: str | None = None, **said: Any) -> Article:
    """The text as an outlet printed it, with its own title."""
    dated = {"date": {"edtf": day}} if day else {}
    return stored(f"Tides in {outlet}", outlet=outlet, **({"body": TEXT} | dated | said))


def page_of(client: Client, article: Article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def test_each_shows_the_other_with_the_evidence(client: Client) -> None:
    one = printed("The Lantern")
    other = printed("The Beacon", body=TEXT[1:])
    for shown, linked, here, there in ((one, other, 2, 1), (other, one, 1, 2)):
        page = page_of(client, shown)
        assert HEADING in page
        assert f'<a href="{linked.get_absolute_url()}"' in page
        assert "100 % of the shorter text stands in both." in page
        assert f'<a href="#p{here}">paragraph {here} here</a>' in page
        assert f'<a href="{linked.get_absolute_url()}#p{there}">{there} there</a>' in page


def test_each_leads_to_the_words_that_differ(client: Client) -> None:
    """The answer is known: three words of the reprint are others."""
    edits = {3: "flood", 90: "gate", 150: "keeper"}
    words = " ".join(TEXT).split()
    for at, word in edits.items():
        words[at] = word
    one, other = printed("The Lantern"), printed("The Beacon", body=(" ".join(words),))
    [link] = re.findall(r'<a href="(/compare/[^"]*)">What differs', page_of(client, one))
    page = client.get(html.unescape(link)).text
    assert '<h2 id="wordings">3 words differ</h2>' in page
    assert re.findall(r"<ins>(\w+) </ins>", page) == list(edits.values())
    struck = [" ".join(TEXT).split()[at] for at in edits]
    assert re.findall(r"<del>(\w+) </del>", page) == struck
    back = copies_of(other)[0].words_url
    assert back == f"/compare/?a={other.public_id}&a={one.public_id}&show=words"


def test_an_article_without_any_is_quiet(client: Client) -> None:
    assert HEADING not in page_of(client, printed("The Lantern"))


@pytest.mark.parametrize("are_same", [True, False])
def test_a_judgement_decides(client: Client, *, are_same: bool) -> None:
    one, other = printed("The Lantern"), printed("The Beacon")
    judge_texts(one, other, are_same=are_same, reason="x", by=make_curator())
    page = page_of(client, one)
    assert ("The same text, as a curator says" in page, HEADING in page) == (are_same, are_same)


@pytest.mark.parametrize("level", [Access.METADATA, Access.EXCERPT, Access.WITHDRAWN])
@pytest.mark.parametrize("is_by_outlet", [True, False])
def test_a_closed_one_shows_no_text_and_a_withdrawn_one_nothing(
    client: Client, level: Access, *, is_by_outlet: bool
) -> None:
    one, other = printed("The Lantern", body=(*TEXT, *body(2, 1))), printed("The Beacon")
    if is_by_outlet:
        Outlet.objects.filter(name="The Lantern").update(access=level)
    else:
        Article.objects.filter(pk=one.pk).update(access=level)
    page = page_of(client, other)
    assert (HEADING in page) == (level != Access.WITHDRAWN)
    assert ("Tides in The Lantern" in page) == (level != Access.WITHDRAWN)
    assert "longest passage" not in page
    assert "What differs" not in page
    assert TEXT[0] not in page_of(client, one)


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        ("2021-06-23", "2021-06-24", "The Lantern"),
        ("2021-07", "2021-06-24", "The Beacon"),
        ("2021-06", "2021-06-24", None),
        ("2021-06-23", "2021-06-23", None),
        (None, "2021-06-24", None),
    ],
)
def test_the_earlier_dated_is_possibly_the_original(
    first: str | None, second: str, original: str | None
) -> None:
    one, other = printed("The Lantern", first), printed("The Beacon", second)
    for shown in (one, other):
        [copy] = copies_of(shown)
        found = copy.original.outlet.name if copy.original and copy.original.outlet else None
        assert (found, copy.because) == (original, "It is dated earlier." if original else "")


@pytest.mark.parametrize(
    ("note", "original"),
    [
        ("This article was originally published in The Beacon.", "The Beacon"),
        ("First appeared in The Tidewater Beacon, June 23.", "The Beacon"),
        ("This article was originally published in The Gauge.", "The Lantern"),
        ("This article was originally published as a beacon.", "The Lantern"),
        ("The author writes for The Beacon.", "The Lantern"),
    ],
)
def test_a_printed_credit_is_better_evidence_than_the_day(note: str, original: str) -> None:
    printed("The Beacon", "2021-06-24")
    Outlet.objects.get().aliases.create(name="The Tidewater Beacon")
    copy = printed("The Lantern", "2021-06-23", notes=[note])
    [found] = copies_of(copy)
    assert found.original is not None
    assert found.original.outlet == Outlet.objects.get(name=original)
    assert (note in found.because) == (original == "The Beacon")


@pytest.mark.parametrize("count", [2, 5])
def test_it_takes_a_constant_number_of_questions(
    count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        printed(f"Outlet {number}", authors=[f"Ada Marsh {number}"])
    article = Article.objects.select_related("outlet").order_by("pk")[0]
    with django_assert_num_queries(7):
        assert len(copies_of(article)) == count - 1


def test_of_very_many_those_with_most_in_common_are_shown() -> None:
    for number in range(MOST_SHOWN + 3):
        note_copies([make_article(f"Number {number}", body=list(TEXT[: 2 + number % 3]))])
    whole = make_article("Whole", body=list(TEXT))
    note_copies([whole])
    shown = copies_of(whole)
    assert len(shown) == MOST_SHOWN
    assert [each.words for each in shown] == sorted((each.words for each in shown), reverse=True)
