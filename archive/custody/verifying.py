"""Whether all is as it was written: captures, articles, the index, its files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError

from archive.curation.projection import project
from archive.custody.agreement import differing, pending
from archive.custody.faults import MEND, RESTORE, Fault, faults_of_database
from archive.custody.fixity import Fixity, chosen
from archive.models import Article
from archive.search import sync
from archive.search.engine import SearchError

INDEX = "Run `manage.py index`."
REBUILD = "Run `manage.py index --rebuild`."
Progress = Callable[[int], None]


@dataclass
class Verification:
    """One look at an archive: what is wrong comes one by one, what was looked at is counted."""

    sample: int | None = None
    articles: int = 0
    captures: int = 0
    waiting: int = 0
    wrong: list[int] = field(default_factory=list)

    def faults(self, progress: Progress) -> Iterator[Fault]:
        """All that is wrong; `progress` is told how many articles are done.

        `wrong` then holds the numbers of articles that do not say what their claims say.
        """
        try:
            yield from faults_of_database()
            yield from self._of_articles(progress)
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            yield Fault(f"The database cannot be read ({reason}).", RESTORE)
        else:
            yield from self._of_index()

    def total(self) -> int:
        """How many articles will be looked at."""
        count = Article.objects.count()
        return count if self.sample is None else min(self.sample, count)

    def _of_articles(self, progress: Progress) -> Iterator[Fault]:
        fixity = Fixity()
        for article, found in fixity.faults(chosen(self.sample)):
            self.articles, self.captures = fixity.articles, fixity.captures
            self.wrong += [article.pk] if found and {each.cure for each in found} == {MEND} else []
            yield from found
            progress(fixity.articles)

    def _of_index(self) -> Iterator[Fault]:
        engine = sync.engine()
        if not Article.objects.listed().exists() and not _has_index():
            return
        broken = False
        for said in engine.faults():
            broken = True
            yield Fault(said)
        if not broken:
            try:
                yield from self._of_revisions()
            except SearchError as error:
                yield Fault(str(error))

    def _of_revisions(self) -> Iterator[Fault]:
        """The index against the database, but for changes that it has still to take."""
        if not sync.is_ours():
            yield Fault("The search index was made from another database.", INDEX)
            return
        held = [public_id for public_id, _ in sync.engine().revisions()]
        if twice := len(held) - len(set(held)):
            yield Fault(f"The search index holds {twice} articles twice.", REBUILD)
        self.waiting = pending()
        for public_id in sorted(differing()):
            yield Fault(f"The search index holds another state of {public_id}.", REBUILD)


def repair(numbers: list[int]) -> None:
    """Make articles what their claims say, and the index what the database says."""
    for article in Article.objects.filter(pk__in=numbers).order_by("pk"):
        project(article)
    sync.restore(thorough=True)
    if differing():
        sync.rebuild()


def _has_index() -> bool:
    try:
        return sync.engine().place() is not None
    except SearchError:
        return True
