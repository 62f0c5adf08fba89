"""Random histories of an archive: whatever happens in whatever order, no decision is lost.

What is known of a history is kept beside the archive, as plain values: the pages that came, and
the last decision on every field. After every step the archive must agree with it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
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

from archive.curation.checks import recheck
from archive.curation.claims import Verdict
from archive.curation.decisions import curate, release
from archive.curation.dismissals import dismiss as set_aside
from archive.curation.events import EventError, snapshot, undo
from archive.curation.judgements import contrary, judge, judgement_on
from archive.curation.merging import MergeError, merge
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.portable.shape import SECTIONS
from archive.curation.projection import project
from archive.curation.splitting import parts_of, split
from archive.curation.suggestions import (
    SuggestionError,
    accept,
    dismiss,
    note_suggestions,
    waiting,
)
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
    Finding,
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
NEW_NAMES = {Author: AUTHORS, Outlet: OUTLETS}
UNDOABLE = ("merge", "split", "judgement", "undo")
KEPT = (Article, Author, AuthorAlias, Byline, Claim, Judgement, Outlet, OutletAlias, Suggestion)
subjects = st.sampled_from(SUBJECTS)
articles = st.integers(0, 5)
places = st.integers(0, 5)
named_models = st.sampled_from([Author, Outlet])
LEFT = object()
"""Said of a field that was left to the sources."""


@dataclass(frozen=True)
class Saying:
    """One decision: of which article (by the capture it was seen in), what, and by which event."""

    sha256: str
    field: str
    subject: str
    value: Any
    event: int | None = None


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
        self.sayings: list[Saying] = []
        self.undone: set[int] = set()
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

    @precondition(lambda self: self.standing)
    @rule(at=articles)
    def leave_to_the_sources(self, at: int) -> None:
        decided = sorted(self.decided)
        if not decided:
            return
        public_id, field, subject = decided[at % len(decided)]
        article = Article.objects.get(public_id=public_id)
        release(article, [(field, subject)], self.curator)
        self.note(article, field, subject, LEFT)

    @precondition(lambda _: waiting().exists())
    @rule(at=articles)
    def accept_a_suggestion(self, at: int) -> None:
        suggestion = list(waiting())[at % waiting().count()]
        claim, article, before = suggestion.claim, suggestion.article, rows()
        try:
            accept(suggestion, self.curator)
        except SuggestionError:  # of several outlets of one name a curator chooses in the form
            assert claim.field == "outlet"
            assert rows() == before
            return
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

    @precondition(lambda _: Finding.objects.filter(dismissed_at=None).exists())
    @rule(at=articles)
    def set_a_finding_aside(self, at: int) -> None:
        findings = list(Finding.objects.filter(dismissed_at=None).order_by("pk"))
        finding = findings[at % len(findings)]
        set_aside(finding, self.curator, "looked at")
        project(finding.article)
        again = Finding.objects.filter(pk=finding.pk).first()
        assert again is None or again.dismissed_because == "looked at"

    @rule(model=named_models, one=places, other=places, after_all=st.booleans())
    def merge_two(self, model: Any, one: int, other: int, *, after_all: bool) -> None:
        pair = two_of(model.objects.order_by("slug"), one, other)
        if pair is None:
            return
        row, into = pair
        before = rows()
        is_possible = row != into and row.merged_into is None and into.merged_into is None
        is_possible = is_possible and (after_all or not contrary(row, into))
        try:
            merge(row, into, by=self.curator, reason="one person", against_judgement=after_all)
        except MergeError:
            assert not is_possible
            assert rows() == before
        else:
            assert is_possible
            assert model.objects.by_slug(row.slug) == into

    @rule(model=named_models, one=places, other=places, are_same=st.booleans())
    def judge_two(self, model: Any, one: int, other: int, *, are_same: bool) -> None:
        pair = two_of(model.objects.order_by("slug"), one, other)
        if pair is None:
            return
        before = rows()
        try:
            judge(*pair, are_same=are_same, reason="as it seems", by=self.curator)
        except EventError:
            assert rows() == before
        else:
            judgement = judgement_on(*pair)
            assert judgement is not None
            assert judgement.are_same == are_same

    @rule(model=named_models, one=places, other=places, chosen=st.sets(places, min_size=1))
    def split_one(self, model: Any, one: int, other: int, chosen: set[int]) -> None:
        """To one that is there, or to a new one, often of a name that another has as well."""
        present = list(model.objects.present().order_by("slug"))
        if not present:
            return
        row = present[one % len(present)]
        parts: list[Any] = list(parts_of(row))
        others = [*present, *(model(name=name) for name in NEW_NAMES[model])]
        into = others[other % len(others)]
        if not parts or into == row:
            return
        parts = list({part.pk: part for at in chosen for part in [parts[at % len(parts)]]}.values())
        event = split(row, {part.pk for part in parts}, into, by=self.curator, reason="two of them")
        for part in parts:
            if isinstance(part, Byline):
                self.note(part.article, "author", part.name, into.slug, event)
            else:
                self.note(part, "outlet", "", {"slug": into.slug}, event)

    @rule(model=named_models, one=places, other=places)
    def merge_and_undo_at_once(self, model: Any, one: int, other: int) -> None:
        pair = two_of(model.objects.present().order_by("slug"), one, other)
        if pair is None or pair[0] == pair[1]:
            return
        before = rows()
        event = merge(*pair, by=self.curator, reason="a mistake", against_judgement=True)
        undo(event, self.curator)
        assert rows() == before

    @rule(model=named_models, one=places, other=places, chosen=st.sets(places, min_size=1))
    def split_and_undo_at_once(self, model: Any, one: int, other: int, chosen: set[int]) -> None:
        before, last = rows(), Event.objects.order_by("pk").last()
        self.split_one(model, one, other, chosen)
        event = Event.objects.order_by("pk").last()
        if event is None or event == last:
            return
        self.undo(event)
        assert rows() == before

    @precondition(lambda _: bool(undoable()))
    @rule(at=articles)
    def undo_something_earlier(self, at: int) -> None:
        """The newest come first: what came after may stand in the way of an older one."""
        events = undoable()
        event, before = events[at % len(events)], rows()
        try:
            with transaction.atomic():
                self.undo(event)
        except EventError:
            assert rows() == before
        else:
            assert [each for each in event.rows if not is_as_before(each)] == []

    @precondition(lambda self: self.pages)
    @rule(at=articles, field=st.sampled_from(["title", "outlet"]))
    def have_been_read_by_older_rules(self, at: int, field: str) -> None:
        """As if an earlier version had taken a line for something else.

        No claim is ever changed so: what other articles rest on it is made anew here.
        """
        claims = Claim.objects.of(self.article(at)).filter(field=field, origin="extracted")
        claims.exclude(value=None).update(value="Menu", rule="older rule")
        for article in Article.objects.order_by("pk"):
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
        before their curation are two: then the decisions are the same, but not the articles; each
        is taken on the article of the capture that lay before the curator. Where older rules had
        read an outlet's name, links do not lead where they led.
        """
        checked()
        text, before = as_text(), whole()
        emptied()
        for each in self.pages:
            ingest(each)
        take_in(parsed(text.encode()))
        self.curator = User.objects.filter(username="curator").first() or (
            User.objects.create_user("curator")
        )
        is_read_alike, self.is_of_today = self.is_of_today, True
        assert said_in(as_text(), links=is_read_alike) == said_in(text, links=is_read_alike)
        checked()
        after = whole()
        assert after["judgements"] == before["judgements"]
        if together(after) != together(before):
            return
        assert after["decisions"] == before["decisions"]
        if is_read_alike:
            assert after == before

    @rule()
    def make_all_anew(self) -> None:
        """Articles are what their claims make, and the links that nothing but time decided."""
        links = [*parsed(as_text().encode())["links"]]
        before = [rebuilt(article) for article in Article.objects.order_by("pk")]
        for article in Article.objects.order_by("pk"):
            Byline.objects.filter(article=article).delete()
            Article.objects.filter(pk=article.pk).update(
                title="x", body=[], tags=["x"], outlet=None, date=None, deck="x", text="none"
            )
            project(article)
        take_in({**{section: [] for section in SECTIONS}, "links": links})
        after = [rebuilt(article) for article in Article.objects.order_by("pk")]
        assert list(differences(before, after)) == []

    # What must hold

    @invariant()
    def every_decision_stands(self) -> None:
        verdicts = {
            article.public_id: Verdict.on(article) for article in self.decided_on().values()
        }
        for (public_id, field, subject), value in self.decided.items():
            assert verdicts[public_id].is_curated(field, subject)
            assert verdicts[public_id].value(field, subject) == value

    @invariant()
    def nothing_that_was_said_is_gone(self) -> None:
        curated = Claim.objects.filter(origin="curated").values_list("field", "subject", "value")
        said = [
            (each.field, each.subject, None if each.value is LEFT else each.value)
            for each in self.standing
        ]
        assert sorted(map(repr, curated)) == sorted(map(repr, said))

    @invariant()
    def articles_say_what_was_decided(self) -> None:
        articles = self.decided_on()
        for (public_id, field, subject), value in self.decided.items():
            article = articles[public_id]
            if field == "title":
                assert article.title == value
            if field == "outlet":
                assert article.outlet == (Outlet.objects.by_slug(value["slug"]) if value else None)
            if field == "authors":
                assert [each.name for each in article.bylines.all()] == (value or [])
            if field == "author":
                author = Author.objects.by_slug(value) if value else None
                for byline in article.bylines.filter(name=subject):
                    assert byline.author == author
            if value is None and field in ("body", "date"):
                assert not getattr(article, field)

    @invariant()
    def what_was_merged_only_leads_on(self) -> None:
        assert not Byline.objects.filter(author__merged_into__isnull=False).exists()
        assert not Article.objects.filter(outlet__merged_into__isnull=False).exists()

    def teardown(self) -> None:
        """At the end of every history, and in its midst by a rule."""
        self.make_all_anew()

    def article(self, at: int) -> Article:
        """One of the articles there are."""
        public_ids = sorted(Article.objects.values_list("public_id", flat=True))
        return Article.objects.get(public_id=public_ids[at % len(public_ids)])

    def decide(self, article: Article, field: str, subject: str, value: Any) -> None:
        """Curate, and know it."""
        curate(article, {(field, subject): value}, self.curator)
        self.note(article, field, subject, value)

    def note(
        self, article: Article, field: str, subject: str, value: Any, event: Event | None = None
    ) -> None:
        """Know what was decided, and what the curator had before him."""
        claims = Claim.objects.filter(article=article, origin="curated", field=field)
        claim = claims.filter(subject=subject).latest("pk")
        capture = claim.capture or article.captures.latest("pk")
        number = event.pk if event else None
        self.sayings.append(Saying(capture.sha256, field, subject, value, number))

    def decided_on(self) -> dict[str, Article]:
        """The articles of which something was decided, by their public ids."""
        named = {public_id for public_id, _, _ in self.decided}
        articles = Article.objects.filter(public_id__in=named).select_related("outlet")
        return {article.public_id: article for article in articles}

    def undo(self, event: Event) -> None:
        """Undo, and know it: whoever undoes an undo says again what was said."""
        undo(event, self.curator)
        first = event
        while first.undoes is not None:
            first = first.undoes
        self.undone ^= {first.pk}

    @property
    def standing(self) -> list[Saying]:
        """All that was said and not undone, oldest first."""
        return [each for each in self.sayings if each.event not in self.undone]

    @property
    def decided(self) -> dict[tuple[str, str, str], Any]:
        """What holds, by the public id of an article, field and subject."""
        captures = Capture.objects.filter(sha256__in={each.sha256 for each in self.sayings})
        of = dict(captures.values_list("sha256", "article__public_id"))
        last = {(of[each.sha256], each.field, each.subject): each.value for each in self.standing}
        return {key: value for key, value in last.items() if value is not LEFT}


