"""`manage.py restore FILE`: the archive that a backup holds, where there is none."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.safekeeping import restored


class Command(BaseCommand):
    """All of it or nothing; never over an archive that is there."""

    help = "Make the archive that a backup holds, in an empty data folder and a new database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_: Any, **options: Any) -> None:
        """The index is built anew."""
        self.stdout.write(restored(options["file"]))
