"""Authors that no byline names."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

PROSE = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n\nNobody thanked the keeper, and he did not expect it."
)
MORE = "The mayor came in the morning, looked at the weir and said that it had held after all."


def authors(*blocks: str) -> list[str]:
    text = "\n\n".join(["A Night at the Weir", PROSE, MORE, *blocks])
    return [each["name"] for each in as_record(text, read_page(text).statements)["authors"]]


@pytest.mark.parametrize(
    "blocks",
    [
        ("About the author", "Anna Stern is a fellow of the Weir Institute in Rivermouth."),
        ("L'AUTEUR", "Anna Stern Anna Stern est journaliste et vit près du barrage de la ville."),
        ("About the author", "Anna Stern"),
        ("— Anna Stern",),
        ("(Anna Stern)",),
    ],
)
def test_a_note_or_a_signature_names_the_author(blocks: tuple[str, ...]) -> None:
    assert authors(*blocks) == ["Anna Stern"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("About the author", "The author likes rivers."),
        ("— Lower Town",),
        ("(photo)",),
        ("Our mission", "Anna Stern is a fellow of the Weir Institute in Rivermouth."),
    ],
)
def test_no_author_is_made_up(blocks: tuple[str, ...]) -> None:
    assert authors(*blocks) == []
