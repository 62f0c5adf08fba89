"""Captions that their neighbors show."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from tests.prose_pages import PARAGRAPHS, body_of, captions_of, page


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        ("The quay in May\n\nPhoto: Ada Stern", ["The quay in May", "Photo: Ada Stern"]),
        (
            "The quay stood under water.\n\nThe quay stood under water.",
            ["The quay stood under water."],
        ),
        (
            "View image in fullscreen\n\nThe keeper lights the lamp at night.",
            ["The keeper lights the lamp at night."],
        ),
        (
            "The quay at noon. Sol Weaver for The Lamp",
            ["The quay at noon. Sol Weaver for The Lamp"],
        ),
        ("Sol Weaver/Getty Images", ["Sol Weaver/Getty Images"]),
        (
            "The keeper at the weir Sol Weaver/Lamp Images",
            ["The keeper at the weir Sol Weaver/Lamp Images"],
        ),
    ],
)
def test_a_picture_amid_the_text(lines: str, captions: list[str]) -> None:
    text = page(within=lines)
    assert (body_of(text), captions_of(text)) == (PARAGRAPHS, captions)


def test_a_date_above_a_photo_credit_is_the_articles() -> None:
    head = "The Second Gate\n\nBy Ada Stern\n\nMay 3, 2021\nPhotograph by Sol Holm"
    text = "\n\n".join([head, *PARAGRAPHS])
    record = as_record(text, read_page(text).statements)
    assert (record["date"], record["captions"]) == ("2021-05-03", ["Photograph by Sol Holm"])
