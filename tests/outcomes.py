"""What ingest makes of the bytes of one file, read only."""

import json
import time
from typing import Any

from archive.ingest.batch import ingest_bytes
from archive.ingest.records import Outcome, RefusedError

SECONDS = 15


def outcomes(file_name: str, data: bytes | str) -> list[Outcome]:
    """Every outcome, in order; a file that no reader claims is one refusal."""
    raw = data.encode() if isinstance(data, str) else data
    try:
        return ingest_bytes(file_name, raw, is_dry_run=True)
    except RefusedError as error:
        return [Outcome(file_name, "refused", str(error))]


def records(file_name: str, data: bytes | str) -> list[dict[str, Any]]:
    """The records of a file in which nothing is wrong."""
    found = outcomes(file_name, data)
    assert [each.reason for each in found if each.status == "refused"] == []
    return [each.record for each in found if each.record]


def record(file_name: str, data: bytes | str) -> dict[str, Any]:
    """The one record of a file."""
    [only] = records(file_name, data)
    return only


def row(**values: Any) -> dict[str, Any]:
    """The record of one row of JSON lines."""
    return record("rows.jsonl", json.dumps(values))


def told(file_name: str, data: bytes | str) -> list[str]:
    """What is said of each record, read or refused; in one line and within the time it may take."""
    begun = time.process_time()  # a busy machine is no fault of ours
    said = [
        each.record["title"] if each.record else f"{each.status}: {each.reason}"
        for each in outcomes(file_name, data)
    ]
    assert time.process_time() - begun < SECONDS
    assert [line for line in said if line and "\n" in line] == []
    return said


def names(found: dict[str, Any]) -> list[str]:
    """The authors of a record."""
    return [author["name"] for author in found["authors"]]


def shown(found: dict[str, Any], field: str) -> list[str]:
    """The characters that a field rests on."""
    return [entry["text"] for entry in found["evidence"][field]]


def rules(found: dict[str, Any], field: str) -> list[str]:
    """The rules by which a field was read, each once."""
    return list(dict.fromkeys(entry["rule"] for entry in found["evidence"][field]))
