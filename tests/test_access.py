"""How much readers see, at every door there is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern

from archive.api import v1
from archive.curation.access import AccessError, choices_for, set_access
from archive.curation.events import undo
from archive.curation.history import RevertError, revert
from archive.curation.portable.shape import is_value
from archive.curation.projection import project
from archive.curation.roles import may_undo
from archive.exports.forms import FORMS
from archive.exports.names import NAME_FORMS
from archive.exports.results import all_found, as_object
from archive.exports.without_index import articles_by_name
from archive.models import Access, Article, Capture, Change, Claim, Dossier, Outlet, Topic
from archive.search import sync
from archive.search.language import understand
from archive.urls import urlpatterns
from archive.web.reading import Reading
from tests.desk import make_curator
from tests.pages import stored
from tests.test_admin_deciding import make_editor

pytestmark = pytest.mark.django_db

TEXTS = {"body": "bodyword", "captions": "captionword", "notes": "noteword", "deck": "deckword"}
LEVELS = list(Access)
SUFFIX = "<suffix:suffix>"
STEM = re.compile("<stem:[a-z_]+>")
NAMES = {"outlets-data", "authors-data", "topics-data", "dossiers-data"}
QUERIES = {"search-data": "?q=came"}
"""What is asked of a form, by the name of its pattern."""


@pytest.fixture
def article(settings: Any) -> Article:
    """One article with a word of its own in each of its texts, in a topic and a dossier; search
    engines are let in."""
    settings.ARCHIVE_ALLOW_INDEXING = True
    article = stored(
        "Titleword",
        body=("The bodyword came in.",),
        outlet="The Lantern",
        authors=["Ada Marsh"],
        affiliations={"Ada Marsh": "keeper"},
        deck="A deckword.",
        captions=["A captionword."],
        notes=["A noteword."],
        tags=["Tagword"],
        date={"edtf": "2021-06-23"},
    )
    Topic.objects.create(name="Water").articles.add(article)
    Dossier.objects.create(name="Flood").entries.create(article=article, position=1)
    return article


def closed(article: Article, level: Access, where: str) -> None:
    """Set a level where it can be set, past the desk, and index it all anew."""
    if where == "outlet":
        Outlet.objects.update(access=level)
    else:
        Article.objects.update(access=level)
    article.refresh_from_db()
    sync.rebuild()


def addresses(article: Article) -> dict[str, str]:
    """An address for every public page, by the name of its pattern, and for every form of what
    can be taken away, by that name and the suffix; fails where one is new."""
    capture = Capture.objects.get()
    slugs = {
        "article-data": article.public_id,
        "outlet-data": "the-lantern",
        "author-data": "ada-marsh",
        "topic-data": "water",
        "dossier-data": "flood",
    }
    keys = {
        "article": f"/a/{article.public_id}/titleword/",
        "capture": f"/captures/{capture.sha256}/",
        "capture-download": f"/captures/{capture.sha256}/download/",
        "outlet": "/outlets/the-lantern/",
        "author": "/authors/ada-marsh/",
        "topic": "/topics/water/",
        "dossier": "/dossiers/flood/",
        "search": "/search/?q=came",
        "compare": f"/compare/?a={article.public_id}",
        "concordance": "/concordance/?q=came",
        "concordance-download": "/concordance/csv/?q=came",
        "quote-check": "/quote/?quote=the+gate+came+in",
        "sitemap-page": "/sitemap-1.xml",
        "unapi": f"/unapi/?id={article.public_id}&format=ris",
        "api:get-article": f"/api/v1/articles/{article.public_id}",
        "api:list-claims": f"/api/v1/articles/{article.public_id}/claims",
        "api:get-outlet": "/api/v1/outlets/the-lantern",
        "api:get-author": "/api/v1/authors/ada-marsh",
        "api:get-topic": "/api/v1/topics/water",
        "api:get-dossier": "/api/v1/dossiers/flood",
        "api:list-dossier-articles": "/api/v1/dossiers/flood/articles",
        "api:search": "/api/v1/search?q=came",
        "api:concordance": "/api/v1/concordance?q=came",
    }
    found = {}
    for name, route in public_patterns():
        if SUFFIX not in route:
            found[name] = keys.get(name, f"/{route}")
            continue
        stem = STEM.sub(slugs.get(name, ""), route.removesuffix(SUFFIX))
        for suffix in NAME_FORMS if name in NAMES else FORMS:
            found[f"{name}.{suffix}"] = f"/{stem}{suffix}{QUERIES.get(name, '')}"
    return found


def text_of(response: Any) -> str:
    """What an answer says, also one that comes piece by piece."""
    return response.getvalue().decode()  # type: ignore[no-any-return]  # Django's are bytes


def public_patterns() -> Iterator[tuple[str, str]]:
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name), str(pattern.pattern)
        elif pattern.namespace == "api":
            for each in v1.urlpatterns:
                yield f"api:{each.name}", f"{pattern.pattern}{each.pattern}"


TELLS_OF_IT = {
    "home", "search", "articles", "article", "capture", "outlets", "outlet", "authors", "author",
    "topics", "topic", "dossiers", "dossier", "capture-download", "concordance",
    "concordance-download", "compare", "quote-check", "coverage", "articles-data", "article-data",
    "search-data", "outlet-data", "author-data", "topic-data", "dossier-data", "unapi",
    "sitemap-page", "api", "api:list-articles",
    "api:get-article", "api:list-claims", "api:list-outlets", "api:get-outlet", "api:list-authors",
    "api:get-author", "api:list-topics", "api:get-topic", "api:list-dossiers", "api:get-dossier",
    "api:list-dossier-articles", "api:search", "api:concordance",
}  # fmt: skip
"""The pages on which an open article can be found, or its outlet, author, topic or dossier."""
SHOWN = {
    Access.OPEN: {"body", "captions", "notes", "deck"},
    Access.EXCERPT: {"body", "deck"},
    Access.METADATA: set(),
    Access.WITHDRAWN: set(),
}
"""The texts of which any page may show a word: of an excerpt the fragments of a search."""


@pytest.mark.alike
@pytest.mark.parametrize("where", ["outlet", "article"])
@pytest.mark.parametrize("level", LEVELS)
def test_no_page_shows_more_than_it_may(
    client: Client, article: Article, level: Access, where: str
) -> None:
    closed(article, level, where)
    pages = {name: client.get(address) for name, address in addresses(article).items()}
    texts = {name: text_of(response) for name, response in pages.items()}
    everything = "\n".join(texts.values())
    assert {field for field, word in TEXTS.items() if word in everything} == SHOWN[level]
    known = {name for name, text in texts.items() if "itleword" in text}
    if level == Access.WITHDRAWN:
        assert known == set()
        assert "Tagword" not in everything
        assert "The Lantern" not in everything
    else:
        assert {"home", "articles", "article", "outlet", "author", "topic", "dossier"} <= known
        lists = ("articles", "outlet", "author", "topic", "dossier", "article")
        assert {f"{name}-data.{suffix}" for name in lists for suffix in FORMS} <= known


STATUS = {
    Access.OPEN: (200, 200, 200),
    Access.EXCERPT: (200, 403, 403),
    Access.METADATA: (200, 403, 403),
    Access.WITHDRAWN: (410, 410, 410),
}


PUBLIC = {"title", "authors", "affiliation", "outlet", "date", "tags", "text"}


@pytest.mark.parametrize(
    ("level", "explained"),
    [
        (Access.OPEN, PUBLIC | {"deck", "body", "captions", "notes"}),
        (Access.EXCERPT, PUBLIC | {"deck"}),
        (Access.METADATA, PUBLIC),
    ],
)
def test_what_is_shown_is_explained_with_lines_only_of_what_may_be_read(
    article: Article, level: Access, explained: set[str]
) -> None:
    Article.objects.update(access=level)
    reading = Reading.of(Article.objects.get(pk=article.pk))
    assert {said.field for said in reading.sources} == explained
    lines = [line for said in reading.sources for line in said.deciding.lines]
    assert bool(lines) == (level == Access.OPEN)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_closed_says_so(client: Client, article: Article, level: Access) -> None:
    closed(article, level, "article")
    urls = addresses(article)
    names = ("article", "capture", "capture-download")
    assert tuple(client.get(urls[name]).status_code for name in names) == STATUS[level]
    assert Capture.objects.get().content.unpacked()  # captures stay
    if level == Access.WITHDRAWN:
        page = client.get(urls["article"]).content.decode()
        assert "This article was withdrawn." in page
        assert "a reason" in page


@pytest.mark.parametrize(
    ("level", "found_by"),
    [
        (Access.OPEN, {"title", "tag", "author", "body", "captions", "notes", "deck"}),
        (Access.EXCERPT, {"title", "tag", "author", "body", "captions", "notes", "deck"}),
        (Access.METADATA, {"title", "tag", "author"}),
        (Access.WITHDRAWN, set()),
    ],
)
def test_search_finds_by_what_may_be_searched(
    article: Article, level: Access, found_by: set[str]
) -> None:
    closed(article, level, "outlet")
    words = TEXTS | {"title": "titleword", "tag": "tagword", "author": "marsh"}
    found = {name: list(all_found(understand(word).tree)) for name, word in words.items()}
    assert {name for name, hits in found.items() if hits} == found_by
    shown = " ".join(str(as_object(hit)) for hits in found.values() for hit in hits)
    may_be_shown = set(TEXTS) if level in {Access.OPEN, Access.EXCERPT} else set()
    assert {field for field, word in TEXTS.items() if word in shown} <= may_be_shown


@pytest.mark.parametrize("level", LEVELS)
def test_an_index_that_lags_behind_shows_no_more(
    client: Client, article: Article, level: Access
) -> None:
    sync.rebuild()
    Article.objects.filter(pk=article.pk).update(access=level)
    for address in ("/search/?q=tagword", "/api/v1/search?q=tagword"):
        page = client.get(address).content.decode()
        assert ("bodyword" in page) == (level in {Access.OPEN, Access.EXCERPT})
        assert ("Titleword" in page) == (level != Access.WITHDRAWN)


@pytest.mark.parametrize("level", LEVELS)
def test_nor_does_the_search_without_an_index(article: Article, level: Access) -> None:
    closed(article, level, "article")
    found = articles_by_name(understand("titleword").tree)
    assert found == ([] if level == Access.WITHDRAWN else [article])


@pytest.mark.parametrize("of_article", [None, *LEVELS])
@pytest.mark.parametrize("of_outlet", LEVELS)
def test_the_articles_own_access_goes_before_that_of_its_outlet(
    article: Article, of_outlet: Access, of_article: Access | None
) -> None:
    Outlet.objects.update(access=of_outlet)
    Article.objects.update(access=of_article)
    article.refresh_from_db()
    level = of_article or of_outlet
    asked = Article.objects
    answers = [asked.listed(), asked.searchable(), asked.readable()]
    said = [not article.is_withdrawn, article.is_searchable, article.is_readable]
    assert [rows.exists() for rows in answers] == said
    assert said == [level in LEVELS[:most] for most in (3, 2, 1)]


class TestDeciding:
    """The decision itself."""

    def test_a_curator_gets_around_it_neither_by_undo_nor_by_revert(self, article: Article) -> None:
        curator, editor = make_curator(), make_editor()
        event = set_access(article, "withdrawn", by=editor, reason="the author asked")
        assert (may_undo(curator, event), may_undo(editor, event)) == (False, True)
        claim = Claim.objects.get(field="access")
        with pytest.raises(RevertError, match="page “Access”"):
            revert(article, claim.pk, curator)
        lesser = set_access(stored("Gates"), "excerpt", by=curator, reason="no licence")
        assert may_undo(curator, lesser)

    def test_it_outlasts_every_projection_and_can_be_undone(self, article: Article) -> None:
        editor = make_editor()
        event = set_access(article, "withdrawn", by=editor, reason="the author asked")
        project(article)
        article.refresh_from_db()
        assert article.is_withdrawn
        undo(event, editor)
        article.refresh_from_db()
        assert (article.access, article.allowed) == (None, Access.OPEN)
        assert not Claim.objects.filter(field="access").exists()

    def test_it_is_left_to_the_outlet_again(self, article: Article) -> None:
        editor = make_editor()
        set_access(article, "metadata", by=editor, reason="no licence")
        set_access(article, None, by=editor, reason="licence bought")
        project(article)
        assert article.access is None

    def test_it_goes_into_a_curation_file(self) -> None:
        kept = [level for level in [None, *Access.values, "ajar"] if is_value("access", level, [])]
        assert kept == [None, "open", "excerpt", "metadata", "withdrawn"]

    def test_every_index_hears_of_it(self, article: Article) -> None:
        Change.objects.all().delete()
        set_access(article, "excerpt", by=make_editor(), reason="no licence")
        assert set(Change.objects.values_list("article", flat=True)) == {article.public_id}

    def test_refusals(self, article: Article) -> None:
        curator, editor = make_curator(), make_editor()
        for level, by, reason, words in (
            ("excerpt", curator, " ", "Say why"),
            ("nothing", curator, "x", "no access"),
            (None, curator, "x", "already"),
            ("withdrawn", curator, "x", "Only an editor"),
        ):
            with pytest.raises(AccessError, match=words):
                set_access(article, level, by=by, reason=reason)
        set_access(article, "withdrawn", by=editor, reason="x")
        with pytest.raises(AccessError, match="Only an editor"):
            set_access(article, "open", by=curator, reason="x")

    def test_a_curator_is_offered_what_he_may_choose(self) -> None:
        curator, editor = make_curator(), make_editor()

        def offered(user: User, current: str) -> list[str]:
            return [value for value, _ in choices_for(user, current)]

        assert offered(editor, "open") == ["open", "excerpt", "metadata", "withdrawn"]
        assert offered(curator, "open") == ["open", "excerpt", "metadata"]
        assert offered(curator, "withdrawn") == ["withdrawn"]


def test_a_new_public_page_is_looked_at_as_well(article: Article) -> None:
    plain = {
        "health",
        "help",
        "about",
        "no-outlet",
        "no-author",
        "search-written",
        "no-outlet-data",
    }
    plain |= {"no-author-data", "opensearch", "robots", "sitemap", *NAMES}
    plain |= {"api:openapi-json", "api:api-root", "api:unknown"}
    assert {name for name, _ in public_patterns()} == TELLS_OF_IT | plain
    assert all("<" not in address for address in addresses(article).values())
