"""The search page, asked of the real engine."""

import fcntl
import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from archive.models import Article
from archive.search.blanks import Blanks
from archive.search.engine import Sort
from archive.web.question import Question
from archive.web.results import Answer
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbor() -> dict[str, Article]:
    """Five articles on one harbor, indexed."""
    lantern = make_outlet("Lantern")
    quay = make_outlet("Quay Post", kind="newspaper", country="KR")
    ada, li = make_author("Ada Marsh"), make_author("Li Wei")
    articles = {
        "tides": make_article(
            "Tides",
            outlet=lantern,
            authors=[ada, li],
            date="2021-06-23",
            language="en",
            tags=["Open Sea"],
            body=["Nothing here.", "The harbor is resetting its gates."],
        ),
        "gates": make_article(
            "Harbor gates",
            outlet=quay,
            authors=[li],
            date="2020-01",
            language="en",
            body=["The harbor and the harbor gates."],
        ),
        "yearless": make_article(
            "No year", outlet=quay, date="XXXX-06-28", language="en", body=["A harbor in June."]
        ),
        "undated": make_article("No day", language="en", body=["A harbor on no day."]),
        "korean": make_article("항구의 문", date="2022", language="ko", body=["항구는 조용하다."]),
    }
    index_all()
    return articles


def ask(client: Client, query: str) -> Answer:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    answer: Answer = response.context["answer"]
    return answer


def titles(answer: Answer) -> list[str | None]:
    return [result.article.title for result in answer.results]


def test_nothing_asked_lists_everything_newest_first_and_the_undated_apart(
    client: Client, harbor: dict[str, Article]
) -> None:
    answer = ask(client, "")
    assert answer.total == len(harbor)
    assert titles(answer) == ["항구의 문", "Tides", "Harbor gates"]
    assert {each.article.title for each in answer.undated} == {"No year", "No day"}


@pytest.mark.usefixtures("harbor")
def test_the_undated_are_last_from_the_oldest_as_well(client: Client) -> None:
    answer = ask(client, "q=harbor&sort=oldest")
    assert titles(answer) == ["Harbor gates", "Tides"]
    assert {each.article.title for each in answer.undated} == {"No year", "No day"}


@pytest.mark.usefixtures("harbor")
def test_by_relevance_nothing_stands_apart(client: Client) -> None:
    answer = ask(client, "q=harbor")
    assert titles(answer)[0] == "Harbor gates"
    assert (len(answer.results), answer.undated) == (4, [])
    assert [(order.name, order.is_current) for order in answer.orders] == [
        ("Relevance", True),
        ("Newest", False),
        ("Oldest", False),
    ]


def test_a_result_shows_its_words_and_leads_to_their_paragraph(
    client: Client, harbor: dict[str, Article]
) -> None:
    response = client.get("/search/?q=reset")
    [result] = response.context["answer"].results
    assert [(each.text, each.marks, each.paragraph) for each in result.snippets] == [
        ("The harbor is resetting its gates.", ((14, 23),), 2)
    ]
    shown = (
        f'<a href="{harbor["tides"].get_absolute_url()}?q=reset#p2">'
        "The harbor is <mark>resetting</mark> its gates.</a>"
    )
    assert shown in response.content.decode()


@pytest.mark.usefixtures("harbor")
def test_the_page_says_how_the_question_was_read_and_what_was_not(client: Client) -> None:
    page = client.get('/search/?q=harbor+-winter+"').content.decode()
    assert 'Read as: <code dir="auto">harbor AND NOT winter</code>' in page
    assert "unbalanced quote" in page


@pytest.mark.usefixtures("harbor")
def test_facets_count_the_whole_result_with_what_lacks_a_value_last(client: Client) -> None:
    facets = ask(client, "q=harbor").facets
    assert [
        (facet.title, [(row.name, row.count, row.is_missing) for row in facet.rows])
        for facet in facets
    ] == [
        ("Outlet", [("Quay Post", 2, False), ("Lantern", 1, False), ("No outlet named", 1, True)]),
        ("Author", [("Li Wei", 2, False), ("Ada Marsh", 1, False), ("No author named", 2, True)]),
        ("Year", [("2021", 1, False), ("2020", 1, False), ("Undated", 2, True)]),
        (
            "Month",
            [("June 2021", 1, False), ("January 2020", 1, False), ("No month known", 2, True)],
        ),
        ("Language", [("English", 4, False)]),
        ("Kind of outlet", [("newspaper", 2, False), ("Kind not known", 2, True)]),
        ("Country", [("South Korea", 2, False), ("Country not known", 2, True)]),
        ("Tag", [("Open Sea", 1, False), ("No tags", 3, True)]),
    ]


