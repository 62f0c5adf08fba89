"""`manage.py demo [PAGES]`: an archive of these pages, or of the invented ones, ready to serve."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.management.demonstration import (
    FIXTURES,
    LOGIN,
    example_question,
    make_curator,
    mark_as_invented,
)
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
        call_command("migrate", verbosity=0, interactive=False)
        if not options["pages"]:
            mark_as_invented(settings.ARCHIVE_DATA_DIR)
        report = import_paths([options["pages"] or str(FIXTURES)], self.stdout, self.stderr)
        if not report.counts["new"]:
            self.stdout.write("Nothing changed.\n")
        self._introduce_curator()
        if question := example_question():
            self.stdout.write(f"\nAn example: manage.py search {question}\n")
            call_command("search", question)

    def _introduce_curator(self) -> None:
        if password := make_curator():
            self.stdout.write(f"\nThe desk is at /desk/: login {LOGIN}, password {password}\n")
            self.stdout.write("This is the only time that the password is shown.\n")
        else:
            self.stdout.write(f"\nThe desk's login {LOGIN} exists; to set a new password:\n")
            self.stdout.write(f"  .venv/bin/python manage.py changepassword {LOGIN}\n")
