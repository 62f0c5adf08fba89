"""Articles at the desk: an edit is a curated claim."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.events import history_of
from archive.models import Article, Author, Claim, Outlet
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.desk import address, errors_of, form_of, list_address, make_curator, save, titles
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def decisions(article: Article) -> list[tuple[str, str, Any]]:
    """What curators decided of an article, in order of the fields."""
    claims = Claim.objects.of(article).filter(origin="curated").order_by("field", "subject", "pk")
    return list(claims.values_list("field", "subject", "value"))


def byline(article: Article) -> list[tuple[str, str | None, str | None]]:
    rows = article.bylines.order_by("position")
    return list(rows.values_list("name", "affiliation", "author__name"))


def found(words: str) -> list[str]:
    page = sync.engine().search(SearchRequest(understand(words).tree))
    return [hit.id for hit in page.hits]


def test_a_form_saved_untouched_says_nothing(desk: Client) -> None:
    article = stored(
        authors=["Ada Marsh", "Li Yan"],
        affiliations={"Ada Marsh": "Institute of Tides"},
        outlet="The Lantern",
        date={"edtf": "2021-06", "time": None, "label": "Updated"},
        tags=["Washington, D.C.", "sea"],
        deck="A summary.",
        url="https://example.org/tides",
        language="en",
        section="Opinion",
    )
    before = Article.objects.values().get()
    response = save(desk, article)
    assert response.status_code == 302, errors_of(response)
    assert decisions(article) == []
    assert Article.objects.values().get() == before


def test_values_that_no_curator_may_type_do_not_stand_in_the_way(desk: Client) -> None:
    article = stored(url="gopher://example.org/ü", language="x-klingon", title="T" * 2000)
    assert save(desk, article, section="Opinion").status_code == 302
    assert decisions(article) == [("section", "", "Opinion")]


def test_a_changed_title_is_a_curated_claim_and_the_title(desk: Client) -> None:
    article = stored("Tidse and gates")
    save(desk, article, title="  Tides\u200b and  gates ")
    claim = Claim.objects.get(origin="curated")
    assert (claim.field, claim.subject, claim.value) == ("title", "", "Tides and gates")
    assert (claim.rule, claim.made_by, claim.capture) == ("desk", User.objects.get(), None)
    article.refresh_from_db()
    assert article.title == "Tides and gates"


def test_a_cleared_field_is_a_curated_null(desk: Client) -> None:
    article = stored(deck="Menu Home Contact", tags=["a"], outlet="The Lantern")
    save(desk, article, deck="", tags="", outlet="")
    assert decisions(article) == [("deck", "", None), ("outlet", "", None), ("tags", "", [])]
    article.refresh_from_db()
    assert (article.deck, article.tags, article.outlet) == (None, [], None)


def test_what_was_saved_is_found_at_once(
    desk: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    article = stored("Tides")
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, article, title="Estuaries")
    assert found("estuaries") == [article.public_id]
    assert found("tides") == []


def test_a_kind_is_a_claim_and_a_review_an_event(desk: Client) -> None:
    article = stored()
    save(desk, article, kind="interview", is_reviewed="on")
    assert decisions(article) == [("kind", "", "interview")]
    article.refresh_from_db()
    assert (article.kind, article.is_reviewed) == ("interview", True)
    assert [str(event) for event in history_of(article)] == ["Marked as reviewed: 1 article"]


def test_an_outlet_is_decided_by_its_slug(desk: Client) -> None:
    article = stored(outlet="The Lantren")
    lantern = Outlet.objects.create(name="The Lantern")
    save(desk, article, outlet=str(lantern.pk))
    assert decisions(article) == [("outlet", "", {"slug": lantern.slug})]
    article.refresh_from_db()
    assert article.outlet == lantern


def test_tags_are_parted_by_lines_and_commas(desk: Client) -> None:
    article = stored(tags=["Washington, D.C."])
    save(desk, article, tags="Washington, D.C.\nsea, gates\n\nsea")
    assert decisions(article) == [("tags", "", ["Washington, D.C.", "sea", "gates"])]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-06-23", "2021-06-23", "2021-06-23"),
        ("2021-06", "2021-06-01", "2021-06-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("xxxx-01-28", "None", "None"),
    ],
)
def test_dates_are_typed_as_edtf(desk: Client, edtf: str, first: str, last: str) -> None:
    article = stored()
    save(desk, article, date=edtf, date_label="Updated", date_time="9 am")
    said = {"edtf": edtf.upper(), "label": "Updated", "time": "9 am"}
    assert decisions(article) == [("date", "", said)]
    article.refresh_from_db()
    assert (str(article.date_first), str(article.date_last)) == (first, last)


def test_clearing_the_date_clears_label_and_time(desk: Client) -> None:
    article = stored(date={"edtf": "2021", "time": "9 am", "label": "Updated"})
    save(desk, article, date="")
    assert decisions(article) == [("date", "", None)]
    article.refresh_from_db()
    assert (article.date, article.date_label, article.date_time) == (None, None, None)


REFUSED = [
    ("date", "23 June 2021", "Write a date as"),
    ("date", "2021-02-30", "Write a date as"),
    ("date", "2021/2022", "Write a date as"),
    ("date", "9" * 5000, "Write a date as"),
    ("date", "\0", ""),
    ("date_label", "Updated", "It needs a date"),
    ("url", "javascript:alert(1)", "http or https"),
    ("url", "ftp://example.org/", "http or https"),
    ("language", "English", "Write a language as its code"),
    ("outlet", str(10**30), "Select a valid choice"),
    ("outlet", "\0", "Null characters"),
    ("title", "x" * 5000, "at most 1000 characters"),
    ("tags", "x" * 5000, "at most 200 characters"),
    ("tags", "\n".join(map(str, range(1000))), "At most 100"),
]
"""Field, what is typed, what is said beside it: one form refuses them all, one after the other."""


def test_what_cannot_be_kept_is_refused_beside_its_field(
    desk: Client, subtests: pytest.Subtests
) -> None:
    article = stored()
    untouched = form_of(desk.get(address(article)))
    for field, value, message in REFUSED:
        with subtests.test(f"{field} {value[:40]!r}"):
            response = desk.post(address(article), untouched | {field: value})
            assert decisions(article) == []
            if message:
                assert (response.status_code, message in errors_of(response)) == (200, True)


def test_control_characters_are_dropped_as_ingest_drops_them(desk: Client) -> None:
    article = stored("Tides")
    save(desk, article, title="\0Ti\u202ed\x07es\n of June")
    assert decisions(article) == [("title", "", "Tides of June")]


class TestTwoCurators:
    """Two forms of one article, opened at the same time."""

    def test_the_second_is_shown_what_the_first_changed(self, desk: Client) -> None:
        article = stored("Tides")
        mine = form_of(desk.get(address(article)))
        save(desk, article, title="Estuaries")
        response = desk.post(address(article), mine | {"section": "Opinion"})
        assert "Somebody else has changed this article" in errors_of(response)
        page = response.content.decode()
        assert '<del dir="auto">Tides</del> → <ins dir="auto">Estuaries</ins>, by curator' in page
        assert decisions(article) == [("title", "", "Estuaries")]

    def test_saving_again_loses_nothing_of_either(self, desk: Client) -> None:
        article = stored("Tides", authors=["Ada Marsh"], outlet="The Lantern", tags=["a"])
        mine = form_of(desk.get(address(article)))
        save(desk, article, title="Estuaries", tags="b")
        refused = desk.post(address(article), mine | {"section": "Opinion"})
        assert desk.post(address(article), form_of(refused)).status_code == 302
        assert decisions(article) == [
            ("section", "", "Opinion"),
            ("tags", "", ["b"]),
            ("title", "", "Estuaries"),
        ]
        assert byline(article) == [("Ada Marsh", None, "Ada Marsh")]

    def test_where_both_changed_one_field_the_second_decides_knowingly(self, desk: Client) -> None:
        article = stored("Tides")
        mine = form_of(desk.get(address(article)))
        save(desk, article, title="Estuaries")
        refused = desk.post(address(article), mine | {"title": "Deltas"})
        assert "You typed something else" in refused.content.decode()
        assert form_of(refused)["title"] == "Deltas"
        desk.post(address(article), form_of(refused))
        article.refresh_from_db()
        assert article.title == "Deltas"

    def test_a_byline_changed_by_the_second_stays_typed(self, desk: Client) -> None:
        article = stored(authors=["Ada Mrash", "Li Yan"])
        mine = form_of(desk.get(address(article)))
        save(desk, article, section="Opinion")
        refused = desk.post(address(article), mine | {"bylines-0-name": "Ada Marsh"})
        assert desk.post(address(article), form_of(refused)).status_code == 302
        assert [name for name, _, _ in byline(article)] == ["Ada Marsh", "Li Yan"]

    def test_a_byline_changed_by_both_is_shown_twice(self, desk: Client) -> None:
        article = stored(authors=["Ada Mrash"])
        mine = form_of(desk.get(address(article)))
        save(desk, article, bylines__0__name="Ada Marsh")
        refused = desk.post(address(article), mine | {"bylines-0-name": "A. Marsh"})
        assert "You had: <bdi>A. Marsh</bdi>" in refused.content.decode()
        assert form_of(refused)["bylines-0-name"] == "Ada Marsh"

    def test_an_untouched_form_changes_nothing_of_what_the_first_said(self, desk: Client) -> None:
        article = stored("Tides", outlet="The Lantern", authors=["Ada Marsh"])
        mine = form_of(desk.get(address(article)))
        harbour = Outlet.objects.create(name="The Harbour")
        save(desk, article, outlet=str(harbour.pk), date="2021-06~", bylines__0__name="Li Yan")
        said = decisions(article)
        desk.post(address(article), form_of(desk.post(address(article), mine)))
        assert decisions(article) == said

    @pytest.mark.parametrize("nonsense", ["", "x", "9" * 50, "-1", "\0"])
    def test_nonsense_for_what_was_seen_saves_nothing_blindly(
        self, desk: Client, nonsense: str
    ) -> None:
        article = stored("Tides")
        mine = form_of(desk.get(address(article)))
        sent = mine | {"seen": "0", "seen_claim": nonsense, "title": "Deltas"}
        assert desk.post(address(article), sent).status_code == 200
        assert decisions(article) == []


class TestPreview:
    """What a date will do, before it is kept."""

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (
                "2021-01-28",
                [
                    "Lists by date put it at 28 January 2021, its first possible day.",
                    "Found with certainty by a question for a time that holds 28 January 2021.",
                    "Beside a search it counts in January 2021.",
                ],
            ),
            (
                "2021-06~",
                [
                    "Lists by date put it at 1 June 2021, its first possible day.",
                    (
                        "Found by a question for any time from 1 June 2021 to 30 June 2021, "
                        "but only possibly."
                    ),
                    "Beside a search it counts in June 2021.",
                ],
            ),
            (
                "[2021-05..2021-06-15]",
                [
                    "Lists by date put it at 1 May 2021, its first possible day.",
                    (
                        "Found with certainty by a question for a time that holds 1 May 2021 to "
                        "15 June 2021; by a part of it, only possibly."
                    ),
                    "Beside a search it counts in 2021, without a month.",
                ],
            ),
            (
                "XXXX-01-28",
                [
                    "Lists by date put it behind all articles whose year is known.",
                    (
                        "Found by every question for a time that has 28 January in it, "
                        "but only possibly."
                    ),
                    "Beside a search it counts as without a year.",
                ],
            ),
        ],
    )
    def test_it_says_how_the_date_is_sorted_and_found(
        self, desk: Client, typed: str, said: list[str]
    ) -> None:
        article = stored()
        response: Any = save(desk, article, date=typed, _preview="Preview")
        assert response.context["preview"] == said
        assert decisions(article) == []
        assert form_of(response)["date"] == typed
        assert "Please correct" not in response.content.decode()

    def test_it_shows_the_date_as_readers_will_see_it(self, desk: Client) -> None:
        page = save(desk, stored(), date="[2021-05..2021-06-15]", _preview="").content.decode()
        assert 'Shown as: <span class="date">' in page
        assert "between May 2021 and 15 June 2021" in page

    def test_nonsense_is_named(self, desk: Client) -> None:
        response: Any = save(desk, stored(), date="2021-13", _preview="")
        assert "No such month: 13. Write a date as 2021-06-23" in errors_of(response)
        assert "preview" not in response.context

    def test_a_full_date_is_shown_without_what_was_inferred(self, desk: Client) -> None:
        said = {"value": "2021-01-28", "reason": "It answers a speech of that week."}
        article = stored(date={"edtf": "XXXX-01-28"}, date_inferred=said)
        sent = form_of(desk.get(address(article))) | {"date": "2021-06-23", "_preview": "yes"}
        page = desk.post(address(article), sent).content.decode()
        shown = page[page.index("field-date_now") :][:600]
        assert ("23 June 2021" in shown, "inferred" in shown, "speech" in shown) == (
            True, False, False,
        )  # fmt: skip


class TestByline:
    """The names of an article."""

    def test_an_author_can_be_chosen_for_a_name(self, desk: Client) -> None:
        article = stored(authors=["Li Yan"])
        other = Author.objects.create(name="Li Yan")
        save(desk, article, bylines__0__author=str(other.pk))
        assert decisions(article) == [("author", "Li Yan", other.slug)]
        assert article.bylines.get().author == other

    def test_a_cleared_author_stays_cleared(self, desk: Client) -> None:
        article = stored(authors=["Li Yan"])
        save(desk, article, bylines__0__author="")
        save(desk, article, title="Another title")
        assert byline(article) == [("Li Yan", None, None)]

    def test_names_follow_their_order(self, desk: Client) -> None:
        article = stored(authors=["Ada Marsh", "Li Yan"], affiliations={"Li Yan": "Harbour Fund"})
        save(desk, article, bylines__0__place="3")
        assert decisions(article) == [("authors", "", ["Li Yan", "Ada Marsh"])]
        assert byline(article) == [
            ("Li Yan", "Harbour Fund", "Li Yan"),
            ("Ada Marsh", None, "Ada Marsh"),
        ]

    def test_a_corrected_name_keeps_its_affiliation_and_finds_its_author(
        self, desk: Client
    ) -> None:
        article = stored(authors=["Ada Mrash"], affiliations={"Ada Mrash": "Harbour Fund"})
        save(desk, article, bylines__0__name="Ada Marsh")
        assert byline(article) == [("Ada Marsh", "Harbour Fund", "Ada Marsh")]

    def test_a_corrected_name_keeps_the_author_that_a_curator_chose(self, desk: Client) -> None:
        article = stored(authors=["Ada Mrash"])
        marsh = Author.objects.create(name="A. B. Marsh")
        save(desk, article, bylines__0__author=str(marsh.pk))
        save(desk, article, bylines__0__name="Ada Marsh")
        assert byline(article) == [("Ada Marsh", None, "A. B. Marsh")]

    def test_a_name_can_be_removed(self, desk: Client) -> None:
        article = stored(authors=["Ada Marsh", "Share this"])
        save(desk, article, bylines__1__DELETE="on")
        assert decisions(article) == [("authors", "", ["Ada Marsh"])]

    def test_all_names_removed_is_a_curated_null(self, desk: Client) -> None:
        article = stored(authors=["Share this"])
        save(desk, article, bylines__0__DELETE="on")
        assert decisions(article) == [("authors", "", None)]
        assert byline(article) == []

    def test_a_name_can_be_added(self, desk: Client) -> None:
        article = stored(authors=["Ada Marsh"])
        changes = {"bylines-TOTAL_FORMS": "2", "bylines-1-name": "Li Yan", "bylines-1-place": "1"}
        response = desk.post(address(article), form_of(desk.get(address(article))) | changes)
        assert response.status_code == 302, errors_of(response)
        assert decisions(article) == [("authors", "", ["Ada Marsh", "Li Yan"])]
        assert byline(article)[1] == ("Li Yan", None, "Li Yan")

    def test_a_name_that_comes_back_blank_does_not_bring_back_its_affiliation(
        self, desk: Client
    ) -> None:
        article = stored(authors=["Ada Marsh"], affiliations={"Ada Marsh": "Menu"})
        save(desk, article, bylines__0__DELETE="on")
        form = form_of(desk.get(address(article)))
        form |= {"bylines-TOTAL_FORMS": "1", "bylines-0-name": "Ada Marsh"}
        desk.post(address(article), form)
        assert byline(article) == [("Ada Marsh", None, "Ada Marsh")]

    def test_two_equal_names_are_refused(self, desk: Client) -> None:
        article = stored(authors=["Ada Marsh", "Li Yan"])
        response = save(desk, article, bylines__1__name="ADA  Marsh")
        assert "names somebody twice" in errors_of(response)
        assert decisions(article) == []

    NONSENSE = [
        {"bylines-0-name": ""},
        {"bylines-0-name": "x" * 301},
        {"bylines-0-affiliation": "x" * 1001},
        {"bylines-0-place": "9" * 30},
        {"bylines-0-place": "first"},
        {"bylines-0-author": str(10**30)},
        {"bylines-0-author": "\0"},
        {"bylines-0-id": str(10**30)},
        {"bylines-TOTAL_FORMS": str(10**30)},
        {"bylines-TOTAL_FORMS": "many"},
    ]

    def test_nonsense_is_refused_and_nothing_is_said(
        self, desk: Client, subtests: pytest.Subtests
    ) -> None:
        article = stored(authors=["Ada Marsh"])
        untouched = form_of(desk.get(address(article)))
        for changes in self.NONSENSE:
            with subtests.test(next(iter(changes))):
                assert desk.post(address(article), untouched | changes).status_code == 200
                assert decisions(article) == []
                assert byline(article) == [("Ada Marsh", None, "Ada Marsh")]


class TestForm:
    """What the form shows beside the fields."""

    def test_it_shows_where_values_come_from(self, desk: Client) -> None:
        article = stored("Tides <b>", outlet="The Lantern")
        save(desk, article, section="Opinion")
        page = desk.get(address(article)).content.decode()
        assert '<q dir="auto"><mark>Tides &lt;b&gt;</mark></q>' in page
        assert "test-rule" in page
        assert "Said by a curator, rule desk, curator" in page
        assert f"/captures/{article.captures.get().sha256}/" in page

    def test_it_shows_the_body_as_paragraphs(self, desk: Client) -> None:
        article = stored(body=("One <script>.", "Two."))
        page = desk.get(address(article)).content.decode()
        assert '<p dir="auto">One &lt;script&gt;.</p><p dir="auto">Two.</p>' in page

    def test_the_history_says_who_changed_what(self, desk: Client) -> None:
        article = stored("Tidse")
        save(desk, article, title="Tides")
        entry = LogEntry.objects.get()
        assert (entry.user.username, entry.get_change_message()) == ("curator", "Changed title.")
        page = desk.get(address(article, "history")).content.decode()
        assert '<td dir="auto">Tidse</td><td dir="auto">Tides</td>' in page


class TestList:
    """The list of articles."""

    def test_newest_first_undated_last_in_both_directions(self, desk: Client) -> None:
        stored("Undated")
        stored("No year", date={"edtf": "XXXX-01-28"})
        stored("Old", date={"edtf": "2020"})
        stored("New", date={"edtf": "2021-06"})
        column = 4  # as Django numbers them, from 0, which are the boxes
        assert titles(desk.get(list_address(Article)))[:2] == ["New", "Old"]
        up = titles(desk.get(list_address(Article), {"o": str(column)}))
        assert up[:2] == ["Old", "New"]
        down = titles(desk.get(list_address(Article), {"o": f"-{column}"}))
        assert down[:2] == ["New", "Old"]

    def test_dates_are_shown_as_they_are_known(self, desk: Client) -> None:
        stored("Undated")
        stored("No year", date={"edtf": "XXXX-01-28"})
        stored(
            "Inferred",
            date={"edtf": "XXXX-01-28"},
            date_inferred={"value": "2021-01-28", "reason": "It answers a speech of that week."},
        )
        page = desk.get(list_address(Article)).content.decode()
        assert ">undated<" in page
        assert ">28 January, year not printed<" in page
        assert ">28 January, year not printed (inferred: 28 January 2021)<" in page

    @pytest.mark.parametrize(
        ("missing", "expected"),
        [("outlet", ["A"]), ("author", ["B"]), ("date", ["C"]), ("nonsense", ["A", "B", "C"])],
    )
    def test_filter_by_what_is_missing(
        self, desk: Client, missing: str, expected: list[str]
    ) -> None:
        date = {"edtf": "2021"}
        stored("A", authors=["Ada Marsh", "Li Yan"], date=date)
        stored("B", outlet="The Lantern", date=date)
        stored("C", outlet="The Lantern", authors=["Ada Marsh"])
        response = desk.get(list_address(Article), {"missing": missing})
        assert sorted(titles(response)) == expected

    def test_it_says_that_ingest_adds_articles(self, desk: Client) -> None:
        page = desk.get(list_address(Article)).content.decode()
        assert "manage.py ingest PATH" in page
        assert "There are none yet." in page
        stored()
        page = desk.get(list_address(Article)).content.decode()
        assert "manage.py ingest PATH" in page
        assert "There are none yet." not in page


def test_articles_are_neither_added_nor_deleted_by_anybody(admin_client: Client) -> None:
    article = stored()
    assert admin_client.get(list_address(Article, "add")).status_code == 403
    assert admin_client.post(address(article, "delete"), {"post": "yes"}).status_code == 403
    selected = {"action": "delete_selected", "_selected_action": str(article.pk), "post": "yes"}
    admin_client.post(list_address(Article), selected)
    assert list(Article.objects.all()) == [article]
