"""The quote check."""

import re
from typing import Any

import pytest
from django.test import Client

from archive.models import Access, Article
from archive.web.quotations import LONGEST, MOST_QUOTED, Check
from tests.holdings import index_all, make_article, make_outlet

pytestmark = pytest.mark.django_db
SAID = "The harbor is resetting its gates, slowly."
HOSTILE = [
    *("\x00", "a\x00b c d e", "10" * 50_000, "运" * 100_000, "' OR 1=1 --", "½ ½ ½ ½"),
    *("\u202e the gates of the harbor", "<script>alert(1)</script> is a tag", "🎉" * 700),
]


def check(client: Client, quotation: str) -> str:
    response = client.get("/quote/", {"quote": quotation})
    assert response.status_code == 200
    return response.text


def held(*bodies: list[str], **values: Any) -> list[Article]:
    articles = [make_article(f"Tides {n}", body=body, date=f"2021-0{9 - n}-01", **values)
                for n, body in enumerate(bodies)]  # fmt: skip
    index_all()
    return articles


def test_a_quotation_is_found_in_every_copy_the_oldest_first(client: Client) -> None:
    newer, older = held(["Nobody asked.", f"Then: {SAID} So they say."], [SAID])
    page = check(client, "“the harbor is re-setting its gates - slowly”")
    assert "2 passages as quoted, in 2 articles" in page
    links = re.findall(r'<a href="([^"]*)">In paragraph', page)
    assert links == [f"{older.get_absolute_url()}#p1", f"{newer.get_absolute_url()}#p2"]
    assert "Then: <mark>The harbor is resetting its gates, slowly</mark>. So they say." in page


def test_a_passage_may_cross_paragraphs(client: Client) -> None:
    held(["The harbor is resetting", "its gates, slowly."])
    assert "In paragraphs 1 to 2</a>" in check(client, SAID)


def test_other_words_are_shown_in_both_wordings(client: Client) -> None:
    held([SAID], ["The harbor was resetting its old gates, slowly."])
    page = check(client, "The harbor was resetting its old gates")
    assert "1 passage as quoted, in 1 article; 1 passage nearly so" in page
    assert "2 words differ" in page
    assert (
        "<mark>The harbor </mark><del>was </del><ins>is </ins><mark>resetting its </mark>"
        "<del>old </del><mark>gates</mark>, slowly." in page
    )


def test_titles_decks_captions_and_notes_are_checked_too(client: Client) -> None:
    held(["One."], deck=SAID, captions=["A gauge.", SAID], notes=[SAID])
    page = check(client, SAID)
    assert [*re.findall(r">In (\w+)</a>", page)] == ["deck", "caption", "note"]


@pytest.mark.parametrize(("level", "is_told"), [("excerpt", True), ("metadata", False)])
def test_a_text_that_may_not_be_read_tells_no_word(
    client: Client, level: str, *, is_told: bool
) -> None:
    held([f"{SAID} Secret."], access=Access(level))
    page = check(client, SAID)
    assert ("1 passage as quoted" in page) == is_told
    assert "Secret" not in page
    assert "nearly so" not in check(client, SAID.replace("is", "was"))


def test_a_withdrawn_article_is_not_found_though_the_index_lags(client: Client) -> None:
    [article] = held([SAID])
    Article.objects.filter(pk=article.pk).update(access=Access.WITHDRAWN)
    assert "Nowhere as quoted" in check(client, SAID)


@pytest.mark.parametrize(
    ("quotation", "heading"),
    [
        ("", "Nothing quoted yet"),
        ("two words", "Too short to check"),
        ("?!", "Too short to check"),
        ("nobody ever wrote such a thing", "No passage like it"),
    ],
)
def test_without_a_passage_the_page_says_what_to_do(
    client: Client, quotation: str, heading: str
) -> None:
    held([SAID])
    assert f'<h2 id="nothing">{heading}</h2>' in check(client, quotation)


def test_what_is_too_long_is_cut_and_the_page_says_so(client: Client) -> None:
    held([SAID])
    page = check(client, f"{SAID} {'word ' * 200}")
    assert f"The quotation was cut after {LONGEST} characters." in page
    assert len(re.findall(r"<textarea[^>]*>([^<]*)<", page)[0]) == LONGEST


@pytest.mark.parametrize("quotation", HOSTILE)
def test_anything_may_be_quoted(client: Client, quotation: str) -> None:
    held([SAID, "运河的税。"])
    page = check(client, quotation)
    assert "<script" not in page


def test_bytes_that_are_no_text_are_left_out(client: Client) -> None:
    held([SAID])
    response = client.get(
        "/quote/?quote=the%00harbor+is%ED%A0%80+resetting&quote=its+gates,%FF+slowly"
    )
    assert (response.status_code, "No passage like it" in response.text) == (200, False)


def test_of_very_many_copies_the_oldest_are_shown() -> None:
    for number in range(MOST_QUOTED + 2):
        make_article(f"Tides {number}", body=[f"{SAID} {number}."])
    index_all()
    found = Check.of(SAID)
    assert (len(found.passages), found.articles) == (MOST_QUOTED, MOST_QUOTED)
    assert found.remarks == ["42 articles have these words in a row: the 40 oldest are shown."]


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        outlet = make_outlet(f"The Lantern {number}")
        make_article(f"Tides {number}", body=[f"{SAID} {number}."], outlet=outlet)
    index_all()
    with django_assert_num_queries(2):
        assert check(client, SAID).count("<blockquote") == count


def test_without_an_index_the_page_says_so(client: Client) -> None:
    response = client.get("/quote/", {"quote": SAID})
    assert response.status_code == 503
    assert "The search index cannot be read just now." in response.text
