"""From the article's form to a curator's decisions: what differs from what the article says."""

from typing import Any

from archive.admin.forms import ArticleForm, BylineFormSet
from archive.curation.claims import Verdict
from archive.curation.decisions import Decisions
from archive.models import Article

FIELDS = {"title", "deck", "section", "tags", "language", "url", "kind"}
DATE_PARTS = {"date", "date_label", "date_time"}


def corrections(article: Article, form: ArticleForm, bylines: BylineFormSet) -> Decisions:
    """What the valid forms change of an article; empty where they change nothing."""
    said = _fields(form)
    if bylines.has_changed():
        said |= _byline(article, bylines)
    return said


def _fields(form: ArticleForm) -> dict[tuple[str, str], Any]:
    changed, cleaned = set(form.changed_data), form.cleaned_data
    said: dict[tuple[str, str], Any] = {(field, ""): cleaned[field] for field in changed & FIELDS}
    if "outlet" in changed:
        outlet = cleaned["outlet"]
        said["outlet", ""] = {"slug": outlet.slug} if outlet else None
    if changed & DATE_PARTS:
        said["date", ""] = _date(cleaned)
    return said


def _date(cleaned: dict[str, Any]) -> dict[str, Any] | None:
    if not cleaned["date"]:
        return None
    return {
        "edtf": cleaned["date"],
        "time": cleaned["date_time"],
        "label": cleaned["date_label"],
    }


def _byline(article: Article, bylines: BylineFormSet) -> dict[tuple[str, str], Any]:
    """The names as a whole, and what is said of each of them.

    Compared with the claims rather than with the byline: a name that comes back may find claims
    about it that its row does not show.
    """
    verdict, rows = Verdict.on(article), bylines.standing()
    names = [row.cleaned_data["name"] for row in rows]
    said: dict[tuple[str, str], Any] = {}
    if names != [byline.name for byline in article.bylines.all()]:
        said["authors", ""] = names or None
    for row in rows:
        name, affiliation = row.cleaned_data["name"], row.cleaned_data["affiliation"]
        if affiliation != verdict.value("affiliation", name):
            said["affiliation", name] = affiliation
        said |= _link(row, verdict)
    return said


def _link(row: Any, verdict: Verdict) -> dict[tuple[str, str], Any]:
    """The author of a name where the curator chose one, now or under the name that stood here.

    A name whose author nobody touched is left to be linked by the name.
    """
    name, former = row.cleaned_data["name"], row.initial.get("name")
    if row.has_changed() and "author" in row.changed_data:
        author = row.cleaned_data["author"]
        return {("author", name): author.slug if author else None}
    if former and former != name and verdict.is_curated("author", former):
        return {("author", name): verdict.value("author", former)}
    return {}
