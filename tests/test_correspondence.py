"""Pages of letters to the editor."""

from typing import Any

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

FIRST = (
    "The harbor board met on Tuesday to decide whether the old quay should be rebuilt before the "
    "storms arrive, and nobody in the hall wanted to speak first."
)
SECOND = (
    "Your leader of last week forgot that the bridge was closed for eleven months, and that all "
    "who live beyond it had to take the ferry. Nobody wrote about that, and nobody was asked."
)


def record_of(*lines: str) -> dict[str, Any]:
    text = "\n".join(lines)
    return as_record(text, read_page(text).statements)


@pytest.mark.parametrize(
    "heading",
    [
        *("Letters", "Letters to the Editor", "Letters: the quay and the bridge"),
        *("LETTERS TO THE EDITOR", "Readers' letters", "Leserbriefe", "Courrier des lecteurs"),
        *("Cartas al director", "Cartas dos leitores", "Lettere al direttore"),
        *("Ingezonden brieven", "Listy do redakcji", "Insändare", "Læserbreve", "Leserinnlegg"),
        *("Okur mektupları", "Письма в редакцию", "Листи до редакції", "读者来信", "読者の声"),
        *("독자 투고", "بريد القراء", "Thư bạn đọc"),
    ],
)
@pytest.mark.parametrize(
    "between",
    [
        *(("", "12 March 2021", "", "Sir,"), ("12 March 2021",), ("",), ("", "Dear Editor,")),
        ("12.03.2021", "", "Zum Kommentar „Der Kai“ vom 3. März"),
    ],
)
def test_the_heading_of_letters_is_the_title(heading: str, between: tuple[str, ...]) -> None:
    menu = ("Harbor Gazette", "", "Home", "News", "Opinion", "")
    signed = ("", "Ada Stern, Saltby", "", SECOND, "", "Tom Reed, Northquay")
    record = record_of(*menu, heading, *between, "", FIRST, *signed)
    assert record["title"] == heading


def test_where_every_letter_has_a_heading_of_its_own_that_of_the_page_is_the_title() -> None:
    letters = ("The old quay", "", f"Sir, {FIRST}", "", "The bridge", "", f"Sir, {SECOND}")
    record = record_of("Harbor Gazette", "", "Letters to the editor", "12 March 2021", "", *letters)
    assert record["title"] == "Letters to the editor"


@pytest.mark.parametrize("heading", ["Letters", "Letters to the Editor"])
@pytest.mark.parametrize("above", ["The bridge we forgot", "Re: “The bridge”, 3 March"])
def test_several_signatures_tell_a_page_of_letters_too(heading: str, above: str) -> None:
    first = (above, "", SECOND, "", "Anna Stern, Saltby", "")
    second = ("Money for the quay", "", FIRST, "", "Tom Reed", "Northquay")
    record = record_of("The Harbor Gazette", "", heading, "", *first, *second)
    assert (record["title"], record["authors"]) == (heading, [])


def test_letters_right_below_the_outlet_s_name() -> None:
    head = ("The Harbor Gazette", "LETTERS", "", "12 March 2021", "")
    record = record_of(*head, FIRST, "Anna Stern", "", SECOND, "Tom Reed")
    assert record["title"] == "LETTERS"


def test_a_letter_with_a_headline_keeps_it() -> None:
    title = "The bridge was closed for eleven months"
    record = record_of("Harbor Gazette", "", "Letters", "", title, "By Tom Reed", "", SECOND, FIRST)
    assert (record["title"], record["section"]) == (title, "Letters")


@pytest.mark.parametrize("dash", ["—", "-"])
def test_the_last_of_several_who_sign_is_not_the_author_of_all(dash: str) -> None:
    signed = (FIRST, f"{dash} Anna Stern", SECOND, f"{dash} Peter Weber")
    page = record_of("Letters to the editor", "", *(f"{line}\n" for line in signed))
    assert page["authors"] == []


def test_a_place_behind_the_signature_is_no_part_of_the_name() -> None:
    page = record_of("The bridge was closed", "", FIRST, "", SECOND, "", "— Anna Weber, Northquay")
    assert [each["name"] for each in page["authors"]] == ["Anna Weber"]
