"""What a run of `ingest --reextract` says: a block for each article that reads differently."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from archive.curation.evidence import in_words
from archive.ingest.reextraction import Difference, Rereading
from archive.ingest.report import Bar, Stream, printable

VALUE_LENGTH = 160
PARAGRAPH_LENGTH = 100
MOST_PARAGRAPHS = 6


class DifferencesReport:
    """Prints articles as they are read again; `out` gets differences, `err` what is refused."""

    def __init__(
        self, out: Stream, err: Stream, total: int, *, as_jsonl: bool, is_dry_run: bool
    ) -> None:
        self._out, self._err, self._bar = out, err, Bar(err, total)
        self._as_jsonl, self._is_dry_run = as_jsonl, is_dry_run
        self.counts: Counter[str] = Counter()
        self._claims = self._stored = 0

    def show(self, rereading: Rereading) -> None:
        """One article, and how far the run is."""
        status = status_of(rereading)
        self.counts[status] += 1
        self._bar.clear()
        if status == "refused":
            self._refuse(rereading)
        elif status == "changed":
            text = json_of(rereading) if self._as_jsonl else "\n".join(block_of(rereading))
            self._out.write(text + "\n")
        self._bar.draw(self.counts.total())

    def stored(self, rereading: Rereading) -> None:
        """One article has followed, or could not."""
        self._bar.clear()
        if rereading.refusal:
            self.counts["changed"] -= 1
            self.counts["refused"] += 1
            self._refuse(rereading)
        self._claims += len(rereading.claims)
        self._stored += 1
        self._bar.draw(self._stored)

    def start_storing(self, total: int) -> None:
        """All differences are shown; now as many articles follow."""
        self._bar.clear()
        self._bar = Bar(self._err, total)

    def close(self) -> None:
        """The summary, on standard output unless differences go there as records."""
        self._bar.clear()
        stream = self._err if self._as_jsonl else self._out
        stream.write(self.summary() + "\n")

    def _refuse(self, rereading: Rereading) -> None:
        name = rereading.article.get_absolute_url()
        self._err.write(f"refused     {name}: {printable(rereading.refusal or '')}\n")

    def summary(self) -> str:
        """`2 changed, 23 unchanged, 0 refused: 5 claims added`."""
        statuses = ("changed", "unchanged", "refused")
        counted = ", ".join(f"{self.counts[status]} {status}" for status in statuses)
        if self._is_dry_run:
            return f"{counted} (dry run: nothing was stored)"
        return f"{counted}: {self._claims} claim{'' if self._claims == 1 else 's'} added"


def status_of(rereading: Rereading) -> str:
    """Whether anything would be stored for an article."""
    if rereading.refusal:
        return "refused"
    return "changed" if rereading.is_changed else "unchanged"


def json_of(rereading: Rereading) -> str:
    """The object of `--format jsonl`."""
    article = rereading.article
    record = {
        "id": article.public_id,
        "path": article.get_absolute_url(),
        "title": article.title,
        "differences": [as_object(each) for each in rereading.differences],
        "encodings": [
            {"sha256": capture.sha256, "old": capture.encoding, "new": decoded.encoding}
            for capture, decoded in rereading.decoded
        ],
        "claims": len(rereading.claims),
    }
    return json.dumps(record, ensure_ascii=False)


def as_object(difference: Difference) -> dict[str, Any]:
    """One difference as a record."""
    return {
        "field": difference.field,
        "subject": difference.subject,
        "old": difference.old,
        "new": difference.new,
        "old_rule": difference.old_rule,
        "rule": difference.rule,
        "overruled_by": difference.overruled_by,
    }


def block_of(rereading: Rereading) -> Iterator[str]:
    """The article's title and address, then a line or more for each field."""
    article = rereading.article
    yield printable(f"{article.title or 'Untitled'} ({article.get_absolute_url()})")
    for capture, decoded in rereading.decoded:
        was, now = quoted(capture.encoding), quoted(decoded.encoding)
        yield printable(f"  encoding of {capture.file}: {was} → {now}")
    for difference in rereading.differences:
        yield printable(f"  {line_of(difference)}")
        if difference.field == "body":
            yield from map(printable, paragraphs_of(difference))
    if not rereading.differences and rereading.claims:
        yield "  only what another claim overrules reads differently"


def line_of(difference: Difference) -> str:
    """`title: “old” → “new” (rule)`; what stays says why."""
    name = difference.field
    if difference.subject:
        name += f" of {difference.subject}"
    old, new = words_of(difference, difference.old), words_of(difference, difference.new)
    rule = difference.rule
    if difference.old == difference.new:
        said = f"{old} stays ({rules_of(difference)})"
    else:
        said = f"{old} → {new} ({rule})"
    return f"{name}: {said}{stays(difference)}"


def rules_of(difference: Difference) -> str:
    """Why a value that stays is written anyhow: another rule, or another place in the capture."""
    if difference.old_rule == difference.rule:
        return f"{difference.rule}: other evidence or version"
    return f"{difference.old_rule} → {difference.rule}"


def stays(difference: Difference) -> str:
    """What outranks a reading is never touched."""
    return f"; {difference.overruled_by}, stays" if difference.overruled_by else ""


def words_of(difference: Difference, value: Any) -> str:
    """A value in quotation marks, shortened; `none` where there is none."""
    if difference.field == "body":
        return in_words("body", value) if value else "none"
    return quoted(in_words(difference.field, value))


def quoted(text: str, length: int = VALUE_LENGTH) -> str:
    """The text in quotation marks, shortened; `none` where it is empty."""
    shown = text if len(text) <= length else text[: length - 1].rstrip() + "…"
    return f"“{shown}”" if shown else "none"


def paragraphs_of(difference: Difference) -> Iterator[str]:
    """The paragraphs that go (-) and come (+), shortened, and how many more there are."""
    changed = list(_changed_paragraphs(difference.old or [], difference.new or []))
    for sign, paragraph in changed[:MOST_PARAGRAPHS]:
        yield f"    {sign} {quoted(paragraph, PARAGRAPH_LENGTH)}"
    if len(changed) > MOST_PARAGRAPHS:
        yield f"    and {len(changed) - MOST_PARAGRAPHS} more"


def _changed_paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What only one of the two has, however often; another order alone changes no paragraph."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    yield from (("-", each) for each in gone.elements())
    yield from (("+", each) for each in come.elements())
