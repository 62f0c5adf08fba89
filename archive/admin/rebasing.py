"""A form that was opened before somebody else's change: what both wrote, put together.

What the second curator did not touch takes the first one's value; what he typed stays typed, and
he is shown what the first one said. Claims tell what stood there when the form was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from archive.admin.forms import CONFLICT, MAX_BYLINES, ArticleForm
from archive.admin.widgets import is_id
from archive.curation.claims import Verdict
from archive.curation.evidence import FIELDS, in_words
from archive.models import Article, Claim, Outlet

PREFIX = "bylines"
BYLINE_FIELDS = ("authors", "affiliation", "author")
DATE_PARTS = {"date": "edtf", "date_label": "label", "date_time": "time"}
FORM_FIELDS = ("title", "deck", "section", "tags", "language", "url", "kind", "outlet", *DATE_PARTS)


@dataclass(frozen=True, slots=True)
class TheirChange:
    """What somebody else decided meanwhile; `is_also_mine` where the form says otherwise."""

    name: str
    old: str
    new: str
    by: str
    is_also_mine: bool


class Rebase:
    """One form sent back too late."""

    def __init__(self, article: Article, data: QueryDict, seen_claim: int) -> None:
        self.article = article
        self._sent = data
        claims = list(Claim.objects.of(article).select_related("made_by"))
        self._later = [claim for claim in claims if claim.pk > seen_claim]
        self._then = Verdict(claim for claim in claims if claim.pk <= seen_claim)
        self._form = ArticleForm(data, instance=article)
        self._mine = {name for name in FORM_FIELDS if self._is_mine(name)}
        self._bylines_are_theirs = any(claim.field in BYLINE_FIELDS for claim in self._later)

    def data(self) -> QueryDict:
        """What both wrote, as if sent by a form opened now."""
        data = self._sent.copy()
        now = ArticleForm(instance=self.article)
        for name in ("seen", "seen_claim", *FORM_FIELDS):
            if name not in self._mine:
                value = now[name].field.prepare_value(now[name].value())
                data[name] = "" if value is None else str(value)
        self._put_bylines(data)
        data[CONFLICT] = "yes"
        return data

    def their_changes(self) -> list[TheirChange]:
        """What the others decided since the form was opened."""
        newest = {(claim.field, claim.subject): claim for claim in self._later}
        return [self._change(claim) for claim in newest.values()]

    def typed_names(self) -> list[str]:
        """The names that this form has, where the byline is now another one."""
        if not self._bylines_are_theirs:
            return []
        rows = [self._row(self._sent, number) for number in range(_number(self._sent, "TOTAL"))]
        kept = [row for row in rows if row.get("name") and not row.get("DELETE")]
        told = [", ".join(filter(None, [row["name"], row.get("affiliation")])) for row in kept]
        return told if told != self._told_then() else []

    def _told_then(self) -> list[str]:
        names: list[str] = self._then.value("authors") or []
        return [
            ", ".join(filter(None, [name, self._then.value("affiliation", name)])) for name in names
        ]

    def _change(self, claim: Claim) -> TheirChange:
        name = FIELDS.get(claim.field, claim.field)
        old = in_words(claim.field, self._then.value(claim.field, claim.subject))
        fields = {"date": set(DATE_PARTS)}.get(claim.field, {claim.field})
        return TheirChange(
            name=f"{name} ({claim.subject})" if claim.subject else name,
            old=old or "none",
            new=in_words(claim.field, claim.value) or "none",
            by=str(claim.made_by or claim.rule),
            is_also_mine=bool(fields & self._mine),
        )

    def _is_mine(self, name: str) -> bool:
        field = self._form[name]
        return field.field.has_changed(self._value_then(name), field.data)

    def _value_then(self, name: str) -> Any:
        if name in DATE_PARTS:
            return (self._then.value("date") or {}).get(DATE_PARTS[name])
        value = self._then.value(name)
        return _outlet_pk(value) if name == "outlet" else value

    def _put_bylines(self, data: QueryDict) -> None:
        """Every change makes the rows of the byline anew: the form must name those of now."""
        rows = list(self.article.bylines.order_by("position"))
        if self._bylines_are_theirs:
            for key in [key for key in data if key.startswith(f"{PREFIX}-")]:
                del data[key]
            data[f"{PREFIX}-TOTAL_FORMS"] = data[f"{PREFIX}-INITIAL_FORMS"] = str(len(rows))
        for number, row in enumerate(rows):
            key = f"{PREFIX}-{number}-"
            data[f"{key}id"] = str(row.pk)
            if self._bylines_are_theirs:
                data[f"{key}place"], data[f"{key}name"] = str(row.position), row.name
                data[f"{key}affiliation"] = row.affiliation or ""
                data[f"{key}author"] = str(row.author_id or "")
                data[f"{key}article"] = str(self.article.pk)

    @staticmethod
    def _row(data: QueryDict, number: int) -> Mapping[str, Any]:
        parts = ("name", "affiliation", "DELETE")
        return {part: data.get(f"{PREFIX}-{number}-{part}", "") for part in parts}


def _number(data: QueryDict, which: str) -> int:
    text = data.get(f"{PREFIX}-{which}_FORMS", "")
    return min(int(text), MAX_BYLINES) if is_id(text) else 0


def _outlet_pk(value: Any) -> int | None:
    """The outlet that a claim led to; None where that was not certain."""
    if not value:
        return None
    named = (
        Outlet.objects.filter(slug=value["slug"])
        if isinstance(value, dict)
        else (Outlet.objects.named(value))
    )
    pks = list(named.values_list("pk", flat=True)[:2])
    return pks[0] if len(pks) == 1 else None