@pytest.mark.parametrize(
    ("query", "found", "chip"),
    [
        ("month=2020-01", "Harbor gates", ("Month", "January 2020")),
        ("language=ko", "항구의 문", ("Language", "Korean")),
        ("kind=newspaper&country=KR&year=2020", "Harbor gates", ("Kind of outlet", "newspaper")),
        ("tag=open+sea", "Tides", ("Tag", "Open Sea")),
        ("country=ZZ", None, ("Country", "ZZ")),
        ("language=xx", None, ("Language", "xx")),
        ("month=1999-01", None, ("Month", "January 1999")),
    ],
)
@pytest.mark.usefixtures("harbor")
def test_each_facet_narrows_and_names_its_values(
    client: Client, query: str, found: str | None, chip: tuple[str, str]
) -> None:
    answer = ask(client, query)
    assert titles(answer) == ([found] if found else [])
    assert chip in [(each.title, each.name) for each in answer.chips]


@pytest.mark.usefixtures("harbor")
def test_a_facet_in_which_nothing_is_known_is_not_shown_unless_chosen(client: Client) -> None:
    shown = [facet.title for facet in ask(client, "q=항구는").facets]
    assert shown == ["Year", "Language"]
    shown = [facet.title for facet in ask(client, "q=항구는&tag=-").facets]
    assert shown == ["Year", "Language", "Tag"]


@pytest.mark.usefixtures("harbor")
def test_any_of_the_words_is_offered_with_its_number_and_never_done_unasked(
    client: Client,
) -> None:
    response = client.get("/search/?q=quiet+resetting+gates+-winter&author=li-wei")
    answer = response.context["answer"]
    assert answer.total == 0
    offer = answer.any_word
    assert (offer.total, offer.url) == (
        2,
        "/search/?q=quiet+resetting+gates+-winter&match=any&author=li-wei",
    )
    assert ">any of these words</a>: 2 articles" in response.content.decode()
    taken = ask(client, offer.url.partition("?")[2])
    assert (taken.total, taken.any_word) == (2, None)
    assert taken.as_read == "(quiet OR resetting OR gates) AND NOT winter"
    assert [chip.name for chip in taken.chips] == ["winter", "Li Wei", "any of the words"]


@pytest.mark.parametrize("query", ["q=quiet", "q=harbor", "q=quiet+calm", "q=harbor&outlet=none"])
@pytest.mark.usefixtures("harbor")
def test_any_of_the_words_is_not_offered_where_it_gives_nothing_more(
    client: Client, query: str
) -> None:
    assert ask(client, query).any_word is None


@pytest.mark.usefixtures("harbor")
def test_a_better_spelling_is_offered_with_its_number(client: Client) -> None:
    response = client.get("/search/?q=habor+gates&outlet=quay-post")
    answer = response.context["answer"]
    assert answer.total == 0
    assert (answer.respelled.words, answer.respelled.total) == ("harbor gates", 1)
    assert answer.respelled.url == "/search/?q=harbor+gates&outlet=quay-post"
    assert (
        'Did you mean <a href="/search/?q=harbor+gates&amp;outlet=quay-post">'
        "<bdi>harbor gates</bdi></a>? 1 article<"
    ) in response.content.decode()
    either = ask(client, "q=habor+OR+tides")
    assert (either.total, either.respelled.words if either.respelled else "") == (
        1,
        "harbor OR tides",
    )
    assert ask(client, "q=habor&outlet=nowhere").respelled is None
    assert ask(client, "q=harbor").respelled is None


@pytest.mark.usefixtures("harbor")
def test_the_undated_that_dates_leave_out_are_counted(client: Client) -> None:
    response = client.get("/search/?q=harbor+date:2021..")
    answer = response.context["answer"]
    assert (answer.total, answer.possible, answer.left_out) == (2, 1, 1)
    assert "1 undated article has all the rest" in response.content.decode()
    assert ask(client, "q=harbor").left_out == 0
    assert ask(client, "q=volcano+date:2021..").left_out == 0


