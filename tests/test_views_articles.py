"""The list of all articles, and the page of one."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.models import Article, Capture, CaptureBytes
from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet

pytestmark = pytest.mark.django_db


def test_all_articles_stand_newest_first_and_the_undated_last(client: Client) -> None:
    undated = make_article("Undated")
    yearless = make_article("No year", date="XXXX-01-28")
    old = make_article("Old", date="2020")
    new = make_article("New", date="2021-06-23")
    rows = client.get("/a/").context["listing"].rows
    assert rows[:2] == [new, old]
    assert set(rows[2:]) == {undated, yearless}


def test_an_inferred_day_counts_where_none_is_printed(client: Client) -> None:
    inferred = make_article("No year", date="XXXX-06-28", date_inferred="2021-06-28")
    earlier = make_article("Earlier", date="2021-06-23")
    assert client.get("/a/").context["listing"].rows == [inferred, earlier]


def test_a_list_shows_twenty_and_leads_to_the_rest(client: Client) -> None:
    for number in range(21):
        make_article(f"Number {number}", date=f"2021-01-{number + 1:02}")
    first, second = (
        client.get("/a/").context["listing"],
        client.get("/a/?page=2").context["listing"],
    )
    assert (len(first.rows), len(second.rows)) == (20, 1)
    assert (first.paging.previous_url, first.paging.next_url) == (None, "/a/?page=2")
    assert (second.paging.previous_url, second.paging.next_url) == ("/a/", None)


def test_a_page_past_the_end_shows_the_last_and_says_so(client: Client) -> None:
    article = make_article()
    listing = client.get("/a/?page=3").context["listing"]
    assert listing.rows == [article]
    assert listing.remarks == ["There is no page 3: the list has one page, and this is the last."]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_three_questions_however_long_it_is(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    outlet, authors = make_outlet(), [make_author(), make_author("Bo Reed")]
    for number in range(count):
        make_article(f"Number {number}", outlet=outlet, authors=authors)
    with django_assert_num_queries(3):
        client.get("/a/")


def test_the_id_decides_and_another_slug_leads_to_the_right_address(client: Client) -> None:
    article = make_article("Über die Gezeiten")
    right = article.get_absolute_url()
    assert client.get(right).status_code == 200
    for address in (f"/a/{article.public_id}/", f"/a/{article.public_id}/wrong/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, right)


@pytest.mark.parametrize("query", ["?p=3", "?q=tide+gate&p=3", "?q=%22a%26b%22", "?x=%E2%80%A8%0D"])
def test_what_the_short_address_asks_is_kept(client: Client, query: str) -> None:
    article = make_article("Tides")
    response = client.get(f"/a/{article.public_id}/{query}")
    assert response["Location"] == article.get_absolute_url() + query


def test_the_id_of_any_capture_leads_to_its_article(client: Client) -> None:
    article = make_article()
    later = Capture.objects.create(
        sha256="ab" * 32, article=article, file="b.txt", size=0, encoding="utf-8"
    )
    CaptureBytes.pack(later, b"")
    for digits in ("ab" * 6, "AB" * 6, "ab" * 32, article.captures.earliest("pk").sha256):
        response = client.get(f"/a/{digits}/")
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_digits_that_begin_two_captures_lead_nowhere(client: Client) -> None:
    for ending in "cd":
        capture = Capture.objects.create(
            sha256="ab" * 31 + "a" + ending,
            article=make_article(f"Ending {ending}"),
            file="b.txt",
            size=0,
            encoding="utf-8",
        )
        CaptureBytes.pack(capture, b"")
    assert client.get(f"/a/{'ab' * 6}/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/a/abc/", "/a/aaaaaaaaaaaa/", "/a/%00/", "/a/aaaaaaaaaaaa/%ED%A0%80/", f"/a/{'a' * 65}/"],
)
def test_what_names_no_article_is_not_found(client: Client, address: str) -> None:
    make_article()
    response = client.get(address)
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_the_page_shows_what_the_article_says(client: Client) -> None:
    article = make_article(
        "Tides",
        deck="What the moon does.",
        outlet=make_outlet("The Lantern"),
        authors=[make_author("Ada Marsh")],
        affiliation="keeper of the gauge",
        date="2021-06-23",
        date_label="Updated",
        date_time="06:26",
        section="Opinion",
        tags=["Moon & sea"],
        language="en",
        body=["One.", "Two."],
        captions=["A gauge."],
        notes=["The author keeps a gauge."],
    )
    response = client.get(article.get_absolute_url())
    reading = response.context["reading"]
    assert [(each.number, each.text) for each in reading.paragraphs] == [(1, "One."), (2, "Two.")]
    assert reading.section.url == "/search/?q=%22Opinion%22"
    assert [tag.url for tag in reading.tags] == ["/search/?q=%22Moon+%26+sea%22"]
    assert reading.text_kind is None
    page = response.content.decode()
    for shown in (
        '<p id="p2" dir="auto">',
        "keeper of the gauge",
        "A gauge.",
        "The author keeps a gauge.",
        '<bdi>Updated</bdi> <time datetime="2021-06-23" dir="ltr">23 June 2021</time>, ',
        "<bdi>06:26</bdi>",
    ):
        assert shown in page


def test_what_is_not_known_is_said_to_be_so(client: Client) -> None:
    page = client.get(make_article(None).get_absolute_url()).content.decode()
    for said in ("Untitled", "No author named", "no outlet named", "undated"):
        assert said in page


def test_damage_stands_where_it_is(client: Client) -> None:
    article = make_article(
        body=["One.", "Two is"],
        damage=[
            {"kind": "cut sentence", "paragraph": 2, "text": "Two is"},
            {"kind": "repeated caption", "paragraph": None, "text": "A gauge."},
            {"kind": "pay-wall", "paragraph": 9, "text": None},
        ],
    )
    reading = client.get(article.get_absolute_url()).context["reading"]
    assert [[each.text for each in one.damage] for one in reading.paragraphs] == [[], ["Two is"]]
    assert [each.text for each in reading.caption_damage] == ["A gauge."]
    assert [each.text for each in reading.damage] == [None]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("full", None),
        ("summary", "This is a summary: the page points to its full text elsewhere."),
        ("teaser", "This is the beginning only: the saved page is cut off where it goes on."),
        ("none", "The saved page holds no text of this article."),
    ],
)
def test_a_text_that_is_not_the_full_one_says_so(
    client: Client, kind: str, said: str | None
) -> None:
    article = make_article(body=["One."], text=kind)
    assert client.get(article.get_absolute_url()).context["reading"].text_kind == said


@pytest.mark.parametrize(
    ("url", "is_followed"),
    [("https://example.org/a", True), ("javascript:alert(1)", False), ("example.org/a", False)],
)
def test_only_web_addresses_are_links(client: Client, url: str, is_followed: bool) -> None:
    article = make_article(url=url)
    response = client.get(article.get_absolute_url())
    assert response.context["reading"].original == (url if is_followed else None)
    assert (f'href="{url}"' in response.content.decode()) is is_followed


def test_where_from_shows_every_claim_with_its_words_in_the_capture(client: Client) -> None:
    article = make_article(page="menu\nTides\r\nBy Ada\n")
    make_claim(article, "outlet", "Lantern", origin="declared")
    make_claim(article, "title", "Tide", origin="inferred")
    make_claim(article, "title", "Tides", spans=[[5, 10]])
    make_claim(article, "affiliation", None, subject="Ada", spans=[[15, 18]])
    response = client.get(article.get_absolute_url())
    title, affiliation, outlet = response.context["reading"].sources
    assert [(said.name, said.subject, said.deciding.value) for said in (affiliation, outlet)] == [
        ("Affiliation", "Ada", "none"),
        ("Outlet", "", "Lantern"),
    ]
    assert [source.value for source in (title.deciding, *title.others)] == ["Tides", "Tide"]
    (line,) = title.deciding.lines
    assert (line.number, line.text, line.marks) == (2, "Tides", ((0, 5),))
    url = f"/captures/{article.captures.get().sha256}/#L2"
    page = response.content.decode()
    assert f'<a href="{url}">Line 2</a> <q dir="auto"><mark>Tides</mark></q>' in page
    assert 'Line 3</a> <q dir="auto">By <mark>Ada</mark></q>' in page


def test_where_a_value_comes_from_is_one_click_away(client: Client) -> None:
    article = make_article()
    make_claim(article, "title", "Tides")
    make_claim(article, "affiliation", "A", subject="Ada")
    make_claim(article, "affiliation", "B", subject="Bo")
    page = client.get(article.get_absolute_url()).content.decode()
    links = re.findall(r'<a href="#(from-[^"]+)"', page)
    assert len(links) == 3
    assert [page.count(f'id="{anchor}"') for anchor in links] == [1, 1, 1]


def test_texts_are_escaped_everywhere(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    article = make_article(
        evil,
        deck=evil,
        outlet=make_outlet(evil),
        authors=[make_author(evil)],
        affiliation=evil,
        section=evil,
        tags=[evil],
        date="2021",
        date_label=evil,
        body=[evil],
        captions=[evil],
        notes=[evil],
        damage=[{"kind": evil, "paragraph": 1, "text": evil}],
    )
    make_claim(article, evil, {evil: evil}, subject=evil, rule=evil)
    for address in (article.get_absolute_url(), "/", "/a/", "/outlets/", "/authors/"):
        page = client.get(address).content.decode()
        assert "<script" not in page.replace('<script type="application/ld+json">', "", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    article = make_article(authors=authors, outlet=make_outlet(), body=["One."] * count)
    for number in range(count):
        make_claim(article, "tags", [number])
    with django_assert_num_queries(8):
        client.get(article.get_absolute_url())


def make_archive(count: int) -> list[Article]:
    """Articles on harbors among ten on nothing, indexed."""
    for number in range(10):
        make_article(f"Number {number}", language="en", body=["The rest, a nothing of again."])
    harbors = [
        make_article(f"Harbor {number}", language="en", body=["The OR of a harbor, the OR again."])
        for number in range(count)
    ]
    index_all()
    return harbors


def test_words_that_mark_an_article_lead_to_their_search_and_to_what_is_like_it(
    client: Client,
) -> None:
    article, other = make_archive(2)
    response = client.get(article.get_absolute_url())
    likeness = response.context["reading"].likeness
    assert [(each.words, each.url) for each in likeness.words] == [
        ("OR", "/search/?q=or"),
        ("harbor", "/search/?q=harbor"),
    ]
    assert [(group.title, [each.article for each in group.neighbours])
            for group in likeness.groups] == [("More like this", [other])]  # fmt: skip
    page = response.content.decode()
    assert "Words that mark this article" in page
    assert "More like this" in page


@pytest.mark.parametrize("count", [2, 4])
def test_what_is_like_an_article_takes_two_questions_more(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article, *_ = make_archive(count)
    with django_assert_num_queries(10):
        client.get(article.get_absolute_url())


def groups(client: Client, article: Article) -> dict[str, list[str | None]]:
    likeness = client.get(article.get_absolute_url()).context["reading"].likeness
    return {group.title: [each.article.title for each in group.neighbours]
            for group in likeness.groups}  # fmt: skip


def test_others_stand_in_the_first_group_that_they_fit(client: Client) -> None:
    lantern, ada = make_outlet(), make_author()
    article = make_article("Tides", date="2021-06-23", outlet=lantern, authors=[ada], body=["One."])
    make_article("Hers that week", date="2021-06-30", authors=[ada])
    make_article("That month", date="2021-06")
    make_article("Later", date="2021-08")
    make_article("That year", date="2021")
    make_article("Hers, old", date="2001-06-23", authors=[ada], outlet=lantern)
    make_article("Hers, undated", authors=[ada])
    make_article("The outlet's", date="2002", outlet=lantern)
    make_article("Withdrawn", date="2021-06-23", outlet=lantern, access="withdrawn")
    index_all()
    assert groups(client, article) == {
        "Near in time": ["Hers that week", "That month", "That year"],
        "By the same author": ["Hers, old", "Hers, undated"],
        "From the same outlet": ["The outlet's"],
    }


def test_an_article_of_a_whole_year_has_none_near_in_time(client: Client) -> None:
    article = make_article("Tides", date="2021")
    make_article("Gates", date="2021-06-23")
    index_all()
    assert groups(client, article) == {}


def test_another_article_is_one_link_from_the_page_that_shows_both(client: Client) -> None:
    article, other = make_article("Tides", date="2021-06-23"), make_article(None, date="2021-06-24")
    index_all()
    page = client.get(article.get_absolute_url()).text
    address = f"/compare/?a={article.public_id}&amp;a={other.public_id}"
    assert f'<a href="{address}">Compare side by side' in page
    assert " with <bdi>the untitled article</bdi>" in page


def test_the_words_searched_for_are_marked_in_every_text(client: Client) -> None:
    article = make_article(
        "Gates & tides",
        language="en",
        deck="The gate.",
        body=["One gate <closed>.", "None.", "Gates, gates"],
        captions=["A gate."],
        notes=["Of gates."],
    )
    page = client.get(article.get_absolute_url(), {"q": 'gate -volcano tag:"x"'}).text
    assert re.findall(r"<mark>([^<]*)</mark>", page) == [
        *("Gates", "gate", "gate", "Gates", "gates", "gate", "gates"),
    ]
    assert "One <mark>gate</mark> &lt;closed&gt;." in page
    assert "Marked in 7 places for" in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<a href="{article.get_absolute_url()}">Without marks</a>' in page


@pytest.mark.parametrize("q", ["", " ", "\x00"])
def test_without_words_nothing_is_marked_or_said(client: Client, q: str, settings: Any) -> None:
    settings.ARCHIVE_ALLOW_INDEXING = True
    address = make_article(body=["One."]).get_absolute_url()
    assert "Marked" not in client.get(address, {"q": q}).text
    assert "noindex" not in client.get(address, {"q": q}).text


@pytest.mark.parametrize("q", ["運" * 100_000, "(((((", '"', "10" * 50_000, "date:9999", "a*b* c~"])
def test_anything_may_be_searched_for(client: Client, q: str) -> None:
    address = make_article(body=["運 10 a b c."]).get_absolute_url()
    assert client.get(address, {"q": q}).status_code == 200


def test_a_text_that_may_not_be_read_shows_no_marks(client: Client) -> None:
    article = make_article("Tides", body=["One gate."], access="excerpt")
    assert "Nothing is marked" in client.get(article.get_absolute_url(), {"q": "gate"}).text


def test_another_address_keeps_the_words(client: Client) -> None:
    article = make_article("Tides")
    response = client.get(f"/a/{article.public_id}/", {"q": "gate & tide"})
    assert response["Location"] == f"{article.get_absolute_url()}?q=gate+%26+tide"


def test_without_an_index_an_article_is_there_to_read(client: Client) -> None:
    response = client.get(make_article("Tides").get_absolute_url())
    assert response.status_code == 200
    assert response.context["reading"].likeness.words == []
    assert "Words that mark" not in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_readers_only_read(client: Client, method: str) -> None:
    address = make_article().get_absolute_url()
    assert getattr(client, method)(address).status_code == 405
    assert Article.objects.count() == 1
