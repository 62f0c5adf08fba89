"""Whole pages, as they were when somebody last looked at them.

A page that changes on purpose is written anew with WRITE_GOLDEN=1, and the difference is read in
the commit like any other.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.editing import save_named
from archive.models import Capture, Claim, Event, IndexPlace
from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def addresses() -> dict[str, str]:
    """Pages of a small archive that holds something of every kind."""
    lantern = make_outlet("The Lantern")
    lantern.kind, lantern.country = "magazine", "NO"
    lantern.note = "<p>Lit <em>weekly</em>.</p>"
    save_named(lantern, by=User.objects.create_user("keeper"), reason="Its own imprint.")
    Event.objects.update(made_at=datetime(2026, 1, 2, tzinfo=UTC))
    ada = make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")
    salma = make_author("سلمى الحداد")
    tides = make_article(
        "Tides & <currents>",
        page="menu\nTides & <currents>\nBy Ada Marsh\nUpdated: 23 June 2021",
        deck="What the moon does.",
        outlet=lantern,
        authors=[ada],
        affiliation="keeper of the gauge",
        date="2021-06-23",
        date_label="updated:",
        date_time="06:26",
        section="Opinion",
        tags=["Moon", "Sea"],
        language="en",
        url="https://example.org/tides",
        body=["The harbor is resetting its gates.", "The second sentence ends in the"],
        captions=["A gauge. [Photo: A. Marsh]"],
        notes=["The author keeps a gauge."],
        damage=[{"kind": "cut sentence", "paragraph": 2, "text": "ends in the"}],
    )
    make_claim(tides, "title", "Tides & <currents>", spans=[[5, 23]])
    make_claim(tides, "title", "Tides", origin="declared", rule="meta-title")
    make_claim(tides, "affiliation", "keeper of the gauge", subject="Ada Marsh")
    inferred = make_article(
        "ميناء",
        authors=[salma],
        date="XXXX-01-28",
        date_inferred="2021-01-28",
        language="ar",
        text="teaser",
        body=["ميناء."],
    )
    make_article(None, language="ko", deck="항구의 문.")
    Capture.objects.update(ingested_at=datetime(2026, 1, 2, 12, tzinfo=UTC))
    Claim.objects.update(made_at=datetime(2026, 1, 2, 12, tzinfo=UTC))
    index_all()
    IndexPlace.objects.update(noted_at=datetime(2026, 1, 3, 12, tzinfo=UTC))
    return {
        "home": "/",
        "articles": "/a/",
        "article": tides.get_absolute_url(),
        "capture": f"/captures/{tides.captures.get().sha256}/",
        "article_inferred": inferred.get_absolute_url(),
        "search": "/search/?q=reset+date:2021&outlet=the-lantern",
        "search_all": "/search/?sort=oldest",
        "search_nothing": "/search/?q=volcano&year=2021&page=0",
        "concordance": "/concordance/?q=gate+OR+gauge&sort=left",
        "outlets": "/outlets/",
        "outlet": f"/outlets/{lantern.slug}/",
        "authors": "/authors/",
        "author": f"/authors/{ada.slug}/",
        "no_author": "/authors/-/",
        "coverage": "/coverage/",
        "help": "/help/",
        "about": "/about/",
        "not_found": "/nothing/",
    }


def test_pages_are_as_they_were(client: Client, addresses: dict[str, str]) -> None:
    pages = {name: client.get(address).text for name, address in addresses.items()}
    if os.environ.get("WRITE_GOLDEN"):
        for name, page in pages.items():
            (GOLDEN / f"{name}.html").write_text(page, encoding="utf-8")
    kept = {file.stem: file.read_text(encoding="utf-8") for file in GOLDEN.glob("*.html")}
    assert pages == kept
