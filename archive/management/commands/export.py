"""`manage.py export --bag PATH`: the whole archive in a form that outlives this program."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.readiness import require_database
from archive.management.safekeeping import bagged


class Command(BaseCommand):
    """The archive is only read."""

    help = "Write the whole archive as a bag: captures, what they say, what curators decided."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """In which form, and where to."""
        ways = parser.add_mutually_exclusive_group(required=True)
        ways.add_argument(
            "--bag", type=Path, metavar="PATH", help="a new folder, or a file that ends in .zip"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Whole, or not there."""
        require_database()
        self.stdout.write(bagged(options["bag"], self.stderr))
