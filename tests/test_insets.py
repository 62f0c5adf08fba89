"""What newsrooms set into an article is no part of it; a subhead is."""

import pytest

from tests.prose_pages import PARAGRAPHS, body_of, page

SHOUTED = "TWO KEEPERS OF THE WEIR HELD AFTER A NIGHT OF FLOODS"


@pytest.mark.parametrize(
    "inset",
    [
        SHOUTED,
        "Why the gauge at the weir was never mended\n\nWho pays for the second gate now",
        "Look at the gate! pic.twitter.com/aBcDeF\n\n— The Weir (@theweir) February 11, 2025",
    ],
)
def test_an_inset_is_cut_out(inset: str) -> None:
    assert body_of(page(within=inset)) == PARAGRAPHS


@pytest.mark.parametrize(
    "subhead",
    ["THE PRICE OF WATER", "Why the gauge at the weir was never mended", "Who will pay for it?"],
)
def test_a_subhead_alone_stays(subhead: str) -> None:
    assert body_of(page(within=subhead)) == (*PARAGRAPHS[:2], subhead, *PARAGRAPHS[2:])
