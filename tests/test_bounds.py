"""The text ends where its company changes, though sentences go on."""

import pytest

from tests.prose_pages import HEAD, PARAGRAPHS, body_of, page

TEASERS = (
    "A Bench for Nobody",
    "The council has bought a bench, and the river has bought nothing.",
    "By Max Holm",
    "The Third Mark",
    "Those who read the gauge at night are seldom asked about it.",
    "By Li Wen",
)


@pytest.mark.parametrize(
    "behind",
    [
        ("Sign up for our daily newsletter.", *TEASERS),
        ("Topics", *TEASERS),
        ("About the author", "She writes on rivers and on those who are paid to watch them."),
        ("Submit comments on this post", "← Previous: The price of water", "© The Lamp"),
        ("To find out more about the river circle, contact desk@lamp.example.",),
        ("Support our journalism with a small gift every month.",),
        ("This page is licensed under a Creative Commons Attribution license.",),
        ("Ada Stern is a fellow at the Institute of Rivers and the author of two books on weirs.",),
    ],
)
def test_what_follows_is_no_text(behind: tuple[str, ...]) -> None:
    assert body_of(page(*behind)) == PARAGRAPHS


def test_an_end_mark_ends_the_text() -> None:
    *kept, last = PARAGRAPHS
    text = (
        HEAD + "\n\n".join((*kept, last + " ♦", "Favorites", "The keeper’s lamp, at last.")) + "\n"
    )
    assert body_of(text) == (*kept, last + " ♦")


def test_one_appeal_amid_the_text_does_not_end_it() -> None:
    assert body_of(page(within="Click here to get the river app")) == PARAGRAPHS
