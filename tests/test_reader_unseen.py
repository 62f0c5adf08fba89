"""Pages that no rule was written for: the seed shapes with other content, in hostile variations."""

from typing import Any

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from tests.unseen import Unseen, agrees, bare, unseen_pages


@pytest.mark.parametrize("page", list(unseen_pages()), ids=lambda page: page.name)
def test_a_page_yields_what_a_careful_reader_states(page: Unseen) -> None:
    given = shown(page.text)
    wrong = {
        field: given[field] for field, said in page.says.items() if not agrees(said, given[field])
    }
    assert wrong == {field: page.says[field] for field in wrong}


def shown(text: str) -> dict[str, Any]:
    """The record as the pages state it: bare affiliations, damage with its place."""
    record = as_record(text, read_page(text).statements)
    record["authors"] = [[each["name"], bare(each["affiliation"])] for each in record["authors"]]
    record["damage"] = [[each["kind"], each["paragraph"]] for each in record["damage"]]
    for field in ("captions", "notes", "body"):
        record[field] = [" ".join(each.split()) for each in record[field]]
    return record
