"""`manage.py search "words"`: the archive's own search on a terminal."""

from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.exports.results import all_found, as_object, count
from archive.management.answers import FORMATS, question_in_words
from archive.management.readiness import require_database
from archive.search.engine import SearchError
from archive.search.language import understand


class Command(BaseCommand):
    """Hits go to standard output, their count and how the question was read to the other."""

    help = "Search the archive; the language is that of the search page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The question and how to print its hits."""
        parser.add_argument("words", help='words, "phrases", OR, outlet:, date:2021 … (-- -word)')
        parser.add_argument("--limit", type=int, metavar="N", help="print at most N hits")
        parser.add_argument("--format", choices=FORMATS, default="table")

    def handle(self, *_: Any, **options: Any) -> None:
        """No hit is no failure."""
        require_database()
        understood, limit = understand(options["words"]), options["limit"]
        try:
            self.stderr.write(question_in_words(understood, count(understood.tree)))
            for hit in islice(all_found(understood.tree), limit):
                self.stdout.write(FORMATS[options["format"]](as_object(hit)))
        except SearchError as error:
            raise CommandError(str(error)) from error
