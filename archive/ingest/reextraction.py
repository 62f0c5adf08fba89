"""Today's rules over stored captures: what would read differently, and the claims that say so.

Nothing is taken back from the table of claims: a new reading adds claims, and what it no longer
states it withdraws by a claim without a value. What curators decided stays in force.
"""

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from archive.curation.claims import is_withdrawal, newest, winners
from archive.curation.learning import Surveyed
from archive.curation.projection import body_of, project
from archive.curation.suggestions import note_suggestions
from archive.ingest.claiming import claim_of
from archive.ingest.extraction import WAYS, Extraction, Payload, extract
from archive.ingest.records import RefusedError
from archive.models import Article, Capture, Claim, Identity, Origin
from archive.page.repeats import Known

logger = logging.getLogger(__name__)
BY_READING = frozenset({Origin.EXTRACTED, Origin.DECLARED, Origin.INFERRED})
WITHDRAWN = "withdrawn: today's rules state none"
WITHDRAWN_VERSION = 1

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads differently; of a body `old` and `new` are its paragraphs.

    `overruled_by` is the origin of a claim that outranks any reading, so that the field stays.
    """

    field: str
    subject: str
    old: Any
    new: Any
    old_rule: str | None
    rule: str
    overruled_by: str | None = None


@dataclass(frozen=True, slots=True)
class Rereading:
    """One article read again: what differs, the claims to add, captures decoded otherwise.

    `refusal` says in one line why a capture cannot be read any more; then nothing else is said.
    """

    article: Article
    differences: tuple[Difference, ...] = ()
    claims: tuple[Claim, ...] = ()
    decoded: tuple[tuple[Capture, Extraction], ...] = ()
    refusal: str | None = None

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.differences or self.claims or self.decoded)


@dataclass(frozen=True, slots=True)
class CaptureReading:
    """One capture as today's rules decode and read it."""

    capture: Capture
    decoded: Extraction
    claims: Mapping[Key, Claim]

    @classmethod
    def of(cls, capture: Capture, known: Known) -> "CaptureReading":
        """Raises RefusedError."""
        read = extract(payload_of(capture))
        statements = WAYS[capture.kind].knowing(read.text, read.statements, known)
        claims = newest(claim_of(statement, capture) for statement in statements)
        return cls(capture, read, claims)

    @property
    def origins(self) -> frozenset[str]:
        """What this reading may take back: of somebody's own record what was imported as well.

        An imported claim about any other capture was no reading's.
        """
        return BY_READING | {claim.origin for claim in self.claims.values()}

    @property
    def is_decoded_otherwise(self) -> bool:
        """Whether the capture's bytes are now taken for another encoding."""
        return (self.capture.encoding, self.capture.assumed) != (
            self.decoded.encoding,
            list(self.decoded.assumed),
        )


def payload_of(capture: Capture) -> Payload:
    """What a capture was made of, with the text to which its evidence points."""
    content = capture.content
    return Payload(
        capture.kind, content.unpacked(), capture.address, capture.charset, content.transcribed()
    )


class Reextraction:
    """One run over the whole archive; what the outlets' pages have in common is surveyed once."""

    def __init__(self) -> None:
        self._known = Surveyed()

    def rereadings(self) -> Iterator[Rereading]:
        """Read every article again, in the order of their ingest; changes nothing."""
        for article in Article.objects.with_captures().in_batches():
            yield self._reread(article)

    def apply(self, primary_key: int) -> Rereading:
        """Read one article again, store what differs and let it follow: all of it or nothing."""
        articles = Article.objects.with_captures()
        try:
            with transaction.atomic():
                Identity.take_turn()
                rereading = self._reread(articles.get(pk=primary_key))
                store(rereading)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            return _refused(articles.get(pk=primary_key), error)
        return rereading

    def _reread(self, article: Article) -> Rereading:
        try:
            return reread(article, self._known)
        except RefusedError as error:
            return Rereading(article, refusal=str(error))
        except (OperationalError, InterfaceError):
            raise  # the database itself is in trouble: no capture is to blame
        except Exception as error:
            return _refused(article, error)


