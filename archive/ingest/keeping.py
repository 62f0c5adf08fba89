"""What becomes of a batch: stored together, one by one where that fails, or only looked at."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from django.db import InterfaceError, OperationalError

from archive.ingest.gathering import Entry, read_again
from archive.ingest.loader import NotHere, Result, Stored, store_all
from archive.ingest.reading import fault_of
from archive.ingest.records import HeldRecord, Outcome, ReadPage, RefusedError
from archive.models import Run
from archive.text.addresses import address_key

logger = logging.getLogger(__name__)


class Keeping(Protocol):
    """What is done with batches."""

    def outcomes(self, batch: Sequence[Entry]) -> Iterator[Outcome]:
        """What became of every entry, in order."""


class Looking:
    """Nothing is kept: every page is only told of."""

    def __init__(self) -> None:
        self._seen = Seen()

    def outcomes(self, batch: Sequence[Entry]) -> Iterator[Outcome]:
        """What would be kept."""
        for entry in batch:
            if isinstance(entry.found, ReadPage):
                yield replace(told(entry.found, "read", self._seen), behind=entry.behind)
            elif isinstance(entry.found, Outcome):
                yield replace(entry.found, behind=entry.behind)


class Storing:
    """Everything is kept, as come in by a run; one refusal never stops the rest."""

    def __init__(self, run: Run | None) -> None:
        self._run = run
        self._seen = Seen()

    def outcomes(self, batch: Sequence[Entry]) -> Iterator[Outcome]:
        """What was kept; the whole batch stands in the database before the first is told of."""
        records = [each.found for each in batch if not isinstance(each.found, Outcome)]
        results = iter(self._stored(records))
        for entry in batch:
            outcome = entry.found
            if not isinstance(outcome, Outcome):
                outcome = self._outcome(entry, next(results))
            yield replace(outcome, behind=entry.behind)

    def _stored(self, records: Sequence[ReadPage | HeldRecord]) -> list[Result]:
        """All at once; where that fails each by itself, so that only the one at fault is lost."""
        try:
            return store_all(records, self._run)
        except (OperationalError, InterfaceError):
            raise  # the database itself is in trouble: no file is to blame
        except Exception as error:
            if len(records) > 1:
                return [result for each in records for result in self._stored([each])]
            logger.exception("%s could not be stored", records[0].file)
            return [RefusedError(fault_of(error))]

    def _outcome(self, entry: Entry, result: Result) -> Outcome:
        found = entry.found
        if isinstance(result, NotHere):
            [outcome] = self.outcomes([read_again(entry)])
            return outcome
        if isinstance(result, RefusedError):
            return _refused(found, str(result))
        holder = result.article.public_id
        if isinstance(found, HeldRecord):
            said = Outcome(found.file, "unchanged", number=found.number, sha256=found.sha256)
            return replace(said, article=holder, duplicate_of=holder)
        return self._told(result, holder)

    def _told(self, stored: Stored, holder: str) -> Outcome:
        assert stored.page is not None  # nosec B101 # noqa: S101 - it was read, or it would be held
        outcome = told(stored.page, stored.status, self._seen)
        known = holder if stored.status == "unchanged" else None
        return replace(outcome, article=holder, duplicate_of=outcome.duplicate_of or known)


class Seen:
    """The records of a run by what makes two the same: their bytes, or in one file an address."""

    def __init__(self) -> None:
        self._by_hash: dict[int, str] = {}
        self._by_address: dict[str, str] = {}
        self._file = ""

    def first(self, page: ReadPage) -> str | None:
        """The record that was the same before; notes this one."""
        if page.file != self._file:
            self._file, self._by_address = page.file, {}
        number, addresses = int(page.sha256[:16], 16), list(_addresses(page))
        before = [self._by_hash.get(number), *map(self._by_address.get, addresses)]
        self._by_hash.setdefault(number, page.name)
        for address in addresses:
            self._by_address.setdefault(address, page.name)
        return next(filter(None, before), None)


def told(page: ReadPage, status: str, seen: Seen) -> Outcome:
    """The outcome of a page that was read."""
    return Outcome(
        page.file,
        status,
        number=page.number,
        sha256=page.sha256,
        page=page,
        duplicate_of=seen.first(page),
    )


def _refused(found: ReadPage | HeldRecord | Outcome, reason: str) -> Outcome:
    if isinstance(found, Outcome):
        return found
    return Outcome(found.file, "refused", reason, found.number, found.sha256)


def _addresses(page: ReadPage) -> Iterator[str]:
    """What tells a further capture of the same article in one file: addresses without tracking."""
    urls = [each.value for each in page.statements if each.field == "url"]
    return filter(None, (address_key(url) for url in (*urls, page.address) if url))
