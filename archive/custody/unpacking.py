"""A bag taken in: its captures with what was said of them, then what curators decided."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError, transaction

from archive.crashing import crash_point
from archive.curation.learning import forget, learn, uses_in
from archive.curation.portable import CurationFileError, apply_pending, parsed, take_in
from archive.curation.projection import project
from archive.curation.suggestions import note_suggestions
from archive.custody.bags import INFO, BagError, opened
from archive.custody.packing import CAPTURES, CURATION, PROFILE, place_of, transcript_of
from archive.ingest.claiming import capture_of, claim_of, content_of
from archive.ingest.records import ReadPage
from archive.ingest.relatives import Clues, article_for
from archive.models import Article, Capture, Claim, Erasure, Identity
from archive.page.record import Span, Statement
from archive.search import sync
from archive.text.decoding import BinaryFileError, decode_as

ID_LENGTH = 12
HASH = re.compile(r"[0-9a-f]{64}")
NOT_TAKEN = (
    ValueError, TypeError, LookupError, AttributeError, DataError, IntegrityError,
    BinaryFileError,
)  # fmt: skip
Line = dict[str, Any]
Progress = Callable[[int], None]


@dataclass
class Unpacked:
    """What became of a bag: captures new, here already, erased and not wanted; decisions."""

    new: int = 0
    known: int = 0
    erased: int = 0
    decisions: int = 0
    waiting: int = 0
    articles: dict[str, int] = field(default_factory=dict)


def unpack(path: Path, progress: Progress) -> Unpacked:
    """Take in a bag; what is here already is not stored twice. Raises BagError, OSError.

    Where the bag is not as it was packed, nothing is stored.
    """
    taken = Unpacked()
    with opened(path) as bag:
        _check_profile(bag)
        curation = _curation(bag)
        for number, line in enumerate(_lines(bag), start=1):
            try:
                _take(bag, line, taken)
            except NOT_TAKEN as error:
                raise BagError(_refusal(number, error, taken)) from error
            crash_point("import.article")
            progress(number)
        try:
            said = take_in(curation)
        except CurationFileError as error:
            raise BagError(f"Its {CURATION}: {error}") from error
    taken.decisions, taken.waiting = said.applied, said.waiting
    sync.catch_up_on_commit()
    return taken


def _refusal(number: int, error: BaseException, taken: Unpacked) -> str:
    reason = (str(error) or type(error).__name__).splitlines()[0]
    stored = f"{taken.new} captures before it are stored." if taken.new else "Nothing was stored."
    return f"Line {number} of its {CAPTURES} cannot be taken in ({reason[:80]}). {stored}"


def _check_profile(bag: Path) -> None:
    if PROFILE not in (bag / INFO).read_text("utf-8"):
        raise BagError("It is a bag, but not one of an archive of this program.")


def _curation(bag: Path) -> Mapping[str, list[Line]]:
    try:
        return parsed((bag / "data" / CURATION).read_bytes())
    except FileNotFoundError:
        raise BagError(f"It holds no {CURATION}.") from None
    except CurationFileError as error:
        raise BagError(f"Its {CURATION}: {error}") from error


def _lines(bag: Path) -> Iterator[Line]:
    path = bag / "data" / CAPTURES
    if not path.is_file():
        raise BagError(f"It holds no {CAPTURES}.")
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, start=1):
            try:
                line = json.loads(text)
                is_line = HASH.fullmatch(line["sha256"]) and isinstance(line["article"], str)
            except (ValueError, KeyError, TypeError, RecursionError):
                is_line = None
            if not is_line:
                raise BagError(f"Line {number} of its {CAPTURES} is none.")
            yield line


@transaction.atomic
def _take(bag: Path, line: Line, taken: Unpacked) -> None:
    """Store one capture with its claims, at the article of its bag, and let that follow."""
    Identity.take_turn()
    known = Capture.objects.filter(sha256=line["sha256"]).first()
    if known:
        taken.known += 1
        taken.articles.setdefault(line["article"], known.article_id)
        return
    if Erasure.objects.filter(sha256=line["sha256"]).exists():
        taken.erased += 1
        return
    page = _page(bag, line)
    article = _article_of(line, page, taken)
    forget(article.outlet, uses_in(article))
    capture = capture_of(page, article, None)
    capture.save()
    content_of(page, capture).save()
    _store_claims(line, page, capture)
    _keep_moments(line, capture)
    project(article)
    apply_pending(capture)
    note_suggestions(article)
    article = Article.objects.get(pk=article.pk)
    learn(article.outlet, uses_in(article))
    taken.new += 1


def _page(bag: Path, line: Line) -> ReadPage:
    data = (bag / "data" / place_of(line["sha256"])).read_bytes()
    transcript = bag / "data" / transcript_of(line["sha256"])
    is_transcript = transcript.is_file()
    text = transcript.read_bytes().decode() if is_transcript else decode_as(data, line["encoding"])
    names = ("file", "sha256", "encoding", "kind", "address", "charset")
    said = {name: line[name] for name in names}
    moment = line["captured_at"]
    return ReadPage(
        **said,
        number=line["record"],
        data=data,
        text=text,
        assumed=tuple(line["assumed"]),
        statements=tuple(_statement(claim, len(text)) for claim in line["claims"]),
        captured_at=datetime.fromisoformat(moment) if moment else None,
        is_transcript=is_transcript,
    )


def _statement(claim: Line, length: int) -> Statement:
    spans = tuple(Span(*span) for span in claim["spans"])
    if any(not 0 <= span.start <= span.end <= length for span in spans):
        raise ValueError("a claim rests on characters that are not there")
    if claim["origin"] not in {"imported", "extracted", "declared", "inferred"}:
        raise ValueError("a claim has an origin that no reading has")
    return Statement(
        field=claim["field"],
        value=claim["value"],
        rule=claim["rule"],
        version=claim["rule_version"],
        spans=spans,
        origin=claim["origin"],
        subject=claim["subject"],
    )


def _article_of(line: Line, page: ReadPage, taken: Unpacked) -> Article:
    """The one that holds what is with it in the bag, one that was here before, or a new one."""
    if (pk := taken.articles.get(line["article"])) is not None:
        return Article.objects.get(pk=pk)
    article = article_for(Clues.of(page))
    if article is None or article.pk in taken.articles.values():
        article = Article.objects.create(public_id=_free_id(line["article"], page.sha256))
    taken.articles[line["article"]] = article.pk
    return article


def _free_id(wanted: str, sha256: str) -> str:
    choices = [wanted] if HASH.fullmatch(wanted.ljust(64, "0")) and len(wanted) >= ID_LENGTH else []
    choices += [sha256[:length] for length in range(ID_LENGTH, len(sha256) + 1)]
    return next(each for each in choices if not Article.objects.filter(public_id=each).exists())


def _store_claims(line: Line, page: ReadPage, capture: Capture) -> None:
    claims = [claim_of(statement, capture) for statement in page.statements]
    Claim.objects.bulk_create(claims)
    for claim, said in zip(claims, line["claims"], strict=True):
        claim.made_at = datetime.fromisoformat(said["made_at"])
    Claim.objects.bulk_update(claims, ["made_at"])


def _keep_moments(line: Line, capture: Capture) -> None:
    at = datetime.fromisoformat(line["ingested_at"])
    Capture.objects.filter(pk=capture.pk).update(ingested_at=at)
