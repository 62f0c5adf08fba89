"""Our engine, through its protocol alone."""

import shutil
from collections.abc import Iterable, Sequence
from typing import ClassVar

from archive.search.engine import FacetCount, Leads, Place, SearchPage, SearchRequest
from archive.search.query import Node
from archive.search.whoosh_index import WhooshEngine
from tests.bench.search.corpus import Article
from tests.bench.search.peers import SHOWN, Answer, Peer

ARCHIVE = "bench"


class Ours(Peer):
    """The archive's engine as the archive uses it."""

    name = "ours"
    index = "ours-1"
    gives_leads: ClassVar[bool] = True

    def build(self, articles: Iterable[Article]) -> None:
        """A rebuild, as `manage.py index --rebuild` does it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        engine = WhooshEngine(self.folder)
        engine.rebuild((each.document() for each in articles), Place(1, ARCHIVE))
        engine.close()

    def is_usable(self) -> bool:
        """The engine itself knows whether it can read what lies there."""
        return super().is_usable() and WhooshEngine(self.folder).place() is not None

    def open(self) -> None:
        """The engine opens its files at the first question."""
        self.engine = WhooshEngine(self.folder)
        self._changes = 1

    def prepared(self, tree: Node) -> SearchRequest:
        """The request for the first page."""
        return SearchRequest(tree, size=SHOWN, facets=("outlet", "year"), leads=self.gives_leads)

    def ask(self, prepared: SearchRequest) -> SearchPage:
        """One page."""
        return self.engine.search(prepared)

    def answer(self, found: SearchPage) -> Answer:
        """A page says more than is compared."""
        return Answer(
            total=found.total,
            hits=tuple(int(hit.id) for hit in found.hits),
            outlets=_counts(found.facets.get("outlet", ())),
            years=_counts(found.facets.get("year", ())),
        )

    def leads(self, found: SearchPage, /) -> Sequence[Leads | None]:
        """Those of its hits."""
        return [hit.leads for hit in found.hits]

    def put(self, article: Article, _before: Article | None, /) -> None:
        """One document of one change."""
        self._update([article], ())

    def drop(self, article: Article) -> None:
        """One document gone."""
        self._update([], (str(article.number),))

    def close(self) -> None:
        """Close the files."""
        self.engine.close()

    def _update(self, articles: Iterable[Article], gone: Iterable[str]) -> None:
        self._changes += 1
        documents = [each.document() for each in articles]
        self.engine.update(documents, gone, Place(self._changes, ARCHIVE))


class OursByScan(Ours):
    """The same without leads: fragments are made as for all other engines, from the texts alone."""

    name = "ours, texts scanned"
    gives_leads = False


def _counts(listed: Iterable[FacetCount]) -> dict[str, int]:
    return {each.key: each.count for each in listed}