@pytest.mark.usefixtures("harbor")
def test_a_facet_narrows_and_its_chip_undoes_that(client: Client) -> None:
    [outlet, *_] = ask(client, "q=harbor").facets
    assert outlet.rows[0].url == "/search/?q=harbor&outlet=quay-post"
    narrowed = ask(client, "q=harbor&outlet=quay-post")
    assert narrowed.total == 2
    [chip] = narrowed.chips
    assert (chip.title, chip.name, chip.url) == ("Outlet", "Quay Post", "/search/?q=harbor")
    assert [(row.name, row.is_chosen, row.url) for row in narrowed.facets[0].rows] == [
        ("Quay Post", True, "/search/?q=harbor"),
        ("Lantern", False, "/search/?q=harbor&outlet=quay-post&outlet=lantern"),
        ("No outlet named", False, "/search/?q=harbor&outlet=quay-post&outlet=-"),
    ]


@pytest.mark.usefixtures("harbor")
def test_what_lacks_a_value_can_be_asked_for(client: Client) -> None:
    answer = ask(client, "outlet=-&author=-&year=-")
    assert [each.article.title for each in answer.undated] == ["No day"]
    assert [chip.name for chip in answer.chips] == [
        "no outlet named",
        "no author named",
        "undated",
    ]


@pytest.mark.usefixtures("harbor")
def test_a_chosen_value_that_nothing_has_keeps_its_name(client: Client) -> None:
    answer = ask(client, "q=nowhere&outlet=quay-post&author=nobody")
    assert answer.total == 0
    assert [chip.name for chip in answer.chips] == ["Quay Post", "nobody"]


@pytest.mark.usefixtures("harbor")
def test_what_is_only_possibly_in_the_dates_is_counted_marked_and_can_be_left_out(
    client: Client,
) -> None:
    response = client.get("/search/?q=harbor+date:2021-06")
    answer = response.context["answer"]
    assert (answer.total, answer.possible) == (2, 1)
    assert {result.article.title: result.hit.is_certain for result in answer.results} == {
        "Tides": True,
        "No year": False,
    }
    assert "2 articles, of them 1 possibly" in response.content.decode()
    certain = client.get(answer.certain_url).context["answer"]
    assert (certain.total, certain.possible, titles(certain)) == (1, 0, ["Tides"])
    assert [chip.name for chip in certain.chips] == ["June 2021", "certain only"]


def test_results_come_in_pages_and_one_past_the_end_is_the_last(client: Client) -> None:
    for number in range(21):
        make_article(f"Number {number}", date=f"2021-01-{number + 1:02}", body=["A harbor."])
    index_all()
    second = ask(client, "q=harbor&sort=oldest&page=2")
    assert (second.total, titles(second)) == (21, ["Number 20"])
    assert second.paging.previous_url == "/search/?q=harbor&sort=oldest"
    beyond = ask(client, "q=harbor&sort=oldest&page=1000000")
    assert titles(beyond) == ["Number 20"]
    assert beyond.remarks == [
        "There is no page 1,000,000: the list has 2 pages, and this is the last."
    ]


def test_an_article_that_the_database_no_longer_has_is_left_out(
    client: Client, harbor: dict[str, Article]
) -> None:
    Article.objects.filter(pk=harbor["undated"].pk).update(public_id="f" * 12)
    assert [each.article.title for each in ask(client, "").undated] == ["No year"]


@pytest.mark.usefixtures("harbor")
def test_what_the_form_writes_is_asked_with_the_choices_that_were_made(client: Client) -> None:
    filled = "all=harbor&any=gates+tides&none=winter&by=Li+Wei&lang=en&since=2020&until=2021"
    response = client.get(f"/search/written/?{filled}&outlet=quay-post&size=50&match=any&page=7")
    assert response.status_code == 302
    assert (
        response["Location"]
        == Question(
            'harbor (gates OR tides) -winter author:"Li Wei" lang:en date:2020..2021',
            {"outlet": ("quay-post",)},
            size=50,
        ).url
    )
    assert titles(client.get(response["Location"]).context["answer"]) == ["Harbor gates"]


@pytest.mark.usefixtures("harbor")
def test_the_form_shows_the_present_question_in_its_blanks(client: Client) -> None:
    query = quote('harbor "the gates" -winter author:li lang:ko date:2020..')
    asking = client.get(f"/search/?q={query}").context["asking"]
    assert asking.blanks == Blanks("harbor", "", "the gates", "winter", "", "li", "ko", "2020", "")
    assert [(each.name, each.is_chosen) for each in asking.languages] == [
        ("English", False),
        ("Korean", True),
    ]
    anyhow = client.get("/search/?q=harbor+gates&match=any").context["asking"]
    assert anyhow.blanks == Blanks(either="harbor gates")


