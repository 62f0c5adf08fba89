"""Random histories of an archive: whatever happens in whatever order, no decision is lost.

What is known of a history is kept beside the archive, as plain values: the pages that came, and
the last decision on every field. After every step the archive must agree with it.
"""

import hashlib
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from archive.curation.claims import Verdict
from archive.curation.decisions import curate, release
from archive.curation.events import EventError, undo
from archive.curation.merging import MergeError, merge
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.projection import project
from archive.curation.suggestions import accept, dismiss, note_suggestions, waiting
from archive.ingest.files import Contents
from archive.ingest.loader import store
from archive.ingest.readers import reader_for
from archive.ingest.reading import pages_of
from archive.ingest.records import ReadPage
from archive.ingest.reextraction import Reextraction
from archive.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Capture,
    Claim,
    Event,
    Judgement,
    Outlet,
    OutletAlias,
    Suggestion,
)
from tests.archives import emptied, rebuilt, whole

SUBJECTS = ("ferry", "lighthouse", "granary")
AUTHORS = ("Ada Marsh", "A. Marsh", "Bo Ek", "Ines Quill")
OUTLETS = ("The Lantern", "Lantern Daily", "The Beacon")
PAGE = """\
What the {subject} taught us{mark}

By {author} | {outlet} | Updated: 2024-05-06 07:08

The {subject} has been quiet since the winter, and nobody in town can say when it opens again.

Some think that the {subject} was never needed, but those who worked there remember it otherwise.

{more}

We shall miss the {subject} more than we admit, and others will ask why we let it go.

{address}
"""
TITLES = ("Corrected", "What the ferry taught us!", "Another headline")
KEPT = (Article, Author, AuthorAlias, Byline, Claim, Judgement, Outlet, OutletAlias, Suggestion)
subjects = st.sampled_from(SUBJECTS)
articles = st.integers(0, 5)

Decided = dict[tuple[str, str, str], Any]
"""By the first capture of an article, field and subject."""


def page(subject: str, version: int, author: str, outlet: str, *, has_address: bool) -> str:
    """A page about a subject; its versions are captures of one article."""
    link = f"Permalink: https://lantern.example/{subject}?utm_source=v{version}"
    return PAGE.format(
        subject=subject,
        mark="!" * version,
        author=author,
        outlet=outlet,
        more="Nobody asked the keeper. " * version,
        address=link if has_address else "",
    )


