"""`manage.py curation export FILE` and `import FILE`: what curators decided, as a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.management.curating import export_to, import_from, in_words
from archive.management.readiness import catch_up_or_warn, require_database


class Command(BaseCommand):
    """The same captures and this file make the same archive."""

    help = "Write all that curators decided to a file, or take such a file in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which way, and which file."""
        parser.add_argument("way", choices=["export", "import"])
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_: Any, **options: Any) -> None:
        """All or nothing."""
        require_database()
        path: Path = options["file"]
        if options["way"] == "export":
            self.stdout.write(f"{path}: {export_to(path)} bytes")
            return
        self.stdout.write(f"{path}: {in_words(import_from(path))}")
        catch_up_or_warn(self.stderr)
