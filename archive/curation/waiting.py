"""Printed names that lead nowhere, as several had them, until one row alone is meant.

Such a name is never left behind: as soon as a merge, a judgement or a change of another link makes
it certain, it is linked. So what an article says is what a rebuild from its claims would say.
"""

from collections.abc import Collection, Iterator

from archive.curation.claims import Verdict
from archive.curation.linking import Merging, leads_to
from archive.models import Article, Author, Byline, Claim, Origin, Outlet
from archive.models.naming import key_of
from archive.models.outlets import WEB_ADDRESS


def bylines_to_link(
    keys: Collection[str], merging: Merging[Author] | None = None
) -> Iterator[tuple[Byline, Author]]:
    """Bylines of these names that lead nowhere, and the author whom each is to lead to.

    What a curator left unlinked stays so. `merging` is a merge that is about to be done.
    """
    unlinked = Byline.objects.filter(author=None).values_list("pk", "name") if keys else []
    found = {pk: name for pk, name in unlinked if key_of(name) in keys}
    meant = {name: leads_to(Author, name, merging) for name in set(found.values())}
    certain = [pk for pk, name in found.items() if meant[name]]
    for byline in Byline.objects.filter(pk__in=certain).select_related("article").order_by("pk"):
        author = meant[byline.name]
        if author and not Verdict.on(byline.article).is_curated("author", byline.name):
            yield byline, author


def articles_to_link(
    keys: Collection[str], merging: Merging[Outlet] | None = None
) -> Iterator[tuple[Article, Outlet]]:
    """Articles that name an outlet by one of these names and have none, and which it is to be.

    A web address may mean any outlet: it is no name of its own.
    """
    said = Claim.objects.filter(field="outlet", article__outlet=None)
    printed = said.exclude(origin=Origin.CURATED).values_list("article", "value")
    found = {pk for pk, value in (printed if keys else []) if value and _may_mean(value, keys)}
    for article in Article.objects.filter(pk__in=found).order_by("pk"):
        value = Verdict.on(article).value("outlet")
        outlet = leads_to(Outlet, value, merging) if isinstance(value, str) else None
        if outlet:
            yield article, outlet


def _may_mean(printed: str, keys: Collection[str]) -> bool:
    return key_of(printed) in keys or WEB_ADDRESS.fullmatch(printed.strip().lower()) is not None


def to_link(authors: Collection[str], outlets: Collection[str]) -> set[int]:
    """The numbers of the articles in which one of these names is to lead somewhere now."""
    numbers = {byline.article_id for byline, _ in bylines_to_link(authors)}
    return numbers | {article.pk for article, _ in articles_to_link(outlets)}


def keys_printed(articles: Collection[int]) -> set[str]:
    """The keys of the names under which these articles name their outlet, now or formerly."""
    said = Claim.objects.filter(field="outlet", article__in=articles)
    values = said.exclude(origin=Origin.CURATED).values_list("value", flat=True)
    return {key_of(value) for value in values if value}