pages = st.builds(
    page,
    subjects,
    st.integers(0, 2),
    st.sampled_from(AUTHORS),
    st.sampled_from(OUTLETS),
    has_address=st.booleans(),
)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Everything that an undo must restore, to the last column but the count of changes."""
    hidden = {"revision"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in hidden}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in KEPT
    }


class Histories(RuleBasedStateMachine):
    """An archive, its curator, and what must hold of it."""

    def __init__(self) -> None:
        super().__init__()
        emptied()
        self.curator = User.objects.create_user("curator")
        self.pages: list[str] = []
        self.decided: Decided = {}
        self.said: list[tuple[str, str, Any]] = []
        self.is_of_today = True

    # What happens

    @initialize(said=st.lists(pages, min_size=2, max_size=4))
    def begin(self, said: list[str]) -> None:
        for text in said:
            self.ingest(text)

    @rule(text=pages)
    def ingest(self, text: str) -> None:
        self.pages.append(text)
        before = Capture.objects.count()
        is_known = Capture.objects.filter(sha256=hashlib.sha256(text.encode()).hexdigest())
        expected = before + (not is_known.exists())
        ingest(text)
        assert Capture.objects.count() == expected

    @precondition(lambda self: self.pages)
    @rule(at=articles, title=st.sampled_from(TITLES))
    def curate_title(self, at: int, title: str) -> None:
        self.decide(self.article(at), "title", "", title)

    @precondition(lambda self: self.pages)
    @rule(at=articles, outlet=st.sampled_from(OUTLETS))
    def curate_outlet(self, at: int, outlet: str) -> None:
        row = Outlet.objects.filter(name=outlet).first() or Outlet.objects.create(name=outlet)
        self.decide(self.article(at), "outlet", "", {"slug": row.slug})

    @precondition(lambda self: self.pages)
    @rule(at=articles, names=st.lists(st.sampled_from(AUTHORS), unique=True, min_size=1))
    def curate_authors(self, at: int, names: list[str]) -> None:
        self.decide(self.article(at), "authors", "", names)

    @precondition(lambda _: Author.objects.exists())
    @rule(at=articles, name=st.sampled_from(AUTHORS), to=st.integers(0, 3))
    def link_a_name(self, at: int, name: str, to: int) -> None:
        authors = list(Author.objects.order_by("slug"))
        self.decide(self.article(at), "author", name, authors[to % len(authors)].slug)

    @precondition(lambda self: self.pages)
    @rule(at=articles, field=st.sampled_from(["title", "outlet", "authors", "body", "date"]))
    def clear(self, at: int, field: str) -> None:
        self.decide(self.article(at), field, "", None)

    @precondition(lambda self: self.decided)
    @rule(at=articles)
    def leave_to_the_sources(self, at: int) -> None:
        sha256, field, subject = sorted(self.decided)[at % len(self.decided)]
        release(holder(sha256), [(field, subject)], self.curator)
        self.said.append((field, subject, None))
        del self.decided[sha256, field, subject]

    @precondition(lambda _: waiting().exists())
    @rule(at=articles)
    def accept_a_suggestion(self, at: int) -> None:
        suggestion = list(waiting())[at % waiting().count()]
        claim, article = suggestion.claim, suggestion.article
        accept(suggestion, self.curator)
        decided = Verdict.on(article).claim(claim.field, claim.subject)
        assert decided is not None
        value = decided.value if claim.field == "outlet" else claim.value
        self.note(article, claim.field, claim.subject, value)

    @precondition(lambda _: waiting().exists())
    @rule(at=articles)
    def dismiss_a_suggestion(self, at: int) -> None:
        suggestion = list(waiting())[at % waiting().count()]
        dismiss(suggestion, self.curator)
        note_suggestions(suggestion.article)
        suggestion.refresh_from_db()
        assert suggestion.state == "dismissed"

    @rule(model=st.sampled_from([Author, Outlet]), one=st.integers(0, 5), other=st.integers(0, 5))
    def merge_two(self, model: Any, one: int, other: int) -> None:
        named = list(model.objects.order_by("slug"))
        if not named:
            return
        row, into = named[one % len(named)], named[other % len(named)]
        before = rows()
        is_possible = row != into and row.merged_into is None and into.merged_into is None
        try:
            merge(row, into, by=self.curator, reason="one and the same")
        except MergeError:
            assert not is_possible
            assert rows() == before
        else:
            assert is_possible
            assert model.objects.by_slug(row.slug) == into

    @rule(model=st.sampled_from([Author, Outlet]), one=st.integers(0, 5), other=st.integers(0, 5))
    def merge_and_undo_at_once(self, model: Any, one: int, other: int) -> None:
        named = list(model.objects.present().order_by("slug"))
        if len(named) < 2 or named[one % len(named)] == named[other % len(named)]:
            return
        before = rows()
        row, into = named[one % len(named)], named[other % len(named)]
        undo(merge(row, into, by=self.curator, reason="a mistake"), self.curator)
        assert rows() == before

    @precondition(lambda _: bool(undoable()))
    @rule(at=articles)
    def undo_something_earlier(self, at: int) -> None:
        event = undoable()[at % len(undoable())]
        before = rows()
        try:
            with transaction.atomic():
                undo(event, self.curator)
        except EventError:
            assert rows() == before
        else:
            merged = [each for each in event.rows if "merged_into_id" in (each["before"] or {})]
            for each in merged:
                model = {"author": Author, "outlet": Outlet}[each["model"]]
                assert model._base_manager.get(pk=each["pk"]).merged_into is None

    @precondition(lambda self: self.pages)
    @rule(at=articles, field=st.sampled_from(["title", "outlet"]))
    def have_been_read_by_older_rules(self, at: int, field: str) -> None:
        """As if an earlier version had taken a line for something else."""
        article = self.article(at)
        claims = Claim.objects.of(article).filter(field=field, origin="extracted")
        claims.exclude(value=None).update(value="Menu", rule="older rule")
        project(article)
        self.is_of_today = False

    @rule()
    def extract_again(self) -> None:
        run = Reextraction()
        for article in Article.objects.order_by("pk"):
            assert run.apply(article.pk).refusal is None

    @rule()
    def move_to_another_archive(self) -> None:
        """Out to a file, and into a fresh archive of the same captures.

        Where only a correction told that two captures are of one article, captures that come
        before their curation are two: then the decisions are the same, but not the articles.
        """
        text, before = as_text(), whole()
        emptied()
        for each in self.pages:
            ingest(each)
        take_in(parsed(text.encode()))
        self.curator = User.objects.filter(username="curator").first() or (
            User.objects.create_user("curator")
        )
        assert as_text() == text
        after = whole()
        assert after["decisions"] == before["decisions"]
        assert after["judgements"] == before["judgements"]
        if self.is_of_today and together(after) == together(before):
            assert after == before
        self.is_of_today = True

    @rule()
    def make_all_anew_from_the_claims(self) -> None:
        """The projection is what the claims make, whatever became of the rows."""
        for article in Article.objects.all():
            before = rebuilt(article)
            Byline.objects.filter(article=article).delete()
            Article.objects.filter(pk=article.pk).update(
                title="x", body=[], tags=["x"], outlet=None, date=None, deck="x", text="none"
            )
            project(article)
            assert rebuilt(article) == before

    # What must hold

    @invariant()
    def every_decision_stands(self) -> None:
        for (sha256, field, subject), value in self.decided.items():
            verdict = Verdict.on(holder(sha256))
            assert verdict.is_curated(field, subject)
            assert verdict.value(field, subject) == value

    @invariant()
    def nothing_that_was_said_is_gone(self) -> None:
        curated = Claim.objects.filter(origin="curated").order_by("article", "made_at", "pk")
        stored = sorted(repr(each) for each in curated.values_list("field", "subject", "value"))
        assert stored == sorted(map(repr, self.said))

    @invariant()
    def articles_say_what_was_decided(self) -> None:
        for (sha256, field, _), value in self.decided.items():
            article = holder(sha256)
            if field == "title":
                assert article.title == value
            if field == "outlet":
                expected = Outlet.objects.by_slug(value["slug"]) if value else None
                assert article.outlet == expected
            if field == "authors":
                assert [each.name for each in article.bylines.all()] == (value or [])
            if value is None and field in ("body", "date"):
                assert not getattr(article, field)

    def teardown(self) -> None:
        """At the end of every history, and in its midst by a rule."""
        self.make_all_anew_from_the_claims()

    def article(self, at: int) -> Article:
        """One of the articles there are."""
        public_ids = sorted(Article.objects.values_list("public_id", flat=True))
        return Article.objects.get(public_id=public_ids[at % len(public_ids)])

    def decide(self, article: Article, field: str, subject: str, value: Any) -> None:
        """Curate, and know it."""
        curate(article, {(field, subject): value}, self.curator)
        self.note(article, field, subject, value)

    def note(self, article: Article, field: str, subject: str, value: Any) -> None:
        """Know what was decided."""
        self.decided[article.captures.earliest("pk").sha256, field, subject] = value
        self.said.append((field, subject, value))


def ingest(text: str) -> None:
    """A page as `manage.py ingest` brings it in."""
    data = text.encode()
    reader = reader_for("page.txt", data)
    assert reader is not None
    for each in pages_of("page.txt", Contents(reader, BytesIO(data))):
        assert isinstance(each, ReadPage)
        store(each)


def together(archive: dict[str, Any]) -> list[list[str]]:
    """Which captures are of one article."""
    return sorted(article["captures"] for article in archive["articles"].values())


def holder(sha256: str) -> Article:
    """The article of a capture."""
    return Capture.objects.get(sha256=sha256).article


def undoable() -> list[Event]:
    """Merges that stand."""
    return list(Event.objects.filter(kind="merge", undone_by=None).order_by("pk"))


def run_histories(count: int) -> None:
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=count,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],  # a history of 20 steps is read sooner than it is shrunk,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_no_decision_is_lost_in_any_history() -> None:
    run_histories(6)


@pytest.mark.long
@pytest.mark.django_db
def test_no_decision_is_lost_in_a_thousand_histories() -> None:
    run_histories(1000)