@pytest.mark.usefixtures("harbor")
def test_what_narrows_in_the_words_has_a_chip_that_takes_it_off(client: Client) -> None:
    words = 'harbor outlet:"Quay Post" -winter country:KR kind:newspaper lang:en date:2019..2021-06'
    chips = ask(client, f"q={quote(words)}&year=2020").chips
    assert [(chip.title, chip.name) for chip in chips] == [
        ("Outlet", "Quay Post"),
        ("Without", "winter"),
        ("Country", "South Korea"),
        ("Kind of outlet", "newspaper"),
        ("Language", "English"),
        ("Date", "2019 to June 2021"),
        ("Year", "2020"),
    ]
    left = "harbor -winter country:KR kind:newspaper lang:en date:2019..2021-06"
    assert chips[0].url == Question(left, {"year": ("2020",)}).url
    assert chips[-1].url == Question(words).url


@pytest.mark.parametrize(
    ("words", "chip"),
    [
        ("date:2021-06", ("Date", "June 2021")),
        ("after:2020", ("Date", "from 2021")),
        ("before:2021", ("Date", "until 2020")),
        ("outlet:(post OR lantern)", ("Only", "outlet:post OR outlet:lantern")),
        ("author:mar*", ("Only", "author:mar*")),
        ("tag:sea", ("Tag", "sea")),
        ("section:opinion", ("Section", "opinion")),
        ("topic:tides", ("Topic", "tides")),
        ('dossier:"the vote"', ("Dossier", "the vote")),
        ("lang:ko", ("Language", "Korean")),
        ("country:KR", ("Country", "South Korea")),
        ("kind:newspaper", ("Kind of outlet", "newspaper")),
    ],
)
@pytest.mark.usefixtures("harbor")
def test_a_chip_says_in_plain_words_what_it_takes_off(
    client: Client, words: str, chip: tuple[str, str]
) -> None:
    [found] = ask(client, f"q={quote(words)}").chips
    assert ((found.title, found.name), found.url) == (chip, "/search/")


@pytest.mark.usefixtures("harbor")
def test_where_nothing_is_found_each_filter_that_empties_it_can_be_undone(client: Client) -> None:
    response = client.get("/search/?q=harbor+date:2020&outlet=lantern")
    nothing = response.context["answer"].nothing
    assert [(undo.chip.title, undo.chip.url, undo.total) for undo in nothing.undoing] == [
        ("Date", "/search/?q=harbor&outlet=lantern", 1),
        ("Outlet", "/search/?q=harbor+date%3A2020", 2),
    ]
    assert (nothing.words, nothing.lacking, nothing.years) == (None, [], ("2020", "2022"))
    page = response.content.decode()
    assert "Take off Outlet: <bdi>Lantern</bdi></a>" in page
    assert "Its dated articles are from 2020 to 2022." in page


@pytest.mark.usefixtures("harbor")
def test_where_only_all_filters_together_empty_it_the_words_are_offered_alone(
    client: Client,
) -> None:
    nothing = ask(client, "q=harbor+-winter&outlet=lantern&year=2020&language=ko").nothing
    assert nothing is not None
    assert nothing.undoing == []
    assert nothing.words is not None
    assert (nothing.words.chip.url, nothing.words.total) == ("/search/?q=harbor", 4)


@pytest.mark.usefixtures("harbor")
def test_what_the_archive_does_not_hold_at_all_is_named(client: Client) -> None:
    words = quote('harbor volcano (tides OR "quiet harbor") -lava lang:xx')
    nothing = ask(client, f"q={words}&author=nobody&year=1850&tag=-").nothing
    assert nothing is not None
    assert nothing.lacking == [
        "volcano",
        '"quiet harbor"',
        "lang:xx",
        "Author: nobody",
        "Year: 1850",
    ]
    assert (nothing.undoing, nothing.words, nothing.years) == ([], None, ("2020", "2022"))


def test_an_empty_archive_holds_nothing_and_says_so(client: Client) -> None:
    nothing = ask(client, "q=harbor+date:2020&outlet=lantern").nothing
    assert nothing is not None
    assert (nothing.undoing, nothing.years) == ([], None)
    assert nothing.lacking == ["harbor", "date:2020", "Outlet: lantern"]


