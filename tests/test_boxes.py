"""What stands in a box amid the text is no part of it; what follows the box is."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from tests.prose_pages import PARAGRAPHS, body_of, page


@pytest.mark.parametrize(
    "box",
    [
        "Read next\n\nSol Weaver\n\nI gave up my boat, and the river has never been closer to me",
        "Veja também:\nA ponte que ninguém quis pagar\nO preço da água nas vilas do vale",
        "Lesen Sie auch\nWarum das Wehr verfällt\nDer Rat hat zweimal getagt, ohne Beschluss.",
        "Top Comment\n\nWe hear that gates are dear, and never what a flood costs.\n\nJoin In",
        "Watch: the weir at night:\n\nThe keeper's longest shift\n\n14 hours ago\n\nDuration 1:30",
        "Вопрос-ответ\n\nЧто известно о втором шлюзе?",
        "Read also: Who pays for the second gate, and who was asked before the vote was taken",
        ">>> More columns on the river",
    ],
)
def test_a_box_is_cut_out(box: str) -> None:
    assert body_of(page(within=box)) == PARAGRAPHS


def test_a_subhead_below_a_box_stays() -> None:
    box = "Read next\n\nI gave up my boat, and the river has never been closer to me\n\nA bench"
    assert body_of(page(within=box)) == (*PARAGRAPHS[:2], "A bench", *PARAGRAPHS[2:])


def test_a_headline_that_stands_below_once_more_is_a_link() -> None:
    link = "The price of water in the valley towns"
    assert body_of(page("Most read", link, "The bench on the quay", within=link)) == PARAGRAPHS


def test_a_headline_above_its_byline_is_no_link_though_it_stands_below_once_more() -> None:
    title = "What the keeper of the gauge at the weir would do with money"
    meter = "This meter shows how much you have read of a subject, and what else there is of it."
    article = (title, "By Anna Stern", *PARAGRAPHS)
    text = "\n\n".join([meter, *article, "Most read", title, "Contact"])
    assert as_record(text, read_page(text).statements)["title"] == title
