"""Documents for tests of the search, with everything left out that a test does not state."""

from archive.search.engine import Document, Label
from archive.text.dates import PartialDate


def label(name: str) -> Label:
    return Label(name.lower().replace(" ", "-"), name)


def document(
    key: str,
    title: str | None = None,
    *body: str,
    deck: str | None = None,
    captions: tuple[str, ...] = (),
    outlet: str | None = None,
    kind: str | None = None,
    country: str | None = None,
    authors: tuple[str, ...] = (),
    printed: tuple[str, ...] = (),
    section: str | None = None,
    tags: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    dossiers: tuple[str, ...] = (),
    language: str | None = "en",
    date: str | None = None,
    inferred: str | None = None,
) -> Document:
    return Document(
        id=key,
        title=title,
        deck=deck,
        body=body,
        captions=captions,
        notes=(),
        outlet=label(outlet) if outlet else None,
        kind=kind,
        country=country,
        authors=tuple(label(name) for name in authors),
        printed_authors=(*authors, *printed),
        section=section,
        tags=tags,
        topics=topics,
        dossiers=dossiers,
        language=language,
        date=PartialDate.parse(date) if date else None,
        date_inferred=PartialDate.parse(inferred) if inferred else None,
    )
