"""The whole archive as a bag: captures as they came, and all that is said of them.

data/captures/ab/abcd…           the bytes of each capture, named by their SHA-256
data/transcripts/ab/abcd….txt    the text that was made of them, where that is not decoding
data/captures.jsonl              a line for each, oldest first, with the claims that rest on it
data/articles.jsonl              what each article says today, for who has no such program
data/curation.json               what curators decided (`manage.py curation export`)
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from archive.crashing import crash_point
from archive.curation.portable import as_text
from archive.custody.bags import bagging
from archive.custody.elsewhere import one_moment
from archive.models import Article, Capture, Claim, Origin

CAPTURES, ARTICLES, CURATION = "captures.jsonl", "articles.jsonl", "curation.json"
PROFILE = "commentary-archive bag 1"
AT_ONCE = 50
OF_CAPTURE = (
    "sha256",
    "file",
    "record",
    "size",
    "encoding",
    "assumed",
    "kind",
    "address",
    "charset",
)
OF_CLAIM = ("field", "subject", "value", "origin", "rule", "rule_version", "spans")
OF_ARTICLE = (
    "title", "deck", "section", "tags", "language", "url", "date", "date_label", "date_inferred",
    "text", "body", "captions", "notes", "kind",
)  # fmt: skip
Progress = Callable[[int], None]


def pack(path: Path, progress: Progress) -> int:
    """Write a bag of all that there is at this moment; how many captures it holds.

    Raises FileExistsError and other OSError; `progress` is told how many captures are written.
    """
    count = 0
    copy = path.with_name(f".{path.name}.copy")
    with one_moment(copy), bagging(path) as bag:
        for count, capture in enumerate(_captures(), start=1):
            bag.write(place_of(capture.sha256), [capture.content.unpacked()])
            if (transcript := capture.content.transcribed()) is not None:
                bag.write(transcript_of(capture.sha256), [transcript.encode()])
            progress(count)
        crash_point("bag.captures")
        bag.write(CAPTURES, map(_line, map(capture_as_object, _captures())))
        bag.write(ARTICLES, map(_line, map(_article, Article.objects.with_names().in_batches())))
        bag.write(CURATION, [as_text().encode()])
        bag.finish(_info())
        crash_point("bag.written")
    return count


def place_of(sha256: str) -> str:
    """Where in the payload the bytes of a capture lie."""
    return f"captures/{sha256[:2]}/{sha256}"


def transcript_of(sha256: str) -> str:
    """Where in the payload its transcript lies."""
    return f"transcripts/{sha256[:2]}/{sha256}.txt"


def _captures() -> Iterator[Capture]:
    last = 0
    rows = Capture.objects.select_related("article", "content").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield from batch
        last = batch[-1].pk


def capture_as_object(capture: Capture) -> dict[str, Any]:
    """A line of `captures.jsonl`."""
    claims = Claim.objects.filter(capture=capture).exclude(origin=Origin.CURATED)
    return {
        "article": capture.article.public_id,
        **{name: getattr(capture, name) for name in OF_CAPTURE},
        "captured_at": _moment(capture.captured_at),
        "ingested_at": _moment(capture.ingested_at),
        "claims": [
            {**{name: getattr(claim, name) for name in OF_CLAIM}, "made_at": _moment(claim.made_at)}
            for claim in claims.order_by("pk")
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.public_id,
        **{name: getattr(article, name) for name in OF_ARTICLE},
        "outlet": article.outlet.name if article.outlet else None,
        "authors": [byline.name for byline in article.bylines.all()],
        "access": str(article.allowed),
    }


def _info() -> dict[str, str]:
    return {
        "Bag-Software-Agent": f"commentary-archive {settings.VERSION}",
        "Bagging-Date": f"{datetime.now(UTC):%Y-%m-%d}",
        "Internal-Sender-Description": PROFILE,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _line(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode() + b"\n"
