"""`manage.py ingest PATH…`: bring page files into the archive, or read what it holds again."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.importing import Wishes, import_paths
from archive.management.reextracting import reextract


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


class Command(BaseCommand):
    """Store what is new in files and folders, or what reads differently now."""

    help = "Bring page files into the archive, or read what it holds again (--reextract)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths and how to report."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or folder")
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")
        parser.add_argument(
            "--reextract", action="store_true",
            help="read all stored pages by today's rules, show what differs, then store that",
        )  # fmt: skip
        parser.add_argument("--no-index", action="store_true", help="leave the index as it is")
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="one JSON line a record: what became of it"
        )
        parser.add_argument(
            "--workers", type=_count, metavar="N",
            help="processes that read; 0: none but this one; else one a core, where it is worth it",
        )  # fmt: skip

    def handle(self, *_: Any, **options: Any) -> None:
        """Exit status 1 where anything was refused, 130 where somebody pressed Ctrl-C."""
        paths = options["paths"]
        if bool(paths) is options["reextract"]:
            raise CommandError("Name files or folders, or give --reextract alone.", returncode=2)
        as_jsonl, is_dry_run = options["format"] == "jsonl", options["dry_run"]
        if paths:
            wishes = Wishes(
                is_dry_run=is_dry_run,
                as_jsonl=as_jsonl,
                has_index=not options["no_index"],
                report=options["report"],
                workers=options["workers"],
            )
            status = import_paths(paths, self.stdout, self.stderr, wishes).status
        else:
            told = {"is_dry_run": is_dry_run, "as_jsonl": as_jsonl}
            status = int(reextract(self.stdout, self.stderr, **told).counts["refused"] > 0)
        if status:
            sys.exit(status)
