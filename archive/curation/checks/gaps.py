"""What an article lacks; a curator who cleared a field has said that there is none."""

from collections.abc import Iterator

from archive.curation.checks.rule import Facts, Remark, digest
from archive.models import Level
from archive.page.damage import UNREADABLE_DATE

LOST = frozenset({"mojibake", "replacement character", "cut sentence"})
"""Damage by which the text itself is not what its author wrote."""


def undated(facts: Facts) -> Iterator[Remark]:
    """No day to sort by: no date is known, or one without its year."""
    article = facts.article
    if article.sort_day or (article.date is None and facts.verdict.is_curated("date")):
        return
    printed = article.partial_date
    said = f"The date has no year: {printed.written()}." if printed else "No date is known."
    yield Remark(said, evidence={"printed": article.date} if printed else {})


def unreadable_date(facts: Facts) -> Iterator[Remark]:
    """What stands in place of a date is none: 31/31/2021."""
    places = [mark for mark in facts.article.damage if mark.get("kind") == UNREADABLE_DATE]
    for mark in places if not facts.verdict.is_curated("date") else ():
        printed = str(mark.get("text", ""))
        text = f"“{printed}” stands where the date should, and cannot be read as one."
        yield Remark(text, digest(printed), {"printed": printed})


def no_outlet(facts: Facts) -> Iterator[Remark]:
    """No outlet, or a name that several outlets have."""
    if facts.article.outlet_id or facts.verdict.is_curated("outlet"):
        return
    printed = facts.verdict.value("outlet")
    if printed:
        text = f"Several outlets have the name “{printed}”: choose one."
        yield Remark(text, evidence={"printed": printed})
    else:
        yield Remark("No outlet is known.")


def no_author(facts: Facts) -> Iterator[Remark]:
    """No name in the byline."""
    if not facts.bylines and not facts.verdict.is_curated("authors"):
        yield Remark("No author is named.")


def unlinked_byline(facts: Facts) -> Iterator[Remark]:
    """A printed name that leads to no author, as several have it."""
    for byline in facts.bylines:
        if byline.author_id is None and not facts.verdict.is_curated("author", byline.name):
            text = f"“{byline.name}” leads to no author: several have that name."
            yield Remark(text, byline.name[:200], {"printed": byline.name})


def year_inferred(facts: Facts) -> Iterator[Remark]:
    """The year is not printed but worked out from the text: worth a look."""
    article = facts.article
    printed, inferred = article.partial_date, article.partial_date_inferred
    if inferred is None or (printed and printed.year is not None):
        return
    text = f"{inferred.written()}: {article.date_inferred_reason}"
    yield Remark(text, inferred.edtf, {"printed": article.date, "inferred": inferred.edtf})


def damaged_text(facts: Facts) -> Iterator[Remark]:
    """The capture has lost or spoilt something: a better copy may be had."""
    damage = [mark for mark in facts.article.damage if mark.get("kind") != UNREADABLE_DATE]
    if damage:
        kinds = ", ".join(sorted({str(mark.get("kind")) for mark in damage}))
        places = f"{len(damage)} place{'' if len(damage) == 1 else 's'}"
        shown = damage[0].get("text", "")
        is_lost = any(mark.get("kind") in LOST for mark in damage)
        level = Level.FAILURE if is_lost else Level.WARNING
        yield Remark(f"{places}: {kinds}.", digest(*damage), {"first": shown}, level)