def test_a_page_may_have_more_results(client: Client) -> None:
    for number in range(21):
        make_article(f"Number {number}", date=f"2021-01-{number + 1:02}", body=["A harbor."])
    index_all()
    usual = ask(client, "q=harbor&page=2")
    assert [(size.name, size.url, size.is_current) for size in usual.sizes] == [
        ("20", "/search/?q=harbor", True),
        ("50", "/search/?q=harbor&size=50", False),
        ("100", "/search/?q=harbor&size=100", False),
    ]
    larger = ask(client, "q=harbor&size=50&page=2")
    assert (len(larger.results), larger.paging.last) == (21, 1)
    assert larger.remarks == ["There is no page 2: the list has one page, and this is the last."]
    assert ask(client, "q=harbor+number&size=50&year=2021").orders[1].url == (
        "/search/?q=harbor+number&year=2021&sort=newest&size=50"
    )
    assert ask(client, "q=volcano").sizes == []


def test_every_bar_over_time_stands_in_a_table_as_well(client: Client) -> None:
    for year in (2019, 2019, 2023):
        make_article(f"In {year}", date=str(year), body=["A harbor."])
    index_all()
    page = client.get("/search/?q=harbor").content.decode()
    row = '<tr><th scope="row"><a href="/search/?q=harbor&amp;year={}">{}</a></th><td>{}</td></tr>'
    shown = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page)
    assert shown == [row.format(2019, 2019, 2), row.format(2023, 2023, 1)]
    assert len(re.findall(r"<rect ", page)) == 2
    assert 'role="group" aria-label="Articles over time"' in page


HOSTILE = [
    "q=%00",
    "q=%ED%A0%80",
    "q=%FF%FE",
    "q=" + "(" * 5000,
    "q=" + quote('"' * 501),
    "q=outlet%3A",
    "q=date%3A0000-00-00",
    "q=%2A%3F~%5B%5D%7B%7D%5C%2F",
    "q=%E2%80%AE%D8%A7%CC%81",
    "q=" + quote("😀" * 300),
    "q=a&q=b",
    "page=1" + "0" * 30,
    "page=-1",
    "page=%00",
    "year=0",
    "year=99999",
    "year=0001",
    "year=9999",
    "outlet=%00&author=%00",
    "outlet=%27%20OR%201%3D1",
    "sort=%00",
    "dates=%F0%9F%98%80",
    "&".join(f"author={number}" for number in range(500)),
    "unknown=1&%00=%00",
    "q=date%3A0001&dates=certain",
    "q=date%3A9999-12-31",
    "q=%5Ba+TO+z%5D",
    "q=x~99",
    "q=" + "x" * 100_000,
    "q=" + quote("ab* " * 3_000),
    "q=" + quote("abc*d*e*?f~ " * 100),
    "q=" + quote("a OR " * 10_000) + "&match=any",
    "q=" + "(" * 3_000,
    "q=a+ANDNOT+a&match=any",
    "q=" + quote('"a b"~99999999999'),
    "q=%22a%22~",
    "q=date%3A2021..2020&dates=certain&match=none",
    "month=9999-12&month=0001-01&month=-",
    "language=%00&kind=%FF&country=%27&tag=" + quote("😀" * 50),
    "tag=-&kind=-&country=-&language=-",
    "q=lang%3A%00&month=2021-99",
    "size=1" + "0" * 30,
    "size=%00&size=-1",
    "q=" + quote("-lang:ko date:1850 " * 60),
    "q=nothing&" + "&".join(f"outlet={n}&tag={n}&month=20{n:02}-01" for n in range(20)),
]


@pytest.mark.usefixtures("harbor")
def test_no_query_string_breaks_the_page(client: Client) -> None:
    for query in HOSTILE:
        response = client.get("/search/", QUERY_STRING=query)
        assert response.status_code == 200, query[:80]
        assert "\x00" not in response.content.decode(), query[:80]


@pytest.mark.parametrize(
    "typed",
    ["%00", "%ED%A0%80", "(" * 600, quote('"' * 99), "-", "date%3A", "%E2%80%AE%F0%9F%98%80", "~*"],
)
@pytest.mark.usefixtures("harbor")
def test_nothing_written_into_the_form_breaks_the_page(client: Client, typed: str) -> None:
    for name in ("all", "any", "phrase", "none", "at", "by", "lang", "since"):
        query = f"all=harbor&until=x&{name}={typed}&page={typed}"
        response = client.get("/search/written/", QUERY_STRING=query, follow=True)
        assert response.status_code == 200, name
        assert "answer" in response.context, name


