"""`manage.py demo [PAGES]`: an archive of these pages, or of the invented ones, ready to serve."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.management import demonstration as demo
from archive.management.importing import import_paths


class Command(BaseCommand):
    """Prepares everything but the serving; run again, it changes nothing and says so."""

    help = "Make an archive of a folder of pages, or of the invented ones that come with it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which pages."""
        parser.add_argument("pages", nargs="?", help="a folder of your own pages")

    def handle(self, *_: Any, **options: Any) -> None:
        """Migrate, ingest, make the login, try a search."""
        pages = Path(options["pages"] or demo.FIXTURES)
        call_command("migrate", verbosity=0, interactive=False)
        demo.keep_apart(pages)
        report = import_paths([str(pages)], self.stdout, self.stderr)
        if report.is_interrupted or not report.has_pages:
            sys.exit(report.status or 1)
        if not report.has_news:
            self.stdout.write("Nothing changed.\n")
        self.stdout.write(f"\n{demo.curator_in_words()}\n")
        if report.counts["new"]:
            demo.curate(pages, self.stdout, self.stderr)
        if question := demo.example_question():
            self.stdout.write(f"\nAn example: manage.py search {question}\n")
            call_command("search", question, limit=3)
