"""`manage.py import BAG`: what another archive exported, into this one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.readiness import catch_up_or_warn, require_database
from archive.management.safekeeping import unbagged


class Command(BaseCommand):
    """A bag that is not as it was packed is refused; what is here already stays as it is."""

    help = "Take in a bag that `export --bag` wrote."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which bag."""
        parser.add_argument("bag", type=Path, metavar="BAG", help="a folder, or a ZIP of one")

    def handle(self, *_: Any, **options: Any) -> None:
        """Interrupted, the same command goes on from there."""
        require_database()
        self.stdout.write(unbagged(options["bag"], self.stderr))
        catch_up_or_warn(self.stderr)
