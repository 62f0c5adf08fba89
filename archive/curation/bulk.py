"""One decision about many articles: one event, undone as one.

Fields that claims decide get curated claims; whether an article is reviewed, and its topics, are
rows of their own. Articles that have the value already are left alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.decisions import curate
from archive.curation.events import RowChange, record, snapshot
from archive.models import Access, Article, Change, Claim, Event, Identity, Outlet, Topic
from archive.search import sync

MOST_ARTICLES = 500
"""Articles of one event: each is projected in one transaction, for which other writers wait."""


class BulkError(Exception):
    """Why a decision about many articles cannot be carried out, in a sentence."""


class Decision(Protocol):
    """What is to be decided of every chosen article."""

    @property
    def words(self) -> str:
        """What is done, as the history says it: "Set the language to ko"."""

    def differs(self, article: Article) -> bool:
        """Whether the article does not have it yet."""

    def carry_out(self, article: Article, by: User) -> list[RowChange]:
        """Do it; the rows that were written."""


@dataclass(frozen=True, slots=True)
class SetField:
    """A field that claims decide; None clears it."""

    field: str
    value: str | None

    @property
    def words(self) -> str:
        return (
            f"Set the {self.field} to {self.value}" if self.value else f"Cleared the {self.field}"
        )

    def differs(self, article: Article) -> bool:
        return bool(getattr(article, self.field) != self.value)

    def carry_out(self, article: Article, by: User) -> list[RowChange]:
        return curated(article, self.field, self.value, by)


@dataclass(frozen=True, slots=True)
class SetOutlet:
    """The outlet, named by its slug as every decision names it."""

    outlet: Outlet | None

    @property
    def words(self) -> str:
        return f"Set the outlet to {self.outlet}" if self.outlet else "Cleared the outlet"

    def differs(self, article: Article) -> bool:
        """A link that the printed name made is not yet a decision, but the same outlet."""
        return article.outlet_id != (self.outlet.pk if self.outlet else None)

    def carry_out(self, article: Article, by: User) -> list[RowChange]:
        value = {"slug": self.outlet.slug} if self.outlet else None
        return curated(article, "outlet", value, by)


@dataclass(frozen=True, slots=True)
class SetColumn:
    """A column that no source has a say in."""

    column: str
    value: Any
    words: str

    def differs(self, article: Article) -> bool:
        return bool(getattr(article, self.column) != self.value)

    def carry_out(self, article: Article, by: User) -> list[RowChange]:  # noqa: ARG002 - the event says by whom
        before = snapshot(article)
        setattr(article, self.column, self.value)
        article.save(update_fields=[self.column])
        Change.objects.record([article.public_id])
        return [RowChange.changed(before, article)]


@dataclass(frozen=True, slots=True)
class SetAccess:
    """How much readers may see; None leaves it to the outlet. Nothing is withdrawn in bulk."""

    access: str | None

    @property
    def words(self) -> str:
        level = Access(self.access).label if self.access else "that of the outlet"
        return f"Set the access to {level}"

    def differs(self, article: Article) -> bool:
        return article.access != self.access

    def carry_out(self, article: Article, by: User) -> list[RowChange]:
        """Raises BulkError where that would withdraw an article, or take it back."""
        before, was_withdrawn = article.access, article.is_withdrawn
        made = curated(article, "access", self.access, by)
        if was_withdrawn or article.is_withdrawn:
            raise BulkError(f"“{article}”: withdrawing and taking it back is done one by one.")
        change = RowChange("article", article.pk, {"access": before}, {"access": self.access})
        return [*made, change]


@dataclass(frozen=True, slots=True)
class AddTopic:
    """A topic beside those that an article has."""

    topic: Topic

    @property
    def words(self) -> str:
        return f"Put under the topic {self.topic}"

    def differs(self, article: Article) -> bool:
        return not self.topic.articles.filter(pk=article.pk).exists()

    def carry_out(self, article: Article, by: User) -> list[RowChange]:  # noqa: ARG002 - as above
        link = Topic.articles.through
        row = link.objects.create(topic_id=self.topic.pk, article_id=article.pk)
        Change.objects.record([article.public_id])
        return [RowChange.made(row)]


@dataclass(frozen=True, slots=True)
class RemoveTopic:
    """One of the topics that an article has goes."""

    topic: Topic

    @property
    def words(self) -> str:
        return f"Taken out of the topic {self.topic}"

    def differs(self, article: Article) -> bool:
        return self.topic.articles.filter(pk=article.pk).exists()

    def carry_out(self, article: Article, by: User) -> list[RowChange]:  # noqa: ARG002 - as above
        row = Topic.articles.through.objects.get(topic_id=self.topic.pk, article_id=article.pk)
        change = RowChange.removed(row)
        row.delete()
        Change.objects.record([article.public_id])
        return [change]


def differing(articles: Iterable[Article], decision: Decision) -> list[Article]:
    """The articles that the decision would change; raises BulkError where there are too many."""
    chosen = list(articles)
    if len(chosen) > MOST_ARTICLES:
        raise BulkError(f"At most {MOST_ARTICLES} articles at once. Choose fewer.")
    return [article for article in chosen if decision.differs(article)]


@transaction.atomic
def decide(articles: Iterable[Article], decision: Decision, by: User, reason: str = "") -> Event:
    """Carry out a decision where it changes anything, all of it or nothing.

    Raises BulkError where nothing would change.
    """
    Identity.take_turn()
    return recorded(differing(articles, decision), decision, by, reason)


def recorded(changed: Sequence[Article], decision: Decision, by: User, reason: str) -> Event:
    """Carry it out on these and record one event; call it in a transaction, its turn taken."""
    if not changed:
        raise BulkError("Nothing to change: all the chosen articles say so already.")
    rows = [row for article in changed for row in decision.carry_out(article, by)]
    sync.catch_up_on_commit()
    many = f"{len(changed)} article{'' if len(changed) == 1 else 's'}"
    return record("bulk", f"{decision.words}: {many}", rows, by, reason=reason, subjects=changed)


def curated(article: Article, field: str, value: Any, by: User) -> list[RowChange]:
    """Decide a field of an article; the claims that were made."""
    return claims_made(article, lambda: curate(article, {(field, ""): value}, by))


def claims_made(article: Article, write: Callable[[], None]) -> list[RowChange]:
    """The claims about an article that come of what `write` does, its turn being taken."""
    known = set(Claim.objects.filter(article=article).values_list("pk", flat=True))
    write()
    made = Claim.objects.of(article).exclude(pk__in=known)
    return [RowChange.made(claim) for claim in made]
