"""Random histories in which the program dies at any point: each thing done is there, or is not.

The other random histories (`test_curation_histories`) ask what decisions come to; these ask whether
an archive is whole after every step, be it one that was cut short: verified from the captures to
the last file of the index.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from archive.curation.bulk import AddTopic, SetAccess, SetField, decide
from archive.curation.decisions import curate
from archive.curation.editing import save_named
from archive.curation.erasure import erase
from archive.curation.merging import MergeError, merge
from archive.custody.verifying import Verification
from archive.models import Article, Author, Byline, Capture, Erasure, Outlet, Topic
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.query import Every
from tests.dying import dies
from tests.emptying import empty
from tests.test_crashes import take_in, write_pages

POINTS = (
    "ingest.claimed", "ingest.committed", "commit.before", "commit.after", "index.segment",
    "index.contents", "index.manifest", "index.noted", "rebuild.built", "rebuild.live",
)  # fmt: skip
crashes = st.none() | st.sampled_from(POINTS)
places = st.integers(0, 30)
TITLES = ("Corrected", "Another headline", "潮汐")
NAMES = ("The Lantern", "The Beacon", "Lantern Daily")


class CrashHistories(RuleBasedStateMachine):
    """An archive, what is known to be in it, and what must hold of it."""

    def __init__(self) -> None:
        super().__init__()
        empty(None)
        sync.close()
        self.folder = TemporaryDirectory()
        self.editor = User.objects.create_superuser("editor")
        self.pages = 0
        self.kept: set[str] = set()
        self.erased: set[str] = set()
        self.titles: dict[int, str] = {}

    def do(self, crash: str | None, task: Callable[[], object]) -> bool:
        """Whether it was done to its end."""
        return not dies(task, at=crash or "")

    @rule(count=st.integers(1, 3), crash=crashes)
    def create(self, count: int, crash: str | None) -> None:
        """Pages come in, if need be once more."""
        folder = write_pages(
            Path(self.folder.name) / str(self.pages), range(self.pages, self.pages + count)
        )
        self.pages += count
        if not self.do(crash, lambda: take_in(folder)):
            take_in(folder)
        self.kept |= {hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}

    @precondition(lambda self: self.kept)
    @rule(at=places, title=st.sampled_from(TITLES), crash=crashes)
    def edit(self, at: int, title: str, crash: str | None) -> None:
        article = self.article(at)
        before = article.title
        done = self.do(crash, lambda: curate(article, {("title", ""): title}, self.editor))
        now = Article.objects.get(pk=article.pk).title
        assert now == title if done else now in (before, title)
        self.titles[article.pk] = now or ""

    @precondition(lambda self: len(self.kept) > 1)
    @rule(at=places, crash=crashes)
    def delete(self, at: int, crash: str | None) -> None:
        article = self.article(at)
        hashes = set(article.captures.values_list("sha256", flat=True))
        public_id, reason = article.public_id, "Asked for."
        done = self.do(
            crash, lambda: erase(article, confirmation=public_id, reason=reason, by=self.editor)
        )
        is_gone = not Article.objects.filter(pk=article.pk).exists()
        assert is_gone or not done
        assert set(Erasure.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)) == (
            hashes if is_gone else set()
        )
        if is_gone:
            self.kept -= hashes
            self.erased |= hashes
            self.titles.pop(article.pk, None)

    @precondition(lambda self: self.kept)
    @rule(which=st.sampled_from(["section", "access", "topic"]), crash=crashes)
    def decide_on_many(self, which: str, crash: str | None) -> None:
        """All of them or none."""
        topic, _ = Topic.objects.get_or_create(name="Water")
        decision: Any = {
            "section": SetField("section", "Opinion"),
            "access": SetAccess("metadata"),
            "topic": AddTopic(topic),
        }[which]
        articles = list(Article.objects.order_by("pk")[:5])
        chosen = [article for article in articles if decision.differs(article)]
        if chosen and not any(article.is_withdrawn for article in chosen):
            self.do(crash, lambda: decide(chosen, decision, self.editor, reason="Together."))
            left = [each.pk for each in Article.objects.filter(pk__in=[a.pk for a in chosen])
                    if decision.differs(each)]  # fmt: skip
            assert len(left) in (0, len(chosen))

    @precondition(lambda self: self.kept)
    @rule(at=places, crash=crashes)
    def withdraw(self, at: int, crash: str | None) -> None:
        article = self.article(at)
        said = {("access", ""): None if article.is_withdrawn else "withdrawn"}
        self.do(crash, lambda: curate(article, said, self.editor))

    @precondition(lambda _: Outlet.objects.exists())
    @rule(at=places, name=st.sampled_from(NAMES), crash=crashes)
    def rename(self, at: int, name: str, crash: str | None) -> None:
        outlets = list(Outlet.objects.filter(merged_into=None).order_by("pk"))
        outlet = outlets[at % len(outlets)]
        if not Outlet.objects.filter(name=name).exists():
            outlet.name = name
            self.do(crash, lambda: save_named(outlet, by=self.editor))

    @precondition(lambda _: Author.objects.count() > 1)
    @rule(one=places, other=places, crash=crashes)
    def merge(self, one: int, other: int, crash: str | None) -> None:
        authors = list(Author.objects.filter(merged_into=None).order_by("pk"))
        row, into = authors[one % len(authors)], authors[other % len(authors)]

        def merge_them() -> None:
            with suppress(MergeError):
                merge(row, into, by=self.editor, reason="The same.")

        self.do(crash, merge_them)

    @rule(crash=crashes)
    def build_anew(self, crash: str | None) -> None:
        self.do(crash, sync.rebuild)

    @rule(crash=crashes)
    def catch_up(self, crash: str | None) -> None:
        self.do(crash, sync.restore)

    @rule()
    def all_is_whole(self) -> None:
        """Nothing is lost, nothing doubled, and after a start all is as it should be."""
        captures = Capture.objects.values_list("sha256", flat=True)
        assert sorted(captures) == sorted(self.kept)
        assert Article.objects.count() == len(self.kept)
        for pk, title in self.titles.items():
            assert Article.objects.get(pk=pk).title == title
        assert not Byline.objects.filter(author__merged_into__isnull=False).exists()
        sync.restore()
        assert [str(each) for each in Verification().faults(lambda _: None)] == []
        if Article.objects.exists():
            listed = Article.objects.listed().count()
            assert sync.engine().search(SearchRequest(Every())).total == listed

    def teardown(self) -> None:
        self.all_is_whole()
        sync.close()
        self.folder.cleanup()

    def article(self, at: int) -> Article:
        return Article.objects.order_by("pk")[at % Article.objects.count()]


def run_histories(count: int, steps: int) -> None:
    run_state_machine_as_test(
        CrashHistories,
        settings=settings(
            max_examples=count,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db(transaction=True)
def test_an_archive_is_whole_whenever_it_dies() -> None:
    run_histories(2 if connection.vendor == "postgresql" else 3, 12)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_an_archive_is_whole_whenever_it_dies_in_many_histories() -> None:
    run_histories(60, 25)
