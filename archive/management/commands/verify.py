"""`manage.py verify`: whether all is as it was written."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.readiness import require_database
from archive.management.verifying import verified
from archive.management.wishes import count


class Command(BaseCommand):
    """Exit status 1 where anything is wrong."""

    help = "Check captures, articles, the search index and its files; name all that is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of it."""
        parser.add_argument("--sample", type=count, metavar="N", help="only N articles, at random")
        parser.add_argument(
            "--repair", action="store_true", help="make anew what captures and claims can give"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Nothing is changed without --repair."""
        require_database()
        if verified(self.stdout, self.stderr, options["sample"], is_repairing=options["repair"]):
            sys.exit(1)
