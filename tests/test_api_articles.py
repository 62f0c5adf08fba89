"""Articles as the API has them: lists in parts, one article, what is said of it."""

from itertools import chain

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.api.values.articles import ArticleRow
from archive.exports.tables import COLUMNS
from archive.models import Article, ArticleNote, Claim, Dossier, Erasure, Topic
from tests.asking import answer, ask, parts, problem, titles
from tests.desk import make_curator
from tests.holdings import make_article, make_author, make_claim, make_outlet

pytestmark = pytest.mark.django_db


class TestList:
    """The list of articles."""

    def test_one_row_has_what_lists_show_and_no_text(self) -> None:
        outlet, author = make_outlet(), make_author()
        article = make_article(
            "Tides",
            outlet=outlet,
            authors=[author],
            affiliation="keeper",
            date="2021-06",
            language="en",
            tags=["Sea"],
            section="Opinion",
            url="https://example.org/tides",
            body=["The tide came in."],
        )
        assert answer("/articles") == {
            "items": [
                {
                    "id": article.public_id,
                    "path": f"/a/{article.public_id}/tides/",
                    "url": "https://example.org/tides",
                    "title": "Tides",
                    "outlet": {"slug": "the-lantern", "name": "The Lantern"},
                    "authors": [
                        {"name": "Ada Marsh", "affiliation": "keeper", "slug": "ada-marsh"}
                    ],
                    "date": "2021-06",
                    "date_inferred": None,
                    "section": "Opinion",
                    "tags": ["Sea"],
                    "language": "en",
                    "kind": None,
                    "text_kind": "full",
                    "access": "open",
                    "is_reviewed": False,
                }
            ],
            "next_cursor": None,
        }

    @pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
    def test_parts_make_the_whole_list_in_its_order(self, limit: int) -> None:
        for number, day in enumerate(
            ["2021-06-03", None, "2021-06-03", None, "2020", "2022", None]
        ):
            make_article(f"Number {number}", date=day)
        whole = [each.title for each in Article.objects.newest_first()]
        found = list(parts("/articles", limit=limit))
        assert titles(list(chain.from_iterable(found))) == whole
        assert [len(part) for part in found[:-1]] == [limit] * (len(found) - 1)

    def test_what_comes_or_goes_meanwhile_moves_nothing(self) -> None:
        for number in range(4):
            make_article(f"Number {number}", date=f"2021-06-0{number + 1}")
        first = answer("/articles", limit=2)
        make_article("Newer", date="2022")
        Article.objects.filter(title="Number 2").update(access="withdrawn")
        second = answer("/articles", limit=2, cursor=first["next_cursor"])
        assert titles(first["items"]) == ["Number 3", "Number 2"]
        assert titles(second["items"]) == ["Number 1", "Number 0"]

    def test_it_is_narrowed_by_outlet_author_and_topic(self) -> None:
        outlet, author, topic = make_outlet(), make_author(), Topic.objects.create(name="Water")
        make_article("Outlet", outlet=outlet)
        topic.articles.add(make_article("All", outlet=outlet, authors=[author]))
        make_article("None")
        for asked, expected in (
            (f"outlet={outlet.slug}", {"Outlet", "All"}),
            (f"author={author.slug}", {"All"}),
            (f"topic={topic.slug}", {"All"}),
            (f"outlet={outlet.slug}&author=-", {"Outlet"}),
            ("outlet=-", {"None"}),
        ):
            assert set(titles(answer(f"/articles?{asked}")["items"])) == expected

    def test_a_merged_slug_stands_for_the_survivor_and_an_unknown_one_for_nothing(self) -> None:
        former, outlet = make_outlet("Lantern"), make_outlet()
        make_article("Tides", outlet=outlet)
        former.merged_into = outlet
        former.save()
        assert titles(answer("/articles", outlet=former.slug)["items"]) == ["Tides"]
        said = ("There is no outlet with this slug that has articles.", "outlet")
        assert problem("/articles", 404, outlet="quay-post") == said

    def test_an_outlet_of_withdrawn_articles_alone_is_not_told_from_none(self) -> None:
        make_article("Tides", outlet=make_outlet(access="withdrawn"))
        known = problem("/articles", 404, outlet="the-lantern")
        assert known == problem("/articles", 404, outlet="quay-post")

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_a_constant_number_of_questions(
        self, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        outlet = make_outlet()
        for number in range(count):
            authors = [make_author(f"{name} {number}") for name in ("Ada", "Bo")]
            make_article(f"Number {number}", outlet=outlet, authors=authors, body=["Text."])
        with django_assert_num_queries(2):
            answer("/articles")
        with django_assert_num_queries(3):
            answer("/articles", outlet=outlet.slug)

    def test_its_columns_are_called_as_those_of_tables(self) -> None:
        assert set(ArticleRow.model_fields) == set(COLUMNS) - {"page"}


class TestOne:
    """One article."""

    def test_it_has_all_that_its_page_shows(self) -> None:
        article = make_article(
            "Tides",
            outlet=make_outlet(),
            date="XXXX-06-23",
            date_inferred="2021-06-23",
            body=["The tide came in.", "Nobody had closed the gate."],
            deck="A deck.",
            captions=["A caption."],
            notes=["A note."],
            damage=[{"kind": "cut sentence", "paragraph": 2, "text": "gate"}, {"kind": "odd"}],
        )
        topic, dossier = Topic.objects.create(name="Water"), Dossier.objects.create(name="Flood")
        topic.articles.add(article)
        dossier.entries.create(article=article, position=1)
        ArticleNote.objects.create(article=article, text="<p>Seen.</p>", is_public=True)
        ArticleNote.objects.create(article=article, text="<p>Secret.</p>")
        capture = article.captures.get()
        found = answer(f"/articles/{article.public_id}")
        row = answer("/articles")["items"][0]
        assert {name: found[name] for name in row} == row
        assert {name: value for name, value in found.items() if name not in row} == {
            "deck": "A deck.",
            "date_first": None,
            "date_last": None,
            "date_label": None,
            "date_time": None,
            "date_inferred_reason": "It answers a speech of that week.",
            "body": ["The tide came in.", "Nobody had closed the gate."],
            "captions": ["A caption."],
            "notes": ["A note."],
            "damage": [
                {"kind": "cut sentence", "paragraph": 2, "text": "gate"},
                {"kind": "odd", "paragraph": None, "text": None},
            ],
            "topics": [{"slug": "water", "name": "Water"}],
            "dossiers": [{"slug": "flood", "name": "Flood"}],
            "captures": [
                {
                    "sha256": capture.sha256,
                    "path": f"/captures/{capture.sha256}/",
                    "file": "tides.txt",
                    "record": 1,
                    "size": capture.size,
                    "encoding": "utf-8",
                }
            ],
            "curators_notes_html": ["<p>Seen.</p>"],
        }

    @pytest.mark.parametrize("end", ["", "/claims"])
    def test_digits_of_a_capture_lead_to_the_article(self, end: str) -> None:
        article = make_article("Tides")
        sha256 = article.captures.get().sha256
        Article.objects.update(public_id="0" * 12)
        for digits in (sha256, sha256[:12].upper()):
            response = ask(f"/articles/{digits}{end}")
            assert response.status_code == 301
            assert response["Location"] == f"/api/v1/articles/{'0' * 12}{end}"

    def test_what_was_asked_beside_goes_along(self) -> None:
        article = make_article("Tides")
        response = ask(f"/articles/{article.captures.get().sha256}/claims", limit=3)
        assert response["Location"] == f"/api/v1/articles/{article.public_id}/claims?limit=3"

    @pytest.mark.parametrize("end", ["", "/claims"])
    def test_what_is_not_there_or_no_more(self, end: str) -> None:
        erased = Erasure.objects.create(sha256="ab" * 32, reason="the author asked")
        withdrawn = make_article("Tides", access="withdrawn").public_id
        on = erased.made_at.date().isoformat()
        assert problem(f"/articles/{'cd' * 6}{end}", 404) == ("There is no such article.", None)
        assert problem(f"/articles/{'ab' * 6}{end}", 410) == (
            f"This article was erased on {on}.",
            None,
        )
        assert problem(f"/articles/{withdrawn}{end}", 410) == ("This article was withdrawn.", None)

    @pytest.mark.parametrize(
        "key", ["tides", "a" * 11, "a" * 65, "%00" * 12, "%ED%A0%80", "０" * 12]
    )
    def test_what_can_be_no_id_names_nothing(self, key: str) -> None:
        assert problem(f"/articles/{key}", 404) == ("There is nothing at this address.", None)

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_a_constant_number_of_questions(
        self, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        authors = [make_author(f"Name {number}") for number in range(count)]
        article = make_article("Tides", outlet=make_outlet(), authors=authors, body=["Text."])
        for number in range(count):
            Topic.objects.create(name=f"Topic {number}").articles.add(article)
            make_claim(article, "title", f"Tides {number}")
        with django_assert_num_queries(6):
            answer(f"/articles/{article.public_id}")
        with django_assert_num_queries(5):
            answer(f"/articles/{article.public_id}/claims")


class TestClaims:
    """What is said of an article."""

    def test_a_claim_has_its_value_its_rule_and_what_shows_it(self) -> None:
        article = make_article("Tides")
        claim = make_claim(article, "title", "Tides", spans=[[0, 5]], rule_version=3)
        assert answer(f"/articles/{article.public_id}/claims")["items"] == [
            {
                "id": claim.pk,
                "field": "title",
                "subject": "",
                "value": "Tides",
                "origin": "extracted",
                "rule": "test-rule",
                "rule_version": 3,
                "decides": True,
                "capture": article.captures.get().sha256,
                "evidence": [[0, 5]],
                "made_on": claim.made_at.date().isoformat(),
            }
        ]

    def test_the_one_that_decides_is_told_from_those_that_it_overrules(self) -> None:
        article, curator = make_article("Tides"), make_curator()
        make_claim(article, "title", "Tides")
        make_claim(article, "title", "Tydes", origin="declared")
        Claim.objects.create(
            article=article, field="title", value="Ebb", origin="curated", rule="desk",
            made_by=curator,
        )  # fmt: skip
        said = answer(f"/articles/{article.public_id}/claims")
        assert [(each["value"], each["decides"]) for each in said["items"]] == [
            ("Tides", False),
            ("Tydes", False),
            ("Ebb", True),
        ]
        assert said["items"][-1]["capture"] is None
        assert curator.get_username() not in str(said)

    def test_they_come_in_parts(self) -> None:
        article = make_article("Tides")
        made = [make_claim(article, "tags", [str(number)]).pk for number in range(5)]
        found = parts(f"/articles/{article.public_id}/claims", limit=2)
        assert [[each["id"] for each in part] for part in found] == [made[:2], made[2:4], made[4:]]

    def test_a_cursor_of_another_article_is_none_of_this_one(self) -> None:
        one, other = make_article("Tides"), make_article("Gates")
        for number in range(2):
            make_claim(one, "tags", [str(number)])
        cursor = answer(f"/articles/{one.public_id}/claims", limit=1)["next_cursor"]
        detail, parameter = problem(f"/articles/{other.public_id}/claims", cursor=cursor)
        assert (detail.partition(".")[0], parameter) == (
            "This cursor is not one that this list gave for these parameters",
            "cursor",
        )

    @pytest.mark.parametrize(
        ("access", "fields", "has_evidence"),
        [
            ("open", {"title", "deck", "body", "captions", "notes", "damage"}, True),
            ("excerpt", {"title", "deck"}, False),
            ("metadata", {"title"}, False),
        ],
    )
    def test_of_what_is_not_shown_nothing_is_said(
        self, access: str, fields: set[str], has_evidence: bool
    ) -> None:
        article = make_article("Tides", access=access)
        for field in ("title", "deck", "body", "captions", "notes", "damage"):
            make_claim(article, field, ["secret"], spans=[[0, 5]])
        said = answer(f"/articles/{article.public_id}/claims")["items"]
        assert {each["field"] for each in said} == fields
        shown = [(each["capture"] is not None, each["evidence"] != []) for each in said]
        assert set(shown) == {(has_evidence, has_evidence)}
