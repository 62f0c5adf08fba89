"""Whatever is sent to whatever address: a right page or a right refusal, never a failure."""

from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client
from django.urls import URLPattern

from archive.models import Dossier, Erasure, Topic
from archive.urls import urlpatterns
from tests.holdings import index_all, make_article, make_author, make_outlet
from tests.strictness import faults_of

pytestmark = pytest.mark.django_db

PARAMETERS = (
    *("q", "match", "page", "sort", "size", "dates", "letter", "quote", "a", "show"),
    *("outlet", "author", "year", "month", "language", "kind", "country", "tag", "section"),
    *("all", "any", "phrase", "none", "at", "by", "since", "until", "lang", "topic", "dossier"),
)
HOSTILE = {
    "nothing": "",
    "null": quote("a\0b"),
    "surrogate": quote_from_bytes(b"\xed\xa0\x80"),
    "no UTF-8": quote_from_bytes(b"\xff\xfe\x80"),
    "huge number": "1" + "0" * 30,
    "many digits": "9" * 5_000,
    "negative": "-1",
    "not finite": "1e400",
    "other digits": quote("٣"),
    "long": "x" * 20_000,
    "parentheses": "(" * 3_000,
    "quotation marks": quote('"' * 501),
    "markup": quote('"><script>alert(1)</script>'),
    "statement": quote("' OR 1=1 --"),
    "override": quote("\u202e\u2066abc\u2069"),
    "emojis": quote("😀" * 300),
    "marks": quote("é̂" * 900),
    "pattern": quote("*?~[]{}\\/"),
    "template": quote("{{ 7|add:7 }}{% url %}%s%(x)s"),
    "path": quote("../../etc/passwd", safe=""),
    "date": quote("0000-00-00..9999-99-99"),
}
WORST = {"null", "surrogate", "no UTF-8", "huge number", "negative", "markup", "override", "marks"}
"""What the short suite sends."""
MARKUP = {"no UTF-8", "markup", "override", "marks"}
"""What no database minds: it would show on the page."""


def marks_of(name: str) -> list[pytest.MarkDecorator]:
    """When it is sent."""
    if name not in WORST:
        return [pytest.mark.long]
    return [pytest.mark.alike] if name in MARKUP else []


VALUES = [pytest.param(value, id=name, marks=marks_of(name)) for name, value in HOSTILE.items()]
RIGHT = {200, 301, 302, 400, 403, 404, 410, 503}


def places(**kept: str) -> list[str]:
    """Every public address, what varies in it filled in; what is not among `kept` by {}."""
    found = []
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern):
            converters = pattern.pattern.converters
            values = {name: kept.get(name, "{}") for name in converters}
            path = str(pattern.pattern)
            for name, value in values.items():
                path = path.replace(f"<str:{name}>", value)
            found.append(f"/{path}")
    return found


@pytest.fixture
def addresses() -> list[str]:
    """One right address of each kind of page, and some of what was merged, withdrawn, erased."""
    outlet, into = make_outlet("Quay Post"), make_outlet("The Quay Post")
    merged = make_outlet("Old Quay", merged_into=into)
    author = make_author("John سلمى \u05d0\u05d1 Marsh")
    article = make_article(
        "😀" * 300, outlet=outlet, authors=[author], body=["A harbor."] * 3, date="2021-06"
    )
    topic = Topic.objects.create(name="Water")
    topic.articles.add(article)
    dossier = Dossier.objects.create(name="Flood")
    dossier.entries.create(article=article, position=1)
    gone = make_article("Gone", outlet=into, access="withdrawn")
    Erasure.objects.create(sha256="e" * 64)
    index_all()
    sha256 = article.captures.get().sha256
    kept = {"public_id": article.public_id, "sha256": sha256, "form": "csv"}
    slugs = {"outlets": outlet, "authors": author, "topics": topic, "dossiers": dossier}
    right = [
        place.replace("{}", slugs[kind].slug if (kind := place.split("/")[1]) in slugs else "x")
        for place in places(**kept)
    ]
    gone_pages = [f"/captures/{gone.captures.get().sha256}/", f"/captures/{'e' * 64}/"]
    closed = [f"/a/{gone.public_id}/", f"/a/{'e' * 12}/", *gone_pages]
    return [*right, *closed, f"/outlets/{merged.slug}/", f"/outlets/{into.slug}/"]


@pytest.mark.parametrize("value", VALUES)
def test_any_parameter_may_hold_anything(client: Client, addresses: list[str], value: str) -> None:
    query = "&".join(f"{name}={value}" for name in PARAMETERS)
    for address in addresses:
        look(client, address, query)


@pytest.mark.parametrize("value", VALUES)
def test_any_address_may_hold_anything(client: Client, value: str) -> None:
    make_article("Tides", outlet=make_outlet(), authors=[make_author()], body=["A harbor."])
    index_all()
    for place in places():
        if "{}" in place:
            look(client, place.replace("{}", value[:3_000]), "")


@pytest.mark.alike
def test_three_thousand_paragraphs_are_one_page(client: Client) -> None:
    body = [f"Paragraph {number} says that the tide came in." for number in range(1, 3_001)]
    article = make_article("Tides", body=body)
    index_all()
    page = client.get(article.get_absolute_url(), {"q": "tide"}).content.decode()
    assert page.count("<mark>tide</mark>") == 3_000
    assert '<p id="p3000" dir="auto">' in page
    assert faults_of(page) == []


def look(client: Client, address: str, query: str) -> None:
    response = client.get(address, QUERY_STRING=query)
    assert response.status_code in RIGHT, address
    if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
        page = response.content.decode()
        if page:
            assert (address, faults_of(page)) == (address, [])
            assert "<script" not in page
