"""Pages read to captures and claims. Idempotent: the same bytes twice write nothing."""

from collections.abc import Sequence

from django.db import transaction

from archive.crashing import crash_point
from archive.ingest.intake import Intake, NotHere, Result, Stored
from archive.ingest.records import HeldRecord, ReadPage, RefusedError
from archive.models import Identity, Run

__all__ = ["NotHere", "Result", "Stored", "store", "store_all"]


def store(page: ReadPage, run: Run | None = None) -> Stored:
    """Store one page with all that it says; raises RefusedError where its bytes were erased."""
    [result] = store_all([page], run)
    if isinstance(result, RefusedError):
        raise result
    assert isinstance(result, Stored)  # nosec B101 # noqa: S101 - only what was not read can be missing
    return result


def store_all(records: Sequence[ReadPage | HeldRecord], run: Run | None = None) -> list[Result]:
    """Store pages with all that they say, in their order: all or nothing.

    What comes of it is what storing one after another would come to. Loaders take turns (a lock on
    one row), so that two of them cannot make the same outlet or author twice.
    """
    with transaction.atomic():
        Identity.take_turn()
        intake = Intake(records, run)
        results = [intake.take(record) for record in records]
        intake.close()
        crash_point("ingest.claimed")
    crash_point("ingest.committed")
    return results
