"""`manage.py ingest PATH…`: bring page files into the archive."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.ingest.batch import ingest, root_of
from archive.ingest.report import Report
from archive.management.readiness import catch_up_or_warn, require_database


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
        is_dry_run, as_jsonl = options["dry_run"], options["format"] == "jsonl"
        if not is_dry_run:
            require_database()
        self.stdout.ending = self.stderr.ending = ""
        roots = [root_of(path) for path in options["paths"]]
        total = sum(len(root.candidates) for root in roots)
        report = Report(self.stdout, self.stderr, total, as_jsonl=as_jsonl, is_dry_run=is_dry_run)
        for outcome in ingest(roots, is_dry_run=is_dry_run):
            report.show(outcome)
        report.close()
        if not is_dry_run:
            catch_up_or_warn(self.stderr)
        if report.counts["refused"]:
            sys.exit(1)
