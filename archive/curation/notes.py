"""Notes on articles: cleaned once, when they are saved; each edit is an event."""

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.events import RowChange, record, snapshot
from archive.models import ArticleNote, Event


@transaction.atomic
def save_note(note: ArticleNote, *, by: User) -> Event:
    """Save a note, new or changed. Raises NoteTooLongError over 20 kB."""
    former = ArticleNote.objects.filter(pk=note.pk).first()
    if former is None:
        note.made_by = by
    note.save()
    change = RowChange.made(note) if former is None else RowChange.changed(snapshot(former), note)
    verb = "Added" if former is None else "Edited"
    return record("note", f"{verb} a note", [change], by, subjects=[note.article])
