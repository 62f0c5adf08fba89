"""`manage.py ingest PATH…`: bring page files into the archive."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.importing import import_paths


class Command(BaseCommand):
    """Read files and folders of pages; store what is new."""

    help = "Bring page files into the archive: files, or folders with all that is below them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths and how to report."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder")
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")

    def handle(self, *_: Any, **options: Any) -> None:
        """Exit status 1 where anything was refused."""
        report = import_paths(
            options["paths"],
            self.stdout,
            self.stderr,
            is_dry_run=options["dry_run"],
            as_jsonl=options["format"] == "jsonl",
        )
        if report.counts["refused"]:
            sys.exit(1)