def _refused(article: Article, error: Exception) -> Rereading:
    logger.exception("%s could not be read again", article.public_id)
    fault = f"could not be read again, by a fault of this program ({type(error).__name__})"
    return Rereading(article, refusal=fault)


def store(rereading: Rereading) -> None:
    """Add the claims and let the article follow; call it in a transaction, its turn taken."""
    for capture, decoded in rereading.decoded:
        capture.encoding, capture.assumed = decoded.encoding, list(decoded.assumed)
        capture.save(update_fields=["encoding", "assumed"])
    Claim.objects.bulk_create(rereading.claims)
    if rereading.is_changed:
        project(rereading.article)
        note_suggestions(rereading.article)


def reread(article: Article, known: Known) -> Rereading:
    """Compare what is stored of an article with what today's rules read in its captures."""
    stored = list(article.claims.all())
    readings = [CaptureReading.of(capture, known) for capture in article.captures.all()]
    claims = tuple(claims_to_add(stored, readings))
    texts = {reading.capture.pk: reading.decoded.text for reading in readings}
    origins = BY_READING.union(*(reading.origins for reading in readings))
    return Rereading(
        article,
        tuple(differences(article, stored, claims, texts, origins)),
        claims,
        tuple((each.capture, each.decoded) for each in readings if each.is_decoded_otherwise),
    )


def claims_to_add(stored: Iterable[Claim], readings: Sequence[CaptureReading]) -> Iterator[Claim]:
    """The claims after which of every capture stands what today's rules read in it."""
    for reading in readings:
        of_capture = (claim for claim in stored if claim.capture_id == reading.capture.pk)
        former = newest(claim for claim in of_capture if claim.origin in reading.origins)
        for key in dict.fromkeys([*former, *reading.claims]):
            yield from _to_add(former.get(key), reading.claims.get(key))


def _to_add(old: Claim | None, new: Claim | None) -> Iterator[Claim]:
    """A claim by a lower version of a rule stands only once the higher one has been withdrawn."""
    if old and new and said_by(old) == said_by(new):
        return
    is_in_the_way = old is not None and not is_withdrawal(old)
    if old and is_in_the_way and (new is None or new.rule_version < old.rule_version):
        yield _withdrawal(old)
    if new:
        yield new


def _withdrawal(claim: Claim) -> Claim:
    return Claim(
        article_id=claim.article_id,
        capture_id=claim.capture_id,
        field=claim.field,
        subject=claim.subject,
        value=None,
        origin=claim.origin,
        rule=WITHDRAWN,
        rule_version=WITHDRAWN_VERSION,
    )


def said_by(claim: Claim) -> tuple[Any, ...]:
    """All that must be equal for a claim not to be made again, as the database gives it back."""
    value = json.loads(json.dumps(claim.value))
    return value, claim.rule, claim.rule_version, [list(span) for span in claim.spans]


def differences(
    article: Article,
    stored: Sequence[Claim],
    added: Sequence[Claim],
    texts: Mapping[int, str],
    origins: Collection[str],
) -> Iterator[Difference]:
    """Field by field what the deciding reading says now and said before.

    `origins` are those of readings; any other overrules them.
    """
    before = winners(claim for claim in stored if claim.origin in origins)
    after = winners(claim for claim in (*stored, *added) if claim.origin in origins)
    deciding = winners([*stored, *added])
    for key, new in after.items():
        old, judge = before.get(key), deciding[key]
        overruled_by = None if judge.origin in origins else judge.origin
        values = old.value if old else None, new.value
        if new.field == "body":
            shown = article.body if not overruled_by else _body(old, texts)
            values = shown, _body(new, texts)
        if values[0] != values[1] or old is None or said_by(old) != said_by(new):
            yield Difference(*key, *values, old.rule if old else None, new.rule, overruled_by)


def _body(claim: Claim | None, texts: Mapping[int, str]) -> list[str]:
    return body_of(claim, texts[claim.capture_id or 0]) if claim else []