@pytest.mark.usefixtures("harbor")
def test_the_question_is_repeated_escaped(client: Client) -> None:
    page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script" not in page
    assert re.search(r'value="&quot;&gt;&lt;script&gt;', page)


@pytest.mark.usefixtures("harbor")
def test_the_form_keeps_the_choices_beside_the_words(client: Client) -> None:
    asked = "/search/?q=harbor&outlet=lantern&sort=oldest&dates=certain&size=50"
    page = client.get(asked).content.decode()
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    in_each = [("outlet", "lantern"), ("sort", "oldest"), ("dates", "certain"), ("size", "50")]
    assert kept == [*in_each, *in_each]
    assert '<input type="checkbox" name="match" value="any">' in page
    page = client.get("/search/?q=harbor&match=any").content.decode()
    assert '<input type="checkbox" name="match" value="any" checked>' in page


def removed(index: Path) -> None:
    shutil.rmtree(index)


def damaged(index: Path) -> None:
    for file in index.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00broken")


@pytest.mark.parametrize("breaking", [removed, damaged])
@pytest.mark.usefixtures("harbor")
def test_without_an_index_words_are_looked_for_in_titles_and_names(
    client: Client, settings: Settings, tmp_path: Path, breaking: Callable[[Path], None]
) -> None:
    index = Path(shutil.copytree(settings.ARCHIVE_INDEX, tmp_path / "broken"))
    breaking(index)
    before = {file: file.read_bytes() for file in index.rglob("*") if file.is_file()}
    settings.ARCHIVE_INDEX = index
    response = client.get("/search/?q=GATE+OR+marsh+OR+lantern&page=0")
    page = response.content.decode()
    assert response.status_code == 200
    assert [each.title for each in response.context["articles"]] == ["Tides", "Harbor gates"]
    assert "The search index cannot be read just now" in page
    assert "Not available meanwhile: the texts of the articles" in page
    assert "<code>manage.py index</code> mends the index" in page
    assert "That page number was not understood" in page
    assert 'value="GATE OR marsh OR lantern"' in page
    assert {file: file.read_bytes() for file in index.rglob("*") if file.is_file()} == before


@pytest.mark.usefixtures("harbor")
def test_a_locked_index_still_answers(client: Client, settings: Settings) -> None:
    locks = sorted(Path(settings.ARCHIVE_INDEX).glob("*.lock"))
    assert [lock.name for lock in locks] == ["build.lock", "write.lock"]
    with ExitStack() as held:
        for lock in locks:
            fcntl.flock(held.enter_context(lock.open("r+")), fcntl.LOCK_EX)
        assert ask(client, "q=harbor").total == 4


def test_without_an_index_any_word_may_be_enough(client: Client) -> None:
    make_article("Tides")
    assert client.get("/search/?q=tides+volcano").context["articles"] == []
    [found] = client.get("/search/?q=tides+volcano&match=any").context["articles"]
    assert found.title == "Tides"


@pytest.mark.parametrize("query", ["", "q=date:2021", "q=-tides"])
def test_without_an_index_a_question_without_words_is_not_answered(
    client: Client, query: str
) -> None:
    make_article("Tides")
    response = client.get(f"/search/?{query}")
    assert response.status_code == 503
    assert "Without it only words can be looked for" in response.content.decode()


def test_no_query_string_breaks_the_page_without_an_index(client: Client) -> None:
    make_article("Tides")
    for query in HOSTILE:
        response = client.get("/search/", QUERY_STRING=query)
        assert response.status_code in {200, 503}, query[:80]
        assert "The search index cannot be read just now" in response.content.decode(), query[:80]


@pytest.mark.parametrize("query", ["", "q=harbor", "q=nowhere&outlet=lantern&author=nobody"])
@pytest.mark.usefixtures("harbor")
def test_the_page_asks_at_most_eight_questions(
    client: Client, query: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        client.get(f"/search/?{query}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow_with_the_results(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    for number in range(count):
        outlet = make_outlet(f"Outlet {number}")
        make_article(f"Harbor {number}", outlet=outlet, authors=authors, body=["A harbor."])
    index_all()
    with django_assert_num_queries(3):
        client.get("/search/?q=harbor")


@pytest.mark.usefixtures("harbor")
def test_a_search_in_an_order_by_date_is_told_from_the_usual_one(client: Client) -> None:
    assert ask(client, "q=harbor&sort=newest").question.sort is Sort.NEWEST
    assert ask(client, "q=harbor").question.sort is None
