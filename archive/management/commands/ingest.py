"""`manage.py ingest PATH…`: bring page files into the archive, or read what it holds again."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.importing import import_paths
from archive.management.reextracting import reextract
from archive.management.wishes import Wishes, add_options


class Command(BaseCommand):
    """Store what is new in files and folders, or what reads differently now."""

    help = "Bring page files into the archive, or read what it holds again (--reextract)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths and how to report."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or folder")
        add_options(parser)
        parser.add_argument(
            "--reextract", action="store_true",
            help="read all stored pages by today's rules, show what differs, then store that",
        )  # fmt: skip

    def handle(self, *_: Any, **options: Any) -> None:
        """Exit status 1 where anything was refused, 130 after a Ctrl-C."""
        paths, wishes = options["paths"], Wishes.of(options)
        if bool(paths) is options["reextract"]:
            raise CommandError("Name files or folders, or give --reextract alone.", returncode=2)
        if paths:
            status = import_paths(paths, self.stdout, self.stderr, wishes).status
        else:
            told = {"is_dry_run": wishes.is_dry_run, "as_jsonl": wishes.as_jsonl}
            status = int(reextract(self.stdout, self.stderr, **told).counts["refused"] > 0)
        if status:
            sys.exit(status)
