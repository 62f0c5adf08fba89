"""The pages on which texts are looked at closely, whole, as they were when somebody last did.

Written anew with WRITE_GOLDEN=1, as those of `test_pages_golden`.
"""

import os

import pytest
from django.test import Client

from tests.holdings import index_all, make_article, make_author, make_outlet
from tests.test_pages_golden import GOLDEN

pytestmark = pytest.mark.django_db
FOLDER = GOLDEN / "texts"


@pytest.fixture
def addresses() -> dict[str, str]:
    """Pages of three articles, one of which quotes another."""
    ada, lantern = make_author("Ada Marsh"), make_outlet("The Lantern")
    original = make_article(
        "Tides & <currents>",
        deck="Of gates.",
        outlet=lantern,
        authors=[ada],
        date="2021-06-23",
        language="en",
        body=["Nobody asked.", "The harbor is slowly resetting its <old> gates again, they say."],
        captions=["A gate."],
        notes=["Of gates."],
    )
    reprint = make_article(
        "Gates",
        authors=[ada],
        date="2021-06-25",
        language="en",
        body=["“The harbor is slowly re-setting its <old> gates again” today.", "So they say."],
    )
    closed = make_article(
        "ميناء", outlet=lantern, language="ar", access="metadata", body=["ميناء."]
    )
    index_all()
    pair = f"a={original.public_id}&a={reprint.public_id}"
    return {
        "article_marked": f"{original.get_absolute_url()}?q=reset+OR+gate",
        "compare": f"/compare/?{pair}",
        "compare_nothing": "/compare/?a=x&show=y",
        "compare_three": f"/compare/?{pair}&a={closed.public_id}",
        "compare_words": f"/compare/?{pair}&show=words",
        "quote_check": "/quote/?quote=slowly+resetting+its+<old>+gates+again+today",
        "quote_check_short": "/quote/?quote=gates",
    }


def test_pages_are_as_they_were(client: Client, addresses: dict[str, str]) -> None:
    pages = {name: client.get(address).text for name, address in addresses.items()}
    if os.environ.get("WRITE_GOLDEN"):
        for name, page in pages.items():
            (FOLDER / f"{name}.html").write_text(page, encoding="utf-8")
    assert pages == {file.stem: file.read_text("utf-8") for file in FOLDER.glob("*.html")}
