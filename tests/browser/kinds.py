"""The kinds of pages that the archive has, and an archive that has one of each in five scripts."""

from dataclasses import dataclass
from urllib.parse import quote

from django.core.management import call_command

from archive.management.curating import import_from
from archive.models import Access, Article, Capture, Dossier, DossierEntry, Identity, Topic
from archive.search import sync
from tests.source import ROOT

FIXTURES = ROOT / "fixtures"
SCRIPTS = {
    "Latin": ("01-ledger-signing.txt", "treaty"),
    "Chinese": ("08-landu-vote.txt", "运河"),
    "Korean": ("03-naru-blackout.txt", "조약"),
    "Arabic": ("09-marsa-delay.txt", "القناة"),
    "Cyrillic": ("12-rechnoy-winter.txt", "канал"),
}
"""Of each script an invented page, and a word that stands in it."""
WITHDRAWN = "25-rivers-borders-ratified.txt"
NOT_SHOWN = "22-quay-review-farmers.txt"
QUOTED = 80
"""Characters of a paragraph that are quoted."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its address, to be filled in, and the status that it answers with.

    A variant is a page like another in all that can go wrong; the long suite alone goes there.
    """

    address: str
    status: int = 200
    lacks_index: bool = False
    is_variant: bool = False


KINDS = {
    "home": Kind("/?q={word}"),
    "search": Kind("/search/?q={word}"),
    "search narrowed": Kind(
        "/search/?q={word}&outlet={outlet}&sort=newest&language={language}", is_variant=True
    ),
    "search for all": Kind("/search/?sort=oldest&page=99", is_variant=True),
    "search, nothing found": Kind("/search/?q={word}+volcano&year=1850&outlet={outlet}"),
    "search without an index": Kind("/search/?q={word}", lacks_index=True),
    "api": Kind("/api/"),
    "article": Kind("{article}"),
    "article with marks": Kind("{article}?q={word}", is_variant=True),
    "copy": Kind("{copy}?q={word}", is_variant=True),
    "articles": Kind("/a/?q={word}"),
    "author": Kind("/authors/{author}/?q={word}"),
    "authors": Kind("/authors/?q={word}"),
    "no author": Kind("/authors/-/?q={word}", is_variant=True),
    "outlet": Kind("/outlets/{outlet}/?q={word}"),
    "outlets": Kind("/outlets/?letter=Q&q={word}"),
    "no outlet": Kind("/outlets/-/?q={word}", is_variant=True),
    "topic": Kind("/topics/{topic}/?q={word}"),
    "topics": Kind("/topics/?q={word}"),
    "dossier": Kind("/dossiers/{dossier}/?q={word}"),
    "dossiers": Kind("/dossiers/?q={word}"),
    "compare": Kind("/compare/?a={id}&a={other}&q={word}"),
    "compare, word by word": Kind("/compare/?a={one_copy}&a={other_copy}&show=words&q={word}"),
    "compare, nothing chosen": Kind("/compare/?a=nothing&q={word}", is_variant=True),
    "concordance": Kind("/concordance/?q={word}&sort=left"),
    "concordance, no lines": Kind("/concordance/?q={word}+volcano", is_variant=True),
    "quote check": Kind("/quote/?quote={quotation}", is_variant=True),
    "quote check, nearly so": Kind("/quote/?quote={misquotation}"),
    "quote check, nothing quoted": Kind("/quote/?q={word}", is_variant=True),
    "coverage": Kind("/coverage/?q={word}"),
    "help": Kind("/help/?q={word}"),
    "about": Kind("/about/?q={word}"),
    "data for programs": Kind("/api/?q={word}"),
    "capture": Kind("/captures/{sha256}/?q={word}"),
    "capture not shown": Kind("/captures/{not_shown}/?q={word}", 403),
    "withdrawn": Kind("/a/{withdrawn}/?q={word}", 410),
    "not found": Kind("/nothing/?q={word}", 404),
    "not understood": Kind("/raised/400/", 400),
    "not allowed": Kind("/raised/403/?q={word}", 403),
    "failed": Kind("/raised/500/", 500),
}
"""All but the home page of an empty archive."""


def fill() -> None:
    """Bring in the invented pages and what a curator decided about them, and index it all."""
    Identity.objects.get_or_create()  # gone where a test before emptied the whole database
    call_command("ingest", str(FIXTURES / "pages"), "--no-index", verbosity=0)
    import_from(FIXTURES / "curation.json")
    for script in SCRIPTS:
        _put_under(held_of(script), script)
    Article.objects.filter(captures__file=WITHDRAWN).update(access=Access.WITHDRAWN)
    Article.objects.filter(captures__file=NOT_SHOWN).update(access=Access.METADATA)
    sync.rebuild()


def held_of(script: str) -> Article:
    """The article in a script."""
    return Article.objects.get(captures__file=SCRIPTS[script][0])


def _put_under(article: Article, script: str) -> None:
    """A topic and a dossier that bear its title and hold it with another."""
    other = held_of("Latin" if script == "Arabic" else "Arabic")
    topic = Topic.objects.create(name=str(article.title))
    topic.articles.set([article, other])
    note = f"<p>{article.body[0]}</p>"
    dossier = Dossier.objects.create(name=str(article.title), event_date="2024-11", note=note)
    for position, each in enumerate((article, other), start=1):
        DossierEntry.objects.create(dossier=dossier, article=each, position=position)


def addresses_of(script: str) -> dict[str, str]:
    """The address of each kind of page, with the words, names and texts of a script."""
    article, word = held_of(script), SCRIPTS[script][1]
    other = held_of("Latin" if script == "Arabic" else "Arabic")
    one, two = Article.objects.filter(title="Bring Back the Wet Hearing").order_by("date")
    passage = article.body[1][:QUOTED]
    values = {
        "word": word,
        "language": article.language,
        "article": article.get_absolute_url(),
        "copy": one.get_absolute_url(),
        "outlet": article.outlet.slug if article.outlet else "",
        "author": article.authors.get().slug,
        "topic": Topic.objects.get(name=article.title).slug,
        "dossier": Dossier.objects.get(name=article.title).slug,
        "id": article.public_id,
        "other": other.public_id,
        "one_copy": one.public_id,
        "other_copy": two.public_id,
        "quotation": passage,
        "misquotation": f"{passage[:-6]} {word} {word}",
        "sha256": article.captures.get().sha256,
        "not_shown": Capture.objects.get(file=NOT_SHOWN).sha256,
        "withdrawn": Article.objects.get(captures__file=WITHDRAWN).public_id,
    }
    escaped = {name: quote(value or "", safe="/%") for name, value in values.items()}
    return {name: kind.address.format(**escaped) for name, kind in KINDS.items()}
