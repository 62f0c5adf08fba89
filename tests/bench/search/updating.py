"""One article added, changed and taken out, each until a question finds that it is so.

The work of the index alone: `put` or `drop`, on the disk, and the first question after it. Done on
a copy of the index that has answered questions before, as a server has.
"""

import dataclasses
import shutil
import statistics
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from archive.search.query import Term
from tests.bench.search.building import copied
from tests.bench.search.corpus import Archive, Article
from tests.bench.search.measuring import milliseconds, undisturbed
from tests.bench.search.peers import Peer
from tests.bench.search.questions import Question

TIMES = 20


@dataclass(frozen=True, slots=True)
class Changed:
    """Milliseconds until an article is searchable, changed, gone: medians."""

    added: float
    changed: float
    dropped: float


def changed(
    peer: Peer, archive: Archive, questions: Sequence[Question], times: int = TIMES
) -> Changed:
    """The medians over some articles."""
    if not peer.serves_itself:
        return _changed(peer, archive, questions, times)
    copy = peer.folder.with_name("changing")
    copied(peer.folder, copy)
    other = type(peer)(copy)
    other.open()
    try:
        return _changed(other, archive, questions, times)
    finally:
        other.close()
        shutil.rmtree(copy)


def _changed(peer: Peer, archive: Archive, questions: Sequence[Question], times: int) -> Changed:
    for question in questions:
        with suppress(Exception):  # what cannot be asked or fails is named by the warm rounds
            peer.ask(peer.prepared(question.tree))
    added = [_marked(archive, number, "added") for number in range(times)]
    after = [_marked(archive, number, "changed") for number in range(times)]
    with undisturbed():
        return Changed(
            added=_median(peer, 1, ((partial(peer.put, each, None), each) for each in added)),
            changed=_median(
                peer,
                1,
                (
                    (partial(peer.put, each, before), each)
                    for before, each in zip(added, after, strict=True)
                ),
            ),
            dropped=_median(peer, 0, ((partial(peer.drop, each), each) for each in after)),
        )


def _median(
    peer: Peer, expected: int, changes: Iterable[tuple[Callable[[], None], Article]]
) -> float:
    """Milliseconds of a change until its article is found as often as expected."""

    def done(change: Callable[[], None], article: Article) -> None:
        change()
        total = peer.answer(peer.ask(peer.prepared(Term(_mark(article))))).total
        if total != expected:
            raise AssertionError(f"{peer.name} finds {total} for {_mark(article)}")

    return statistics.median(
        milliseconds(partial(done, change, article)) for change, article in changes
    )


def _marked(archive: Archive, number: int, how: str) -> Article:
    """An article of the archive under a new number, with a word in its title that no other has."""
    article = archive.article(number)
    mark = f"zz{how}{number}"
    return dataclasses.replace(
        article, number=len(archive) + number, title=f"{mark} {article.title}"
    )


def _mark(article: Article) -> str:
    return article.title.split(" ", 1)[0]
