"""`manage.py export --jsonl [FILE]`: the whole archive in a form that other programs read."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.exporting import STANDARD_OUTPUT, write_articles
from archive.management.readiness import require_database


class Command(BaseCommand):
    """The archive is only read."""

    help = "Write every article, with its text as far as readers may see it, a JSON object a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """In which form, and where to."""
        ways = parser.add_mutually_exclusive_group(required=True)
        ways.add_argument(
            "--jsonl",
            nargs="?",
            const=STANDARD_OUTPUT,
            metavar="FILE",
            help="one JSON object an article, without any limit; to standard output without FILE",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Whole, or not there."""
        require_database()
        written = write_articles(options["jsonl"], self.stdout)
        self.stderr.write(f"{written:,} articles")
