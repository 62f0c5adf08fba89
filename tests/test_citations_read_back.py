"""Every article of the demo, read back from RIS, CSL-JSON and BibTeX by other people's programs."""

import json
from collections.abc import Iterator
from typing import Any

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from django.test import Client

from archive.curation.portable import parsed, take_in
from archive.exports.citations import Citation, cite
from archive.exports.citations.csl import as_item
from archive.ingest.batch import ingest, roots_of
from archive.management.demonstration import CURATION, FIXTURES
from archive.models import Article, Author, OutletKind
from tests.csl_schema import SCHEMA
from tests.holdings import make_article, make_author, make_outlet

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

ORIGIN = "http://testserver"


@pytest.fixture
def citations() -> dict[str, Citation]:
    """Of the demo, as curated, and of articles that have what the demo lacks."""
    list(ingest(roots_of([str(FIXTURES)]), is_dry_run=False))
    take_in(parsed(CURATION.read_bytes()))
    make_hostile()
    rows = Article.objects.listed().with_names()
    return {article.public_id: cite(article, ORIGIN) for article in rows}


def make_hostile() -> None:
    """Signs that mean something to one form or another, in every field; every kind of outlet."""
    signs = 'A {50%} & #1 _of_ $5 \\input{x} "q" ~ ^ - @article{a, b = c} }}{ TY - JOUR ， ; = and'
    board = make_author("Board of Gates, Locks and Weirs", is_organisation=True)
    ada = make_author("Ada de la Mar", family="de la Mar", given="Ada", order="given-first")
    for kind in (*OutletKind.values, None):
        make_article(
            signs,
            outlet=make_outlet(f"{signs} {kind}", kind=kind),
            authors=[ada, board],
            deck=signs,
            section=signs,
            tags=["moon {", "} 50% & more"],
            date="2021-06",
            language="zh-Hant",
            url="https://lantern.example/a_b?c=%7B&d={e}#f",
        )
    make_article(None, date="XXXX-01-28", date_inferred="2021-01-28")
    make_article("Undated", authors=[Author.objects.get(name=board.name)])


def csl_parts(citation: Citation) -> list[int]:
    date = citation.when.certain
    if date is None or date.until:
        return []
    return [part for part in (date.year, date.month, date.day) if part]


def test_ris(client: Client, citations: dict[str, Citation]) -> None:
    entries = rispy.loads(client.get("/a.ris").getvalue().decode())
    assert {each["id"] for each in entries} == set(citations)
    for entry in entries:
        assert entry == dict(expected_in_ris(citations[entry["id"]]))


def expected_in_ris(cited: Citation) -> Iterator[tuple[str, Any]]:
    yield "type_of_reference", cited.work.ris
    yield "title", cited.shown_title
    names = [n.printed if n.is_organisation else n.inverted for n in cited.authors]
    date = cited.when.certain
    slashed = [f"{part:02}" for part in csl_parts(cited)] + [""] * 3
    optional = {
        "authors": names,
        "publisher" if cited.work.has_institution else "secondary_title": cited.outlet,
        "section": cited.section,
        "language": cited.language,
        "keywords": list(cited.tags),
        "abstract": cited.abstract,
        "year": str(date.year) if date else None,
        "date": "/".join([*slashed[:3], ""]) if date else None,
    }
    if date is None and cited.when.is_known:
        optional["date"] = cited.when.day_first
    yield from ((name, value) for name, value in optional.items() if value)
    yield "urls", [cited.address]
    yield "name_of_database", "Commentary Archive"
    yield "accession_number", cited.kept_at
    yield "id", cited.id


def test_csl_json(client: Client, citations: dict[str, Citation]) -> None:
    items = json.loads(client.get("/a.csl.json").getvalue())
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.validate(items, SCHEMA)
    assert {each["id"]: each for each in items} == {
        public_id: as_item(cited) for public_id, cited in citations.items()
    }
    for item in items:
        cited = citations[item["id"]]
        assert item.get("title") == cited.title
        assert item.get("publisher", item.get("container-title")) == cited.outlet
        assert item.get("issued", {}).get("date-parts", [[]])[0] == csl_parts(cited)
        assert [
            name.get("literal") or f"{name['family']}, {name['given']}"
            for name in item.get("author", [])
        ] == [name.printed if name.is_organisation else name.inverted for name in cited.authors]


@pytest.mark.parametrize("wrong", [{"id": "a"}, {"id": "a", "type": "op-ed"}, {"titel": "x"}])
def test_the_schema_refuses_what_is_no_csl(wrong: dict[str, str]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"type": "report", "id": "a"} | wrong, wrong], SCHEMA)


def test_bibtex(client: Client, citations: dict[str, Citation]) -> None:
    text = client.get("/a.bib").getvalue().decode()
    layers = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(text, append_middleware=layers)
    verbatim = bibtexparser.parse_string(text).entries_dict  # an address is no TeX
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == set(citations)
    for entry in library.entries:
        cited = citations[entry.key]
        found = {field.key: field.value for field in entry.fields}
        assert entry.entry_type == cited.work.bibtex
        title = found["title"].replace("ˆ", "^")  # pylatexenc takes the sign for the accent
        assert title == cited.shown_title
        url = verbatim[entry.key].fields_dict["url"].value
        assert url == cited.address.replace("{", "%7B").replace("}", "%7D")
        outlet = found.get("journal") or found.get("institution") or found.get("howpublished")
        assert (outlet or "").replace("ˆ", "^") == (cited.outlet or "")
        assert found.get("year") == (cited.when.year if cited.when.is_known else None)
        assert found.get("language") == cited.language
        assert found.get("keywords") == (", ".join(cited.tags) or None)
        assert [name.merge_last_name_first for name in found.get("author", [])] == [
            name.inverted if name.given else f"{{{name.printed}}}" for name in cited.authors
        ]
