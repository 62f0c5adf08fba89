"""By what a further capture finds its article: addresses, ids, headings, as numbers in an index."""

import hashlib
from collections.abc import Iterable

from django.db import models

from archive.models.articles import Article
from archive.models.inserting import InsertingQuerySet
from archive.models.naming import key_of
from archive.text.addresses import address_key
from archive.text.folding import folded

NOTHING = ""
"""Stands for a title or an outlet where nothing says one: null equals null."""


class ArticleKeyQuerySet(InsertingQuerySet["ArticleKey"]):
    """Numbers of articles."""


class ArticleKey(models.Model):
    """One address, id or heading of an article, in any way in which it was ever said.

    Written by the projection alone. The number is a hash: what it finds is compared with what the
    claims say.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="keys", db_index=False
    )
    key = models.BigIntegerField()

    objects = ArticleKeyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["key", "article"])]
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="article_key_once")]

    def __str__(self) -> str:
        return f"key of {self.article_id}"


def address_keys(urls: Iterable[str]) -> set[str]:
    """What addresses of the same page have in common; nothing for what leads to no page."""
    return set(filter(None, map(address_key, urls)))


def title_keys(titles: Iterable[str]) -> set[str]:
    """What titles have in common that count as the same."""
    return {" ".join(folded(title).split()) for title in titles} or {NOTHING}


def outlet_keys(names: Iterable[str]) -> set[str]:
    """What names of an outlet have in common that count as the same."""
    return set(map(key_of, names)) or {NOTHING}


def of_address(address: str) -> int:
    """The number of an address, from its key."""
    return _hashed("address", address)


def of_source_id(source_id: str) -> int:
    """The number of an id that a source gives its records, whatever the source."""
    return _hashed("source id", source_id)


def of_title(title: str) -> int:
    """The number of a title, whatever the outlet."""
    return _hashed("title", title)


def of_heading(title: str, outlet: str) -> int:
    """The number of a title in an outlet."""
    return _hashed("heading", title, outlet)


def all_numbers(
    addresses: Iterable[str], titles: set[str], outlets: set[str], ids: Iterable[str] = ()
) -> set[int]:
    """The numbers of all addresses, ids and titles, and every title in every outlet."""
    return {
        *map(of_address, addresses),
        *map(of_source_id, ids),
        *map(of_title, titles),
        *(of_heading(title, outlet) for title in titles for outlet in outlets),
    }


def _hashed(kind: str, *values: str) -> int:
    data = "\0".join([kind, *values]).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big", signed=True)
