"""`manage.py ingest PATH…`: bring page files into the archive, or read what it holds again."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.importing import import_paths
from archive.management.reextracting import reextract


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

    def handle(self, *_: Any, **options: Any) -> None:
        """Exit status 1 where anything was refused."""
        paths, is_dry_run = options["paths"], options["dry_run"]
        if bool(paths) is options["reextract"]:
            raise CommandError("Name files or folders, or give --reextract alone.", returncode=2)
        told = {"is_dry_run": is_dry_run, "as_jsonl": options["format"] == "jsonl"}
        report = (import_paths(paths, self.stdout, self.stderr, **told) if paths
                  else reextract(self.stdout, self.stderr, **told))  # fmt: skip
        if report.counts["refused"]:
            sys.exit(1)
