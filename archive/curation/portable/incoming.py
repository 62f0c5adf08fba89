"""Taking in a curation file: all of it or nothing, and what is for later waits until it can be."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from archive.curation.events import EventError, RowChange, model_of, record
from archive.curation.judgements import judged, judgement_on
from archive.curation.linking import keys_of_all, survivor
from archive.curation.merging import merge
from archive.curation.portable.applying import APPLY, awaited_by, moment_of, user_named
from archive.curation.portable.rows import (
    MODEL,
    TAKEN_IN,
    put_aliases,
    put_row,
    superseded,
)
from archive.curation.portable.shape import (
    FINDINGS,
    OF_ARTICLES,
    STAGES,
    CurationFile,
    CurationFileError,
    Line,
)
from archive.curation.projection import project
from archive.curation.suggestions import note_suggestions
from archive.curation.waiting import to_link
from archive.models import (
    Article,
    Author,
    Byline,
    Capture,
    Change,
    Event,
    Identity,
    Judgement,
    Outlet,
    PendingCuration,
)
from archive.search import sync

logger = logging.getLogger(__name__)
LINKS = {"author": "authors", "dossier": "dossiers", "outlet": "outlet", "topic": "topics"}
"""How articles lead to the rows of a model."""
NOT_STORABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, DatabaseError)


@dataclass
class Taken:
    """What became of a file: entries applied, and entries that wait for their capture."""

    applied: int = 0
    waiting: int = 0
    articles: set[int] = field(default_factory=set)


@transaction.atomic
def take_in(content: CurationFile) -> Taken:
    """Store what a file says; raises CurationFileError, and then nothing is stored.

    What is here already is not stored twice. Entries for captures that are not here are kept.
    """
    Identity.take_turn()
    taken = Taken()
    try:
        taken.articles |= _take_in_rows(content)
    except EventError as error:
        raise CurationFileError(str(error)) from error
    for stage in STAGES:
        for section in stage:
            for number, line in enumerate(content[section], start=1):
                _take_in_line(section, number, line, taken)
        if stage != FINDINGS:  # to check once more might take away what was just found
            _follow(taken.articles)
            taken.articles.clear()
    sync.catch_up_on_commit()
    return taken


def apply_pending(capture: Capture) -> None:
    """Apply what waited for a capture that has just been stored, and let its article follow.

    What cannot be applied goes on waiting and is logged: it must not keep the page out.
    """
    waiting = list(PendingCuration.objects.filter(sha256=capture.sha256).order_by("pk"))
    try:
        with transaction.atomic():
            for stage in STAGES:
                _apply_stage(capture, [each for each in waiting if each.line["section"] in stage])
    except (OperationalError, InterfaceError):
        raise
    except (CurationFileError, *NOT_STORABLE):
        logger.exception("What waited for %s could not be applied", capture.sha256)


def _apply_stage(capture: Capture, waiting: list[PendingCuration]) -> None:
    waiting.sort(key=lambda each: OF_ARTICLES.index(each.line["section"]))
    for pending in waiting:
        if APPLY[pending.line["section"]](capture.article, capture, pending.line["entry"]):
            pending.delete()
        elif (awaited := awaited_by(pending.line["entry"])) != pending.sha256:
            PendingCuration.objects.filter(pk=pending.pk).update(sha256=awaited)
    if waiting and waiting[0].line["section"] not in FINDINGS:
        project(capture.article)


def _take_in_rows(content: CurationFile) -> set[int]:
    """The articles that may lead elsewhere now."""
    changes = [change for line in content["rows"] for change in _put_row(line)]
    merged = {_merge(line) for line in content["merges"]}
    changes += put_aliases(content["rows"])
    for line in content["judgements"]:
        _judge(line, is_new=(line["model"], line["one"], line["other"]) in merged)
    if changes:
        _note_rows(changes, content["rows"])
    _note_articles(content["rows"])
    return _give_way(content["rows"]) | _to_link(content["rows"])


def _put_row(line: Line) -> Iterator[RowChange]:
    """What somebody is known to have said is an event of his; the rest is left to be recorded."""
    for change, source in put_row(line):
        if source is None:
            yield change
            continue
        row = MODEL[line["model"]].objects.get(slug=line["slug"])
        by, reason = user_named(source["by"]), source["reason"]
        summary = f"Edited “{row}” (from a curation file)"
        event = record("edit", summary, [change], by, reason=reason, subjects=[row])
        Event.objects.filter(pk=event.pk).update(made_at=moment_of(source))


def _note_rows(changes: list[RowChange], lines: list[Line]) -> None:
    """One event for all that no one is known to have said, found from each row."""
    touched = {(change.model, change.pk) for change in changes}
    rows = [MODEL[line["model"]].objects.get(slug=line["slug"]) for line in lines]
    subjects = [row for row in rows if (model_of(row), row.pk) in touched]
    record(TAKEN_IN, "Taken in from a curation file", changes, None, subjects=subjects)


def _note_articles(lines: list[Line]) -> None:
    """The index holds the names of these rows, and kind and country of outlets."""
    rows = {
        link: MODEL[model].objects.filter(
            slug__in=[line["slug"] for line in lines if line["model"] == model]
        )
        for model, link in LINKS.items()
    }
    articles = Article.objects.order_by().linked_to(rows)
    Change.objects.record(articles.values_list("public_id", flat=True))


def _merge(line: Line) -> tuple[str, str, str] | None:
    """Merge two rows that are not; the judgement that this made, by model and slugs."""
    model = MODEL[line["model"]]
    rows = {row.slug: row for row in model.objects.filter(slug__in=[line["row"], line["into"]])}
    if line["row"] not in rows or line["into"] not in rows:
        raise CurationFileError(f"The merge of “{line['row']}” names a row that is not in “rows”.")
    row, into = rows[line["row"]], rows[line["into"]]
    if row.merged_into_id == into.pk:
        return None
    by = user_named(line["by"])
    reason = line["reason"] or "As in the curation file."
    event = merge(row, into, by=by, reason=reason, against_judgement=True)
    Event.objects.filter(pk=event.pk).update(made_at=moment_of(line))
    first, second = sorted([row.slug, into.slug])
    return line["model"], first, second


def _judge(line: Line, *, is_new: bool) -> None:
    """The later of two judgements stands; one that a merge of this file made takes its time."""
    model = MODEL[line["model"]]
    one, other = (model.objects.filter(slug=line[end]).first() for end in ("one", "other"))
    if one is None or other is None or one == other:
        raise CurationFileError(f"The judgement on “{line['one']}” names a row that is not there.")
    known = judgement_on(one, other)
    if known and known.made_at > moment_of(line) and not is_new:
        return
    said = {"are_same": line["are_same"], "reason": line["reason"], "by": user_named(line["by"])}
    judgement = judged(known, one, other, **said)
    judgement.save()
    Judgement.objects.filter(pk=judgement.pk).update(made_at=moment_of(line))


def _give_way(lines: list[Line]) -> set[int]:
    """Take away the rows that ingest would not have made; the articles that led to them."""
    articles: set[int] = set()
    for row in superseded(lines):
        if isinstance(row, Author):
            bylines = Byline.objects.filter(author=row)
            articles |= set(bylines.values_list("article", flat=True))
            bylines.update(author=None)
        else:
            linked = Article.objects.filter(outlet=row)
            articles |= set(linked.values_list("pk", flat=True))
            linked.update(outlet=None)
        row.delete()
    return articles


def _to_link(lines: list[Line]) -> set[int]:
    """Articles in which a name led nowhere that is certain by what the file says of rows."""
    slugs = {model: [line["slug"] for line in lines if line["model"] == model] for model in MODEL}
    authors = map(survivor, Author.objects.filter(slug__in=slugs["author"]))
    outlets = map(survivor, Outlet.objects.filter(slug__in=slugs["outlet"]))
    return to_link(keys_of_all(authors), keys_of_all(outlets))


def _take_in_line(section: str, number: int, line: Line, taken: Taken) -> None:
    capture = Capture.objects.select_related("article").filter(sha256=line["capture"]).first()
    try:
        with transaction.atomic():
            done = capture is not None and APPLY[section](capture.article, capture, line)
    except (OperationalError, InterfaceError):
        raise
    except CurationFileError as error:
        raise CurationFileError(f"{_cannot(section, number)} {error}") from error
    except NOT_STORABLE as error:
        raise CurationFileError(_cannot(section, number)) from error
    if capture is not None:
        taken.articles.add(capture.article_id)
    pending = {"section": section, "entry": line}
    if done:
        taken.applied += 1
        PendingCuration.objects.filter(sha256__in=_captures_of(line), line=pending).delete()
    else:
        taken.waiting += 1
        PendingCuration.objects.get_or_create(sha256=awaited_by(line), line=pending)


def _captures_of(line: Line) -> list[str]:
    return [line[end] for end in ("capture", "other") if end in line]


def _cannot(section: str, number: int) -> str:
    return f"Entry {number} of “{section}” cannot be carried out."


def _follow(articles: Iterable[int]) -> None:
    for article in Article.objects.filter(pk__in=set(articles)).order_by("pk"):
        try:
            with transaction.atomic():
                project(article)
                note_suggestions(article)
        except (OperationalError, InterfaceError):
            raise
        except NOT_STORABLE as error:
            why = f"What it says of article {article.public_id} cannot be carried out."
            raise CurationFileError(why) from error
