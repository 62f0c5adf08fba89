"""Named rows, both ways: what curators said of them, told apart from what ingest made itself."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.curation.checks.neighbours import SAME_PERSON
from archive.curation.events import RowChange, history_of, snapshot
from archive.curation.portable.shape import COLUMNS as MAY_HOLD
from archive.curation.portable.shape import MODELS, SHOWN, CurationFileError, Line
from archive.models import (
    Author,
    Claim,
    Dossier,
    Event,
    Finding,
    Judgement,
    Origin,
    Outlet,
    PendingCuration,
    Topic,
)
from archive.models.naming import key_of
from archive.text.names import is_organisation, read_name
from archive.text.normal import slugify
from archive.text.sanitize import NoteTooLongError, sanitize_note

Row = Author | Dossier | Outlet | Topic
MODEL: Mapping[str, Any] = {
    "author": Author,
    "dossier": Dossier,
    "outlet": Outlet,
    "topic": Topic,
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "author": ("family", "given", "is_organisation", "note", "order"),
    "dossier": ("event_date", "note"),
    "outlet": ("access", "country", "disclaimer", "domains", "kind", "languages", "note"),
    "topic": ("note",),
}
MADE_BY_INGEST = ("author", "outlet")
TAKEN_IN = "import"
"""The kind of event that tells nobody's reason."""


def curated_rows() -> Iterator[tuple[str, Row]]:
    """Every row that ingest alone would not make so, by model and slug."""
    for model in MODELS:
        referred = _referred(model)
        rows = list(MODEL[model].objects.prefetch_related("aliases", "merged").order_by("slug"))
        shared = shared_keys(rows)
        for row in rows:
            is_named = row.slug in referred or not keys_of(row).isdisjoint(shared)
            if is_named or not is_natural(model, row):
                yield model, row


def line_of(model: str, row: Row) -> Line:
    """A row as it stands in the file."""
    return {
        "model": model,
        "slug": row.slug,
        "name": row.name,
        "aliases": [alias.name for alias in sorted(row.aliases.all(), key=lambda a: a.name_key)],
        "columns": {name: getattr(row, name) for name in COLUMNS[model]},
        "said": _said(model, row),
    }


def _said(model: str, row: Row) -> dict[str, Line]:
    """Who set each column that has a value as it is, when and why, where an event tells."""
    now = snapshot(row)
    untouched = snapshot(MODEL[model]())
    unexplained = {name for name in COLUMNS[model] if now[name] not in (untouched[name], "", [])}
    said: dict[str, Line] = {}
    for event in history_of(row).exclude(kind=TAKEN_IN):
        for change in event.rows:
            is_row = (change["model"], change["pk"]) == (model, row.pk)
            after = (change["after"] or {}) if is_row else {}
            set_here = {name for name in unexplained & set(after) if after[name] == now[name]}
            said |= dict.fromkeys(set_here, _source(event))
            unexplained -= set_here
    return said


def _source(event: Event) -> Line:
    who = event.made_by.get_username() if event.made_by else None
    return {"by": who, "at": when(event.made_at), "reason": event.reason}


