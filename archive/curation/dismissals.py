"""Findings that a curator has looked at and set aside, with the reason; each can be put back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.curation.checks import BY_NAME
from archive.curation.events import RowChange, record, snapshot
from archive.models import Event, Finding

COLUMNS = ["dismissed_at", "dismissed_by", "dismissed_because"]


class DismissalError(Exception):
    """Why a finding cannot be dismissed or put back, in a sentence."""


@transaction.atomic
def dismiss(finding: Finding, by: User, reason: str) -> Event:
    """Take a finding out of the queue; raises DismissalError where it is out of it already."""
    finding = _now(finding)
    if finding.dismissed_at is not None:
        raise DismissalError("This finding has been dismissed already.")
    if not reason.strip():
        raise DismissalError("Say why: the next curator will want to know.")
    before = snapshot(finding)
    finding.dismissed_at, finding.dismissed_by = timezone.now(), by
    finding.dismissed_because = reason.strip()
    return _saved(finding, before, "dismiss", f"Dismissed: {_words(finding)}", by)


@transaction.atomic
def put_back(finding: Finding, by: User) -> Event:
    """Put a dismissed finding back into the queue; raises DismissalError where it is in it."""
    finding = _now(finding)
    if finding.dismissed_at is None:
        raise DismissalError("This finding is in the queue already.")
    before = snapshot(finding)
    finding.dismissed_at, finding.dismissed_by, finding.dismissed_because = None, None, ""
    return _saved(finding, before, "put back", f"Put back into the queue: {_words(finding)}", by)


def _now(finding: Finding) -> Finding:
    """The row as it stands, kept from others until the transaction ends."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related("article")
    found = rows.filter(pk=finding.pk).first()
    if found is None:
        raise DismissalError("This is no longer found: there is nothing left to decide.")
    return found


def _saved(finding: Finding, before: dict[str, object], kind: str, summary: str, by: User) -> Event:
    finding.save(update_fields=COLUMNS)
    change = RowChange.changed(before, finding)
    reason = finding.dismissed_because
    return record(kind, summary, [change], by, reason=reason, subjects=[finding.article])


def _words(finding: Finding) -> str:
    check = BY_NAME.get(finding.check_name)
    return f"{check.title if check else finding.check_name} on “{finding.article}”"
