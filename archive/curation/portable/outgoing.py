"""The curation file of an archive: every decision, in an order that does not change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from archive.curation.events import model_of
from archive.curation.linking import keys_told_apart
from archive.curation.portable.rows import curated_rows, keys_of, line_of, shared_keys, when
from archive.curation.portable.shape import FORMAT, LATER, OF_ARTICLES, SECTIONS, VERSION, Line
from archive.models import (
    Article,
    Author,
    Byline,
    Capture,
    Claim,
    Event,
    EventSubject,
    Finding,
    Judgement,
    Origin,
    Outlet,
    PendingCuration,
    Suggestion,
    SuggestionState,
)
from archive.models.naming import Named, key_of


def as_text() -> str:
    """The file: JSON, with one line for each entry, so that two of them can be compared."""
    content = _content()
    shown = [section for section in SECTIONS if content[section] or section not in LATER]
    parts = [f' "{section}": {_listed(content[section])}' for section in shown]
    head = f'{{\n "format": "{FORMAT}",\n "version": {VERSION},\n'
    return head + ",\n".join(parts) + "\n}\n"


def _listed(lines: Iterable[Line]) -> str:
    entries = ",\n".join(f"  {_entry(line)}" for line in lines)
    return f"[\n{entries}\n ]" if entries else "[]"


def _entry(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def _content() -> dict[str, list[Line]]:
    rows = list(curated_rows())
    content: dict[str, list[Line]] = {
        "rows": [line_of(model, row) for model, row in rows],
        "merges": sorted(_merges(row for _, row in rows), key=lambda line: line["at"]),
        "judgements": list(_judgements()),
        "claims": list(_claims()),
        "dismissals": list(_dismissals()),
        "links": [*_author_links(), *_outlet_links()],
        "articles": list(_articles()),
        "texts": list(_texts()),
        "findings": list(_findings()),
    }
    for pending in PendingCuration.objects.order_by("pk"):
        content[pending.line["section"]].append(pending.line["entry"])
    for section in OF_ARTICLES:
        content[section].sort(key=_place)
    return content


def _place(line: Line) -> tuple[str, str, str]:
    """By capture, then by time; what was decided at one moment is in an order of its own."""
    return line["capture"], line.get("at", ""), _entry(line)


def _who(made_by: Any) -> str | None:
    return made_by.get_username() if made_by else None


def _merges(rows: Iterable[Named]) -> Iterator[Line]:
    for row in rows:
        if row.merged_into is not None:
            event = _merge_of(row)
            yield {
                "model": model_of(row),
                "row": row.slug,
                "into": row.merged_into.slug,
                "reason": event.reason if event else "",
                "by": _who(event.made_by) if event else None,
                "at": when(event.made_at if event else datetime.fromtimestamp(0, UTC)),
            }


def _merge_of(row: Named) -> Event | None:
    """The merge by which a row leads where it does now, be it that its undo was undone again."""
    into = row.merged_into.pk if row.merged_into else None
    about = EventSubject.objects.filter(model=model_of(row), key=row.slug)
    events = Event.objects.filter(pk__in=about.values("event")).select_related("made_by")
    for event in events.order_by("-pk"):
        for change in event.rows:
            after = change["after"] or {}
            is_row = (change["model"], change["pk"]) == (model_of(row), row.pk)
            if is_row and after.get("merged_into_id") == into:
                return _first(event)
    return None


def _first(event: Event) -> Event:
    """What an undo of an undo brought back."""
    while event.undoes is not None:
        event = event.undoes
    return event


def _judgements() -> Iterator[Line]:
    said = Judgement.objects.exclude(model="article").select_related("made_by")
    said = said.order_by("model", "one", "other")
    for each in said:
        yield {
            "model": each.model,
            "one": each.one,
            "other": each.other,
            "are_same": each.are_same,
            "reason": each.reason,
            "by": _who(each.made_by),
            "at": when(each.made_at),
        }


def _texts() -> Iterator[Line]:
    """Which articles are one text, and which are not, by the first capture of each."""
    said = Judgement.objects.filter(model="article").select_related("made_by")
    keys = {key for pair in said.values_list("one", "other") for key in pair}
    numbers = dict(Article.objects.filter(public_id__in=keys).values_list("public_id", "pk"))
    for each in said.order_by("one", "other"):
        if each.one in numbers and each.other in numbers:
            first, second = sorted(_first_capture(numbers[key]) for key in (each.one, each.other))
            yield {
                "capture": first,
                "other": second,
                "are_same": each.are_same,
                "reason": each.reason,
                "by": _who(each.made_by),
                "at": when(each.made_at),
            }


def _claims() -> Iterator[Line]:
    curated = Claim.objects.filter(origin=Origin.CURATED)
    seen = _Seen(curated.values("article"))
    for claim in curated.select_related("made_by", "capture").order_by("pk"):
        yield {
            "capture": claim.capture.sha256 if claim.capture else seen.before(claim),
            "field": claim.field,
            "subject": claim.subject,
            "value": claim.value,
            "rule": claim.rule,
            "spans": claim.spans,
            "by": _who(claim.made_by),
            "at": when(claim.made_at),
        }


class _Seen:
    """The newest capture that lay before a curator at each decision."""

    def __init__(self, articles: Any) -> None:
        self._of: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        said = Claim.objects.filter(article__in=articles).exclude(origin=Origin.CURATED)
        rows = said.order_by("pk").values_list("article", "pk", "capture", "capture__sha256")
        for article, pk, capture, sha256 in rows:
            self._of[article].append((pk, capture, sha256))

    def before(self, claim: Claim) -> str:
        """Its SHA-256; that of the first one where a decision came before any reading."""
        earlier = [each for each in self._of[claim.article_id] if each[0] < claim.pk]
        if earlier:
            return max(earlier, key=lambda each: each[1])[2]
        return _first_capture(claim.article_id)


def _dismissals() -> Iterator[Line]:
    dismissed = Suggestion.objects.filter(state=SuggestionState.DISMISSED)
    for each in dismissed.select_related("claim__capture", "decided_by").order_by("pk"):
        if each.claim.capture and each.decided_at:
            yield {
                "capture": each.claim.capture.sha256,
                "field": each.field,
                "subject": each.subject,
                "value": each.value_key,
                "by": _who(each.decided_by),
                "at": when(each.decided_at),
            }


def _findings() -> Iterator[Line]:
    """What checks found and a curator set aside."""
    dismissed = Finding.objects.filter(dismissed_at__isnull=False).select_related("dismissed_by")
    for each in dismissed.order_by("pk"):
        yield {
            "capture": _first_capture(each.article_id),
            "check": each.check_name,
            "key": each.key,
            "reason": each.dismissed_because,
            "by": _who(each.dismissed_by),
            "at": when(each.dismissed_at or each.found_at),
        }


def _author_links() -> Iterator[Line]:
    """Where a name leads that several authors have, or one of two told apart: time decided that."""
    authors = list(Author.objects.prefetch_related("aliases"))
    shared = shared_keys(authors) | keys_told_apart(Author)
    rows = [row for row in authors if not keys_of(row).isdisjoint(shared)]
    bylines = Byline.objects.filter(Q(author__in=rows) | Q(author=None)) if shared else []
    for byline in bylines:
        if key_of(byline.name) in shared:
            slug = byline.author.slug if byline.author else None
            yield _link(byline.article_id, "author", byline.name, slug)


def _outlet_links() -> Iterator[Line]:
    outlets = list(Outlet.objects.prefetch_related("aliases"))
    shared = shared_keys(outlets) | keys_told_apart(Outlet)
    rows = [row for row in outlets if not keys_of(row).isdisjoint(shared)]
    printed = Claim.objects.filter(field="outlet", article__outlet=None)
    names = printed.exclude(origin=Origin.CURATED).values_list("article", "value")
    unlinked = {pk for pk, name in (names if shared else []) if name and key_of(name) in shared}
    for article in Article.objects.filter(Q(outlet__in=rows) | Q(pk__in=unlinked)):
        slug = article.outlet.slug if article.outlet else None
        yield _link(article.pk, "outlet", "", slug)


def _link(article: int, field: str, name: str, slug: str | None) -> Line:
    return {"capture": _first_capture(article), "field": field, "name": name, "slug": slug}


def _first_capture(article: int) -> str:
    return str(Capture.objects.filter(article=article).earliest("pk").sha256)


def _articles() -> Iterator[Line]:
    """What was said of articles beside their claims."""
    touched = (
        Q(is_reviewed=True)
        | Q(access__isnull=False)
        | Q(topics__isnull=False)
        | Q(dossier_entries__isnull=False)
        | Q(curator_notes__isnull=False)
    )
    numbers = Article.objects.filter(touched).order_by().values("pk")
    for article in Article.objects.filter(pk__in=numbers).order_by("public_id"):
        yield {
            "capture": article.captures.earliest("pk").sha256,
            "access": article.access,
            "is_reviewed": article.is_reviewed,
            "topics": list(article.topics.order_by("slug").values_list("slug", flat=True)),
            "dossiers": [
                {"slug": entry.dossier.slug, "position": entry.position}
                for entry in article.dossier_entries.select_related("dossier").order_by(
                    "dossier__slug"
                )
            ],
            "notes": [
                {
                    "text": note.text,
                    "is_public": note.is_public,
                    "by": _who(note.made_by),
                    "at": when(note.made_at),
                }
                for note in article.curator_notes.select_related("made_by").order_by("pk")
            ],
        }
