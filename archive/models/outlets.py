"""Outlets: where commentary appeared."""

import re
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr
from django.db.models.lookups import Exact

from archive.models.access import Access
from archive.models.naming import Alias, Named, NamedQuerySet, key_of
from archive.text.names import ARTICLES

WEB_ADDRESS = re.compile(r"(?:https?://)?(?P<domain>[^\s/:@]+\.[^\s/:@.]+)(?::\d+)?(?:/\S*)?")


class OutletKind(models.TextChoices):
    """What an outlet is; null until a source or a curator says."""

    NEWSPAPER = "newspaper", "newspaper"
    THINK_TANK = "think tank", "think tank"
    MAGAZINE = "magazine", "magazine"
    PORTAL = "portal", "portal"
    BLOG = "blog", "blog"
    AGENCY = "agency", "agency"
    BROADCASTER = "broadcaster", "broadcaster"
    JOURNAL = "journal", "journal"
    OTHER = "other", "other"


class OutletQuerySet(NamedQuerySet["Outlet"]):
    """Questions about outlets."""

    def bearing(self, printed: str) -> Self:
        """Outlets that bear this name, or have it as an alias or as their web domain.

        A page may print the domain as an address, with its scheme, "www." and path.
        """
        address = WEB_ADDRESS.fullmatch(printed.strip().lower())
        if address is None:
            return super().bearing(printed)
        wanted = _bare(address["domain"])
        known = self.exclude(domains=None).values_list("pk", "domains")
        owners = [pk for pk, domains in known if wanted in map(_bare, domains)]
        key = key_of(printed)
        bears = Q(name_key=key) | Q(aliases__name_key=key) | Q(pk__in=owners)
        return self.filter(bears).distinct()

    def filed(self) -> Self:
        """With `filed_key`, by which an index sorts: the key without the article before it.

        "La Gazette" stands under G; "LA Gazette" and "Theatre" have no article.
        """
        without = [
            models.When(_begins("name_key", "the "), then=Substr("name_key", len("the ") + 1)),
            *(
                models.When(
                    _begins("name", f"{article.capitalize()} "),
                    then=Substr("name_key", len(article) + 2),
                )
                for article in sorted(ARTICLES)
            ),
        ]
        return self.annotate(filed_key=models.Case(*without, default="name_key"))

    def bearing_each(self, printed: Iterable[str]) -> dict[str, list["Outlet"]]:
        """The same for many names; of web addresses one after the other."""
        names = set(printed)
        addresses = {name for name in names if WEB_ADDRESS.fullmatch(name.strip())}
        found = super().bearing_each(names - addresses)
        return found | {name: list(self.bearing(name)) for name in addresses}


def _begins(column: str, words: str) -> Exact:
    """Whether a column begins so, capitals and all: LIKE of SQLite heeds none."""
    return Exact(Substr(column, 1, len(words)), models.Value(words))


def _bare(domain: str) -> str:
    return domain.removeprefix("www.")


class Outlet(Named):
    """One outlet; everything but the name is null until a source or a curator says."""

    kind = models.CharField(max_length=20, choices=OutletKind, null=True, blank=True)
    country = models.CharField(
        max_length=2, null=True, blank=True, help_text="Two letters, as in ISO 3166: KR, DE, BR."
    )
    languages = models.JSONField(
        null=True, blank=True, help_text='Two-letter codes in a list: ["ko", "en"].'
    )
    access = models.CharField(max_length=10, choices=Access, default=Access.OPEN)
    disclaimer = models.TextField(null=True, blank=True, help_text="As the outlet prints it.")
    domains = models.JSONField(
        null=True, blank=True, help_text='Web domains in a list: ["example.org"].'
    )

    objects = OutletQuerySet.as_manager()

    class Meta(Named.Meta):
        abstract = False
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="outlet_has_name"),
            models.CheckConstraint(
                condition=models.Q(kind__isnull=True) | models.Q(kind__in=OutletKind.values),
                name="outlet_kind_is_known",
            ),
        ]


class OutletAlias(Alias):
    """Another name of an outlet."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["outlet", "name_key"], name="outlet_alias_once")
        ]