def when(moment: datetime) -> str:
    """A moment as it stands in the file."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def is_natural(model: str, row: Row) -> bool:
    """Whether ingest makes this row from its name alone."""
    if model not in MADE_BY_INGEST or row.merged_into_id or row.aliases.all() or row.merged.all():
        return False
    untouched = MODEL[model](name=row.name)
    if isinstance(untouched, Author):
        read = read_name(row.name)
        untouched.is_organisation = is_organisation(row.name)
        if read.rule and not untouched.is_organisation:
            untouched.family, untouched.given = read.family, read.given
            untouched.order = read.order
    wanted = slugify(row.name, fallback=model)
    same = all(getattr(row, name) == getattr(untouched, name) for name in COLUMNS[model])
    return same and row.slug == wanted


def keys_of(row: Row) -> set[str]:
    """All names of a row, by which pages may mean it."""
    return {row.name_key, *(alias.name_key for alias in row.aliases.all())}


def shared_keys(rows: Iterable[Row]) -> set[str]:
    """The names that several rows have which stand for themselves."""
    present = (row for row in rows if row.merged_into_id is None)
    counted = Counter(key for row in present for key in keys_of(row))
    return {key for key, count in counted.items() if count > 1}


def _referred(model: str) -> set[str]:
    """The slugs that decisions and judgements name, and findings that were set aside."""
    said = Judgement.objects.filter(model=model).values_list("one", "other")
    slugs = {slug for pair in said for slug in pair}
    if model == "author":
        slugs |= {slug for key in _compared() for slug in key.split()}
    if model in MADE_BY_INGEST:
        claims = Claim.objects.filter(field=model, origin=Origin.CURATED)
        values = [*claims.order_by().values_list("value", flat=True), *_waiting(model)]
        slugs |= {each["slug"] if isinstance(each, dict) else each for each in values if each}
    return slugs


def _compared() -> Iterator[str]:
    """The slugs of each two authors of whom a finding was set aside that they may be one."""
    findings = Finding.objects.filter(check_name=SAME_PERSON, dismissed_at__isnull=False)
    yield from findings.values_list("key", flat=True)
    for line in PendingCuration.objects.values_list("line", flat=True):
        if line["section"] == "findings" and line["entry"]["check"] == SAME_PERSON:
            yield line["entry"]["key"]


def _waiting(field: str) -> Iterator[Any]:
    """The values of decisions on a field that wait for their capture."""
    for line in PendingCuration.objects.values_list("line", flat=True):
        if line["section"] == "claims" and line["entry"]["field"] == field:
            yield line["entry"]["value"]
        if line["section"] == "links" and line["entry"]["field"] == field:
            yield line["entry"]["slug"]


def put_row(line: Line) -> Iterator[tuple[RowChange, Line | None]]:
    """Make or change a row, without its aliases; what differs, and who said so where it is told."""
    if set(line["columns"]) != set(COLUMNS[line["model"]]):
        raise CurationFileError(f"The columns of {line['model']} “{line['slug']}” are other ones.")
    sources = {(each["at"], str(each)): each for each in line["said"].values()}
    for source in [None, *(sources[key] for key in sorted(sources))]:
        columns = {
            name: value
            for name, value in line["columns"].items()
            if line["said"].get(name) == source
        }
        if change := _put(line, {"name": line["name"], **columns}):
            yield change, source


def _put(line: Line, columns: Mapping[str, Any]) -> RowChange | None:
    model = MODEL[line["model"]]
    row: Row | None = model.objects.filter(slug=line["slug"]).first()
    before = snapshot(row) if row else None
    row = _filled(row or model(slug=line["slug"]), columns, line)
    if before is not None and snapshot(row) == before:
        return None
    row.save()
    return RowChange.changed(before, row) if before else RowChange.made(row)


def _filled(row: Row, columns: Mapping[str, Any], line: Line) -> Row:
    for name, value in columns.items():
        if name in MAY_HOLD and not MAY_HOLD[name](value):
            raise _wrong(line, name, f"{json.dumps(value, ensure_ascii=False)[:SHOWN]}.")
        setattr(row, name, value)
    try:
        row.note = sanitize_note(row.note) or None if row.note else None
        row.clean_fields(exclude=["name_key", "sort_key", "merged_into"])
    except NoteTooLongError as error:
        raise _wrong(line, "note", str(error)) from error
    except ValidationError as error:
        name, [why, *_] = next(iter(error.message_dict.items()))
        raise _wrong(line, name, why) from error
    return row


def _wrong(line: Line, name: str, why: str) -> CurationFileError:
    return CurationFileError(f"The {name} of {line['model']} “{line['slug']}” cannot be: {why}")


def put_aliases(lines: Iterable[Line]) -> list[RowChange]:
    """Give the rows of a file their other names, beside those that they have."""
    changes = []
    for line in lines:
        row = MODEL[line["model"]].objects.get(slug=line["slug"])
        known = set(row.aliases.values_list("name_key", flat=True))
        for name in line["aliases"]:
            if key_of(name) not in known:
                known.add(key_of(name))
                changes.append(RowChange.made(row.aliases.create(name=name)))
    return changes


def superseded(lines: Collection[Line]) -> Iterator[Author | Outlet]:
    """Rows that ingest made from a name which, as the file says, is another row's.

    Ingest met the name before the file came; had it come first, they would not have been made.
    """
    named: dict[str, set[str]] = defaultdict(set)
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        named[line["model"]].add(line["slug"])
        bearers[line["model"]].update({key_of(name) for name in [line["name"], *line["aliases"]]})
    for model in (Author, Outlet):
        name = str(model._meta.model_name)  # noqa: SLF001 - Django's documented access to a model
        clear = [key for key, count in bearers[name].items() if count == 1]
        rows = model.objects.filter(~Q(slug__in=named[name]), name_key__in=clear)
        yield from (
            row for row in rows if is_natural(name, row) and row.slug not in _referred(name)
        )
