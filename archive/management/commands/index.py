"""`manage.py index`: bring the search index up to date, or build it anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.answers import counted
from archive.management.readiness import require_database
from archive.search import sync
from archive.search.engine import SearchError


class Command(BaseCommand):
    """Without an option: catch up, and build where there is no index."""

    help = "Bring the search index up to date with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which of the three ways."""
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--catch-up", action="store_true", help="follow the latest changes (as without option)"
        )
        way.add_argument(
            "--if-needed", action="store_true", help="build it where there is none that can be read"
        )
        way.add_argument("--rebuild", action="store_true", help="build it anew and swap it in")

    def handle(self, *_: Any, **options: Any) -> None:
        """Say what the index took."""
        require_database()
        try:
            self.stdout.write(self._answer(**options))
        except SearchError as error:
            raise CommandError(str(error)) from error

    def _answer(self, *, rebuild: bool, if_needed: bool, **_: Any) -> str:
        if rebuild:
            return f"Index built anew: {counted(sync.rebuild(self._progress))}."
        if if_needed:
            built = sync.build_if_needed(self._progress)
            return "There is an index." if built is None else f"Index built: {counted(built)}."
        return f"Index up to date: {counted(sync.restore())} taken in."

    def _progress(self, count: int) -> None:
        if self.stderr.isatty() and count % 100 == 0:
            self.stderr.write(f"\r{count} articles", ending="")
