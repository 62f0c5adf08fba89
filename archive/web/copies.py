"""Other articles that may be the same text, as the page of one shows them."""

import re
from dataclasses import dataclass
from typing import Self

from django.db.models import prefetch_related_objects

from archive.curation.copies import judgements_about
from archive.models import Article, Outlet, PossibleCopy
from archive.page.notes import note_rule
from archive.web.comparison import Asked

MOST_SHOWN = 10
MOST_LINKS = 100
CREDIT = "note: history of the article"


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with most of a text in common with the one that is shown.

    `original` is the one of the two that is possibly the original, and `because` says why: None
    and empty where nothing tells. `passage` is empty, and `here` and `there` None, where readers
    may not see both texts; else these are the numbers of the paragraphs in which it begins, and
    `words_url` the page that shows where the wordings differ.
    """

    article: Article
    percent: int
    words: int
    is_judged: bool
    passage: str
    here: int | None
    there: int | None
    words_url: str
    original: Article | None
    because: str

    @classmethod
    def of(cls, shown: Article, other: Article, link: PossibleCopy, *, is_judged: bool) -> Self:
        """What one link says."""
        is_first = link.one_id == shown.pk
        is_open = shown.is_readable and other.is_readable
        here, there = (link.one_from, link.other_from)[:: 1 if is_first else -1]
        original, because = original_of(shown, other)
        return cls(
            article=other,
            percent=link.percent,
            words=link.words,
            is_judged=is_judged,
            passage=link.passage if is_open else "",
            here=here if is_open else None,
            there=there if is_open else None,
            words_url=_words_url(shown, other) if is_open else "",
            original=original,
            because=because,
        )


def copies_of(article: Article) -> list[Copy]:
    """The copies that readers may know of, those with most in common first.

    One query where there are none; else six more, however many there are. What a curator judged
    not to be the same text is not shown.
    """
    links = PossibleCopy.objects.of([article.pk]).order_by("-common", "pk")
    by_number = {_end(link, article): link for link in links[:MOST_LINKS]}
    if not by_number:
        return []
    said = judgements_about(article)
    prefetch_related_objects([article], "outlet__aliases")
    found = []
    for other in _listed(by_number):
        judgement = said.get(other.public_id)
        if judgement is None or judgement.are_same:
            link = by_number[other.pk]
            found.append(Copy.of(article, other, link, is_judged=judgement is not None))
    return found[:MOST_SHOWN]


def original_of(one: Article, other: Article) -> tuple[Article | None, str]:
    """Which of two is possibly the original, and why: as a note printed with one says, else by day.

    Of neither it is said where both notes name the other's outlet, or the days do not tell.
    """
    notes = {one.pk: _credit(one, other), other.pk: _credit(other, one)}
    credited = [copy for copy in (one, other) if notes[copy.pk]]
    if len(credited) == 1:
        copy = credited[0]
        source = other if copy is one else one
        return source, f"A note printed with “{copy}” says: “{notes[copy.pk]}”"
    for first, second in ((one, other), (other, one)):
        if first.date_last and second.date_first and first.date_last < second.date_first:
            return first, "It is dated earlier."
    return None, ""


def _credit(copy: Article, source: Article) -> str:
    """A note on the history of an article that names the outlet of the other, and not its own."""
    if source.outlet is None or source.outlet == copy.outlet or not copy.is_readable:
        return ""
    names = _names(source.outlet)
    return next((note for note in copy.notes if _credits(note, names)), "")


def _names(outlet: Outlet) -> list[str]:
    return [outlet.name, *(alias.name for alias in outlet.aliases.all())]


def _credits(note: str, names: list[str]) -> bool:
    """Whether a note tells where a text appeared; a name is compared as it is printed."""
    is_named = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", note) for name in names)
    return is_named and note_rule(note) == CREDIT


def _words_url(one: Article, other: Article) -> str:
    return Asked((one.public_id, other.public_id), by_words=True).url


def _end(link: PossibleCopy, article: Article) -> int:
    return link.other_id if link.one_id == article.pk else link.one_id


def _listed(numbers: dict[int, PossibleCopy]) -> list[Article]:
    rows = Article.objects.listed().filter(pk__in=numbers).select_related("outlet")
    rows = rows.prefetch_related("bylines__author", "outlet__aliases").defer("body", "captions")
    found = {each.pk: each for each in rows}
    return [found[pk] for pk in numbers if pk in found]