def checked() -> None:
    """Check all again: what is found of one article may rest on what others say now."""
    for _ in recheck(Article.objects.order_by("pk")):
        pass


def two_of(found: Iterable[Any], one: int, other: int) -> tuple[Any, Any] | None:
    """Two rows, perhaps the same twice; None where there are none."""
    rows = list(found)
    return (rows[one % len(rows)], rows[other % len(rows)]) if rows else None


def differences(
    before: Iterable[dict[str, Any]], after: Iterable[dict[str, Any]]
) -> Iterator[tuple[str, str, Any, Any]]:
    """By the numbers that readers know articles by: field, what it was and what it became."""
    for one, other in zip(before, after, strict=True):
        for field in one:
            if one[field] != other[field]:
                yield one["public_id"], field, one[field], other[field]


def is_as_before(change: dict[str, Any]) -> bool:
    """Whether a row is again what it was before an event.

    Articles and bylines are what the claims say now: more may have come in since.
    """
    model = {each.__name__.lower(): each for each in KEPT}[change["model"]]
    if model in (Article, Byline):
        return True
    row = model._base_manager.filter(pk=change["pk"]).first()
    if row is None or change["before"] is None:
        return row is None and change["before"] is None
    now = snapshot(row)
    return all(now[name] == value for name, value in change["before"].items())


