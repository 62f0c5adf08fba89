"""`manage.py curation export FILE`, `import FILE`: decisions as a file; `check`: the queue anew."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.curating import export_to, import_from, in_words
from archive.management.readiness import catch_up_or_warn, require_database
from archive.management.rechecking import recheck_all


class Command(BaseCommand):
    """The same captures and the same file make the same archive."""

    help = "Write all that curators decided to a file, take such a file in, or check all articles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which way, and which file."""
        parser.add_argument("way", choices=["export", "import", "check"])
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE")

    def handle(self, *_: Any, **options: Any) -> None:
        """An import is all or nothing; a check that was interrupted can be run again."""
        require_database()
        path: Path | None = options["file"]
        if (path is None) is not (options["way"] == "check"):
            raise CommandError("Name the file to export or import; check takes none.", returncode=2)
        if path is None:
            recheck_all(self.stdout, self.stderr)
        elif options["way"] == "export":
            self.stdout.write(f"{path}: {export_to(path)} bytes")
        else:
            self.stdout.write(f"{path}: {in_words(import_from(path))}")
            catch_up_or_warn(self.stderr)
