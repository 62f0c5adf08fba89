"""`manage.py export --jsonl [FILE]`, `--bag PATH`: the whole archive in forms others can read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.exporting import STANDARD_OUTPUT, write_articles
from archive.management.readiness import require_database
from archive.management.safekeeping import bagged


class Command(BaseCommand):
    """The archive is only read."""

    help = "Write the whole archive: what readers may see as JSON lines, or all of it as a bag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """In which form, and where to."""
        ways = parser.add_mutually_exclusive_group(required=True)
        ways.add_argument(
            "--jsonl", nargs="?", const=STANDARD_OUTPUT, metavar="FILE",
            help="one JSON object an article, without any limit; to standard output without FILE",
        )  # fmt: skip
        ways.add_argument(
            "--bag", type=Path, metavar="PATH", help="a new folder, or a file that ends in .zip"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Whole, or not there."""
        require_database()
        if options["bag"]:
            self.stdout.write(bagged(options["bag"], self.stderr))
        else:
            written = write_articles(options["jsonl"], self.stdout)
            self.stderr.write(f"{written:,} articles")
