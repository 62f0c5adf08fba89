"""`manage.py backup FILE`: the whole archive as it is now, in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.readiness import require_database
from archive.management.safekeeping import backed_up


class Command(BaseCommand):
    """Consistent whatever is ingested or saved meanwhile; the file is whole or not there."""

    help = "Write the whole archive as it is now, but for its index and its secrets, to one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_: Any, **options: Any) -> None:
        """A file of this name is replaced once the new one is whole."""
        require_database()
        self.stdout.write(backed_up(options["file"], self.stderr))
