"""What named values mean: the columns, elements, tags and keys that are known, best first.

docs/formats.md shows these tables; a test keeps the two alike. Names are compared by their
letters and digits alone: publishedAt, published_at and "Published at" are one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

Table = Mapping[str, str]

COLUMNS: Table = {
    "title": "title headline article_title story_title title.rendered",
    "deck": "deck dek subtitle sub_title subheadline standfirst",
    "summary": "description summary abstract excerpt snippet excerpt.rendered",
    "authors": "authors author byline author_name author_names creator writer dc:creator",
    "outlet": "outlet outlet_name media_name source.name source_name publication publisher.name "
    "publisher newspaper site_name source journal website media_url source.title domain",
    "date": "publish_date publication_date published_at date_published published published_date "
    "published_on pub_date first_published date issued",
    "section": "section section_name rubric",
    "tags": "tags keywords topics topic categories category subjects tags.name categories.name",
    "language": "language lang language_code",
    "url": "url article_url story_url canonical_url original_url link permalink uri source_url",
    "text": "text full_text article_text body article_body content story_text main_text body_text "
    "content.rendered",
    "text_kind": "text_kind",
}
"""CSV and JSONL, among them the exports of NewsAPI and Media Cloud; and front matter."""

FEED: Table = {
    "title": "title",
    "summary": "summary",
    "authors": "author",
    "outlet": "source publisher feed",
    "date": "published issued",
    "tags": "tag",
    "language": "language",
    "url": "link",
    "text": "content",
}
"""RSS and Atom; `feed` is the feed's own title, where it is the feed of one site."""

RIS: Table = {
    "title": "TI T1 CT",
    "summary": "AB N2",
    "authors": "AU A1",
    "outlet": "T2 JF JO JA BT PB",
    "date": "DA PY Y1",
    "section": "SE",
    "tags": "KW",
    "language": "LA",
    "url": "UR",
}

CSL: Table = {
    "title": "title",
    "summary": "abstract",
    "authors": "author",
    "outlet": "container-title publisher",
    "date": "issued",
    "section": "section",
    "tags": "keyword",
    "language": "language",
    "url": "URL",
}

AROUND = frozenset({"params", "extra", "meta", "metadata", "taxonomies", "fields"})
"""Names that only hold others: params.outlet is outlet."""
_INDEX = re.compile(r"\[\d+\]")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Vocabulary:
    """The names of one kind of record; `noun` is what a rule calls such a name.

    `has_single_names` says that an item of authors is one person, family name first, as in RIS
    and CSL.
    """

    noun: str
    origin: str
    table: Table
    has_single_names: bool = False

    @cached_property
    def meanings(self) -> dict[str, tuple[str, int]]:
        """Folded name -> its field, and its rank there: the lowest one that says something wins."""
        return {
            folded(name): (field, rank)
            for field, names in self.table.items()
            for rank, name in enumerate(names.split())
        }

    def meaning(self, name: str) -> tuple[str, int] | None:
        """What a value of this name says; None where the name is not known."""
        return self.meanings.get(folded(name))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is compared: without places in lists, what is only around it, and signs."""
    parts = _INDEX.sub("", name).split(".")
    while len(parts) > 1 and parts[0].lower() in AROUND:
        parts.pop(0)
    return _SIGNS.sub("", ".".join(parts)).casefold()


TABLE_ROW = Vocabulary("column", "imported", COLUMNS)
FEED_ENTRY = Vocabulary("feed", "declared", FEED)
RIS_RECORD = Vocabulary("RIS", "imported", RIS, has_single_names=True)
CSL_ITEM = Vocabulary("CSL", "imported", CSL, has_single_names=True)
FRONT_MATTER = Vocabulary("front matter", "imported", COLUMNS)
