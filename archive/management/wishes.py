"""How files are to be brought in: the options of `ingest`, and what they come to."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a command was asked for; `workers` is None where the number of cores decides."""

    is_dry_run: bool = False
    as_jsonl: bool = False
    has_index: bool = True
    report: Path | None = None
    workers: int | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Those of the command line."""
        return cls(
            is_dry_run=options["dry_run"],
            as_jsonl=options["format"] == "jsonl",
            has_index=not options["no_index"],
            report=options["report"],
            workers=options["workers"],
        )


def add_options(parser: ArgumentParser) -> None:
    """What can be wished for."""
    parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    parser.add_argument("--format", choices=["table", "jsonl"], default="table")
    parser.add_argument("--no-index", action="store_true", help="leave the index as it is")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="one JSON line a record: what became of it"
    )
    parser.add_argument(
        "--workers",
        type=count,
        metavar="N",
        help="processes that read, 0 for this one alone; else one a core where it is worth it",
    )


def count(text: str) -> int:
    """A number as typed, of whatever is counted."""
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)