def ingest(text: str) -> None:
    """A page as `manage.py ingest` brings it in."""
    for each in read(text):
        store(each)


@cache
def read(text: str) -> list[ReadPage]:
    """What the reader finds on a page; a page comes back in many histories."""
    data = text.encode()
    reader = reader_for("page.txt", data)
    assert reader is not None
    found = list(pages_of("page.txt", Contents(reader, BytesIO(data))))
    return [each for each in found if isinstance(each, ReadPage)]


def together(archive: dict[str, Any]) -> list[list[str]]:
    """Which captures are of one article."""
    return sorted(article["captures"] for article in archive["articles"].values())


def said_in(text: str, *, links: bool) -> dict[str, Any]:
    """What a curation file says, or all of it but its links; the text itself where it is all."""
    sections = parsed(text.encode())
    kept = {name: lines for name, lines in sections.items() if links or name != "links"}
    return {**kept, "text": text if links else None}


def undoable() -> list[Event]:
    """What can be undone, the newest first."""
    return list(Event.objects.filter(kind__in=UNDOABLE, undone_by=None))


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
    """On PostgreSQL, where each takes longer, fewer of the same."""
    run_histories(2 if connection.vendor == "postgresql" else 4)


@pytest.mark.long
@pytest.mark.django_db
def test_no_decision_is_lost_in_a_thousand_histories() -> None:
    run_histories(1000)
