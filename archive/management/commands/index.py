"""`manage.py index`: bring the search index up to date, or build it anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.indexing import WAYS, caught_up
from archive.management.readiness import require_database
from archive.search.engine import SearchError


class Command(BaseCommand):
    """Without an option: catch up, and build where there is no index."""

    help = "Bring the search index up to date with the database."
    requires_system_checks = ()  # they load all pages: a second, and 20 MB that no index needs

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which of the ways."""
        ways = parser.add_mutually_exclusive_group()
        ways.set_defaults(way=caught_up)
        for name, way in WAYS.items():
            ways.add_argument(
                f"--{name}", dest="way", action="store_const", const=way, help=way.__doc__
            )

    def handle(self, *_: Any, **options: Any) -> None:
        """Say what the index took."""
        require_database()
        try:
            self.stdout.write(options["way"](self._progress))
        except SearchError as error:
            raise CommandError(str(error)) from error

    def _progress(self, count: int) -> None:
        if self.stderr.isatty() and count % 100 == 0:
            self.stderr.write(f"\r{count} articles", ending="")
